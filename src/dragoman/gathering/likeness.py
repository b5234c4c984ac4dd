"""How alike two reports' segments are: vectors first, then what holds them in check. Features only, no verdict.

One candidate stands for two sentences: of their segments (the sentence, its clauses) the two nearest each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.gathering.cues import NATION, Cues, rarities, weight
from dragoman.gathering.sides import Side
from dragoman.gathering.told import Told
from dragoman.record.reading import Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

NEAREST = 5
"""How many neighbours tell how crowded a segment's surroundings are."""
CANDIDATES = 4
"""How many sentences of the other report are looked at, from either side."""
LOWEST = 0.0
"""Corrected cosine below which nothing is looked at: nearer each other than their surroundings, or not."""
SMOOTHING = 1.5
DECIMALS = 4
"""Vectors' last bits depend on the machine: what is compared is rounded first."""
FEATURES = (
    "cosine", "corrected", "whole", "neighbours", "words", "names", "figures", "figures_clash", "negation", "refusal",
    "short", "place", "groups_clash", "kinds", "values", "times", "times_clash", "actors", "actors_clash",
    "speakers_clash"
)  # fmt: skip
"""The names of all features of a candidate."""


@dataclass(frozen=True)
class Candidate:
    """Two segments and their features by name; `across`: they are in two languages."""

    a: Segment
    b: Segment
    across: bool
    features: Mapping[str, float]
    shared: tuple[str, ...]
    clashing: tuple[str, ...]


def rarity_in(sides: Iterable[Side]) -> dict[str, float]:
    """How rare every string of a story is among its segments."""
    return rarities(
        cues.strings | told.strings for side in sides for cues, told in zip(side.cues, side.told, strict=True)
    )


def candidates(a: Side, b: Side, rarity: Mapping[str, float]) -> Iterator[Candidate]:
    """Candidate pairs of two reports, in the order of their sentences."""
    import numpy as np

    if not a.segments or not b.segments:
        return
    cosine = np.round(a.unit @ b.unit.T, DECIMALS)
    whole = cosine[np.ix_(a.wholes, b.wholes)]
    corrected = np.round(cosine - _crowding(cosine, b)[:, None] / 2 - _crowding(cosine.T, a)[None, :] / 2, DECIMALS)
    alike = _by_sentence(_by_sentence(corrected, a).T, b).T
    near = (np.minimum(_ranks(alike), _ranks(alike.T).T) <= CANDIDATES) & (alike >= LOWEST)
    neighbours = _neighbours(alike)
    for row, column in np.argwhere(near).tolist():
        at = (row, column)
        i, j = _nearest(corrected, a, b, places=at)
        vector = {
            "cosine": float(cosine[i, j]),
            "corrected": float(corrected[i, j]),
            "whole": float(whole[at]),
            "neighbours": float(neighbours[at]),
        }
        yield _candidate((a, i), (b, j), rarity, vector=vector)


def _by_sentence(rows: Matrix, side: Side) -> Matrix:
    """The best of each sentence's rows."""
    import numpy as np

    best: Matrix = np.maximum.reduceat(rows, side.starts, axis=0)
    return best


def _crowding(cosine: Matrix, other: Side) -> Matrix:
    """The mean of each row's nearest sentences on the other side: high for a segment that is alike to everything."""
    import numpy as np

    by_sentence = _by_sentence(cosine.T, other).T
    kept = min(NEAREST, by_sentence.shape[1])
    means: Matrix = np.sort(by_sentence, axis=1)[:, -kept:].mean(axis=1)
    return means


def _ranks(alike: Matrix) -> NDArray[np.int64]:
    """Each column's rank within its row, from 1; equals share the better rank."""
    import numpy as np

    rows = [1 + len(row) - np.searchsorted(np.sort(row), row, side="right") for row in alike]
    ranks: NDArray[np.int64] = np.array(rows)
    return ranks


def _nearest(corrected: Matrix, a: Side, b: Side, *, places: tuple[int, int]) -> tuple[int, int]:
    """The two segments of two sentences that are nearest each other; the first on ties."""
    rows, columns = _range(a, places[0]), _range(b, places[1])
    block = corrected[rows.start : rows.stop, columns.start : columns.stop]
    at = int(block.argmax())
    return rows.start + at // len(columns), columns.start + at % len(columns)


def _range(side: Side, place: int) -> range:
    """The segments of a sentence."""
    end = side.starts[place + 1] if place + 1 < side.places else len(side.segments)
    return range(side.starts[place], end)


def _neighbours(alike: Matrix) -> Matrix:
    """How alike the sentences around are: the better of the two before and the two after; 0 where there are none."""
    import numpy as np

    around = np.full((2, *alike.shape), -np.inf)
    around[0, 1:, 1:] = alike[:-1, :-1]
    around[1, :-1, :-1] = alike[1:, 1:]
    best = around.max(axis=0)
    found: Matrix = np.where(np.isinf(best), 0.0, best)
    return found


def _candidate(
    one: tuple[Side, int], other: tuple[Side, int], rarity: Mapping[str, float], *, vector: Mapping[str, float]
) -> Candidate:
    (a, i), (b, j) = one, other
    x, y, told_x, told_y = a.cues[i], b.cues[j], a.told[i], b.told[j]
    names = (x.names | (x.stems & b.named)) & (y.names | (y.stems & a.named))
    features = {
        **vector,
        "words": _overlap(x.stems, y.stems, rarity),
        "names": weight(names, rarity),
        "figures": weight(x.figures & y.figures, rarity),
        **_checks(x, y),
        "place": _apart(one, other),
        **_telling(told_x, told_y, rarity),
    }
    clashing = told_x.actors ^ told_y.actors if features["actors_clash"] else frozenset()
    return Candidate(
        a=a.segments[i],
        b=b.segments[j],
        across=a.language != b.language,
        features={name: round(features[name], DECIMALS) for name in FEATURES},
        shared=_shown(names | (told_x.actors & told_y.actors) | (x.figures & y.figures)),
        clashing=_shown(clashing),
    )


def _shown(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({string.removeprefix(NATION) for string in strings}))


def _checks(x: Cues, y: Cues) -> dict[str, float]:
    """What the strings alone say against a pair: other figures, one negated or refused, a clause too short to tell."""
    turned = x.turned ^ y.turned if x.knows_turned and y.knows_turned else frozenset()
    return {
        "figures_clash": float(bool(x.figures and y.figures and not x.figures & y.figures)),
        "negation": float("negation" in turned),
        "refusal": float("refusal" in turned),
        "short": 1 / math.sqrt(max(1, min(x.length, y.length))),
    }


def _apart(one: tuple[Side, int], other: tuple[Side, int]) -> float:
    """How far apart in their reports the two stand."""
    (a, i), (b, j) = one, other
    return abs(a.group[i] / max(1, a.places - 1) - b.group[j] / max(1, b.places - 1))


def _telling(x: Told, y: Told, rarity: Mapping[str, float]) -> dict[str, float]:
    """What readers found on both sides, and where both found something else."""
    return {
        "kinds": weight(x.kinds & y.kinds, rarity),
        "values": weight(x.values & y.values, rarity),
        "times": weight(x.times & y.times, rarity),
        "actors": weight(x.actors & y.actors, rarity),
        "groups_clash": _clash(x.groups, y.groups),
        "times_clash": _clash(x.times, y.times),
        "actors_clash": _clash(x.actors, y.actors),
        "speakers_clash": _clash(x.speakers, y.speakers),
    }


def _clash(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where both sides have strings and share none."""
    return float(bool(one and other) and one.isdisjoint(other))


def _overlap(strings: frozenset[str], others: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The rare strings shared as a share of all; `SMOOTHING` keeps one word in a short clause from counting much."""
    shared = strings & others
    if not shared:
        return 0.0
    mine, theirs = weight(strings, rarity) + SMOOTHING, weight(others, rarity) + SMOOTHING
    return weight(shared, rarity) / math.sqrt(mine * theirs)
