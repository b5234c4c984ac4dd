"""Tolls that a report gives without telling of what: "rescuers counted 38 dead" is of the story's one disaster."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk
from dragoman.record.comparing import relation
from dragoman.record.reading import QuantityFinding, TimeFinding
from dragoman.record.values import Amount

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
GROWN = 3
"""A toll may grow so many times over; a higher one is of something else."""


def tolls(
    desk: Desk, alone: Sequence[QuantityFinding], *, hosted: Sequence[tuple[QuantityFinding, str]]
) -> dict[str, str]:
    """What the tolls that stand alone are of, by finding id: the one line whose toll two families tell.

    A report that gives the toll of something itself, or whose sentence names another year, is left alone.
    """
    found: dict[str, str] = {}
    for figure in alone:
        if not _toll(figure) or figure.host is not None or not desk.healthy(figure):
            continue
        known = [(other, line) for other, line in hosted if other.property == figure.property]
        if any(other.report == figure.report for other, _ in known) or _other_year(desk, figure):
            continue
        told: dict[str, list[QuantityFinding]] = {}
        for other, line in known:
            told.setdefault(line, []).append(other)
        wide = [line for line, mine in told.items() if len({desk.family[one.report] for one in mine}) > 1]
        if len(wide) == 1 and any(_may_be(figure, other) for other in told[wide[0]]):
            found[figure.id] = wide[0]
    return found


def _toll(figure: QuantityFinding) -> bool:
    row = table("properties").get(figure.property or "", {})
    return bool(row.get("clings") and row.get("grows"))


def _other_year(desk: Desk, figure: QuantityFinding) -> bool:
    """Whether the sentence of a figure names a year: a toll of the story's own days needs none."""
    return any(
        isinstance(one, TimeFinding)
        and (one.report, one.sentence) == (figure.report, figure.sentence)
        and YEAR.search(desk.readings[one.report].report.text[one.start : one.end])
        for one in desk.findings.values()
    )


def _may_be(figure: QuantityFinding, other: QuantityFinding) -> bool:
    """Whether a toll is one that the other can have grown to."""
    a, b = figure.value, other.value
    if not isinstance(a, Amount) or not isinstance(b, Amount):
        return False
    low, high = b.min or b.max or 0, a.max or a.min or 0
    return relation(a, b) != "disjoint" or low <= high <= GROWN * low


__all__ = ["tolls"]
