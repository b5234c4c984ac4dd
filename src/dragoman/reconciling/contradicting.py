"""Accounts of one fact that are no telling of the same thing, and the pairs of segments that they strike.

What contradicts is told side by side in a difference; in one point it would be passed off as one telling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import product
from math import inf

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.reconciling.scopes import RANKING
from dragoman.reconciling.superseding import overtakes
from dragoman.record.bounds import SOFT_APPROX, bounds
from dragoman.record.comparing import relation, two_towns
from dragoman.record.lines import Account, Fact, Occurrence
from dragoman.record.reading import OccurrenceFinding, Segment
from dragoman.record.story import Pair
from dragoman.record.values import Amount, Place, StatusValue, Value


class Contradictions:
    """A story's facts, asked which of their accounts and of the story's pairs are at odds."""

    def __init__(self, desk: Desk, facts: Sequence[Fact], happenings: Happenings) -> None:
        self._desk = desk
        self._facts = facts
        self._lines = {line.id: line for line in happenings.occurrences}
        self._line = happenings.of

    def forbid(self, pair: Pair) -> bool:
        """Whether a pair is struck: some fact's accounts in its segments are at odds, and none agree.

        Or each tells a ruling, of two courts or two days.
        """
        rulings = [[self._lines[one] for one in self._rulings.get(segment, ())] for segment in (pair.a, pair.b)]
        if all(rulings) and all(_two_rulings(a, b) for a, b in product(*rulings)):
            return True
        told = [
            self.at_odds(fact, one, two)
            for fact, one in self._accounts.get(pair.a, ())
            for other, two in self._accounts.get(pair.b, ())
            if fact is other
        ]
        return bool(told) and all(told)

    def at_odds(self, fact: Fact, one: Account, two: Account) -> bool:
        """Whether two accounts of a count that grows or falls tell different things: by others, or of another hour.

        So they do where both sentences tell the happening as well: a label with a toll is no label of another toll. A
        length, a day or who took part is settled once: readings of it may differ, and stay one thing. "The first since
        2009" and "since 2013" are two claims, in two towns two tales. How a thing stands differs from stage to stage:
        planned and postponed are two things to tell.
        """
        if isinstance(one.value, StatusValue):
            return one.value != two.value
        if fact.property in RANKING or table("properties").get(fact.property, {}).get("single") == "met":
            return relation(one.value, two.value) == "disjoint"
        if isinstance(one.value, Place) and isinstance(two.value, Place):
            return two_towns(one.value, two.value) or relation(one.value, two.value) == "disjoint"
        if not moves(fact.property) or relation(one.value, two.value) == "equal":
            return False
        named = None not in (one.by, two.by) and one.by != two.by
        newer = any(overtakes(a, b, fact.property, desk=self._desk) for a, b in ((one, two), (two, one)))
        return named or newer or _counts_apart(one.value, two.value)

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
    def _rulings(self) -> Mapping[str, frozenset[str]]:
        """The lines of the rulings with a word of their own in each segment, by segment id."""
        found: dict[str, set[str]] = {}
        for reading in self._desk.readings.values():
            told = [f for f in reading.findings if isinstance(f, OccurrenceFinding) and f.kind == "ruling"]
            for segment in reading.segments:
                inside = (f for f in told if segment.start <= f.trigger_start < segment.end)
                lines = {line for f in inside if (line := self._line.get(f.id)) in self._lines}
                if lines:
                    found[segment.id] = {line for line in lines if line}
        return {segment: frozenset(lines) for segment, lines in found.items()}


def _two_rulings(a: Occurrence, b: Occurrence) -> bool:
    """Whether two lines tell rulings of two courts, or of two days."""
    courts = [{role.actor for role in line.roles if role.role == "court"} for line in (a, b)]
    days = bool(a.time and b.time and relation(a.time, b.time) == "disjoint")
    return a.id != b.id and (days or (all(courts) and not courts[0] & courts[1]))


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
