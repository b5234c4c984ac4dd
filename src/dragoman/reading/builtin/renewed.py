"""What was put off or moved elsewhere: when and where it was due, and the same again, planned anew."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.reading.builtin.drafts import Draft
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.status import UNMADE
from dragoman.reading.builtin.triggers import status_cues

AHEAD = ("proposed", "expected", "planned", "confirmed")
"""What words say of a plan."""
SET_DOWN = ("talks", "meeting", "negotiation_round", "summit", "ceremony", "signing", "press_conference", "vote")
"""What is set down for a place, and may be moved to another."""


def moved(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """ "Was put off until 21 March": the same again, planned for the day it was moved to."""
    found = []
    for draft in drafts:
        if draft.status != "postponed":
            continue
        node = scene.node(draft.trigger)
        verb = scene.scopes.governor(node) if draft.trigger.how == "noun" else node
        beside = {scene.tree.top(item.first, item.last): item for item in scene.times}
        obliques = scene.arguments.obliques(verb, scene.words["moved_to"]) if verb >= 0 else []
        led = [at for at in obliques if at in beside]
        if len(led) == 1:
            item = beside[led[0]]
            trigger = replace(draft.trigger, index=item.first, length=1, how="noun")
            found.append(Draft(trigger, draft.roles, "planned", False, time=item, place=draft.place))
            draft.time = None if draft.time is item else draft.time
    return [*found, *(anew for draft in drafts if (anew := _relocated(scene, draft)) is not None)]


def _relocated(scene: Scene, draft: Draft) -> Draft | None:
    """ "The talks, due in Oslo, have been moved to Bergen": planned there anew; the draft keeps where they were due."""
    verb = scene.scopes.governor(scene.node(draft.trigger)) if draft.trigger.how == "noun" else -1
    if draft.trigger.kind not in SET_DOWN or verb < 0 or not _moving(scene, verb):
        return None
    beside = {scene.tree.top(item.first, item.last): item for item in scene.places}
    obliques = scene.arguments.obliques(verb, scene.words["moving_to"])
    led = [beside[at] for at in obliques if at in beside and at > draft.trigger.index]
    if not led:
        return None
    anew = led[-1]
    due = [item for item in scene.places if item is not anew and scene.located(item)]
    draft.status, draft.place = "planned", due[0] if len(due) == 1 else None
    trigger = replace(draft.trigger, index=anew.first, length=1, how="noun")
    return Draft(trigger, draft.roles, "planned", False, time=draft.time, place=anew, lent=True)


def _moving(scene: Scene, verb: int) -> bool:
    """Whether a verb moves what hangs on it to another place ("se traslada" with the pronoun before it)."""
    return any(scene.words["moving"].at(scene.tokens, at) is not None for at in (verb, verb - 1) if at >= 0)


def give_due(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Postponed a visit by its minister, which had been planned for May 20": when it was due."""
    fallen = [draft for draft in drafts if draft.status in UNMADE and draft.time is None]
    if len(fallen) != 1:
        return
    free = [item for item in scene.times if all(draft.time is not item for draft in drafts)]
    due = [item for item in free if _planned(scene, fallen[0], item)]
    if len(due) == 1:
        fallen[0].time = due[0]


def _planned(scene: Scene, draft: Draft, item: Seen) -> bool:
    """Whether a time hangs on a word that says that something was planned for it."""
    above = scene.tree.up(scene.tree.top(item.first, item.last))
    verb = next((at for at in above if scene.tree.is_verb(at)), -1)
    cues = status_cues(scene.marked, 0, len(scene.tokens), kind=draft.trigger.kind, scope={verb}) if verb >= 0 else []
    return any(status in AHEAD for _, status, _ in cues)


__all__ = ["give_due", "moved"]
