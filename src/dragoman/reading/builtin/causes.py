"""Why a happening came about or came to nothing: "because of a storm", "nachdem der Damm gebrochen war"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman import ontology
from dragoman.reading.builtin.fallen import fallen, going, off, stands_in
from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import SUBJECTS, Tree
from dragoman.reading.builtin.triggers import status_cues
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import Duration, TextValue

MOST = 200
"""Letters from which on a cause is a story of its own."""
BARE = 8
"""Tokens within which a cause stands alone behind a colon: "fell through: the fog"."""
ASIDE = 6
"""Tokens that an insertion between two commas may have within a cause."""
RELATIONS = frozenset({"obl", "nmod", "advcl", "acl"})
"""How what names a cause hangs on what it explains."""


class _Cause(Struct, frozen=True):
    """A cause over tokens [first, last) behind its cue, the token that it explains, and of what kinds it may be."""

    cue: int
    first: int
    last: int
    explains: int
    of: tuple[str, ...] = ()


def caused(scene: Scene, here: Sequence[OccurrenceFinding], told: Told) -> Iterator[QuantityFinding]:
    """The causes that a passage gives for its happenings; a damaged one only for what it says came to nothing."""
    tree = scene.marked.tree
    if tree is None:
        return
    for cause, host in _causes(scene, tree, here, told):
        passage = scene.marked.passage
        first, last = scene.tokens[cause.first], scene.tokens[cause.last - 1]
        words = passage.plain[first.start : last.end]
        closed = last.end + (words.count('"') % 2 and passage.plain[last.end : last.end + 1] == '"')
        start, end = passage.span(scene.tokens[cause.cue].start, closed)
        if end - start > MOST:
            continue
        words = passage.plain[first.start : closed]
        yield QuantityFinding(
            id=finding_id(told.report.id, "cause", start, end), report=told.report.id, start=start, end=end,
            sentence=passage.index, value=TextValue(text=words, language=scene.marked.words.code), property="cause",
            host=host,
        )  # fmt: skip


def _causes(scene: Scene, tree: Tree, here: Sequence[OccurrenceFinding], told: Told) -> list[tuple[_Cause, str]]:
    """The causes of a passage, each with what it explains.

    A cause of a cause ("over tensions because of a storm") is part of the outer one.
    """
    outer: list[tuple[_Cause, str]] = []
    for cause in (*_each(scene, tree), *_bare(scene, tree)):
        if outer and _runs_on(scene, tree, outer[-1][0].last, cause.cue):
            first, host = outer[-1]
            outer[-1] = replace(first, last=max(first.last, cause.last)), host
        elif (found := _host(scene, tree, cause=cause, here=here, told=told)) is not None:
            outer.append((cause, found))
    return outer


def _host(scene: Scene, tree: Tree, *, cause: _Cause, here: Sequence[OccurrenceFinding], told: Told) -> str | None:
    """What a cause is told of: a happening of its clause, else one told before that the clause says came to nothing."""
    undone, found = _undone(scene, tree, cause), None
    if scene.marked.passage.healthy:
        found = next((f for f in here if _explained(scene, tree, found=f, cause=cause)), None)
        if found is not None and (off(found) or not (_unled(found) and undone)):
            found = _nearer(scene, cause, found, here=here)
            broken = figure_words(scene.marked.words.code)["broken_off"].at(scene.tokens, cause.explains)
            if (undone or broken) and going(found):
                return None  # "the search, broken off because of a storm, goes on": that is no cause of the search
            return found.id if found.mention and off(found) else found.refers or found.id
    if not undone:
        return None
    subjects = tree.of(tree.clause(cause.explains), SUBJECTS)
    if subjects and not all(stands_in(scene, tree, at) for at in subjects):
        return found.id if found is not None and not cause.of else None  # "the flight was put off": its noun says
    within = [found for found in here if not cause.first <= _place(scene, found) < cause.last]
    named = {t.kind for t in scene.triggers if t.how == "noun" and t.index < cause.cue}
    inside = {t.kind for t in scene.triggers if cause.first <= t.index < cause.last}
    return fallen(told, scene.marked.passage.index, within, kinds=named, never=inside)


def _unled(found: OccurrenceFinding) -> bool:
    """Whether a happening is only mentioned, and nothing says which one is meant."""
    return found.mention and not found.refers


def _nearer(
    scene: Scene, cause: _Cause, found: OccurrenceFinding, *, here: Sequence[OccurrenceFinding]
) -> OccurrenceFinding:
    """What is told between a mention and the cause: "asked for the meeting before it shut the mine because of"."""
    if not found.mention or off(found):
        return found
    between = range(_place(scene, found) + 1, cause.cue)
    return next((f for f in reversed(here) if not f.mention and _place(scene, f) in between), found)


def _place(scene: Scene, found: OccurrenceFinding) -> int:
    """The token at which the word that tells a happening begins."""
    spans = (scene.marked.passage.span(token.start, token.end) for token in scene.tokens)
    return next((at for at, (start, _) in enumerate(spans) if start >= found.trigger_start), -1)


def _undone(scene: Scene, tree: Tree, cause: _Cause) -> bool:
    """Whether the word that a cause explains says that something came to nothing: "it was postponed after"."""
    first, last = scene.clause(cause.explains)
    cues = status_cues(scene.marked, first, last, kind="visit")
    near = {cause.explains, *(at for at in tree.children[cause.explains] if tree.is_verb(at))}
    steps = ontology.table("statuses")  # what is only wished has no step
    return any(at in near and steps.get(status, {}).get("step") == "off" for at, status, _ in cues)


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
    behind, of = at + match.length, tuple(match.entry.get("of", ()))
    found = _head(tree, at, behind)
    if found is None:
        return None
    head, explains = found
    while at <= explains < behind:
        explains = tree.head[explains]
    last = _end(scene, tree, head, behind)
    verbal = bool(match.entry.get("verbal"))
    if (of and _circumstance(scene, tree, at=at, head=head)) or (verbal and not tree.is_verb(head)):
        return None
    if last == behind or head >= last or explains < 0 or tree.base(head) not in RELATIONS:
        return None
    return _Cause(at, at + int(match.entry.get("apart", match.length)), last, explains, of)


def _end(scene: Scene, tree: Tree, head: int, behind: int) -> int:
    """How far the words of a cause run; an insertion between commas does not end them."""
    below, last, tokens = tree.below(head), behind, scene.tokens
    while last < len(tokens):
        if last in below and not _another(scene, tree, head, last):
            last += 1
            continue
        after = next((at for at in range(last + 1, min(len(tokens), last + ASIDE)) if "," in tokens[at].gap), None)
        if last == behind or "," not in tokens[last].gap or after is None or after not in below:
            break
        last = after
    return last


def _another(scene: Scene, tree: Tree, head: int, at: int) -> bool:
    """Whether a clause begins behind a comma that a parser hangs on a noun: "over a dam burst, court jails"."""
    if "," not in scene.tokens[at].gap or tree.is_verb(head):
        return False
    rest = [one for one in tree.below(head) if one >= at]
    if tree.upos[at] in ("NOUN", "PROPN") and not any(tree.upos[one] == "CCONJ" for one in rest):
        return True
    verbs = (one for one in rest if tree.is_verb(one) and tree.has(one, "VerbForm=Fin"))
    return any(not any(tree.base(up) == "acl" for up in (one, *tree.up(one)) if up != head) for one in verbs)


def _circumstance(scene: Scene, tree: Tree, *, at: int, head: int) -> bool:
    """Whether what stands behind "after" or "over" names no happening: a time, a place, somebody, a span of time."""
    named = (*((i.first, i.last) for i in (*scene.times, *scene.quantities, *scene.places)),
             *((n.mention.left, n.mention.right) for n in scene.named))  # fmt: skip
    if any(first <= head < end for first, end in named):
        return True  # "postponed after Monday", "a trip to Durban called off"
    if at in {seen.last for seen in scene.quantities if isinstance(seen.finding.value, Duration)}:
        return True  # "three days after the ruling" says when
    if any(seen.first < at < seen.last for seen in scene.times):
        return True  # "eight days after" as well
    # "annulled for the first time, following similar rulings elsewhere" is an aside
    return "," in scene.tokens[at].gap and tree.base(head) != "advcl"


def _bare(scene: Scene, tree: Tree) -> Iterator[_Cause]:
    """A noun alone behind a colon that ends the sentence: "The visit fell through: the fog"."""
    for at in range(max(1, len(scene.tokens) - BARE), len(scene.tokens)):
        if ":" in scene.tokens[at].gap:
            rest = range(at, len(scene.tokens))
            nouns = [one for one in rest if tree.upos[one] == "NOUN"]
            marks = any(scene.tokens[one].gap.strip() for one in rest[1:])
            if nouns and not marks and not any(tree.is_verb(one) or tree.upos[one] == "NUM" for one in rest):
                yield _Cause(at, at, len(scene.tokens), tree.clause(at - 1), ("off",))


def _head(tree: Tree, at: int, behind: int) -> tuple[int, int] | None:
    """The token that carries a cause, and what it explains: the cue hangs on it, or it hangs on the cue's noun."""
    cue = range(at, behind)
    heads = [tree.head[one] for one in cue if tree.head[one] >= behind]
    if heads:
        return min(heads), tree.head[min(heads)]
    below = (
        (child, tree.head[one]) for one in cue for child in tree.children[one] if child >= behind
    )  # "en raison d'"
    return next((pair for pair in below if tree.base(pair[0]) in RELATIONS and pair[1] not in cue), None)


def _explained(scene: Scene, tree: Tree, *, found: OccurrenceFinding, cause: _Cause) -> bool:
    """Whether the cause is told of a happening: it hangs on its trigger or on the verb of its clause."""
    answers = ontology.table("properties")["cause"]["answers"]
    able = {"off": off(found), "answer": found.kind in answers}
    if cause.of and not any(able[one] for one in cause.of):
        return False
    passage = scene.marked.passage
    places = [passage.span(token.start, token.end) for token in scene.tokens]
    inside = [at for at, (start, _) in enumerate(places) if found.trigger_start <= start < found.trigger_end]
    if not inside or any(cause.first <= at < cause.last for at in inside):
        return False
    heads = {inside[0], tree.clause(inside[0])}
    return cause.explains in heads or tree.clause(cause.explains) in heads


__all__ = ["caused"]
