"""Two towns told of one meeting: a difference where neither may lie in the other."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.facts import join_facts

TOWNS = [
    ("two towns, one of them unknown", ("Bergen", ("NO",)), ("Korsund", ()), True),
    ("a house, not a town", ("Bergen", ("NO",)), ("Hotel Norge", ()), False),
    ("a country", ("Bergen", ("NO",)), ("Norway", ()), False),
    ("two that nobody knows", ("Brevik", ()), ("Korsund", ()), False),
]


@pytest.mark.parametrize(("first", "second", "contested"), [row[1:] for row in TOWNS], ids=[row[0] for row in TOWNS])
def test_two_towns_of_one_meeting_exclude_each_other(first, second, contested):
    plot, hosts = Plot(), []
    for number, (name, within) in enumerate((first, first, second)):
        telling = plot.report(f"Report {number}: the commission is to meet in {name}.")
        iso = "NO" if name == "Norway" or within else None
        place = telling.place(name, *within, iso=iso)
        hosts.append(telling.occurrence("is to meet", "meeting", "planned", place=place))
    plot.happening(*hosts, kind="meeting", status="planned")
    desk = plot.desk()
    facts = join_facts(desk, read_calendar(desk), plot.cast(), plot.happenings())
    told = {fact.standing for fact in facts if fact.property == "place"}
    assert ("contested" in told) is contested
