"""What ranks a happening: "the first visit since 2017", "der größte Protest seit neun Jahren", "aucun … depuis"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman import ontology
from dragoman.reading.builtin.figure_words import ending_before, figure_words
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding, TimeFinding
from dragoman.record.values import Duration, Time

REACH = 20
"""Tokens within which the rank and its years stand."""
LEAST = 30 * 86_400
"""Shorter spans rank nothing that an editor would print: "the first in three days"."""
RECENT = 3
"""Sentences back in which the visit or meeting was told that "it was the first since …" means."""


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
        if match and at not in names and _together(scene, at, item.first):
            return at, str(match.entry["id"])
    around = (*range(max(0, begin - REACH), begin), *range(item.last, min(len(scene.tokens), item.last + 6)))
    return next(
        ((at, "none") for at in around if words["none"].at(scene.tokens, at) and _together(scene, at, item.first)), None
    )


def _together(scene: Scene, cue: int, year: int) -> bool:
    """Whether the years belong to the clause of the rank, not to one that hangs on it ("which stood since 2017")."""
    tree = scene.marked.tree
    if tree is None:
        return all(mark not in scene.tokens[at].gap for at in range(cue + 1, year + 1) for mark in ",;:")
    clause = tree.clause(cue)
    return clause in (tree.clause(year), tree.clause(tree.head[year]) if tree.head[year] >= 0 else -1)


def _host(scene: Scene, rank: _Rank, *, here: Sequence[OccurrenceFinding], told: Told) -> str | None:
    passage = scene.marked.passage
    first, last = scene.tokens[max(0, rank.cue - 3)], scene.tokens[min(len(scene.tokens), rank.cue + 5) - 1]
    start, end = passage.span(first.start, last.end)
    near = [found for found in here if start <= found.trigger_start < end] if rank.id != "none" else list(here)
    if near:
        return near[0].refers or near[0].id
    groups = {t.kind for t in scene.triggers if t.how == "noun" and rank.cue < t.index <= rank.cue + 4}
    if rank.id not in ("first", "none") and not groups:
        return None
    met = [f for f in told.founding() if _group(f.kind) in ("visit", "meeting", "summit")]
    same = [f for f in met if _group(f.kind) in {_group(kind) for kind in groups}]
    lately = [f for f in met if f.sentence >= passage.index - RECENT or rank.id == "none"]
    return next((f.id for f in (*reversed(same), *reversed(lately))), None)


def _group(kind: str) -> str:
    return str(ontology.table("kinds")[kind]["group"])


__all__ = ["ranked"]
