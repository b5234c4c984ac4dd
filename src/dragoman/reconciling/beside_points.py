"""Figures that no report hangs on a happening, told by what the sentences around them tell alike: a point.

Two reports that give a sum in sentences of one point mean the one sum, whatever it is of; that is more than a name
that only stands beside both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Fact, Point, PointSentence
from dragoman.record.reading import QuantityFinding


class Around:
    """The points whose sentences hold a figure."""

    def __init__(self, desk: Desk, points: Sequence[Point]) -> None:
        self.desk, self.points = desk, points

    def of(self, figure: QuantityFinding) -> frozenset[str]:
        """Ids of the points that hold all of a figure's words."""
        return frozenset(point for point, _ in self._holding(figure))

    def hosts(self, groups: Sequence[Sequence[QuantityFinding]]) -> dict[str, str]:
        """The point that holds the figures of most families of a group, by finding id; two families at least.

        One whose label tells a figure goes before one that tells it further down.
        """
        found: dict[str, str] = {}
        for group in groups:
            families: dict[str, set[str]] = {}
            named: set[str] = set()
            for figure in group:
                for point, by in self._holding(figure):
                    families.setdefault(point, set()).add(self.desk.family[figure.report])
                    named |= {point} if by == "label" else set()
            wide = [point.id for point in self.points if len(families.get(point.id, ())) > 1]
            if wide:
                best = max(wide, key=lambda point: (point in named, len(families[point])))
                found |= {figure.id: best for figure in group}
        return found

    def _holding(self, figure: QuantityFinding) -> list[tuple[str, str]]:
        told = self._sentences.get(figure.report, ())
        return [(point, one.by) for point, one in told if one.start <= figure.start and figure.end <= one.end]

    @cached_property
    def _sentences(self) -> Mapping[str, Sequence[tuple[str, PointSentence]]]:
        found: dict[str, list[tuple[str, PointSentence]]] = {}
        for point in self.points:
            for one in point.sentences:
                found.setdefault(one.report, []).append((point.id, one))
        return found


def with_points(told: Sequence[Fact], more: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts as they stood when the points were made, each as it stands with the points, and those of points alone.

    Points name the facts that they rest on: none of these goes, and nothing is told twice.
    """
    anew = {fact.id: fact for fact in more}
    kept = [
        anew[fact.id] if fact.id in anew and set(fact.members) <= set(anew[fact.id].members) else fact for fact in told
    ]
    taken = {member for fact in kept for member in fact.members}
    known = {fact.id for fact in kept}
    return (*kept, *(fact for fact in more if fact.id not in known and not taken & set(fact.members)))


__all__ = ["Around", "with_points"]
