"""Whose a figure is that no happening has: who offers, pays, sends or has it, as far as its own clause says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.record.reading import QuantityFinding

ACTORS = ("person", "state", "organization")
OBJECTS = frozenset({"obj", "nmod", "conj", "obl", "nummod", "amod", "compound", "flat", "appos"})
"""How a figure hangs below the verb of whoever gives or has it: its object, or inside it ("a quota of 15 tonnes")."""
PEOPLE = ("person", "unnamed")
TOLD = ("ccomp", "parataxis")
INSIDE = frozenset({"nummod", "amod", "nmod", "appos", "acl", "compound", "obl", "advmod", "flat", "dep"})
"""How an age hangs below whom it tells of: "âgé de 34 ans", "a 34-year-old teacher"."""
UP = 3


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
    if tree.base(top) == "nsubj":  # "the firm said 40 percent of its trains were cancelled"
        verb = tree.head[verb] if tree.base(verb) in TOLD else verb
    subjects = [at for at in tree.of(verb, SUBJECTS) if at != top and (bail or tree.relation[at] != "nsubj:pass")]
    for at in subjects or tree.of(verb, ("obl:agent",)):
        span = tree.below(at)
        able = [item for item in scene.named if item.mention.first in span and item.finding.kind in ACTORS]
        if able:
            return able[0].finding.id
    return _antecedent(scene, verb, subjects)


def _antecedent(scene: Scene, verb: int, subjects: Sequence[int]) -> str | None:
    """Whom a relative clause tells of: "Norway, which mines 70 percent of the world's cobalt"."""
    tree = scene.tree
    if tree.base(verb) != "acl" or not any(tree.upos[at] == "PRON" for at in subjects):
        return None
    who = (one for one in scene.named if one.finding.kind in ACTORS and _covers(one, tree.head[verb]))
    return next((one.finding.id for one in who), None)


def _covers(one: Named, at: int) -> bool:
    return min(one.mention.left, one.mention.first) <= at < max(one.mention.right, one.mention.last)


def whose_age(scene: Scene, seen: Seen) -> str | None:
    """The person whose age a number tells, by name or by what they are: "the 51-year-old captain", "Ida Holm, 34"."""
    people = [one for one in scene.named if one.finding.kind in PEOPLE]
    before = scene.tokens[seen.first].gap.strip()
    if before in (",", "("):  # beside the name it stands behind
        beside = (one for one in people if max(one.mention.right, one.mention.last) == seen.first)
        if (theirs := next(beside, None)) is not None:
            return theirs.finding.id
    top = scene.tree.top(seen.first, seen.last)
    for at in (top, *islice(scene.tree.up(top), UP)):
        inside = (one for one in people if _covers(one, at))
        if (theirs := next(inside, None)) is not None:
            return theirs.finding.id
        if scene.tree.base(at) not in INSIDE:
            return None
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
    return scene.tree.base(top) in ("obj", "nummod", "nsubj") and any(own.has(one) for one in behind)


__all__ = ["ACTORS", "owner", "whose_age"]
