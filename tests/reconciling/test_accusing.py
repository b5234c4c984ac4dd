"""A reproach whose parties two reports swap, and two who blame each other."""

from __future__ import annotations

import pytest

from dragoman.reconciling.accusing import blamed_both_ways
from read_story import told

HERE = "Farmers sold apples at the gate. A lighthouse was painted. Trams ran late in the evening."
THERE = "In Bergen fiel der Strom aus. Die Schule bekommt ein neues Dach. Der Zirkus kommt erst im Herbst."
ONE = "Jonas Okoro accused Lea Brandt of ignoring his warnings about the state of the river bed."
SWAPPED = "Lea Brandt warf Jonas Okoro vor, ihre Warnungen vor dem Zustand des Flussbetts ignoriert zu haben."
SAME = "Jonas Okoro warf Lea Brandt vor, seine Warnungen vor dem Zustand des Flussbetts ignoriert zu haben."
OTHER = "Lea Brandt warf Jonas Okoro vor, am Sonntag die Kirchenglocken zu laut geläutet zu haben."


@pytest.mark.parametrize(
    ("text", "found"),
    [(SWAPPED, 1), (SAME, 0), (OTHER, 0), (f"{SAME} {SWAPPED}", 0)],
    ids=["swap", "same", "else", "both"],
)
def test_a_reproach_told_both_ways_round(text: str, found: int) -> None:
    assert len(blamed_both_ways(*told(("en", f"{ONE} {HERE}"), ("de", f"{text} {THERE}")))) == found
