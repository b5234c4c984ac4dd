"""Whether two reports tell the same sentences in the same order: one is then a rendering of the other.

Two reports of one event also share sentences, but not most of them and not in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.gathering.likeness import DECIMALS
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.reading import Reading, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.6
"""Cosine from which two whole sentences can be renderings of each other."""
SHORTEST = 4
"""Sentences a report needs before order says anything."""


@dataclass(frozen=True)
class Lines:
    """A reading's sentences that have vectors, and those, one a row, each of length 1."""

    reading: Reading
    sentences: tuple[Segment, ...]

    @cached_property
    def unit(self) -> NDArray[np.float64]:
        """The vectors."""
        import numpy as np

        rows = np.frombuffer(b"".join(segment.vector or b"" for segment in self.sentences), dtype="<f2")
        vectors = rows.reshape(len(self.sentences), -1).astype(np.float64)
        unit: NDArray[np.float64] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit


@dataclass(frozen=True)
class Rendering:
    """How much of two reports pairs in order: shares of their sentences' characters, the pairs' number, one pair."""

    shorter: float
    longer: float
    paired: int
    evidence: tuple[Evidence, Evidence]


def rendering(a: Lines, b: Lines, *, least: float = 0.0) -> Rendering | None:
    """The best alignment in order of two readings' sentences; None where nothing can be said, or where no alignment
    could pair a share of `least` of either.
    """
    import numpy as np

    mine, theirs = a.sentences, b.sentences
    if min(len(mine), len(theirs)) < SHORTEST:
        return None
    cosine = np.round(a.unit @ b.unit.T, DECIMALS)
    near = cosine >= ALIKE
    most = _share(mine, np.flatnonzero(near.any(axis=1))), _share(theirs, np.flatnonzero(near.any(axis=0)))
    if max(most) < least:
        return None
    path = _in_order(np.where(near, cosine, 0.0))
    if not path:
        return None
    shares = sorted(
        (_share(mine, [i for i, _ in path]), _share(theirs, [j for _, j in path])), reverse=True
    )  # the shorter report is covered more
    i, j = min(path, key=lambda ij: (-cosine[ij], ij))
    evidence = (_evidence(a.reading, mine[i]), _evidence(b.reading, theirs[j]))
    return Rendering(shorter=shares[0], longer=shares[1], paired=len(path), evidence=evidence)


def lines_of(reading: Reading) -> Lines:
    """Of each sentence its longest segment: the sentence itself."""
    longest: dict[int, Segment] = {}
    for segment in reading.segments:
        known = longest.get(segment.sentence)
        if segment.vector is not None and (known is None or segment.end - segment.start > known.end - known.start):
            longest[segment.sentence] = segment
    return Lines(reading, tuple(longest[sentence] for sentence in sorted(longest)))


def _in_order(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs, each sentence once and never crossing, whose gains sum highest."""
    rows, columns = gain.shape
    total = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i, gains in enumerate(gain.tolist()):
        above, here = total[i], total[i + 1]
        for j, one in enumerate(gains):
            here[j + 1] = max(above[j + 1], here[j], above[j] + one)
    path: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if total[i][j] == total[i - 1][j]:
            i -= 1
        elif total[i][j] == total[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((i, j))
    return path[::-1]


def _share(sentences: Sequence[Segment], paired: Iterable[int]) -> float:
    size = [segment.end - segment.start for segment in sentences]
    return round(sum(size[i] for i in paired) / max(1, sum(size)), DECIMALS)


def _evidence(reading: Reading, segment: Segment) -> Evidence:
    return reading.report.evidence(segment.start, min(segment.end, segment.start + MAX_EVIDENCE))
