"""Whom a pronoun beside a happening's verb means: somebody of its sentence, else of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.triggers import Trigger

PERSONAL = frozenset({"visit", "invitation", "acceptance", "meeting", "talks", "call", "resignation", "agreement"})
"""Kinds whose subject a pronoun may stand for; "he was freed" rarely means whom the sentence before names first."""
SPOKEN = frozenset({"refusal", "appeal", "announcement", "order", "lawsuit"})
"""Acts of words: their pronoun means whom the same words are told of as a remark."""


def subject_meant(
    scene: Scene, trigger: Trigger, tokens: Sequence[int], *, objects: Sequence[Named], subject: Named | None
) -> list[Named]:
    """Whom a pronoun subject means; `subject`: the one person of the sentence before, `objects`: who is none of it."""
    if any(_latter(scene, at) for at in tokens):
        return scene.before[-1:]
    if not any(_pronoun(scene, at) and not scene.tree.has(at, "Gender=Neut") for at in tokens):
        return []
    if any(scene.tree.has(at, "Number=Plur") for at in (*tokens, scene.node(trigger))):
        return []  # "they negotiated"
    if trigger.kind in SPOKEN:
        return [scene.spoken] if scene.spoken is not None else []
    if trigger.kind not in PERSONAL:
        return []
    earlier = [item for item in scene.parties(0, tokens[0]) if not scene.after_preposition(item)]
    if earlier:
        return earlier[:1]
    if subject is None and objects and scene.before and objects[0] in scene.before:
        return scene.before[:1]  # "She invited him": two people before, and the other one is the object
    return [subject] if subject is not None else []


def object_meant(scene: Scene, spots: range) -> list[Named]:
    """ "Invited him": who else than the subject is named before the pronoun, if only one is."""
    tokens = [at for spot in spots for at in scene.tree.of(spot, ("obj", "iobj"))]
    if not any(scene.words["object_pronoun"].has(scene.tokens[at]) for at in tokens):
        return []
    people = scene.parties(0, spots.stop) or scene.before
    names = {item.finding.refers or item.finding.id: item for item in people}
    first = next(iter(names), None)
    others = [item for key, item in names.items() if key != first]
    return others if len(others) == 1 else []


def points(scene: Scene, token: int) -> bool:
    """Whether a subject means somebody told before: a pronoun, "the latter"."""
    return _pronoun(scene, token) or _latter(scene, token)


def _latter(scene: Scene, token: int) -> bool:
    near = ((at, scene.words["latter"].at(scene.tokens, at)) for at in (token - 1, token) if at >= 0)
    return any(match and at <= token < at + match.length for at, match in near)


def _pronoun(scene: Scene, token: int) -> bool:
    return scene.marked.words.pronouns.has(scene.tokens[token])
