"""Three small reports of an invented cable car stop, and how the command line is run on them."""

from __future__ import annotations

from collections.abc import Callable
from subprocess import CompletedProcess

REPORTS = {
    "one.txt": "Cable car stops over Tirana\nThe Dajti Telegraph, 14 May 2029\n\n"
    "The cable car to Mount Dajti stopped on Monday morning with 43 passengers. Transport Minister Arta Leka met "
    "Slovenian Foreign Minister Jure Novak in Tirana on Monday. The talks lasted more than two hours.\n\n"
    '"Nobody was in danger at any time," Leka said.\n',
    "zwei.txt": "Seilbahn bei Tirana steht still\nAlpenbote, 15. Mai 2029\n\n"
    "Die Seilbahn zum Dajti ist am Montagmorgen mit 43 Fahrgästen stehen geblieben. Der slowenische Außenminister "
    "Jure Novak traf am Montag in Tirana Verkehrsministerin Arta Leka. Das Gespräch dauerte zweieinhalb Stunden.\r\n"
    "„Niemand war in Gefahr“, sagte Leka.\r\n",
    "trois.txt": "Un téléphérique en panne près de Tirana\n\n"
    "Le téléphérique du mont Dajti s'est arrêté lundi matin avec 43 passagers à bord. La ministre des Transports, "
    "Arta Leka, a rencontré lundi à Tirana le ministre slovène des Affaires étrangères, Jure Novak.\n",
}
Run = Callable[..., CompletedProcess[bytes]]
