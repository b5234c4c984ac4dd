"""A matter's course over several plans is one line: planned, put off, planned anew, held.

A plan that fell through stands beside the plan as earlier reports tell it, and beside what took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.languages.ledger_words import told
from dragoman.ontology import table
from dragoman.reconciling.ledger_drafts import Draft, Matters, Step
from dragoman.reconciling.ledger_joins import Ties, bodies, stage
from dragoman.record.comparing import as_interval, relation
from dragoman.record.reading import TimeFinding

PLANS = frozenset({"visit", "expectation"})
"""Kinds of line that tell a plan."""
FAR = timedelta(days=60)
"""From so long before the reports on a plan is background."""
Group = list[Draft]


def courses(matters: Matters, groups: Sequence[Group], ties: Ties) -> list[Group]:
    """The groups, those that tell one matter's plans made one, what is latest in front with the last `turn`."""
    found = list(groups)
    for group in [group for group in groups if group[0].kind in PLANS and not _fell(group)]:
        moved = [plan for plan in found if plan is not group and not _fell(plan) and _moved(plan, group)]
        if len(moved) == 1 and group in found:
            found = [plan for plan in found if plan is not moved[0]]
            _follow(group, moved[0])
    for fallen in [group for group in groups if group[0].kind in PLANS and _fell(group)]:
        for plan in [group for group in found if group is not fallen and _may_be(fallen, group)]:
            if not _fell(plan) and _one_plan(fallen, plan, ties):
                found.remove(plan)
                fallen.extend(plan)
        later = [group for group in found if group is not fallen and not _fell(group) and _may_be(fallen, group)]
        if _long_ago(matters, fallen):
            continue
        successors = _nearest(fallen, [group for group in later if _instead(fallen, group, ties)])
        if len(successors) == 1:
            found = [group for group in found if group is not fallen]
            _follow(successors[0], fallen)
    return [_renewed(matters, group) if group[0].kind in PLANS and _fell(group) else group for group in found]


def _moved(plan: Group, group: Group) -> bool:
    """Whether a group is a plan moved to another place: what it tells replaces what the plan tells."""
    lines = {line for draft in plan for line in draft.lines}
    return any(draft.replaces in lines for draft in group if draft.replaces)


def _long_ago(matters: Matters, fallen: Group) -> bool:
    """Whether a plan was for a day so long before the reports that what comes now is another matter."""
    told = [day for day in matters.calendar.anchors.values() if day]
    spans = [as_interval(draft.time.edtf) for draft in fallen if draft.time and draft.time.edtf]
    last = max((span[1] for span in spans if span), default=None)
    return last is not None and bool(told) and last + FAR < date.fromisoformat(min(told)[:10])


def _renewed(matters: Matters, group: Group) -> Group:
    """A plan that was put off with the day that the sentence telling so sets for it anew."""
    steps = [step for draft in group for step in draft.steps]
    turn = max(step.turn for step in steps)
    off = [step for step in steps if step.turn == turn and step.status == "postponed"]
    anew = next((step for one in off if (step := _anew(matters, one, turn + 1))), None)
    if anew is None:
        return group
    return [replace(group[0], steps=(*group[0].steps, anew)), *group[1:]]


def _anew(matters: Matters, step: Step, turn: int) -> Step | None:
    """The step by which the sentence of another sets a new time: the one behind the word that tells it."""
    report, number = matters.spot(step.evidence)
    sentence = matters.sentence_at(report, number)
    cue = told("anew", sentence.text, matters.language(report))
    if cue is None:
        return None
    behind = [
        matters.calendar.times.get(one.id)
        for one in matters.by_report[report]
        if isinstance(one, TimeFinding) and sentence.start + cue[1] <= one.start < sentence.end
    ]
    time = next((time for time in behind if time and time.edtf), None)
    return Step(status="planned", time=time, evidence=sentence, turn=turn) if time else None


def _follow(group: Group, fallen: Group) -> None:
    """Puts what fell through behind what took its place, whose steps come later."""
    turn = 1 + max(step.turn for draft in fallen for step in draft.steps)
    later = [
        replace(draft, steps=tuple(replace(step, turn=step.turn + turn) for step in draft.steps)) for draft in group
    ]
    group[:] = [*later, *fallen]


def _nearest(fallen: Group, successors: list[Group]) -> list[Group]:
    """Of several that may have taken a plan's place those at its place."""
    return [group for group in successors if _there(fallen, group)] if len(successors) > 1 else successors


def _there(fallen: Group, group: Group) -> bool:
    """Whether a place of one is a place of the other or in it, or the other's words name it."""
    return any(_at(a, b) or _at(b, a) for a in fallen for b in group)


def _at(a: Draft, b: Draft) -> bool:
    if a.place and b.place:
        return relation(a.place, b.place) in ("equal", "narrower", "wider")
    return a.place is not None and any(a.place.name in step.evidence.text for step in b.steps)


def _fell(group: Group) -> bool:
    return any(stage(draft) == "fallen" for draft in group)


def _may_be(fallen: Group, group: Group) -> bool:
    """Whether kind, owner and place allow two groups to tell plans of one matter."""
    one, other = fallen[0], group[0]
    if one.kind != other.kind or _sort(one) != _sort(other) or (one.by and other.by and one.by != other.by):
        return False
    return not any(a.place and b.place and relation(a.place, b.place) == "disjoint" for a in fallen for b in group)


def _sort(draft: Draft) -> str:
    """What kind of plan it is: all visits and invitations are one, talks are a meeting."""
    return draft.kind if draft.kind == "visit" else str(table("kinds").get(draft.source, {}).get("group", draft.source))


def _one_plan(fallen: Group, plan: Group, ties: Ties) -> bool:
    """Whether a plan that lies ahead is the one that fell through: of one day, and of one body or at one place."""
    dated = any(
        a.time and b.time and a.time.edtf and b.time.edtf and relation(a.time, b.time) in ("equal", "narrower", "wider")
        for a in fallen
        for b in plan
    )
    return dated and all(stage(draft) == "ahead" for draft in plan) and _akin(fallen, plan, ties)


def _akin(fallen: Group, group: Group, ties: Ties) -> bool:
    """Whether two groups share a body, or the place where one of them names nobody."""
    ours, theirs = ({body for draft in part for body in bodies(draft, ties)} for part in (fallen, group))
    if ours & theirs:
        return True
    placed = any(a.place and b.place for a in fallen for b in group)
    return placed and not (ours and theirs)


def _instead(fallen: Group, group: Group, ties: Ties) -> bool:
    """Whether a group took the place of a plan that was put off: it says so, or comes later, to no other place."""
    if any(draft.replaces in other.lines for draft in group for other in fallen if draft.replaces):
        return True
    postponed = any(step.status == "postponed" for draft in fallen for step in draft.steps)
    told_with = any(ties.tied(a, b) for a in fallen for b in group)
    placed = [any(draft.place for draft in part) for part in (fallen, group)]
    elsewhere = any(placed) and not _there(fallen, group) and (all(placed) or not told_with)
    if not postponed or elsewhere or not _akin(fallen, group, ties):
        return False
    days = [_day(part) for part in (fallen, group)]
    return days[0] < days[1] if all(days) else bool(days[1]) and told_with


def _day(group: Group) -> str:
    """The first day of a group's time, the latest that its drafts tell; empty if none does."""
    spans = [as_interval(draft.time.edtf) for draft in group if draft.time and draft.time.edtf]
    return max((span[0].isoformat() for span in spans if span), default="")
