"""Precision and its interval."""

from __future__ import annotations

import pytest

from dragoman.evaluating.precision import by, precision_of, report, wilson
from dragoman.evaluating.verdicts import Judgement, Verdict


def verdict(judgement: Judgement, *, list: str = "facts", kind: str = "dead", language: str = "en") -> Verdict:
    """A verdict on some line."""
    return Verdict(story="s", line="f1", shown="x", list=list, kind=kind, language=language, verdict=judgement)


@pytest.mark.parametrize(
    ("hits", "number", "low", "high"),
    [
        # From the formula by hand and from tables of the score interval.
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (95, 100, 0.8882, 0.9785),
        (190, 200, 0.9104, 0.9726),
    ],
)
def test_wilson_gives_the_known_intervals(hits: int, number: int, low: float, high: float) -> None:
    assert wilson(hits, number) == pytest.approx((low, high), abs=5e-5)


def test_trivial_counts_as_true_and_unsure_for_nothing() -> None:
    given: list[Judgement] = ["right", "right", "trivial", "wrong", "unsure"]
    found = precision_of(verdict(one) for one in given)
    assert (found.decided, found.precision) == (4, 0.75)
    assert precision_of([verdict("unsure")]).precision is None


def test_groups_stand_in_order_with_their_own_counts() -> None:
    given = [verdict("right", language="fr"), verdict("wrong"), verdict("right")]
    assert [(one.group, one.right, one.wrong) for one in by(given, lambda one: one.language)] == [
        ("en", 1, 1),
        ("fr", 1, 0),
    ]


def test_report_tells_the_whole_and_every_list_kind_and_language() -> None:
    told = report([verdict("right"), verdict("wrong", list="remarks", kind="direct", language="de")])
    rows = {row[:34].strip(): row[34:].split() for row in told.splitlines()}
    assert rows["all"] == ["1", "0", "1", "0", "0.500", "0.09–0.91"]
    assert rows["remarks: direct"] == ["0", "0", "1", "0", "0.000", "0.00–0.79"]
    assert {"facts", "facts: dead", "en", "de"} <= set(rows)
    assert "–" in report([]).splitlines()[1]
