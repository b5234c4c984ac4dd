"""How alike two reports' segments are: vectors first, then what holds them in check. Features only, no verdict.

One candidate stands for two sentences: of their segments (the sentence, its clauses) the two nearest each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.gathering.cues import NATION, Cues, cues_of, weight
from dragoman.record.reading import Reading, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

NEAREST = 5
"""How many neighbours tell how crowded a segment's surroundings are."""
CANDIDATES = 4
"""How many sentences of the other report are looked at, from either side."""
LOWEST = 0.1
"""Corrected cosine below which nothing is looked at."""
SMOOTHING = 1.5
DECIMALS = 4
"""Vectors' last bits depend on the machine: what is compared is rounded first."""


@dataclass(frozen=True)
class Side:
    """One report's segments that have vectors, with their cues; `group[i]` is the place of segment i's sentence."""

    report: str
    language: str | None
    segments: tuple[Segment, ...]
    cues: tuple[Cues, ...]
    group: tuple[int, ...]
    places: int
    known: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """Two segments and their features by name."""

    a: Segment
    b: Segment
    features: Mapping[str, float]
    shared: tuple[str, ...]
    clashing: tuple[str, ...]


def side_of(reading: Reading) -> Side:
    """What is compared of one reading."""
    report = reading.report
    kept = tuple(
        sorted(
            (segment for segment in reading.segments if segment.vector is not None),
            key=lambda segment: (segment.sentence, segment.start, segment.end),
        )
    )
    order = {sentence: place for place, sentence in enumerate(sorted({segment.sentence for segment in kept}))}
    cues = tuple(cues_of(report.text[segment.start : segment.end], report.language) for segment in kept)
    return Side(
        report=report.id,
        language=report.language,
        segments=kept,
        cues=cues,
        group=tuple(order[segment.sentence] for segment in kept),
        places=len(order),
        known=frozenset(string for one in cues for string in one.stems | one.names),
        named=frozenset(string for one in cues for string in one.names),
    )


def candidates(a: Side, b: Side, rarity: Mapping[str, float]) -> Iterator[Candidate]:
    """Candidate pairs of two reports, in the order of their sentences."""
    import numpy as np

    if not a.segments or not b.segments:
        return
    cosine = np.round(_matrix(a) @ _matrix(b).T, DECIMALS)
    whole = cosine[np.ix_(_wholes(a), _wholes(b))]
    corrected = np.round(cosine - _crowding(cosine, b)[:, None] / 2 - _crowding(cosine.T, a)[None, :] / 2, DECIMALS)
    alike = _by_sentence(_by_sentence(corrected, a).T, b).T
    forth, back = _ranks(alike), _ranks(alike.T).T
    near = (np.minimum(forth, back) <= CANDIDATES) & (alike >= LOWEST)
    for row, column in np.argwhere(near).tolist():
        at = (row, column)
        i, j = _nearest(corrected, a, b, places=at)
        vector = {
            "cosine": float(cosine[i, j]),
            "corrected": float(corrected[i, j]),
            "whole": float(whole[at]),
            "forth": 1 / int(forth[at]),
            "back": 1 / int(back[at]),
            "neighbours": _neighbours(alike, *at),
        }
        yield _candidate((a, i), (b, j), rarity, vector=vector)


def _matrix(side: Side) -> Matrix:
    import numpy as np

    rows = np.frombuffer(b"".join(segment.vector or b"" for segment in side.segments), dtype="<f2")
    vectors = rows.reshape(len(side.segments), -1).astype(np.float64)
    unit: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _starts(side: Side) -> list[int]:
    """Where each sentence's segments begin: segments stand in the order of text."""
    return [i for i, place in enumerate(side.group) if i == 0 or side.group[i - 1] != place]


def _wholes(side: Side) -> list[int]:
    """Where each sentence itself stands among its segments: the longest of them."""
    longest: dict[int, int] = {}
    for i, segment in enumerate(side.segments):
        best = longest.get(side.group[i])
        if best is None or segment.end - segment.start > side.segments[best].end - side.segments[best].start:
            longest[side.group[i]] = i
    return [longest[place] for place in range(side.places)]


def _by_sentence(rows: Matrix, side: Side) -> Matrix:
    """The best of each sentence's rows."""
    import numpy as np

    best: Matrix = np.maximum.reduceat(rows, _starts(side), axis=0)
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

    ranks: NDArray[np.int64] = 1 + (alike[:, None, :] > alike[:, :, None]).sum(axis=2)
    return ranks


def _nearest(corrected: Matrix, a: Side, b: Side, *, places: tuple[int, int]) -> tuple[int, int]:
    """The two segments of two sentences that are nearest each other; the first on ties."""
    rows = [i for i, place in enumerate(a.group) if place == places[0]]
    columns = [j for j, place in enumerate(b.group) if place == places[1]]
    return min(((i, j) for i in rows for j in columns), key=lambda ij: (-corrected[ij], ij))


def _neighbours(alike: Matrix, row: int, column: int) -> float:
    """How alike the sentences around are: the better of the two before and the two after."""
    rows, columns = alike.shape
    around = [
        float(alike[row + step, column + step])
        for step in (-1, 1)
        if 0 <= row + step < rows and 0 <= column + step < columns
    ]
    return max(around, default=0.0)


def _candidate(
    one: tuple[Side, int], other: tuple[Side, int], rarity: Mapping[str, float], *, vector: Mapping[str, float]
) -> Candidate:
    (a, i), (b, j) = one, other
    x, y = a.cues[i], b.cues[j]
    x_names, y_names = x.names | (x.stems & b.named), y.names | (y.stems & a.named)
    names, figures = x_names & y_names, x.figures & y.figures
    # A name is missing only where the other report knows it and leaves it out here.
    lone_x, lone_y = (x_names & b.known) - y_names, (y_names & a.known) - x_names
    clashing = lone_x | lone_y if lone_x and lone_y and not names else frozenset()
    strings = {
        "figures": weight(figures, rarity),
        "names": weight(names, rarity),
        "names_clash": float(bool(clashing)),
        **_words(x, y, rarity, same=a.language == b.language),
    }
    features = {**vector, **strings, **_checks(x, y), **_placing(one, other)}
    return Candidate(
        a=a.segments[i],
        b=b.segments[j],
        features={name: round(value, DECIMALS) for name, value in features.items()},
        shared=tuple(sorted(name.removeprefix(NATION) for name in names | figures)),
        clashing=tuple(sorted(name.removeprefix(NATION) for name in clashing)),
    )


def _words(x: Cues, y: Cues, rarity: Mapping[str, float], *, same: bool) -> dict[str, float]:
    """Rare words shared: within a language they are many, across languages only what is written alike."""
    words = _overlap(x.stems, y.stems, rarity)
    return {"words": words if same else 0.0, "words_across": 0.0 if same else words, "across": float(not same)}


def _checks(x: Cues, y: Cues) -> dict[str, float]:
    """What speaks against a pair: other figures, one negated or refused, sizes far apart."""
    turned = x.turned ^ y.turned if x.knows_turned and y.knows_turned else frozenset()
    return {
        "figures_clash": float(bool(x.figures and y.figures and not x.figures & y.figures)),
        "figures_lone": float(bool(x.figures) != bool(y.figures)),
        "negation": float("negation" in turned),
        "refusal": float("refusal" in turned),
        "length": abs(math.log(max(1, x.length) / max(1, y.length))),
        "short": 1 / math.sqrt(max(1, min(x.length, y.length))),
    }


def _placing(one: tuple[Side, int], other: tuple[Side, int]) -> dict[str, float]:
    """Where in their reports the two stand."""
    (a, i), (b, j) = one, other
    place_a, place_b = a.group[i] / max(1, a.places - 1), b.group[j] / max(1, b.places - 1)
    return {"place": abs(place_a - place_b), "front": float(a.group[i] < 2 and b.group[j] < 2)}


def _overlap(stems: frozenset[str], others: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The rare words shared as a share of all; `SMOOTHING` keeps one word in a short clause from counting much."""
    mine, theirs = weight(stems, rarity) + SMOOTHING, weight(others, rarity) + SMOOTHING
    return weight(stems & others, rarity) / math.sqrt(mine * theirs)
