"""Figures that one report gives twice: in its headline of a strike, in its text of the ships that lie idle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.reconciling.parts import Desk
from dragoman.reconciling.things import thing_of
from dragoman.record.comparing import relation
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Amount

FEW = 13
"""Smaller numbers a report soon has of two things."""


def told_twice(
    desk: Desk, told: Sequence[QuantityFinding], alone: Sequence[QuantityFinding]
) -> Iterator[tuple[QuantityFinding, QuantityFinding]]:
    """A figure told of something, with one of its report that is told of nothing: one exact number of one thing."""
    for one in told:
        for other in alone:
            apart = one.report == other.report and one.sentence != other.sentence
            if apart and _one_number(one, other) and _one_thing(one, other, desk):
                yield one, other


def _one_number(one: QuantityFinding, other: QuantityFinding) -> bool:
    """Whether two counts are one exact number that is neither small nor round."""
    a, b = one.value, other.value
    if not isinstance(a, Amount) or not isinstance(b, Amount) or one.property != other.property or a.unit != "1":
        return False
    exact = a.min is not None and a.min == a.max and a.min >= FEW and a.min % 10 != 0
    return exact and not a.approx and relation(a, b) == "equal"


def _one_thing(one: QuantityFinding, other: QuantityFinding, desk: Desk) -> bool:
    """Whether two count one thing, or the one by a closer word than the other: "Boote", "Fischerboote"."""
    names = [thing_of(figure, desk) for figure in (one, other)]
    a, b = (_words(figure) for figure in (one, other))
    return bool(a and b) and (names[0] == names[1] or a.endswith(b) or b.endswith(a))


def _words(figure: QuantityFinding) -> str:
    return (figure.value.of or "").casefold() if isinstance(figure.value, Amount) else ""


__all__ = ["told_twice"]
