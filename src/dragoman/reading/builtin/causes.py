"""Why a happening came about or came to nothing: "because of a storm", "nachdem der Damm gebrochen war"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman import ontology
from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import Tree
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import Duration, TextValue

MOST = 200
"""Letters from which on a cause is a story of its own."""
RELATIONS = frozenset({"obl", "nmod", "advcl", "acl"})
"""How what names a cause hangs on what it explains."""


class _Cause(Struct, frozen=True):
    """A cause over tokens [first, last) behind its cue, and the token that it explains."""

    cue: int
    first: int
    last: int
    explains: int
    off: bool


def caused(scene: Scene, here: Sequence[OccurrenceFinding], told: Told) -> Iterator[QuantityFinding]:
    """The causes that a healthy passage gives for its happenings."""
    tree = scene.marked.tree
    if tree is None or not scene.marked.passage.healthy:
        return
    for cause in _causes(scene, tree):
        host = next((f for f in here if _explained(scene, tree, found=f, cause=cause)), None)
        if host is None:
            continue
        passage = scene.marked.passage
        first, last = scene.tokens[cause.first], scene.tokens[cause.last - 1]
        start, end = passage.span(scene.tokens[cause.cue].start, last.end)
        if end - start > MOST:
            continue
        words = passage.plain[first.start : last.end]
        yield QuantityFinding(
            id=finding_id(told.report.id, "cause", start, end), report=told.report.id, start=start, end=end,
            sentence=passage.index, value=TextValue(text=words, language=scene.marked.words.code), property="cause",
            host=host.id if host.mention and _off(host) else host.refers or host.id,
        )  # fmt: skip


def _causes(scene: Scene, tree: Tree) -> list[_Cause]:
    """The causes of a passage; a cause of a cause ("over tensions because of a storm") is part of the outer one."""
    outer: list[_Cause] = []
    for cause in _each(scene, tree):
        if outer and _runs_on(scene, tree, outer[-1].last, cause.cue):
            outer[-1] = replace(outer[-1], last=max(outer[-1].last, cause.last))
        else:
            outer.append(cause)
    return outer


def _runs_on(scene: Scene, tree: Tree, first: int, cue: int) -> bool:
    """Whether nothing but a phrase parts a cue from the cause before it: no mark, verb or "and"."""
    between = range(first, cue + 1)
    marked = any(scene.tokens[at].gap.strip() for at in between)
    return not marked and not any(tree.is_verb(at) or tree.upos[at] in ("CCONJ", "SCONJ") for at in between[:-1])


def _each(scene: Scene, tree: Tree) -> Iterator[_Cause]:
    reasons = figure_words(scene.marked.words.code)["reason"]
    at = 0
    while at < len(scene.tokens):
        match = reasons.at(scene.tokens, at)
        cause = _cause(scene, tree, at=at, match=match) if match else None
        if cause is not None:
            yield cause
        at += match.length if match else 1


def _cause(scene: Scene, tree: Tree, *, at: int, match: Match) -> _Cause | None:
    """What hangs on the cue, as far as it runs without a gap: a noun with its own words, or a clause."""
    if scene.words["source"].at(scene.tokens, at) is not None:
        return None  # "nach Angaben eines Teilnehmers" says who tells it
    behind = at + match.length
    found = _head(tree, at, behind)
    if found is None:
        return None
    head, explains = found
    below = tree.below(head)
    last = behind
    while last < len(scene.tokens) and last in below:
        last += 1
    named = (*((i.first, i.last) for i in (*scene.times, *scene.quantities, *scene.places)),
             *((n.mention.left, n.mention.right) for n in scene.named))  # fmt: skip
    if match.entry.get("of") == "off" and any(first <= head < end for first, end in named):
        return None  # "postponed after Monday", "a trip to Durban called off": no happening is named
    lengths = {seen.last for seen in scene.quantities if isinstance(seen.finding.value, Duration)}
    if match.entry.get("of") == "off" and at in lengths:
        return None  # "three days after the ruling" says when
    if match.entry.get("of") == "off" and "," in scene.tokens[at].gap and tree.base(head) != "advcl":
        return None  # "annulled for the first time, following similar rulings elsewhere" is an aside
    if last == behind or head >= last or explains < 0 or tree.base(head) not in RELATIONS:
        return None
    return _Cause(at, behind, last, explains, match.entry.get("of") == "off")


def _head(tree: Tree, at: int, behind: int) -> tuple[int, int] | None:
    """The token that carries a cause, and what it explains: the cue hangs on it, or it hangs on the cue's noun."""
    cue = range(at, behind)
    heads = [tree.head[one] for one in cue if tree.head[one] >= behind]
    if heads:
        return heads[0], tree.head[heads[0]]
    below = (
        (child, tree.head[one]) for one in cue for child in tree.children[one] if child >= behind
    )  # "en raison d'"
    return next((pair for pair in below if tree.base(pair[0]) in RELATIONS and pair[1] not in cue), None)


def _explained(scene: Scene, tree: Tree, *, found: OccurrenceFinding, cause: _Cause) -> bool:
    """Whether the cause is told of a happening: it hangs on its trigger or on the verb of its clause."""
    if cause.off and not _off(found):
        return False
    passage = scene.marked.passage
    places = [passage.span(token.start, token.end) for token in scene.tokens]
    inside = [at for at, (start, _) in enumerate(places) if found.trigger_start <= start < found.trigger_end]
    if not inside or any(cause.first <= at < cause.last for at in inside):
        return False
    heads = {inside[0], tree.clause(inside[0])}
    return cause.explains in heads or tree.clause(cause.explains) in heads


def _off(found: OccurrenceFinding) -> bool:
    return str(ontology.table("statuses")[found.status]["step"]) == "off"


__all__ = ["caused"]
