"""What came to nothing shortly before: of what "it was postponed after …" and "the ministry cited …" give the cause."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman import ontology
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import Tree
from dragoman.record.reading import OccurrenceFinding

LATELY = 3
"""Sentences back in which what came to nothing was told or planned."""


def off(found: OccurrenceFinding) -> bool:
    """Whether a happening came to nothing; that something ended ("the ban was lifted") is no failure."""
    return _step(found) == "off" and found.status != "lifted"


def going(found: OccurrenceFinding) -> bool:
    """Whether a happening goes on or took place."""
    return _step(found) in ("going", "done")


def fallen(
    told: Told, index: int, here: Sequence[OccurrenceFinding] = (), *,
    planned: bool = True, kinds: Collection[str] = (), never: Collection[str] = (),
) -> str | None:  # fmt: skip
    """The id of what the sentences before sentence `index` told last as come to nothing, else as planned.

    `kinds`: only of these where there are any; `never`: none of these.
    """
    ids = {found.id for found in here}
    before = [f for f in told.found if f.id in ids or 0 < index - f.sentence <= LATELY]
    able = [f for f in before if f.kind not in never and (not kinds or f.kind in kinds)]
    known = [f for f in reversed(able) if not f.mention or f.refers]
    undone = next((f for f in known if off(f)), None)
    found = undone or next((f for f in known if planned and _step(f) == "ahead"), None)
    return None if found is None else found.id if off(found) else found.refers or found.id


def stands_in(scene: Scene, tree: Tree, at: int) -> bool:
    """Whether a subject is a pronoun that stands for what was told before."""
    return tree.upos[at] == "PRON" and not tree.children[at] and scene.words["pronoun_it"].has(scene.tokens[at])


def _step(found: OccurrenceFinding) -> str:
    return str(ontology.table("statuses")[found.status]["step"])


__all__ = ["LATELY", "fallen", "going", "off", "stands_in"]
