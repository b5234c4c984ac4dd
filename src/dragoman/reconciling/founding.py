"""What lines give points: the sentences that tell a line, in groups whose members tell one and the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reconciling.contradicting import Contradictions
from dragoman.reconciling.parts import Desk
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Fact, Line, Occurrence
from dragoman.record.reading import OccurrenceFinding

Groups = tuple[tuple[Evidence, ...], ...]


def told_by_two(desk: Desk, lines: Sequence[Line], *, contradictions: Contradictions) -> Mapping[str, Groups]:
    """Evidence that founds points, by line id: groups of spans that at least two reports have a share in."""
    told = {
        line.id: tuple(group for group in _groups(desk, line, contradictions) if len({s.report for s in group}) >= 2)
        for line in lines
    }
    return {line: groups for line, groups in told.items() if groups}


def _groups(desk: Desk, line: Line, contradictions: Contradictions) -> Groups:
    if isinstance(line, Fact):
        return tuple(
            tuple(dict.fromkeys(span for account in group for span in account.evidence))
            for group in _agreeing(line, contradictions)
        )
    return (_told(desk, line) if isinstance(line, Occurrence) else tuple(line.spans()),)


def _told(desk: Desk, line: Occurrence) -> tuple[Evidence, ...]:
    """What only mentions a happening founds no point, nor a clause that names another before it."""
    return tuple(
        desk.reports[finding.report].evidence(finding.start, finding.end)
        for member in line.members
        if isinstance(finding := desk.findings[member], OccurrenceFinding)
        and not finding.mention
        and not _after_another(desk, finding)
    )


def _after_another(desk: Desk, finding: OccurrenceFinding) -> bool:
    """Whether another happening is named before this one in the same clause ("put off her visit to the quake zone")."""
    return any(
        isinstance(other, OccurrenceFinding)
        and (other.start, other.end) == (finding.start, finding.end)
        and other.trigger_start < finding.trigger_start
        for other in desk.readings[finding.report].findings
    )


def _agreeing(fact: Fact, contradictions: Contradictions) -> list[list[Account]]:
    """A fact's accounts in groups: each stands in every group none of whose members it is at odds with."""
    groups: list[list[Account]] = []
    for account in fact.accounts:
        fitting = [g for g in groups if not any(contradictions.at_odds(fact, account, two) for two in g)]
        for group in fitting:
            group.append(account)
        if not fitting:
            groups.append([account])
    return groups
