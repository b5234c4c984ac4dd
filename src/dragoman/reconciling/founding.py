"""What lines give points: the sentences that tell a line, in groups whose members tell one and the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reconciling.contradicting import Contradictions
from dragoman.reconciling.front import in_front
from dragoman.reconciling.parts import Desk
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Fact, Line, Occurrence
from dragoman.record.reading import OccurrenceFinding, Parse
from dragoman.record.values import TextValue

SETTING = frozenset({"date", "end", "place"})
"""Properties that only say when or where: "the accident on Friday" tells no more than whose day it is."""

HELD = frozenset({"age", "share"})
"""Properties of a person or body that reports like to add to its name."""

TURNS = (
    frozenset({"postponed", "cancelled", "suspended"}),
    frozenset({"accepted", "refused"}),
    frozenset({"denied"}),
)
"""Statuses that are another thing to tell than the happening itself: that it fell through, that it was answered."""

Groups = tuple[tuple[Evidence, ...], ...]


def told_by_two(desk: Desk, lines: Sequence[Line], *, contradictions: Contradictions) -> Mapping[str, Groups]:
    """Evidence that founds points, by line id: groups of spans that at least two reports have a share in."""
    told = {line.id: _told(desk, line) for line in lines if isinstance(line, Occurrence)}
    groups = {line.id: _groups(line, told, contradictions) for line in lines}
    for line in lines:
        if isinstance(line, Fact) and line.property in HELD and line.about not in told:
            groups[line.id] = tuple(
                tuple(span for span in group if not _by_the_way(desk, span)) for group in groups[line.id]
            )
    founding = {
        line: tuple(group for group in found if len({span.report for span in group}) >= 2)
        for line, found in groups.items()
    }
    return {line: groups for line, groups in founding.items() if groups}


def _groups(line: Line, told: Mapping[str, Groups], contradictions: Contradictions) -> Groups:
    if isinstance(line, Fact):
        groups = (
            tuple(dict.fromkeys(span for account in group for span in account.evidence))
            for group in _agreeing(line, contradictions)
        )
        return tuple(
            _with_its_happening(group, told[line.about]) if line.about in told and line.property in SETTING else group
            for group in groups
        )
    return told[line.id] if isinstance(line, Occurrence) else (tuple(line.spans()),)


def _with_its_happening(group: Sequence[Evidence], told: Groups) -> tuple[Evidence, ...]:
    """The spans that stand where the happening itself is told."""
    return tuple(
        span
        for span in group
        if any(
            one.report == span.report and one.start < span.end and span.start < one.end
            for spans in told
            for one in spans
        )
    )


def _by_the_way(desk: Desk, span: Evidence) -> bool:
    """Whether words stand in what is only added to a name: "the state, owner of a quarter of it, is to vote on it".

    So does a clause within what is said or asked. Such a sentence tells what its verb does.
    """
    parse = desk.readings[span.report].parse
    if parse is None:
        return False
    own = next((at for at, start in enumerate(parse.start) if span.start <= start < span.end), -1)
    path = [parse.deprel[at].partition(":")[0] for at in (own, *_above(parse, own))] if own >= 0 else []
    return "appos" in path or "acl" in path or path.count("ccomp") > 1


def _told(desk: Desk, line: Occurrence) -> Groups:
    """Where a happening is told, where that it fell through, and where that it was answered.

    What only mentions it founds no point, nor a clause that names another before it.
    """
    findings = [
        finding
        for member in line.members
        if isinstance(finding := desk.findings[member], OccurrenceFinding)
        and not finding.mention
        and not _after_another(desk, finding)
        and not _aside(desk, finding)
        and in_front(desk.readings[finding.report], finding)
    ]
    return tuple(
        tuple(
            desk.reports[finding.report].evidence(finding.start, finding.end)
            for finding in findings
            if _turn(finding) == turn
        )
        for turn in range(len(TURNS) + 1)
    )


def _aside(desk: Desk, finding: OccurrenceFinding) -> bool:
    """Whether a noun or a relative clause tells it under another happening of the sentence.

    "They have been on strike since Monday – for a skipper who sits in prison", "closed the pass for fear of the fever".
    """
    reading = desk.readings[finding.report]
    if reading.parse is None:
        return False
    own, others = (
        _verb(reading.parse, finding),
        [
            _verb(reading.parse, other)
            for other in reading.findings
            if isinstance(other, OccurrenceFinding) and not other.mention and other.sentence == finding.sentence
            if other.kind != finding.kind
        ],
    )
    above = _above(reading.parse, own) if own >= 0 else []
    inside = any(reading.parse.deprel[at].startswith("acl:relcl") for at in (own, *above) if at >= 0)
    noun = own >= 0 and reading.parse.upos[own] == "NOUN"
    return (inside or noun) and any(other in above for other in others)


def _verb(parse: Parse, finding: OccurrenceFinding) -> int:
    """The token that a finding's word begins with, -1 where there is none."""
    starts = enumerate(parse.start)
    return next((at for at, start in starts if finding.trigger_start <= start < finding.trigger_end), -1)


def _above(parse: Parse, at: int) -> list[int]:
    """The tokens that one hangs on, the nearest first."""
    found: list[int] = []
    while 0 <= parse.head[at] != at and len(found) < len(parse.head):
        at = parse.head[at]
        found.append(at)
    return found


def _turn(finding: OccurrenceFinding) -> int:
    """The place of a finding's status among the turns, after the last where it is none."""
    return next((place for place, turn in enumerate(TURNS) if finding.status in turn), len(TURNS))


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
    if fact.standing in ("refined", "contested") and isinstance(fact.value, TextValue):
        return [[account] for account in fact.accounts]  # Different causes of one happening are not one thing told.
    groups: list[list[Account]] = []
    for account in fact.accounts:
        fitting = [g for g in groups if not any(contradictions.at_odds(fact, account, two) for two in g)]
        for group in fitting:
            group.append(account)
        if not fitting:
            groups.append([account])
    return groups
