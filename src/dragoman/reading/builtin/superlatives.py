"""What ranks a happening: "the first visit since 2017", "der größte Protest seit neun Jahren", "aucun … depuis"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman import ontology
from dragoman.languages.words import entries
from dragoman.reading.builtin.drafts import among
from dragoman.reading.builtin.figure_words import ending_before, figure_words
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import SUBJECTS, Tree
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding, TimeFinding
from dragoman.record.values import Duration, Time

REACH = 20
"""Tokens within which the rank and its years stand."""
LEAST = 30 * 86_400
"""Shorter spans rank nothing that an editor would print: "the first in three days"."""
RECENT = 3
"""Sentences back in which the visit or meeting was told that "it was the first since …" means."""


NOUNS = frozenset({"appos", "amod", "nsubj", "obl", "obj", "root", "acl", "nmod"})
"""How what a superlative belongs to hangs in its clause."""


class _Rank(Struct, frozen=True):
    """A rank over tokens [first, last): which one, and the token that tells it."""

    first: int
    last: int
    cue: int
    id: str
    value: Time | Duration


def ranked(scene: Scene, here: Sequence[OccurrenceFinding], told: Told) -> Iterator[QuantityFinding]:
    """The ranks a healthy passage tells of its happenings, or of the visit or meeting told just before."""
    if not scene.marked.passage.healthy:
        return
    for rank in _ranks(scene):
        host = _host(scene, rank, here=here, told=told)
        if host is None:
            continue
        passage = scene.marked.passage
        start, end = passage.span(scene.tokens[rank.first].start, scene.tokens[rank.last - 1].end)
        property_name = "first_since" if rank.id in ("first", "none") else "rank"
        yield QuantityFinding(
            id=finding_id(told.report.id, property_name, start, end), report=told.report.id, start=start, end=end,
            sentence=passage.index, value=rank.value, property=property_name, host=host,
        )  # fmt: skip


def _ranks(scene: Scene) -> Iterator[_Rank]:
    words = figure_words(scene.marked.words.code)
    for item in [*scene.times, *scene.quantities]:
        value = item.finding.value
        if isinstance(item.finding, TimeFinding) and isinstance(value, Time) and _absolute(value):
            begin = ending_before(words["since"], scene.tokens, item.first)
        elif isinstance(value, Duration) and (value.seconds_min or value.seconds_max or 0) >= LEAST:
            begin = ending_before(words["within"], scene.tokens, item.first)
        else:
            continue
        cue = None if begin is None else _cue(scene, begin, item)
        if begin is not None and cue is not None and isinstance(value, (Time, Duration)):
            yield _Rank(min(begin, cue[0]), max(item.last, cue[0] + 1), cue[0], cue[1], value)


def _absolute(value: Time) -> bool:
    return value.precision in ("year", "month", "decade") and not (value.edtf or "X").startswith("X")


def _cue(scene: Scene, begin: int, item: Seen) -> tuple[int, str] | None:
    """The nearest word before (or "none" behind) the years that ranks, in their own clause: its token and its id."""
    words = figure_words(scene.marked.words.code)
    names = {at for one in scene.named for at in range(one.mention.left, one.mention.right)}
    for at in range(begin - 1, max(-1, begin - REACH), -1):
        match = words["rank"].at(scene.tokens, at)
        if match and match.entry.get("negated") and not _negated(scene, at):
            continue
        if match and at not in names and _together(scene, at, item.first):
            return at, str(match.entry["id"])
    around = (*range(max(0, begin - REACH), begin), *range(item.last, min(len(scene.tokens), item.last + 6)))
    return next(((at, "none") for at in around if _nobody(scene, at) and _together(scene, at, item.first)), None)


def _negated(scene: Scene, at: int) -> bool:
    """Whether a clause denies what it compares: "had not seen so large a march since"."""
    first, last = scene.clause(at)
    return any(scene.words["negation"].at(scene.tokens, one) for one in range(first, last))


def _nobody(scene: Scene, at: int) -> bool:
    """Whether a word says that nobody did a thing, or that it did not happen: "no access" says neither."""
    match = figure_words(scene.marked.words.code)["none"].at(scene.tokens, at)
    if match is None:
        return False
    tree, last = scene.marked.tree, min(at + match.length + 4, len(scene.tokens))
    pronoun = tree is not None and tree.upos[at] == "PRON" and not tree.children[at]
    people = any(one.mention.first < last and at <= one.mention.last and _person(one) for one in scene.named)
    happening = any(t.how == "noun" and at < t.index < last for t in scene.triggers)
    return pronoun or people or happening or among(scene, "people", at, last)


def _person(one: Named) -> bool:
    return one.finding.kind in ("person", "unnamed", "group")


def _together(scene: Scene, cue: int, year: int) -> bool:
    """Whether the years belong to the clause of the rank, not to one that hangs on it ("which stood since 2017")."""
    tree = scene.marked.tree
    if tree is None:
        return all(mark not in scene.tokens[at].gap for at in range(cue + 1, year + 1) for mark in ",;:")
    clause, told = tree.clause(cue), tree.clause(year)
    if tree.relation[told] == "acl" and tree.head[told] in (cue, cue + 1, clause):
        return True  # "el más fuerte registrado desde 2001"
    return clause in (told, tree.clause(tree.head[year]) if tree.head[year] >= 0 else -1)


def _host(scene: Scene, rank: _Rank, *, here: Sequence[OccurrenceFinding], told: Told) -> str | None:
    passage = scene.marked.passage
    first, last = scene.tokens[max(0, rank.cue - 3)], scene.tokens[min(len(scene.tokens), rank.cue + 5) - 1]
    start, end = passage.span(first.start, last.end)
    near = [found for found in here if start <= found.trigger_start < end] if rank.id != "none" else list(here)
    near = near or _ranked_subject(scene, rank, here)
    known = next((found for found in near if found.refers or not found.mention), None)
    if known is not None:
        return known.refers or known.id
    close = range(rank.cue - 3, rank.cue + 5)  # "un accident ferroviaire aussi meurtrier"
    groups = {t.kind for t in scene.triggers if t.how == "noun" and t.index in close}
    groups |= {found.kind for found in near}
    plain = rank.id in ("first", "none")
    if not plain and not groups:
        return _meant(scene, rank, told)
    met = [f for f in told.founding() if plain and _group(f.kind) in ("visit", "meeting", "summit")]
    same = [f for f in told.founding() if _group(f.kind) in {_group(kind) for kind in groups}]
    lately = [f for f in met if f.sentence >= passage.index - RECENT or rank.id == "none"]
    return next((f.id for f in (*reversed(same), *reversed(lately))), None)


def _ranked_subject(scene: Scene, rank: _Rank, here: Sequence[OccurrenceFinding]) -> list[OccurrenceFinding]:
    """The happening whose word the rank is told of: "the march on Sunday was the largest", "les heurts, les plus …"."""
    tree = scene.marked.tree
    if tree is None or rank.id in ("first", "none"):
        return []
    over = [at for one in range(rank.cue, rank.cue + 2) if one < len(tree) for at in (one, *tree.up(one))]
    over = [at for at in over if tree.base(at) in NOUNS or at in (rank.cue, rank.cue + 1)]
    words = {*over, *(at for one in over for at in tree.of(one, SUBJECTS))} - {rank.cue, rank.cue + 1}
    places = [scene.marked.passage.span(scene.tokens[at].start, scene.tokens[at].end) for at in sorted(words)]
    return [found for found in here if any(found.trigger_start <= start < found.trigger_end for start, _ in places)]


def _meant(scene: Scene, rank: _Rank, told: Told) -> str | None:
    """ "It was the deadliest since 2016": what the sentences before told last, of a kind that can be ranked so."""
    tree = scene.marked.tree
    fits = ontology.table("properties")["rank"]["fits"].get(rank.id, ())
    clause = tree.clause(rank.cue) if tree is not None else -1
    subjects = tree.of(clause, (*SUBJECTS, "expl")) if tree is not None else []
    dropped = not subjects and bool(entries(scene.marked.words.code, "saying", "drops_pronoun"))
    if tree is None or not (dropped or (subjects and all(_stands_in(scene, tree, at) for at in subjects))):
        return None
    known = (f for f in reversed(told.found) if f.kind in fits and (f.refers or not f.mention))
    lately = (f for f in known if scene.marked.passage.index - f.sentence in range(1, RECENT))
    return next((f.refers or f.id for f in lately), None)


def _stands_in(scene: Scene, tree: Tree, at: int) -> bool:
    """Whether a subject is a pronoun that stands for what was told before."""
    return tree.upos[at] == "PRON" and not tree.children[at] and scene.words["pronoun_it"].has(scene.tokens[at])


def _group(kind: str) -> str:
    return str(ontology.table("kinds")[kind]["group"])


__all__ = ["ranked"]
