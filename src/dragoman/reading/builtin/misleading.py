"""Verbs that look like happenings of their kind and are none: walking out of talks, heads that roll, networks."""

from __future__ import annotations

from dragoman.reading.builtin.drafts import Draft
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.reading.builtin.triggers import Trigger


def walks_out(scene: Scene, trigger: Trigger) -> bool:
    """ "They ended when the union walked out": who walks out of what was just told is on no strike."""
    barred, told = set(trigger.entry.get("not_after", ())), scene.lately_told
    earlier = {other.kind for other in scene.triggers if other.index < trigger.index}
    first, last = scene.clause(trigger.index)
    timed = any(first <= item.first < last for item in scene.times)
    return bool(barred & (told | earlier)) and trigger.kind not in told | earlier and not timed


def misread_noun(scene: Scene, trigger: Trigger) -> bool:
    """ "The opposition wants heads to roll": what the parser has for a verb's object is no finite verb."""
    tree, at = scene.tree, trigger.index
    noun = tree.upos[at] == "NOUN" and tree.relation[at] == "obj" and trigger.how == "finite"
    return noun and 0 <= tree.head[at] < at and tree.is_verb(tree.head[at])


def network(scene: Scene, item: Named, trigger: Trigger) -> bool:
    """ "The group will fly to 41 countries": a body is no visitor of what is no place with a name."""
    first, last = scene.clause(trigger.index)
    to = any(first <= place.first < last and scene.located(place) for place in scene.places)
    return item.finding.kind != "person" and trigger.kind == "visit" and not to


def announces(scene: Scene, draft: Draft) -> bool:
    """ "The minister announced an inquiry": who says that there is to be one leads it only if that is his office."""
    trigger, tree = draft.trigger, scene.tree
    node = scene.node(trigger)
    verb = scene.scopes.governor(node) if trigger.how == "noun" else node
    if trigger.kind != "investigation" or verb < 0 or scene.scopes.saying.at(scene.tokens, verb) is None:
        return False
    spots = [at for subject in tree.of(verb, SUBJECTS) for at in (subject, *sorted(tree.below(subject)))]
    return not any(scene.words["investigating"].at(scene.tokens, at) for at in spots)


def only_blamed(scene: Scene, trigger: Trigger) -> bool:
    """ "The firm blamed an earthquake", "Ursache sei ein Erdbeben": that there was one is somebody's account."""
    tree, tokens, at = scene.tree, scene.tokens, scene.node(trigger)
    if trigger.kind != "disaster" or scene.definite(trigger):
        return False
    copulas = tree.of(at, ("cop",))
    reason = any(scene.words["reason_noun"].at(tokens, subject) for subject in tree.of(at, SUBJECTS))
    if copulas and reason:
        return tree.relation[at] == "ccomp" or any(tree.has(one, "Mood=Sub") for one in copulas)
    above = tree.head[at]
    hangs = above >= 0 and tree.base(at) in ("obj", "obl") and trigger.index > above
    return hangs and scene.words["blaming"].at(tokens, above) is not None


def accounted(scene: Scene, trigger: Trigger) -> bool:
    """ "On Monday they blamed the wind for the collapse": the day is that of the account, not of the collapse."""
    tree, at = scene.tree, scene.node(trigger)
    above = tree.head[at]
    hangs = above >= 0 and tree.base(at) in ("obj", "obl") and scene.definite(trigger) and trigger.how == "noun"
    return hangs and scene.words["blaming"].at(scene.tokens, above) is not None
