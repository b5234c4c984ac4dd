"""What became of people who are counted: "two patients of the ward died" tells of two dead, however far the verb."""

from __future__ import annotations

from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.trees import Tree

ACTIVE, PASSIVE = ("nsubj", "nsubj:pass"), ("nsubj:pass",)
"""How who is counted hangs on the verb: who died may be parsed as either, who was killed is no doer."""


def fate(scene: Scene, seen: Seen) -> str | None:
    """The property that the verb tells whose subject is counted: "dead", "injured"; None where it tells none."""
    if scene.marked.tree is None:
        return None
    tree, top = scene.tree, scene.tree.top(seen.first, seen.last)
    verb = tree.head[top]
    found = figure_words(scene.marked.words.code)["fate"].at(scene.tokens, verb) if verb >= 0 else None
    if found is None or _undone(tree, verb):
        return None
    able = PASSIVE if found.entry.get("passive") else ACTIVE
    return str(found.entry["id"]) if tree.relation[top] in able else None


def _undone(tree: Tree, verb: int) -> bool:
    """Whether a verb is denied, or stands under a condition ("if two men died", "would have died")."""
    around = [verb, *tree.children[verb]]
    return any(
        tree.has(at, "Polarity=Neg") or tree.has(at, "Mood=Cnd") or (at != verb and tree.relation[at] == "mark")
        for at in around
    )


__all__ = ["fate"]
