"""Drafts of what occurrences tell: visits, commitments, channels, measures, and what is yet to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from msgspec.structs import replace

from dragoman.languages.ledger_words import tells, told
from dragoman.languages.strengths import strength
from dragoman.ontology import table
from dragoman.reconciling.ledger_drafts import Draft, LedgerKind, Matters, Step
from dragoman.record.comparing import as_interval
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Occurrence
from dragoman.record.reading import OccurrenceFinding
from dragoman.record.values import Duration, Status

OWNER = {"visit": ("visitor", "invited"), "commitment": ("giver", "recognizing"), "channel": ("authority",),
         "measure": ("imposing", "authority", "court", "striker")}  # fmt: skip
"""The roles of whoever a line is of, by its kind; the first that is played."""
ACTS = frozenset({"invited", "accepted", "agreed", "refused"})
"""Statuses of an act, whose time isn't that of what it is about; nor is an answer's that of what it answers."""
OFF = frozenset({"postponed", "cancelled", "refused", "suspended", "lifted", "denied", "failed"})
AHEAD = frozenset({"proposed", "planned", "expected", "confirmed", "invited", "accepted", "agreed"})
STAYED = {"release": "appeal"}
"""What stops what was ordered, by kind."""
REST = 4
"""Words that a second thing agreed needs."""


def of_happenings(matters: Matters) -> Iterator[Draft]:
    """The drafts of all occurrences, in order of the record."""
    for line in matters.happenings.occurrences:
        kind = _founded().get(line.kind)
        if kind is not None:
            yield from _MAKERS.get(kind, _plain)(matters, line, kind)


@cache
def _founded() -> dict[str, LedgerKind]:
    return {of: kind for kind, entry in table("ledger").items() for of in entry["of"]}  # type: ignore[misc]


def _draft(matters: Matters, line: Occurrence, kind: LedgerKind) -> Draft | None:
    """The draft of an occurrence with a step per telling; None where no healthy sentence tells it."""
    owners = [role.actor for name in OWNER.get(kind, ()) for role in line.roles if role.role == name]
    steps = tuple(_step(matters, line, finding) for finding in matters.members(line))
    if not steps:
        return None
    return Draft(
        kind=kind, by=owners[0] if owners else None, parties=tuple(role.actor for role in line.roles), steps=steps,
        lines=(line.id,), source=line.kind, place=line.place, time=line.time,
    )  # fmt: skip


def _step(matters: Matters, line: Occurrence, finding: OccurrenceFinding) -> Step:
    act = finding.status in ACTS and (line.kind == "visit" or finding.status in ("accepted", "refused"))
    timed = finding.status not in OFF and not act
    return Step(status=finding.status, time=line.time if timed else None, evidence=matters.told(finding))


def _plain(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    draft = _draft(matters, line, kind)
    if draft is not None and draft.by is not None:
        yield draft


def _visit(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """A visit or an invitation with somebody who is to come; an invitation of nobody's to nowhere tells nothing."""
    for draft in _plain(matters, line, kind):
        if line.kind == "visit" or len(draft.parties) > 1 or draft.place:
            yield draft


def _commitment(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """What parties agreed, each sentence as far as it goes; what follows a joining word is agreed beside it."""
    draft = _draft(matters, line, kind)
    mutual = line.kind not in ("aid", "recognition")
    if draft is None or not draft.parties or (line.status in OFF and not mutual):
        return
    parties = _with_states(matters, draft.parties) if mutual else draft.parties
    members = matters.members(line)
    steps = tuple(replace(step, strength=_strength(matters, line, step)) if mutual else step for step in draft.steps)
    yield replace(draft, parties=parties, steps=steps, apart=frozenset({line.id}))
    for finding in members if mutual else ():
        rest = _rest(matters, finding)
        if rest is not None:
            step = Step(status=finding.status, strength="agreed", time=line.time, evidence=rest)
            yield replace(draft, parties=parties, steps=(step,), apart=frozenset({line.id}), source="joined")


def _strength(matters: Matters, line: Occurrence, step: Step) -> str:
    """How far the words of a step go; where they say nothing, as far as its status."""
    language = matters.language(step.evidence.report)
    if step.status in ("proposed", "planned", "expected"):
        weak = told("strength", step.evidence.text, language)
        return weak[0] if weak else "mentioned"
    found = strength(step.evidence.text, language)
    return found or ("signed" if line.kind == "signing" and step.status == "held" else "agreed")


def _rest(matters: Matters, finding: OccurrenceFinding) -> Evidence | None:
    """The rest of a finding's sentence where it tells a second thing agreed ("… and to create a committee")."""
    sentence = matters.sentence(finding)
    behind = sentence.text[finding.end - sentence.start :]
    start = finding.end + len(behind) - len(behind.lstrip(" ,"))
    place = told("joined", sentence.text[start - sentence.start :], matters.language(finding.report))
    end = sentence.end - (1 if sentence.text.endswith(".") else 0)
    if place is None or place[1] != 0 or len(behind.split()) < REST:
        return None
    return matters.desk.reports[finding.report].evidence(start, end)


def _with_states(matters: Matters, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Parties with the states they stand for, where these are two: ministers agree for their countries."""
    states = [state for one in parties if (state := matters.state_of(one))]
    return tuple(dict.fromkeys((*parties, *(states if len(set(states)) > 1 else ()))))


def _measure(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """A measure that stands, is to come, or was lifted; of kinds that are over once they took place only the latter."""
    draft, rules = _draft(matters, line, kind), table("ledger")["measure"]
    if draft is None or not (draft.parties or draft.place or (draft.time and line.kind not in rules["somewhere"])):
        return
    ended = any(fact.about == line.id and isinstance(fact.value, Duration) for fact in matters.facts)
    found = []
    for step in draft.steps:
        language, text = matters.language(step.evidence.report), step.evidence.text
        lacking = tells("lack", matters.sentence_at(*matters.spot(step.evidence)).text, language)
        if lacking or (line.kind in rules["ban"] and not tells("ban", text, language)):
            continue
        status = _measured(matters, step, ended=ended and line.kind != "strike")
        if status != "held" or line.kind not in rules["over"]:
            found.append(replace(step, status="in_force" if status == "held" else status))
    if found and not (line.kind in rules["over"] and line.status == "held"):
        bound = [one for step in found for one in matters.named(step.evidence) if _may_be_bound(matters, one)]
        yield replace(draft, steps=tuple(found), parties=tuple(dict.fromkeys((*draft.parties, *bound))))


def _may_be_bound(matters: Matters, actor: str) -> bool:
    return matters.cast.known[actor].kind in ("organization", "group")


def _measured(matters: Matters, step: Step, *, ended: bool) -> Status:
    """What a step's sentence says became of the measure, else its own status."""
    sentence = matters.sentence_at(*matters.spot(step.evidence))
    course = told("course", sentence.text, matters.language(step.evidence.report))
    if course is not None:
        return course[0]  # type: ignore[return-value]
    return "lifted" if ended and step.status == "held" else step.status


def _expectation(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """What is yet to come: told of somebody, or of a time and a place; not what lay ahead in the first report only."""
    draft = _draft(matters, line, kind)
    if draft is None or line.status not in AHEAD or _passed(matters, line) or _stayed(matters, line):
        return
    if draft.parties or (draft.time and draft.place and line.kind not in table("ledger")[kind]["attended"]):
        yield replace(draft, steps=tuple(step for step in draft.steps if step.status in AHEAD) or draft.steps)


def _stayed(matters: Matters, line: Occurrence) -> bool:
    """Whether what is ordered was appealed against: in its sentence or the next, by any report."""
    against = STAYED.get(line.kind)
    spots = [(one.report, one.sentence + on) for one in matters.members(line) for on in (0, 1)] if against else []
    told = (one for spot in spots for one in matters.lines_in.get(spot, ()))
    return any(matters.occurrences[one].kind == against for one in told if one in matters.occurrences)


def _passed(matters: Matters, line: Occurrence) -> bool:
    """Whether its day lies before the newest report's."""
    span = as_interval(line.time.edtf) if line.time and line.time.edtf else None
    newest = max((day for day in matters.calendar.anchors.values() if day), default="")
    return span is not None and span[1].isoformat()[:10] <= newest


Maker = Callable[[Matters, Occurrence, LedgerKind], Iterator[Draft]]
_MAKERS: dict[str, Maker] = {
    "visit": _visit, "commitment": _commitment, "measure": _measure, "expectation": _expectation,
}  # fmt: skip
