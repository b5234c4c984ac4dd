"""What a clause tells, and what it only names on the way: read off the tree, in four languages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.front import in_front
from dragoman.record.reading import OccurrenceFinding

CASES = [
    ("en", "Anna Berg met Peter Lund in Oslo on Friday.", "meeting", True),
    ("en", "Anna Berg spoke of hope after her meeting with Peter Lund in Oslo.", "meeting", False),
    ("en", "The town lost power after the earthquake that shook the south of Peru on Tuesday.", "disaster", True),
    ("en", "Peter Lund leads the inquiry into the train collision near Tolva on Friday.", "accident", False),
    ("de", "Ein schweres Erdbeben hat am Dienstag den Süden Perus erschüttert.", "disaster", True),
    ("de", "Nach dem Erdbeben blieben die Schulen in Tolva am Montag geschlossen.", "disaster", False),
    ("fr", "Anna Berg a rencontré Peter Lund vendredi à Oslo.", "meeting", True),
    ("fr", "Anna Berg a parlé d’espoir après sa rencontre avec Peter Lund à Oslo.", "meeting", False),
    ("es", "Anna Berg se reunió el viernes con Peter Lund en Oslo.", "meeting", True),
    ("es", "Anna Berg habló de esperanza después de su reunión con Peter Lund en Oslo.", "meeting", False),
]


@pytest.mark.parametrize(("language", "text", "kind", "front"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_clause_tells_what_stands_in_front(language, text, kind, front):
    reading = read_report(replace(report_from_text(text), language=language), parser=builtin_parser())
    told = [f for f in reading.findings if isinstance(f, OccurrenceFinding) and f.kind == kind]
    assert [in_front(reading, finding) for finding in told] == [front]


def test_without_a_tree_all_is_told():
    text = CASES[1][1]
    reading = read_report(replace(report_from_text(text), language="en"), parser=builtin_parser())
    (finding,) = [f for f in reading.findings if isinstance(f, OccurrenceFinding)]
    assert in_front(replace(reading, parse=None), finding)
