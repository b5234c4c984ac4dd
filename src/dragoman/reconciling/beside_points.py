"""Figures that no report hangs on a happening: one where the sentences that give them tell alike, as a point.

Two reports that give a sum in sentences of one point mean the one sum, whatever it is of; that is more than a name
that only stands beside both. Such a fact is told in a report's own words, with a line that these sentences tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from msgspec.structs import replace

from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Fact, Point
from dragoman.record.reading import QuantityFinding

Place = tuple[str, int]
"""A report and a sentence of it."""


class Around:
    """The points whose sentences hold a figure."""

    def __init__(self, desk: Desk, points: Sequence[Point]) -> None:
        self.desk, self.points = desk, points

    def of(self, figure: QuantityFinding) -> frozenset[str]:
        """Ids of the points that hold all of a figure's words."""
        told = self._sentences.get(figure.report, ())
        return frozenset(point for start, end, point in told if start <= figure.start and figure.end <= end)

    def hosts(
        self,
        groups: Sequence[Sequence[QuantityFinding]],
        beside: Mapping[Place, Sequence[str]],
        *,
        happenings: Set[str],
    ) -> dict[str, str]:
        """The line that most families tell beside the figures of a group in one point, by finding id.

        Two families at least have a figure in the point. `beside`: the lines that each sentence tells or names; of
        those told as often a happening goes first.
        """
        found: dict[str, str] = {}
        for group in groups:
            families: dict[str, set[str]] = {}
            for figure in group:
                for point in self.of(figure):
                    families.setdefault(point, set()).add(self.desk.family[figure.report])
            if all(len(told) < 2 for told in families.values()):
                continue
            lines = Counter(line for one in group for line in dict.fromkeys(beside.get((one.report, one.sentence), ())))
            if lines:
                best = max(lines, key=lambda line: (lines[line], line in happenings))
                found |= {figure.id: best for figure in group}
        return found

    @cached_property
    def _sentences(self) -> Mapping[str, Sequence[tuple[int, int, str]]]:
        found: dict[str, list[tuple[int, int, str]]] = {}
        for point in self.points:
            for one in point.sentences:
                found.setdefault(one.report, []).append((one.start, one.end, point.id))
        return found


def with_points(told: Sequence[Fact], more: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts as they stood when the points were made, each as it stands with the points, and those of points alone.

    Points name the facts that they rest on: none of these goes, and nothing is told twice.
    """
    anew = {fact.id: fact for fact in more} | {
        old[0].id: replace(fact, id=old[0].id)
        for fact in more
        if len(old := [one for one in told if set(one.members) <= set(fact.members)]) == 1
    }
    kept = [
        anew[fact.id] if fact.id in anew and set(fact.members) <= set(anew[fact.id].members) else fact for fact in told
    ]
    taken = {member for fact in kept for member in fact.members}
    known = {fact.id for fact in kept}
    return (*kept, *(fact for fact in more if fact.id not in known and not taken & set(fact.members)))


__all__ = ["Around", "with_points"]
