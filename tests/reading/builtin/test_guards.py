"""What a verb must have beside it in the tree: objects, doers, places, and nothing ahead where it tells an end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.builtin.guards import guarded
from dragoman.reading.read import read_report
from dragoman.record.reading import OccurrenceFinding

CASES = (
    ("en", "Norway lifted sanctions on three banks on Monday.", {"sanction"}),  # the object decides among verbs alike
    ("en", "The government lifted the curfew in Cali on Monday.", {"emergency"}),
    ("en", "India lifted its ban on rice exports on Monday.", {"export_control"}),
    ("en", "The airline suspended flights on Monday.", {"closure"}),
    ("en", "Nurses suspended their strike in Lyon on Monday.", {"strike"}),
    ("en", "The sanctions are expected to be lifted in May.", set()),  # an end that lies ahead
    ("en", "A court in Lagos banned the march on Monday.", {"ruling"}),  # who does it
    ("en", "The march was banned by a court in Lagos on Monday.", {"ruling"}),
    ("en", "A minister banned the march in Lagos on Monday.", set()),
    ("en", "Warplanes bombed Aleppo on Sunday.", {"attack"}),  # done to a place
    ("en", "The film bombed on Sunday.", set()),
    ("en", "The navy sank a trawler off Oslo on Monday.", set()),  # no accident
    ("en", "A trawler sank off Oslo on Monday.", {"accident"}),
    ("en", "He died after a heart attack in Oslo on Monday.", set()),
    ("de", "Kanada verhängte am Dienstag Sanktionen gegen Chile.", {"sanction"}),  # an object without a preposition
    ("es", "Noruega convocó el martes al embajador ruso.", {"summons"}),  # an object led to by one
    ("fr", "Un cessez-le-feu est entré en vigueur jeudi.", {"ceasefire"}),  # no passive
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
    assert not guarded({"needs": ["strike"]})
