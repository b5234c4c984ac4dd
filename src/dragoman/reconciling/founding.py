"""What lines give points: the sentences that tell a line, in groups whose members tell one and the same thing.

Accounts of a fact that different people give with different values, or that later news overtook, are told side by side
in a difference. In one point they would be passed off as one telling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.reconciling.superseding import overtakes
from dragoman.record.bounds import SOFT_APPROX, bounds
from dragoman.record.comparing import relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Fact, Line, Occurrence
from dragoman.record.reading import OccurrenceFinding
from dragoman.record.story import Pair
from dragoman.record.values import Amount

Groups = tuple[tuple[Evidence, ...], ...]


def told_by_two(desk: Desk, lines: Sequence[Line]) -> Mapping[str, Groups]:
    """Evidence that founds points, by line id: groups of spans that two reports at least have a share in."""
    told = {line.id: tuple(group for group in _groups(desk, line) if _by_two(group)) for line in lines}
    return {line: groups for line, groups in told.items() if groups}


def _by_two(spans: Sequence[Evidence]) -> bool:
    return len({span.report for span in spans}) >= 2


def _groups(desk: Desk, line: Line) -> Groups:
    if isinstance(line, Fact):
        return tuple(
            tuple(dict.fromkeys(span for account in group for span in account.evidence))
            for group in _agreeing(desk, line)
        )
    if isinstance(line, Occurrence):
        return (_told(desk, line),)
    return (tuple(line.spans()),)


def _told(desk: Desk, line: Occurrence) -> tuple[Evidence, ...]:
    """What only mentions a happening founds no point."""
    found = [desk.findings[member] for member in line.members]
    return tuple(
        desk.reports[finding.report].evidence(finding.start, finding.end)
        for finding in found
        if isinstance(finding, OccurrenceFinding) and not finding.mention
    )


def _agreeing(desk: Desk, fact: Fact) -> list[list[Account]]:
    """Accounts in groups: each in every group that some account opened and none of whose members is at odds with it."""
    groups: list[list[Account]] = []
    for account in fact.accounts:
        fitting = [group for group in groups if not any(at_odds(desk, fact, one=account, two=two) for two in group)]
        for group in fitting:
            group.append(account)
        if not fitting:
            groups.append([account])
    return groups


def at_odds(desk: Desk, fact: Fact, *, one: Account, two: Account) -> bool:
    """Whether two accounts of a fact are no telling of the same thing.

    Unequal values from two named sources, an amount that later news overtook, or two amounts that exclude each other.
    Lengths and days may differ: they say how long one thing was, and an amount says how much there was by then.
    """
    found = relation(one.value, two.value)
    if found == "equal":
        return False
    if None not in (one.by, two.by) and one.by != two.by:
        return True
    if any(overtakes(a, b, fact.property, desk=desk) for a, b in ((one, two), (two, one))):
        return True
    if not isinstance(one.value, Amount) or not isinstance(two.value, Amount):
        return False
    return found == "disjoint" or (_grows(fact) and _outgrown(one.value, two.value))


def _grows(fact: Fact) -> bool:
    return bool(table("properties").get(fact.property, {}).get("grows"))


def _outgrown(one: Amount, two: Amount) -> bool:
    """Whether of two counts one has left the other behind: "at least 23" is the state of an hour, as 31 is of the next.

    Both allow each other as numbers; as news they are two stages unless they begin within a hedge's width.
    """
    low, high = sorted((bounds(one).low, bounds(two).low))
    return inf in (bounds(one).high, bounds(two).high) and high > low * (1 + SOFT_APPROX)


def contradicting(desk: Desk, facts: Sequence[Fact], happenings: Happenings) -> Callable[[Pair], bool]:
    """Whether a pair of segments is struck: some fact's accounts in the two are at odds, and none agree.

    Two that tell one happening stay: they are the same news, and differ in how many.
    """
    within = _accounts_within(desk, facts)
    tells = _happenings_within(desk, happenings)

    def struck(pair: Pair) -> bool:
        if tells.get(pair.a, frozenset()) & tells.get(pair.b, frozenset()):
            return False
        told = [
            at_odds(desk, fact, one=one, two=two)
            for fact, one in within.get(pair.a, ())
            for other, two in within.get(pair.b, ())
            if fact is other
        ]
        return bool(told) and all(told)

    return struck


def _accounts_within(desk: Desk, facts: Sequence[Fact]) -> dict[str, list[tuple[Fact, Account]]]:
    """The accounts that stand in each segment, by segment id."""
    spans: dict[str, list[tuple[int, int, Fact, Account]]] = {}
    for fact in facts:
        for account in fact.accounts:
            for span in account.evidence:
                spans.setdefault(account.report, []).append((span.start, span.end, fact, account))
    return {
        segment.id: [
            (fact, account)
            for start, end, fact, account in spans.get(report, ())
            if segment.start <= start and end <= segment.end
        ]
        for report, reading in desk.readings.items()
        for segment in reading.segments
    }


def _happenings_within(desk: Desk, happenings: Happenings) -> dict[str, frozenset[str]]:
    """The occurrences told in each segment, by segment id; what only mentions one doesn't tell it."""
    return {
        segment.id: frozenset(
            happenings.of[finding.id]
            for finding in reading.findings
            if isinstance(finding, OccurrenceFinding)
            and not finding.mention
            and finding.id in happenings.of
            and segment.start <= finding.trigger_start < segment.end
        )
        for reading in desk.readings.values()
        for segment in reading.segments
    }
