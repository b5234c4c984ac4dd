"""At whose wish a thing was done, and who did it, by two reports."""

from __future__ import annotations

import pytest

from dragoman.reconciling.behest import asked_by_two
from dragoman.reconciling.contrast import corrected
from read_story import told

REST = {
    "en": " The harbour was frozen. Herring is dear this year. A band played on the quay until late at night.",
    "de": " In Bergen fiel der Strom aus. Die Schule bekommt ein neues Dach. Der Zirkus kommt erst im Herbst.",
    "fr": " La mairie repeint ses volets. Le pain a encore augmenté. Un vieux cinéma rouvre à Lille.",
    "es": " El museo cierra por obras. Las naranjas llegan tarde este invierno. Un coro ensaya en la plaza.",
}
"""What else each report tells, of its own: translations of one text would be one family."""
HERE = " Farmers sold apples at the gate. A lighthouse was painted. Trams ran late in the evening."
PAUSE = "At the request of Norway the talks on the fishing grounds were broken off for an hour on Monday afternoon."
VERSCHOBEN = "Der Besuch des Ministers auf der Fischmesse in Stockholm im Mai wurde am Montag verschoben."
OFF = "The visit of the minister to the fishing fair in Stockholm in May was put off."
PUT_OFF = "On Monday Norway put off the visit of its minister to the fishing fair in Stockholm, planned for May."


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Auf schwedischen Wunsch wurden die Gespräche über die Fischgründe am Montag unterbrochen.", 1),
        ("es", "A petición de Suecia, las conversaciones sobre los caladeros se interrumpieron el lunes una hora.", 1),
        ("fr", "À la demande de la Suède, les entretiens sur les zones de pêche ont été suspendus lundi.", 1),
        ("de", "Auf norwegischen Wunsch wurden die Gespräche über die Fischgründe am Montag unterbrochen.", 0),
        ("en", "The talks on the fishing grounds were broken off on Monday, not at the request of Sweden.", 0),
        ("en", "At the request of Sweden a new bridge over the river was painted green.", 0),
    ],
)  # fmt: skip
def test_what_two_parties_asked_for_has_two_sides(language: str, text: str, found: int) -> None:
    assert len(asked_by_two(*told(("en", PAUSE + HERE), (language, text + REST[language])))) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", f"{VERSCHOBEN} Nicht Norwegen, sondern Schweden habe darum gebeten, hieß es.", 1),
        ("en", f"{OFF} Not Norway but Sweden had asked for it.", 1),
        ("en", f"{OFF} Not Denmark but Norway had asked for it.", 0),
        ("en", "A bridge was painted green. Not Norway but Sweden had asked for it.", 0),
    ],
)  # fmt: skip
def test_a_correction_stands_against_what_it_corrects(language: str, text: str, found: int) -> None:
    assert len(corrected(*told(("en", PUT_OFF), (language, text)))) == found
