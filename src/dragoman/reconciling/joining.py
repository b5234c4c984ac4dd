"""Clusters of names put together step by step, with the decision and its reasons behind every join."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.people import Cluster
from dragoman.reconciling.persons import SAME, Comparison
from dragoman.record.lines import Decision

Reasons = list[tuple[float, str]]
"""Reasons for and against two clusters being one, each with its part of the sum."""


class Joining:
    """Groups of clusters by number; a group is known by its first cluster."""

    def __init__(self, found: Sequence[Cluster], *, states: frozenset[str] = frozenset()) -> None:
        self.found = found
        self.states = states
        """The states the story is of."""
        self.decisions: list[Decision] = []
        self._root = list(range(len(found)))

    def top(self, number: int) -> int:
        """The first cluster of the group a cluster is in."""
        while self._root[number] != number:
            number = self._root[number]
        return number

    def together(self, number: int) -> list[int]:
        """All clusters of a cluster's group."""
        top = self.top(number)
        return [other for other in range(len(self.found)) if self.top(other) == top]

    def unite(self, one: int, two: int) -> None:
        """Puts the groups of two clusters together."""
        tops = sorted((self.top(one), self.top(two)))
        self._root[tops[1]] = tops[0]

    def decide(self, one: int, two: int, *, comparison: Comparison, same: bool) -> None:
        """Logs a decision, and puts two clusters together where it says so."""
        self.decisions.append(
            Decision(
                what="same" if same else "different",
                ids=(),
                findings=(self.found[one].findings[0].id, self.found[two].findings[0].id),
                score=comparison.score,
                reasons=comparison.reasons,
            )
        )
        if same:
            self.unite(one, two)

    def join(self, one: int, two: int, why: str) -> None:
        """Puts two clusters together for one reason that is enough by itself."""
        self.decide(one, two, comparison=added([(SAME, why)]), same=True)

    def groups(self) -> list[list[Cluster]]:
        """The groups, each in the order of its clusters, by first cluster."""
        groups: dict[int, list[Cluster]] = {}
        for number, cluster in enumerate(self.found):
            groups.setdefault(self.top(number), []).append(cluster)
        return list(groups.values())


def added(reasons: Reasons) -> Comparison:
    """The sum of reasons, and each in words."""
    return Comparison(round(sum(part for part, _ in reasons), 2), tuple(f"{part:+.2f} {why}" for part, why in reasons))
