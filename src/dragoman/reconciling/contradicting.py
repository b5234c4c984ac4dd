"""Accounts of one fact that are no telling of the same thing, and the pairs of segments that they strike.

What contradicts is told side by side in a difference; in one point it would be passed off as one telling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.reconciling.superseding import overtakes
from dragoman.record.bounds import SOFT_APPROX, bounds
from dragoman.record.comparing import relation
from dragoman.record.lines import Account, Fact
from dragoman.record.reading import OccurrenceFinding, Segment
from dragoman.record.story import Pair
from dragoman.record.values import Amount, StatusValue, Value


class Contradictions:
    """A story's facts, asked which of their accounts and of the story's pairs are at odds."""

    def __init__(self, desk: Desk, facts: Sequence[Fact], happenings: Happenings) -> None:
        self._desk = desk
        self._facts = facts
        self._kind = {line.id: line.kind for line in happenings.occurrences}

    def forbid(self, pair: Pair) -> bool:
        """Whether a pair is struck: some fact's accounts in its segments are at odds, and none agree."""
        told = [
            self.at_odds(fact, one, two)
            for fact, one in self._accounts.get(pair.a, ())
            for other, two in self._accounts.get(pair.b, ())
            if fact is other
        ]
        return bool(told) and all(told)

    def at_odds(self, fact: Fact, one: Account, two: Account) -> bool:
        """Whether two accounts of a count that grows or falls tell different things: by others, or of another hour.

        Where both sentences tell the happening as well ("clashes left three dead"), they tell the same all the same. A
        length, a day or who took part is settled once: readings of it may differ, and stay one thing. How a thing
        stands differs from stage to stage: planned and postponed are two things to tell.
        """
        if isinstance(one.value, StatusValue):
            return one.value != two.value
        if not moves(fact.property) or relation(one.value, two.value) == "equal" or self._both_tell(fact, one, two):
            return False
        named = None not in (one.by, two.by) and one.by != two.by
        newer = any(overtakes(a, b, fact.property, desk=self._desk) for a, b in ((one, two), (two, one)))
        return named or newer or _counts_apart(one.value, two.value)

    def _both_tell(self, fact: Fact, one: Account, two: Account) -> bool:
        kind = self._kind.get(fact.about)
        return all(any(kind in self._kinds[segment.id] for segment in self._around(account)) for account in (one, two))

    def _around(self, account: Account) -> list[Segment]:
        """The segments that hold an account's words, the shortest for each of them."""
        return [
            min(holding, key=lambda segment: (segment.end - segment.start, segment.start))
            for span in account.evidence
            if (holding := [s for s in self._segments(account.report) if s.start <= span.start and span.end <= s.end])
        ]

    def _segments(self, report: str) -> Sequence[Segment]:
        return self._desk.readings[report].segments

    @cached_property
    def _accounts(self) -> Mapping[str, list[tuple[Fact, Account]]]:
        """The accounts that stand in each segment, by segment id."""
        found: dict[str, list[tuple[Fact, Account]]] = {}
        for fact in self._facts:
            for account in fact.accounts:
                for segment in self._segments(account.report):
                    if any(segment.start <= span.start and span.end <= segment.end for span in account.evidence):
                        found.setdefault(segment.id, []).append((fact, account))
        return found

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[str]]:
        """The kinds of happenings with a word of their own in each segment, by segment id."""
        return {
            segment.id: frozenset(
                finding.kind
                for finding in reading.findings
                if isinstance(finding, OccurrenceFinding) and segment.start <= finding.trigger_start < segment.end
            )
            for reading in self._desk.readings.values()
            for segment in reading.segments
        }


def moves(name: str) -> bool:
    """Whether what a property counts grows or falls from report to report."""
    course = table("properties").get(name, {})
    return bool(course.get("grows") or course.get("falls"))


def _counts_apart(one: Value, two: Value) -> bool:
    """Whether two counts exclude each other, or one has left the other behind."""
    if not isinstance(one, Amount) or not isinstance(two, Amount):
        return False
    return relation(one, two) == "disjoint" or _outgrown(one, two)


def _outgrown(one: Amount, two: Amount) -> bool:
    """Whether two counts are two stages: "at least 23" allows 31, but is the news of another hour.

    An open count and another are one stage if they begin within a hedge's width of each other ("more than 50" and 53).
    """
    low, high = sorted((bounds(one).low, bounds(two).low))
    return inf in (bounds(one).high, bounds(two).high) and high > low * (1 + SOFT_APPROX)
