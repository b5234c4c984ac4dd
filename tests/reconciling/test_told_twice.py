"""A number that one report gives twice is one number: what its headline tells it of, its text does too."""

from __future__ import annotations

import pytest
from building import Plot, count

from dragoman.reconciling.told_twice import told_twice
from dragoman.record.reading import QuantityFinding


@pytest.mark.parametrize(
    ("number", "again", "things", "joined"),
    [
        (61, 61, ("Kähne", "Kähne"), True),
        (61, 61, ("Kähne", "Schleppkähne"), True),
        (61, 61, ("Kähne", "Kräne"), False),
        (61, 63, ("Kähne", "Kähne"), False),
        (60, 60, ("Kähne", "Kähne"), False),
        (7, 7, ("Kähne", "Kähne"), False),
    ],
    ids=["one thing", "a closer word", "another thing", "another number", "a round number", "a small number"],
)
def test_an_exact_number_of_one_thing_is_joined_within_a_report(number, again, things, joined):
    plot = Plot()
    report = plot.report("The walkout turns so many away. In all as many had to leave.")
    host = report.occurrence("The walkout", "strike")
    report.quantity("so many", count(number, of=things[0]), "count", host)
    report.quantity("as many", count(again, of=things[1]), "count", None)
    desk = plot.desk()
    told, alone = sorted((f for f in desk.findings.values() if isinstance(f, QuantityFinding)), key=desk.place)
    assert bool(list(told_twice(desk, [told], [alone]))) is joined
