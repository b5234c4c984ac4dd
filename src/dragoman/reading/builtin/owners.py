"""Whose a figure is that no happening has: who offers, pays, sends or has it, as far as its own clause says so."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.record.reading import QuantityFinding

ACTORS = ("person", "state", "organization")
OBJECTS = frozenset({"obj", "nmod", "conj", "obl", "nummod", "amod", "compound", "flat", "appos"})
"""How a figure hangs below the verb of whoever gives or has it: its object, or inside it ("a quota of 15 tonnes")."""


def owner(scene: Scene, seen: Seen, quantity: QuantityFinding) -> str | None:
    """The name of whom a figure is told, None where its clause only stands beside a name ("Rabat says nine miles").

    The subject owns what it offers, pays, sends, employs, and what is its own ("cut 40 per cent of its crossings");
    a bail is of whoever is freed on it.
    """
    tree = scene.tree
    top = tree.top(seen.first, seen.last)
    if quantity.property == "share" and (theirs := _beside(scene, quantity)) is not None:
        return theirs
    verb = tree.clause(top) if tree.clause(top) != top else max(tree.head[top], 0)
    bail = quantity.property == "bail"
    if not (bail or _gives(scene, top, verb) or _own(scene, seen)):
        return None
    subjects = [at for at in tree.of(verb, SUBJECTS) if at != top and (bail or tree.relation[at] != "nsubj:pass")]
    for at in subjects or tree.of(verb, ("obl:agent",)):
        span = tree.below(at)
        able = [item for item in scene.named if item.mention.first in span and item.finding.kind in ACTORS]
        if able:
            return able[0].finding.id
    return None


def _beside(scene: Scene, quantity: QuantityFinding) -> str | None:
    """ "Against 47.6% for Lea Okoye": the person whom a percentage stands before."""
    start = quantity.context_start
    people = (one for one in scene.named if one.finding.kind == "person")
    return next((one.finding.id for one in people if _head(scene, one) == start), None)


def _head(scene: Scene, one: Named) -> int:
    """Where the word that carries a name with its office begins."""
    top = scene.tree.top(one.mention.left, one.mention.right)
    return scene.marked.passage.span(scene.tokens[top].start, scene.tokens[top].end)[0]


def _gives(scene: Scene, top: int, verb: int) -> bool:
    """Whether the verb gives or has what the figure is in, or keeps to what was offered ("maintains the offer")."""
    words = figure_words(scene.marked.words.code)
    chain = list(_chain(scene, top, verb))
    if not chain or any(scene.tree.base(at) not in OBJECTS for at in chain):
        return False
    if words["having"].at(scene.tokens, verb) is not None:
        return True
    kept = words["keeping"].at(scene.tokens, verb) is not None
    return kept and any(words["given"].at(scene.tokens, at) is not None for at in chain)


def _chain(scene: Scene, top: int, verb: int) -> Iterator[int]:
    """From a figure's head up to its verb, which is left out; nothing where they don't meet."""
    tree, found, at = scene.tree, [], top
    while at >= 0 and at != verb:
        found.append(at)
        at = tree.head[at]
    yield from found if at == verb else ()


def _own(scene: Scene, seen: Seen) -> bool:
    """Whether the figure is of somebody's own, and what the verb is about: "cut 62 percent of its trains"."""
    top = scene.tree.top(seen.first, seen.last)
    own = figure_words(scene.marked.words.code)["own"]
    behind = scene.tokens[seen.last : seen.last + 2]
    return scene.tree.base(top) in ("obj", "nummod") and any(own.has(one) for one in behind)


__all__ = ["ACTORS", "owner"]
