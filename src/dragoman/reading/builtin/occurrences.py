"""Occurrences of one report by trigger words: kind, parties, time, place and status of each clause that tells one."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from dragoman.languages.words import entries
from dragoman.reading.builtin.drafts import Draft, among
from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.misleading import accounted, announces
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.noun_drafts import noun_draft
from dragoman.reading.builtin.placing import give_places, give_times
from dragoman.reading.builtin.renewed import moved
from dragoman.reading.builtin.saying import saying_words
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import ANSWERED
from dragoman.reading.builtin.verb_drafts import verb_draft
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, Role
from dragoman.record.report import Report

MET = ("meeting", "talks")
SORTED = {"disaster": 0, "outbreak": 4}
"""Kinds whose happenings have sorts, with the words either side of the trigger that may name it."""


def read_drafts(scene: Scene, subject: Named | None) -> list[Draft]:
    """One draft per trigger of a healthy passage; triggers of one happening in one clause are merged."""
    drafts: list[Draft] = []
    if scene.marked.passage.plain.rstrip(' »”“"’)').endswith("?"):
        return drafts  # who asks tells nothing
    for trigger in scene.triggers:
        draft = noun_draft(scene, trigger, subject) if trigger.how == "noun" else verb_draft(scene, trigger, subject)
        if draft is None:
            continue
        if announces(scene, draft):
            draft.roles, draft.somebody = [], True
        if _by_phone(scene, draft):
            draft.trigger = replace(draft.trigger, kind="call")
        same = next((known for known in reversed(drafts) if _one(scene, known, draft, last=known is drafts[-1])), None)
        if same is not None:
            _merge(same, draft, above=draft.trigger.index in scene.tree.up(same.trigger.index))
        else:
            drafts.append(draft)
    drafts += _invited_visits(scene, drafts)
    give_times(scene, drafts)
    for draft in drafts:
        offered = draft.trigger.how == "noun" and draft.trigger.kind in ANSWERED and draft.status == "proposed"
        if offered or (draft.kind.get("asserted") and accounted(scene, draft.trigger)):
            draft.time = None  # "offered his resignation on Monday": the day of the offer, not of what it offers
    give_places(scene, drafts)
    apart = [other for draft in drafts for other in _apart(scene, draft)]
    return [*drafts, *moved(scene, drafts), *apart]


def _apart(scene: Scene, draft: Draft) -> list[Draft]:
    """ "Received X and Y separately": the draft keeps the first of them, and a further one tells the other meeting."""
    if draft.trigger.kind not in MET or draft.trigger.how == "noun":
        return []
    if not among(scene, "separately", *scene.clause(draft.trigger.index)):
        return []
    if len(draft.roles) < 3:
        draft.roles = []
        return []
    host, first, second = draft.roles[:3]
    draft.roles = [host, first]
    trigger = replace(draft.trigger, index=second[1].mention.first, length=1, how="participle")
    return [Draft(trigger, [host, second], draft.status, False, time=draft.time, place=draft.place)]


def _by_phone(scene: Scene, draft: Draft) -> bool:
    """Whether a meeting or talks took place by telephone: their clause says so, and not of somebody's speaking."""
    trigger = draft.trigger
    first, last = scene.clause(trigger.index)
    if trigger.kind not in MET or not among(scene, "by_phone", first, last):
        return False
    verbs = saying_words(scene.marked.words.code).verbs
    own = range(trigger.index, trigger.index + trigger.length)
    if any(at not in own and verbs.at(scene.tokens, at) is not None for at in range(first, last)):
        return False
    others = [other for other in scene.triggers if other.how != "noun" and first <= other.index < last]
    return trigger.how != "noun" or not any(other.kind in (*MET, "call") for other in others)


def _invited_visits(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """An invitation to somewhere tells a visit too: the guest's, as far on as the invitation."""
    found = []
    for draft in drafts:
        guests = [item for role, item in draft.roles if role == "invited"]
        if draft.group != "invitation" or draft.status is None or not guests:
            continue
        visits = [
            other for other in drafts if other.trigger.kind == "visit" and other.trigger.index > draft.trigger.index
        ]
        if visits:
            visits[0].roles, visits[0].status, visits[0].definite = [("visitor", guests[0])], draft.status, False
        elif (
            draft.trigger.kind == "invitation"
            and not _to_something(drafts)
            and any(scene.located(place) for place in scene.places)
        ):
            trigger = replace(draft.trigger, kind="visit")
            verb_last = draft.trigger.how == "participle"
            where = min(
                (place for place in scene.places if scene.located(place)),
                key=lambda place: (
                    place.first < draft.trigger.index and not verb_last,
                    abs(place.first - draft.trigger.index),
                ),
            )
            found.append(Draft(trigger, [("visitor", guests[0])], draft.status, False, place=where))
    return found


def _to_something(drafts: list[Draft]) -> bool:
    """Whether the sentence tells what one is invited to: then no visit is made of it."""
    return any(draft.trigger.kind in ("ceremony", "summit", "talks", "meeting", "meal") for draft in drafts)


def _one(scene: Scene, one: Draft, two: Draft, *, last: bool) -> bool:
    """Whether two triggers of a sentence tell one happening; `last`: no other stands between them."""
    near = last and (_same_clause(scene, one, two) or _placed_by(scene, one, two))
    return near or _subject_of(scene, one, two)


def _same_clause(scene: Scene, one: Draft, two: Draft) -> bool:
    return (
        one.group == two.group
        and scene.clause(one.trigger.index) == scene.clause(two.trigger.index)
        and not (
            one.roles
            and two.roles
            and {n.finding.id for _, n in one.roles}.isdisjoint(n.finding.id for _, n in two.roles)
        )
    )


def _placed_by(scene: Scene, one: Draft, two: Draft) -> bool:
    """ "They last walked out in May, when a strike ended": a noun without parties in a clause of the verb's.

    So too a verb without parties and subject: "marched to the gate before being dispersed".
    """
    if one.group != two.group or two.roles or one.trigger.how == "noun":
        return False
    tree = scene.tree
    own = bool(tree.of(scene.node(two.trigger), ("nsubj", "nsubj:pass")))
    if two.trigger.how != "noun" and (own or two.group != "protest"):
        return False
    return tree.clause(two.trigger.index) in tree.of(tree.top(one.trigger.index, one.trigger.index + 1), ("advcl",))


def _subject_of(scene: Scene, one: Draft, two: Draft) -> bool:
    """ "Hours after a truce they had negotiated came into force": the noun is the verb's subject."""
    nouns = [draft for draft in (one, two) if draft.trigger.how == "noun"]
    if one.group != two.group or len(nouns) != 1 or (one.status != two.status and nouns[0].status is not None):
        return False
    verb = next(draft for draft in (one, two) if draft is not nouns[0])
    told = scene.scopes.told_as(scene.node(nouns[0].trigger))
    return told in scene.arguments.subjects(scene.node(verb.trigger))


def _merge(one: Draft, two: Draft, *, above: bool) -> None:
    """Two words of one happening; the upper one says how it stands ("the curfew imposed on Sunday was lifted")."""
    known = {item.finding.id for _, item in one.roles}
    one.roles += [(role, item) for role, item in two.roles if item.finding.id not in known]
    if one.status is None or (two.status is not None and above):
        one.status = two.status


def to_finding(report: Report, scene: Scene, draft: Draft) -> OccurrenceFinding:
    """The finding of a draft: its evidence runs from the first to the last thing it rests on."""
    first, last = draft.trigger.index, draft.trigger.index + draft.trigger.length
    clause = scene.clause(draft.trigger.index)
    own = [item.mention for _, item in draft.roles if item.mention.passage == scene.marked.passage.index]
    spots = [(m.left, m.right) for m in own] + [
        (s.first, s.last) for s in (None if draft.lent else draft.time, draft.place) if s
    ]
    first, last = min([first, clause[0], *(a for a, _ in spots)]), max([last, clause[1], *(b for _, b in spots)])
    passage = scene.marked.passage
    start, end = passage.span(scene.tokens[first].start, scene.tokens[last - 1].end)
    word = scene.tokens[draft.trigger.index], scene.tokens[draft.trigger.index + draft.trigger.length - 1]
    trigger = passage.span(word[0].start, word[1].end)
    return OccurrenceFinding(
        id=finding_id(report.id, f"occurrence:{draft.trigger.kind}", *trigger),
        report=report.id,
        start=start,
        end=end,
        sentence=passage.index,
        kind=draft.trigger.kind,
        status=draft.status or "unconfirmed",  # type: ignore[arg-type]
        roles=tuple(Role(role, item.finding.id) for role, item in draft.roles),
        time=draft.time.finding.id if draft.time else None,
        place=draft.place.finding.id if draft.place else None,
        mention=draft.status is None,
        sort=_sort(scene, draft),
        trigger_start=trigger[0],
        trigger_end=trigger[1],
    )


def _sort(scene: Scene, draft: Draft) -> str | None:
    """The sort of disaster that a trigger names, or the disease beside it ("outbreak of cholera")."""
    if draft.trigger.kind not in SORTED:
        return None
    sorts, beside = _sorts(scene.marked.words.code), SORTED[draft.trigger.kind]
    first, last = scene.clause(draft.trigger.index)
    begin, end = draft.trigger.index - beside, draft.trigger.index + draft.trigger.length + beside
    spots = range(max(first, begin), min(last, end))
    found = (sorts.at(scene.tokens, at) for at in spots)
    return next((str(match.entry["id"]) for match in found if match), None)


@cache
def _sorts(code: str) -> Lexicon:
    return Lexicon(entries(code, "sorts", "sort"))
