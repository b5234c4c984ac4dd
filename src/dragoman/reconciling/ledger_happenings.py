"""Drafts of what occurrences tell: visits, commitments, channels, measures, and what is yet to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from dragoman.languages.ledger_words import tells, told
from dragoman.languages.strengths import strength
from dragoman.ontology import table
from dragoman.reconciling.extents import naming_span, told_span
from dragoman.reconciling.ledger_drafts import SHORT, Draft, LedgerKind, Matters, Step
from dragoman.record.comparing import as_interval, relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Occurrence
from dragoman.record.reading import OccurrenceFinding
from dragoman.record.values import Duration, Status, Time

OWNER = {"visit": ("visitor", "invited"), "commitment": ("giver", "recognizing"), "channel": ("authority",),
         "position": ("actor",), "measure": ("imposing", "authority", "court", "striker")}  # fmt: skip
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
    owners.sort(key=lambda owner: kind == "visit" and not _visits(matters, line, owner))
    steps = tuple(_step(matters, line, finding) for finding in matters.members(line))
    if not steps:
        return None
    return Draft(
        kind=kind, by=owners[0] if owners else None, parties=tuple(role.actor for role in line.roles), steps=steps,
        lines=(line.id,), source=line.kind, place=line.place, time=line.time, replaces=line.replaces,
    )  # fmt: skip


def _visits(matters: Matters, line: Occurrence, guest: str) -> bool:
    """Whether another line of a sentence that tells an invitation has the guest as its visitor."""
    beside = {other for one in matters.members(line) for other in matters.lines_in.get((one.report, one.sentence), ())}
    roles = (role for other in beside if other in matters.occurrences for role in matters.occurrences[other].roles)
    return any(role.role == "visitor" and role.actor == guest for role in roles)


def _step(matters: Matters, line: Occurrence, finding: OccurrenceFinding) -> Step:
    act = finding.status in ACTS and (line.kind == "visit" or finding.status in ("accepted", "refused"))
    timed = finding.status not in OFF and not act
    told = matters.told(finding)
    words = naming_span(matters.desk, finding)
    return Step(
        status=finding.status,
        time=_own_time(matters, line, finding) if timed or (finding.status == "lifted" and finding.time) else None,
        evidence=told,
        words=words if words.end - words.start >= SHORT else None,
    )


def _own_time(matters: Matters, line: Occurrence, finding: OccurrenceFinding) -> Time | None:
    """When a finding's step was or is to be: as it says itself where that is more exact than the line's or another
    time; the line's where findings of its status say when, or none of any status does."""
    times = matters.calendar.times
    own = times.get(finding.time or "")
    if own is not None and own.edtf:
        return line.time if line.time and relation(own, line.time) in ("equal", "wider") else own
    timed = {one.status for one in matters.members(line) if (time := times.get(one.time or "")) and time.edtf}
    return line.time if not timed or finding.status in timed else None


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
            step = Step(status=finding.status, strength="agreed", time=line.time, evidence=rest, alone=True)
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
    sentence, end = matters.sentence(finding), told_span(matters.desk, finding).end
    behind = sentence.text[end - sentence.start :]
    start = end + len(behind) - len(behind.lstrip(" ,"))
    place = told("joined", sentence.text[start - sentence.start :], matters.language(finding.report))
    end = sentence.end - (1 if sentence.text.endswith(".") else 0)
    if place is None or place[1] != 0 or len(behind.split()) < REST:
        return None
    return matters.desk.reports[finding.report].evidence(start, end)


def _with_states(matters: Matters, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Parties with the states they stand for, where these are two: ministers agree for their countries."""
    states = [state for one in parties if (state := matters.state_of(one))]
    return tuple(dict.fromkeys((*parties, *(states if len(set(states)) > 1 else ()))))


def _position(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """A refusal of what somebody has asked for or offered."""
    for draft in _plain(matters, line, kind):
        told = [(step.evidence.text, matters.language(step.evidence.report)) for step in draft.steps]
        if any(tells(words, text, language) for text, language in told for words in ("request", "offer")):
            yield draft


def _measure(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """A measure that stands, is to come, or was lifted; of kinds that are over once they took place only the latter."""
    draft, rules = _draft(matters, line, kind), table("ledger")["measure"]
    if draft is None or not (draft.parties or draft.place or (draft.time and line.kind not in rules["somewhere"])):
        return
    found = []
    for finding, step in zip(matters.members(line), draft.steps, strict=True):
        language, text = matters.language(step.evidence.report), step.evidence.text
        sentence = matters.sentence_at(*matters.spot(step.evidence)).text
        idle = tells("lack", sentence, language) or tells("idle", text, language)
        if idle or (line.kind in rules["ban"] and not tells("ban", text, language)):
            continue
        if step.status == "held" and line.kind in rules["fading"] and _long_ago(matters, line):
            continue
        status = _measured(matters, step, finding)
        if status == "held" and line.kind != "strike" and (ended := _ended(matters, line, step)) is not False:
            if ended is None:
                continue
            step, status = replace(step, time=None), "lifted"
        if status != "held" or line.kind not in rules["over"]:
            found.append(replace(step, status="in_force" if status == "held" else status))
    over = line.kind in rules["over"] and line.status == "held" and not any(step.status in OFF for step in found)
    if found and not over:
        bound = [one for step in found for one in matters.named(step.evidence) if _may_be_bound(matters, one)]
        yield replace(draft, steps=tuple(found), parties=tuple(dict.fromkeys((*draft.parties, *bound))))


def _ended(matters: Matters, line: Occurrence, step: Step) -> bool | None:
    """Whether a step's sentence tells how long a measure was, and that has run out by the newest report.

    None where nothing tells when it began: "has shut the terminals for 11 days" says of no end.
    """
    lengths = [
        account.value
        for fact in matters.facts
        if fact.about == line.id and isinstance(fact.value, Duration)
        for account in fact.accounts
        if any(matters.spot(span) == matters.spot(step.evidence) for span in account.evidence)
    ]
    begun = as_interval(line.time.edtf) if line.time and line.time.edtf else None
    newest = _newest(matters)
    if begun is None or not newest:
        return None if lengths else False
    least = [one.seconds_min for one in lengths if isinstance(one, Duration) and one.seconds_min is not None]
    return any((begun[0] + timedelta(seconds=one)).isoformat()[:10] <= newest for one in least)


def _long_ago(matters: Matters, line: Occurrence) -> bool:
    """Whether it began in a year before that of the newest report, so that its passing mention is background."""
    span = as_interval(line.time.edtf) if line.time and line.time.edtf else None
    return span is not None and str(span[1].year) < _newest(matters)[:4]


def _newest(matters: Matters) -> str:
    """The day of the newest report, empty if none is known."""
    return max((day for day in matters.calendar.anchors.values() if day), default="")


def _may_be_bound(matters: Matters, actor: str) -> bool:
    return matters.cast.known[actor].kind in ("organization", "group")


def _measured(matters: Matters, step: Step, finding: OccurrenceFinding) -> Status:
    """What a step's words say became of the measure, else its own status; the word that tells it says nothing more."""
    course = told("course", step.evidence.text, matters.language(step.evidence.report))
    at = step.evidence.start + course[1] if course else -1
    own = finding.trigger_start <= at < finding.trigger_end
    if course is None or (own and course[0] == "suspended"):
        return step.status
    return course[0]  # type: ignore[return-value]


def _expectation(matters: Matters, line: Occurrence, kind: LedgerKind) -> Iterator[Draft]:
    """What is yet to come or was put off: told of somebody, or of a time and a place; not what lay ahead in the first
    report only."""
    draft, off = _draft(matters, line, kind), line.status == "postponed"
    if draft is None or not (
        off or (line.status in AHEAD and not _passed(matters, line) and not _stayed(matters, line))
    ):
        return
    if draft.parties or (draft.time and draft.place and line.kind not in table("ledger")[kind]["attended"]):
        told = tuple(step for step in draft.steps if step.status in AHEAD or (off and step.status in OFF))
        yield replace(draft, steps=tuple(_awaited(matters, step) for step in told or draft.steps))


def _awaited(matters: Matters, step: Step) -> Step:
    """A step with what may come as expected: nobody proposes it ("they could meet in May")."""
    possible = tells("possible", step.evidence.text, matters.language(step.evidence.report))
    return replace(step, status="expected") if step.status == "proposed" and possible else step


def _stayed(matters: Matters, line: Occurrence) -> bool:
    """Whether what is ordered was appealed against: in its sentence or the next, by any report."""
    against = STAYED.get(line.kind)
    spots = [(one.report, one.sentence + on) for one in matters.members(line) for on in (0, 1)] if against else []
    told = (one for spot in spots for one in matters.lines_in.get(spot, ()))
    return any(matters.occurrences[one].kind == against for one in told if one in matters.occurrences)


def _passed(matters: Matters, line: Occurrence) -> bool:
    """Whether its day lies before the newest report's."""
    span = as_interval(line.time.edtf) if line.time and line.time.edtf else None
    return span is not None and span[1].isoformat()[:10] <= _newest(matters)


Maker = Callable[[Matters, Occurrence, LedgerKind], Iterator[Draft]]
_MAKERS: dict[str, Maker] = {
    "visit": _visit, "commitment": _commitment, "measure": _measure, "expectation": _expectation,
    "position": _position,
}  # fmt: skip
