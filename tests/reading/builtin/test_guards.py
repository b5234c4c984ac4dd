"""What a verb must have beside it in the tree: objects, doers, places, and nothing ahead where it tells an end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.builtin.guards import guarded
from dragoman.reading.read import read_report
from dragoman.record.reading import OccurrenceFinding

CASES: tuple[tuple[str, str, set[str]], ...] = (
    ("en", "Norway lifted sanctions on three banks on Monday.", {"sanction"}),  # the object decides among verbs alike
    ("en", "The government lifted the curfew in Cali on Monday.", {"state_of_emergency"}),
    ("en", "India lifted its ban on rice exports on Monday.", {"export_control"}),
    ("en", "The airline suspended flights on Monday.", {"closure"}),
    ("en", "Nurses suspended their strike in Lyon on Monday.", {"strike"}),
    ("en", "The sanctions are expected to be lifted in May.", set()),  # an end that lies ahead
    ("en", "A court in Lagos banned the march on Monday.", {"ruling"}),  # who does it
    ("en", "The march was banned by a court in Lagos on Monday.", {"ruling"}),
    ("en", "A minister banned the march in Lagos on Monday.", {"order"}),
    ("en", "Warplanes bombed Aleppo on Sunday.", {"attack"}),  # done to a place
    ("en", "The film bombed on Sunday.", set()),
    ("en", "The navy sank a trawler off Oslo on Monday.", set()),  # no accident
    ("en", "A trawler sank off Oslo on Monday.", {"accident"}),
    ("en", "The company on Monday blamed an earthquake for the damage in Izmir.", set()),  # an account of it
    ("de", "Ursache des Brandes sei ein Erdbeben gewesen, teilte die Firma am Montag mit.", set()),
    ("fr", "L'exploitant évoquait lundi un séisme.", set()),
    ("es", "El gerente atribuyó el lunes el daño a un terremoto.", set()),
    ("fr", "Neuf mineurs bloqués depuis lundi dans la mine de Kalmar ont été secourus.", {"rescue"}),  # no closure
    ("en", "Three workers were shut in the mine in Oslo on Monday.", set()),
    ("en", "Three mines were shut in Oslo on Monday.", {"closure"}),
    ("fr", "Le Chili s'engage à verser 300 millions pour la réfection du barrage.", set()),  # a pledge, no agreement
    ("de", "Ministerin Anna Kolbe lädt beide Seiten für Montag nach Oslo ein.", {"invitation"}),
    ("en", "He died after a heart attack in Oslo on Monday.", set()),
    ("de", "Kanada verhängte am Dienstag Sanktionen gegen Chile.", {"sanction"}),  # an object without a preposition
    ("es", "Noruega convocó el martes al embajador ruso.", {"summons"}),  # an object led to by one
    ("fr", "Un cessez-le-feu est entré en vigueur jeudi.", {"ceasefire"}),  # no passive
    ("de", "In Linz ist am Montag ein Tank übergelaufen.", {"accident"}),
    ("en", "An earthquake struck Izmir on Sunday.", {"disaster"}),  # nobody's act
    ("en", "Drought struck Izmir on Sunday.", set()),
    ("en", "Rebels struck Izmir on Sunday.", {"attack"}),
    ("de", "Ein Erdbeben traf am Sonntag Izmir.", {"disaster"}),
    ("fr", "Un séisme a frappé Izmir dimanche.", {"disaster"}),
    ("es", "Un terremoto golpeó Izmir el domingo.", {"disaster"}),
    ("en", "Police fired tear gas at supporters of Lea Okoye in Lagos on Monday.", {"protest"}),  # no dismissal
    ("en", "Police fired Lea Okoye in Lagos on Monday.", {"dismissal"}),
    ("en", "The opposition walked out on Monday.", set()),  # who may not do it
    ("en", "Nurses walked out on Monday.", {"strike"}),
    ("es", "La huelga interrumpió el tráfico ferroviario el viernes en Lyon.", {"strike"}),
    ("es", "La compañía interrumpió el tráfico ferroviario el viernes en Lyon.", {"closure"}),
    ("en", "He announced an emergency fund for Cali on Monday.", set()),
    ("en", "Firefighters pulled a teacher from the rubble in Izmir on Monday.", {"rescue"}),  # what hangs on it
    ("de", "Feuerwehrleute zogen am Montag in Izmir eine Lehrerin aus den Trümmern.", {"rescue"}),
    ("fr", "Une enseignante a été dégagée des décombres lundi à Izmir.", {"rescue"}),
    ("es", "Los bomberos sacaron con vida a una maestra el lunes en Izmir.", {"rescue"}),
    ("fr", "Les chaises ont été retirées des ruines lundi à Izmir.", set()),  # nobody
    ("en", "Firefighters pulled three bodies from the rubble in Izmir on Monday.", set()),
    ("de", "Nachdem das Dorf abgebrannt war, befreite die Feuerwehr am Montag eine Frau aus den Trümmern.", {"rescue"}),
)


@pytest.mark.parametrize("language, text, kinds", CASES, ids=[text for _, text, _ in CASES])
def test_verbs_tell_what_their_object_and_doer_allow(language: str, text: str, kinds: set[str]) -> None:
    reading = read_report(replace(report_from_text(text), language=language), parser=builtin_parser())
    told = {found.kind for found in reading.findings if isinstance(found, OccurrenceFinding) and not found.mention}
    assert told == kinds


def test_guarded_verbs_are_nothing_without_a_tree() -> None:
    text = "Norway lifted sanctions on three banks on Monday."
    reading = read_report(replace(report_from_text(text), language="en"))
    assert not any(isinstance(found, OccurrenceFinding) and not found.mention for found in reading.findings)


def test_entries_that_ask_for_words_are_guarded() -> None:
    assert guarded({"of": ["strike"]})
    assert guarded({"beside": ["rubble"]})
    assert guarded({"someone": True})
    assert not guarded({"needs": ["strike"]})
