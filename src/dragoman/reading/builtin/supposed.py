"""What is only supposed: "Hätte das Gericht die Klage abgewiesen, wäre …", "had the court dismissed it, he would …"."""

from __future__ import annotations

from dragoman.reading.builtin.scene import Scene

_NOMINAL = ("DET", "NOUN", "PROPN", "PRON", "ADJ")


def supposed(scene: Scene, node: int) -> bool:
    """Whether a word stands in a condition that begins with its verb, or in what would follow from one."""
    if scene.marked.passage.plain.rstrip().endswith("?"):
        return False
    first = _begin(scene, node)
    if _inverted(scene, first):
        return True
    begins = (at for at in range(len(scene.tokens)) if at == _begin(scene, at))
    return _unreal(scene, scene.tree.clause(node)) and any(_inverted(scene, at) for at in begins)


def _begin(scene: Scene, node: int) -> int:
    """The first token of the stretch between commas in which a word stands."""
    at = node
    while at > 0 and not {",", ";"} & set(scene.tokens[at].gap):
        at -= 1
    return at


def _inverted(scene: Scene, at: int) -> bool:
    """Whether a stretch begins with a verb that makes a condition, and its subject follows."""
    behind = at + 1
    followed = behind < len(scene.tokens) and scene.tree.upos[behind] in _NOMINAL
    return scene.words["inverted"].has(scene.tokens[at]) and followed


def _unreal(scene: Scene, clause: int) -> bool:
    """Whether a clause tells what would be: its helper is one that makes conditions or stands in that mood."""
    tree = scene.tree
    helpers = tree.of(clause, ("aux", "aux:pass", "cop"))
    return any(tree.has(at, "Mood=Cnd") or scene.words["inverted"].has(scene.tokens[at]) for at in helpers)
