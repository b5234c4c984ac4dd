"""The ledger: what is planned, promised, asked, forbidden or expected, and how far it got; derived from other lines."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.labels import MOST, clearest, shorten
from dragoman.reconciling.ledger_answers import answers
from dragoman.reconciling.ledger_courses import courses
from dragoman.reconciling.ledger_drafts import Draft, Matters, Step
from dragoman.reconciling.ledger_happenings import of_happenings
from dragoman.reconciling.ledger_joins import Ties, joined, parted
from dragoman.reconciling.ledger_once import told_once
from dragoman.reconciling.ledger_sayings import of_sayings
from dragoman.reconciling.ledger_worth import worth_a_line
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings, Sayings
from dragoman.reconciling.phrasing import named, phrase
from dragoman.record.evidence import Evidence
from dragoman.record.ids import line_id
from dragoman.record.lines import Fact, LedgerLine, LedgerStep, Point
from dragoman.record.values import Status, Time

COURSE: tuple[Status, ...] = (
    "unconfirmed", "proposed", "unanswered", "expected", "planned", "confirmed", "invited", "accepted", "agreed",
    "under_way", "partly", "held", "in_force", "postponed", "suspended", "cancelled", "not_restored", "restored",
    "lifted", "failed", "refused", "denied",
)  # fmt: skip
"""How far along its course a matter is."""
PARTIES = 3
"""Names in a label at most."""
TOPIC = 90
PLACED = frozenset({"visit", "measure", "expectation"})
"""Kinds that are told by a place."""
OF_A_KIND = frozenset({"measure", "expectation", "channel"})
"""Kinds whose lines say what is expected or imposed."""
CITED = 3
"""Sentences of one report that a step cites."""


def ledger(
    desk: Desk, *, calendar: Calendar, cast: Cast, happenings: Happenings, sayings: Sayings, facts: Sequence[Fact],
    points: Sequence[Point], language: str = "en",
) -> tuple[LedgerLine, ...]:  # fmt: skip
    """One line per (kind, whose, topic), in the order of their first telling; `language` is the page's."""
    matters = Matters(desk, calendar=calendar, cast=cast, happenings=happenings, sayings=sayings, facts=facts)
    drafts = [*of_happenings(matters), *of_sayings(matters)]
    ties = Ties(matters, points)
    groups = _answered(matters, told_once(matters, courses(matters, joined(list(parted(drafts, ties)), ties), ties)))
    worth = (group for group in groups if worth_a_line(matters, group, _status(group)))
    lines = [_line(matters, group, language=language) for group in worth]
    return tuple(sorted(lines, key=lambda line: (_place(desk, line.history[0].evidence[0]), line.id)))


def _answered(matters: Matters, groups: Sequence[list[Draft]]) -> list[list[Draft]]:
    """Asks with the refusals that follow them; a refusal is no position of its own."""
    found = [(group, answers(matters, group) if group[0].kind == "ask" else ()) for group in groups]
    refusals = {matters.spot(step.evidence) for _, steps in found for step in steps}
    return [
        [replace(group[0], steps=(*group[0].steps, *steps)), *group[1:]]
        for group, steps in found
        if group[0].kind != "position"
        or not any(matters.spot(step.evidence) in refusals for draft in group for step in draft.steps)
    ]


def _place(desk: Desk, span: Evidence) -> tuple[int, int]:
    return desk.rank[span.report], span.start


def _line(matters: Matters, group: Sequence[Draft], *, language: str) -> LedgerLine:
    draft, steps = group[0], [step for one in group for step in one.steps]
    status = _status(group)
    parties = tuple(dict.fromkeys(party for one in group for party in ((one.by,) if one.by else ()) + one.parties))
    place = next((one.place.name for one in group if one.place and draft.kind in PLACED), None)
    words = _words(matters, group, parties=parties, language=language)
    sources = tuple(dict.fromkeys(line for one in group for line in one.lines))
    return LedgerLine(
        id=line_id("ledger", sources[0] + steps[0].evidence.text, draft.kind),
        kind=draft.kind,
        label=f"{_head(matters, group, place=place, language=language)}: {words}",
        parties=parties,
        by=next((one.by for one in group if one.by), None),
        topic=place if draft.kind == "visit" and place else shorten(words, most=TOPIC),
        status=status,
        history=_history(matters, steps),
        derived_from=sources,
    )


def _words(matters: Matters, group: Sequence[Draft], *, parties: Sequence[str], language: str) -> str:
    """The reports' own words, of their sentences before their headlines: of an ask those that ask, of what was agreed
    beside another thing its own, else those of the status."""
    steps = _last(group)
    alone = [step.words or step.evidence for step in steps if step.alone]
    if len(alone) == len(steps):
        best = min(alone, key=lambda span: (matters.language(span.report) != language, len(span.text)))
        return shorten(f"… {best.text}", most=MOST)
    asked = [step for step in steps if group[0].kind == "ask" and step.status == "proposed"]
    telling = asked or [step for step in steps if step.status == _status(group)]
    body = [step for step in telling if not matters.headline(step.evidence)]
    spans = [step.words or step.evidence for step in body or telling]
    return clearest(matters.desk, spans, names=[_surname(matters, one) for one in parties], language=language)


def _head(matters: Matters, group: Sequence[Draft], *, place: str | None, language: str) -> str:
    """Kind and parties by the ontology's names; of a visit who visits where, of a measure which.

    A place stands for parties where nobody is named.
    """
    draft = group[0]
    parties = [draft.by] if draft.kind == "visit" else [draft.by, *(party for one in group for party in one.parties)]
    names = [matters.cast.known[one].name for one in dict.fromkeys(parties) if one in matters.cast.known]
    source = next((one.source for one in group if one.source in table("kinds")), None)
    kind = named("ledger", draft.kind, language)
    if source and draft.kind in OF_A_KIND:
        kind = f"{kind} ({named('kinds', source, language)})"
    shown = place if draft.kind == "visit" or not names else None
    told = ", ".join(part for part in ("–".join(names[:PARTIES]), shown) if part)
    return " ".join(phrase("ledger_line", language, kind=kind, parties=told).split())


def _last(group: Sequence[Draft]) -> list[Step]:
    """The steps of the plan that counts: of one that took another's place its own."""
    steps = [step for draft in group for step in draft.steps]
    turn = max(step.turn for step in steps)
    return [step for step in steps if step.turn == turn]


def _status(group: Sequence[Draft]) -> Status:
    """The furthest step of the course; of an end the one that more reports tell."""
    told = {(step.status, step.evidence.report) for step in _last(group)}
    statuses = {status for status, _ in told}
    ends = [status for status in COURSE[COURSE.index("postponed") :] if status in statuses]
    count = {status: sum(1 for other, _ in told if other == status) for status in statuses}
    return max(ends or statuses, key=lambda one: (count[one] if ends else 0, COURSE.index(one)))


def _history(matters: Matters, steps: Sequence[Step]) -> tuple[LedgerStep, ...]:
    """The steps in the order of the course, weaker commitments first, each with the sentences that tell it."""
    found: dict[tuple[int, Status, str | None], list[Step]] = {}
    for step in sorted(steps, key=lambda step: _place(matters.desk, step.evidence)):
        found.setdefault((step.turn, step.status, step.strength), []).append(step)
    scale = {None: 0} | {name: int(entry["order"]) for name, entry in table("strengths").items()}
    ordered = sorted(found, key=lambda key: (key[0], COURSE.index(key[1]), scale[key[2]]))
    return tuple(
        LedgerStep(
            status=key[1],
            strength=key[2],
            time=_most_told([step.time for step in found[key] if step.time and step.time.edtf]),
            evidence=_cited([step.evidence for step in found[key]]),
        )
        for key in ordered
    )


def _most_told(times: Sequence[Time]) -> Time | None:
    """The time that most steps tell, of as many the first's: one witness among several may be mistaken."""
    said = [(time.edtf, time.part_of_day) for time in times]
    return max(times, key=lambda time: said.count((time.edtf, time.part_of_day)), default=None)


def _cited(spans: Sequence[Evidence]) -> tuple[Evidence, ...]:
    kept: list[Evidence] = []
    for span in dict.fromkeys(spans):
        if sum(other.report == span.report for other in kept) < CITED:
            kept.append(span)
    return tuple(kept)


def _surname(matters: Matters, actor: str) -> str:
    return matters.cast.known[actor].name.split()[-1] if actor in matters.cast.known else ""
