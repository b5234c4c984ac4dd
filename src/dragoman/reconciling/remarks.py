"""Remarks across reports: the same quoted words, or a pair of segments and the same speaker or voice."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.bonds import Regrouping
from dragoman.reconciling.labels import clearest
from dragoman.reconciling.parts import Cast, Desk, Sayings
from dragoman.reconciling.utterances import Told, Utterances
from dragoman.record.ids import line_id
from dragoman.record.lines import Decision, Remark, Wording
from dragoman.record.reading import ChainLink, RemarkFinding

NEAREST = {"direct": 0, "mixed": 1, "indirect": 2, "reported": 3}


def join_remarks(desk: Desk, *, cast: Cast, language: str = "en") -> Sayings:
    """The remarks of a story, by first report and position; every wording stands in one."""
    findings = [finding for finding in desk.findings.values() if isinstance(finding, RemarkFinding)]
    utterances = Utterances(desk, cast, findings)
    by_rule, decisions = _grouped(desk, utterances)
    ruling = Regrouping[Told](desk.ruled.bonds, ids=_ids, place=lambda one: desk.place(one.finding))
    groups, struck = desk.ruled.strike(ruling.regroup(by_rule), _ids)
    groups.sort(key=lambda group: desk.place(group[0].finding))
    remarks = [_remark(desk, cast, group, language=language) for group in groups]
    of = {item.finding.id: remark.id for group, remark in zip(groups, remarks, strict=True) for item in group}
    return Sayings(remarks=tuple(remarks), of=of, decisions=tuple(decisions), struck=struck)


def _ids(item: Told) -> tuple[str]:
    return (item.finding.id,)


def _grouped(desk: Desk, utterances: Utterances) -> tuple[list[list[Told]], list[Decision]]:
    """Wordings joined by their ties, the strongest first; a tie that would join strangers is refused."""
    group_of = {item.finding.id: [item] for item in utterances.told}
    decisions = []
    for tie in utterances.ties():
        one, other = group_of[tie.a.finding.id], group_of[tie.b.finding.id]
        if one is other:
            continue
        fits = utterances.fit(one, other, tie)
        if fits:
            joined = sorted([*one, *other], key=lambda item: desk.place(item.finding))
            group_of.update({item.finding.id: joined for item in joined})
        decisions.append(
            Decision(
                what="same" if fits else "different", ids=(), findings=(tie.a.finding.id, tie.b.finding.id),
                score=tie.score, reasons=(tie.reason if fits else "other wordings or speakers stand between them",),
            )
        )  # fmt: skip
    groups = {id(group): group for group in group_of.values()}
    return sorted(groups.values(), key=lambda group: desk.place(group[0].finding)), decisions


def _remark(desk: Desk, cast: Cast, group: Sequence[Told], *, language: str) -> Remark:
    wordings = sorted(
        group, key=lambda item: (not item.finding.healthy, NEAREST[item.finding.form], desk.place(item.finding))
    )
    spans = [desk.reports[item.finding.report].evidence(item.finding.start, item.finding.end) for item in group]
    members = tuple(item.finding.id for item in group)
    return Remark(
        id=line_id("remarks", members[0]),
        label=clearest(desk, spans, language=language),
        speaker=next((item.speaker for item in wordings if item.speaker), None),
        addressee=next((actor for item in wordings if (actor := cast.actor(item.finding.addressee))), None),
        wordings=tuple(_wording(desk, cast, item.finding) for item in wordings),
        members=members,
    )


def _wording(desk: Desk, cast: Cast, finding: RemarkFinding) -> Wording:
    report = desk.reports[finding.report]
    chain = tuple(ChainLink(actor, link.role) for link in finding.chain if (actor := cast.actor(link.actor)))
    return Wording(
        report=finding.report,
        language=report.language,
        form=finding.form,
        text=finding.text,
        chain=chain,
        stance=finding.stance,
        continues=finding.continues,
        evidence=report.evidence_in_parts(finding.start, finding.end),
    )
