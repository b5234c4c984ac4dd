"""Pairs that are alike in nothing but names, and what a line told in both makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from building import Plot, count, minutes
from msgspec.structs import replace
from telling_apart import pair, vectored

from dragoman.reconciling.parts import Desk
from dragoman.reconciling.sharing import Sharing

NEAR = [[(1.0, 0.0, 0.0)], [(0.9, 0.4, 0.0)]]
CROWDED = [[(1.0, 0.0, 0.0), (1.0, 0.1, 0.0)], [(1.0, 0.1, 0.1), (1.0, 0.0, 0.1)]]
APART = [[(1.0, 0.0, 0.0), (0.0, 1.0, 0.0)], [(0.9, 0.1, 0.0), (0.0, 0.0, 1.0)]]
CASES = [
    ("nearer than the rest", APART, 0.0, False, False, False),
    ("near, and so is everything", CROWDED, 0.0, False, False, True),
    ("near as everything is, and much else speaks for it", CROWDED, 4.0, False, False, False),
    ("nearer than the rest, and much speaks against it", APART, -15.0, False, False, True),
    ("near as everything is, and a line told in both", CROWDED, 0.0, True, False, False),
    ("two sayings no remark joins", APART, -8.0, False, True, True),
    ("the same of no sayings", APART, -8.0, False, False, False),
]


def story(vectors, *, spoken=False):
    plot = Plot()
    for number, rows in enumerate(vectors):
        texts = [f"The pier {place} is shut in town {number}." for place in range(len(rows))]
        report = plot.report(" ".join(texts))
        if spoken:
            report.remark(texts[0])
    return plot, vectored(plot, vectors)


@pytest.mark.parametrize(
    ("why", "vectors", "nameless", "line", "spoken", "thin"), CASES, ids=[case[0] for case in CASES]
)
def test_pairs_are_thin_where_nothing_but_names_speaks_for_them(why, vectors, nameless, line, spoken, thin):
    plot, desk = story(vectors, spoken=spoken)
    ends = [telling.segments[0].id for telling in plot.tellings]
    told = {"o1": [[telling.evidence(telling.text.split(". ")[0]) for telling in plot.tellings]]} if line else {}
    assert Sharing(desk, told).thin(pair(*ends, nameless=nameless)) == thin


LADEN = [("two long sentences", True, True, True), ("a long and a short one", True, False, False)]


@pytest.mark.parametrize(("why", "one", "two", "thin"), LADEN, ids=[case[0] for case in LADEN])
def test_two_sentences_that_tell_several_things_need_more(why, one, two, thin):
    plot = Plot()
    for number, long in enumerate((one, two)):
        more = ", and nobody in the villages up the river knows when the ferries to the islands will sail again" * long
        plot.report(f"The pier is shut in town {number} after the storm of Friday night{more}.")
    desk = vectored(plot, NEAR)
    ends = [telling.segments[0].id for telling in plot.tellings]
    assert Sharing(desk, {}).thin(pair(*ends, nameless=2.5)) == thin


UNTITLED = [
    ("near without the offices too", (0.9, 0.1, 0.0), (1.0, 0.0, 0.0), False),
    ("near by the offices alone", (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), True),
    ("only one names somebody by an office", (0.0, 0.0, 1.0), None, False),
]


@pytest.mark.parametrize(("why", "one", "two", "thin"), UNTITLED, ids=[case[0] for case in UNTITLED])
def test_pairs_are_thin_where_the_offices_of_those_named_make_them_near(why, one, two, thin):
    _, desk = story(APART)
    readings = list(desk.story.readings)
    for place, vector in enumerate((one, two)):
        packed = None if vector is None else np.array(vector, dtype="<f2").tobytes()
        first, *rest = readings[place].segments
        readings[place] = replace(readings[place], segments=(replace(first, untitled=packed), *rest))
    again = Desk(replace(desk.story, readings=tuple(readings)))
    ends = [reading.segments[0].id for reading in readings]
    assert Sharing(again, {}).thin(pair(*ends)) == thin


COUNTS = [
    ("the missing and the injured", ("missing",), ("injured",), False, True),
    ("the missing twice", ("missing",), ("missing",), False, False),
    ("the missing, and both", ("missing",), ("missing", "injured"), False, False),
    ("the missing, and nobody counted", ("missing",), (), False, False),
    ("who took part and what it cost", ("participants",), ("money",), False, False),
    ("the missing and the injured of one line", ("missing",), ("injured",), True, False),
]


@pytest.mark.parametrize(("why", "one", "two", "line", "struck"), COUNTS, ids=[case[0] for case in COUNTS])
def test_counts_of_other_things_are_struck(why, one, two, line, struck):
    plot = Plot()
    for number, properties in enumerate((one, two)):
        report = plot.report(f"Twelve or twenty were counted in town {number}.")
        for words, prop in zip(("Twelve", "twenty"), properties, strict=False):
            report.quantity(words, count(12), prop, None)
    desk = vectored(plot, NEAR)
    told = {"o1": [[telling.evidence(telling.text) for telling in plot.tellings]]} if line else {}
    ends = [telling.segments[0].id for telling in plot.tellings]
    assert Sharing(desk, told).count_apart(pair(*ends)) == struck


SUMS = [
    ("three times as much", (210, 640), ("EUR", "EUR"), False, True),
    ("a sum a day and one in all", (30, 400), ("EUR", "EUR"), False, True),
    ("two figures of one thing", (150, 180), ("MW", "MW"), False, False),
    ("a sum and a length", (210, 640), ("EUR", "km"), False, False),
    ("people are no sum", (210, 640), ("1", "1"), False, False),
    ("three times as much of one line", (210, 640), ("EUR", "EUR"), True, False),
]


@pytest.mark.parametrize(("why", "sums", "units", "line", "struck"), SUMS, ids=[case[0] for case in SUMS])
def test_sums_far_from_each_other_are_struck(why, sums, units, line, struck):
    plot = Plot()
    for number, (value, unit) in enumerate(zip(sums, units, strict=True)):
        report = plot.report(f"So much was lent to the port of town {number}.")
        report.quantity("So much", count(value, unit=unit), "money", None)
    desk = vectored(plot, NEAR)
    told = {"o1": [[telling.evidence(telling.text) for telling in plot.tellings]]} if line else {}
    ends = [telling.segments[0].id for telling in plot.tellings]
    assert Sharing(desk, told).sums_apart(pair(*ends)) == struck


RATES = [("a year and over four", " over four years", False), ("a year and one that nothing rates", "", True)]


@pytest.mark.parametrize(("why", "spread", "struck"), RATES, ids=[case[0] for case in RATES])
def test_sums_for_two_lengths_of_time_may_be_one(why, spread, struck):
    plot = Plot()
    for value, words in ((28, " a year"), (112, spread)):
        report = plot.report(f"They offer €{value}m{words} for the quota.")
        report.quantity(f"€{value}m", count(value, unit="EUR"), "money", None)
        if words == spread and spread:
            report.quantity("four years", minutes(4 * 525600), "duration", None)
    desk = vectored(plot, NEAR)
    ends = [telling.segments[0].id for telling in plot.tellings]
    assert Sharing(desk, {}).sums_apart(pair(*ends)) == struck


def test_a_line_is_common_only_within_a_group():
    plot, desk = story(NEAR)
    one, two = plot.tellings
    ends = one.segments[0].id, two.segments[0].id
    spans = [[one.evidence(one.text)], [two.evidence(two.text)]]
    assert not Sharing(desk, {"f1": spans}).common(*ends)
    assert Sharing(desk, {"f1": [spans[0] + spans[1]]}).common(*ends)
