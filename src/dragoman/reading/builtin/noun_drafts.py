"""What a noun tells of a happening: whose it is, with whom, and whether the clause asserts it."""

from __future__ import annotations

from dragoman.reading.builtin.drafts import Draft, distinct
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import UNMADE, status_of
from dragoman.reading.builtin.triggers import Trigger, status_cues


def noun_draft(scene: Scene, trigger: Trigger, subject: Named | None) -> Draft | None:
    """The draft of a noun, or None if it tells no happening here; `subject`: whom a pronoun or "his" may mean."""
    first, last = scene.clause(trigger.index)
    behind = scene.tokens[trigger.index + trigger.length : min(last, trigger.index + trigger.length + 4)]
    if any(token.folded in trigger.entry.get("not_of", ()) for token in behind):
        return None  # a flag that burns is no accident
    begin = scene.before_noun(trigger)
    draft = Draft(trigger, [], None, scene.definite(trigger))
    role = str(draft.kind["role"])
    owners = _owners(scene, draft, begin, subject)
    others = _others(scene, trigger.index + trigger.length, last)
    if role == "participant" and others and not owners:
        owners = [item for item in scene.any_parties(first, begin) if item not in others][-1:]
        owners = owners or _leading(scene, first, others)
    if trigger.kind == "visit":
        owners = owners or others[:1] or _traveller(scene, trigger, begin, subject)
        owners, others = [item for item in owners if item.finding.kind != "state"], []
    draft.roles = [] if role == "involved" else distinct([(role, item) for item in [*owners, *others]])
    draft.status, draft.negated = status_of(scene, trigger)
    return draft


def _leading(scene: Scene, first: int, others: list[Named]) -> list[Named]:
    """The one person of the clause in front: "X left after talks with Y" tells talks of both."""
    if first == 0 or scene.tokens[first].gap != " ":
        return []
    before = [item for item in scene.any_parties(*scene.clause(first - 1)) if item not in others]
    people = [item for item in before if item.finding.kind == "person"]
    return people if len(before) == len(people) == 1 else []


def _traveller(scene: Scene, trigger: Trigger, begin: int, subject: Named | None) -> list[Named]:
    """Whose visit it is where nobody owns it: "X met Y at the end of a visit", "she called off a visit"."""
    if scene.asserted(begin):
        return [item for item in scene.parties(0, begin) if not scene.after_preposition(item)][:1]
    first = scene.clause(trigger.index)[0]
    if not any(status in UNMADE for _, status, _ in status_cues(scene.marked, first, begin, kind="visit")):
        return []
    pronoun = any(scene.marked.words.pronouns.has(token) for token in scene.tokens[first:begin])
    return scene.parties(first, begin)[:1] or ([subject] if pronoun and subject is not None else [])


def _owners(scene: Scene, draft: Draft, begin: int, subject: Named | None) -> list[Named]:
    """Whose meeting or visit it is: a possessor before the noun, or whom "his" means."""
    possessor = [
        item
        for item in scene.named
        if item.mention.right <= draft.trigger.index
        and draft.trigger.index - item.mention.right <= 3
        and item.finding.kind != "state"
        and scene.tokens[item.mention.last - 1].possessive
    ]
    if possessor:
        return possessor[-1:]
    if scene.words["possessive"].has(scene.tokens[begin]):
        earlier = scene.parties(0, begin)
        if draft.kind["role"] == "participant" and len(earlier) >= 2:
            return earlier[-2:]
        return earlier[-1:] if earlier else [subject] if subject is not None else []
    return []


def _others(scene: Scene, behind: int, last: int) -> list[Named]:
    """Parties named after the noun: "with X", "between X and Y", a genitive."""
    if behind >= len(scene.tokens):
        return []
    at = behind
    for item in scene.times:
        if item.first <= at + 1 and item.last > at:
            at = item.last
    starts = {item.mention.left: item for item in scene.named} | {item.mention.first: item for item in scene.named}
    if at < len(scene.tokens) and (scene.words["with"].has(scene.tokens[at]) or at in starts):
        stop = last
        following = scene.next_clause(scene.clause(behind - 1))
        if scene.words["between"].has(scene.tokens[at]) and following:
            stop = following[1]
        found = [item for item in scene.any_parties(at, stop) if item.finding.kind != "state"] or scene.parties(
            at, stop, kinds=("unnamed",)
        )
        found = found or scene.any_parties(at, stop)
        near = [item for item in found if item.mention.left - at <= 6 or scene.words["between"].has(scene.tokens[at])]
        return near[:2]
    return []
