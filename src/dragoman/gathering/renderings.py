"""Whether two reports tell the same sentences in the same order: one is then a rendering of the other.

Two reports of one event also share sentences, but not most of them and not in order.
"""

from __future__ import annotations

from dataclasses import dataclass
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
class Rendering:
    """How much of two reports pairs in order: shares of their sentences' characters, the pairs' number, one pair."""

    shorter: float
    longer: float
    paired: int
    evidence: tuple[Evidence, Evidence]


def rendering(a: Reading, b: Reading) -> Rendering | None:
    """The best alignment in order of two readings' sentences; None where nothing can be said."""
    import numpy as np

    mine, theirs = _sentences(a), _sentences(b)
    if min(len(mine), len(theirs)) < SHORTEST:
        return None
    cosine = np.round(_unit(mine) @ _unit(theirs).T, DECIMALS)
    path = _in_order(np.where(cosine >= ALIKE, cosine, 0.0))
    if not path:
        return None
    shares = sorted(
        (_share(mine, [i for i, _ in path]), _share(theirs, [j for _, j in path])), reverse=True
    )  # the shorter report is covered more
    i, j = min(path, key=lambda ij: (-cosine[ij], ij))
    evidence = (_evidence(a, mine[i]), _evidence(b, theirs[j]))
    return Rendering(shorter=shares[0], longer=shares[1], paired=len(path), evidence=evidence)


def _sentences(reading: Reading) -> list[Segment]:
    """The longest segment of each sentence: the sentence itself."""
    longest: dict[int, Segment] = {}
    for segment in reading.segments:
        known = longest.get(segment.sentence)
        if segment.vector is not None and (known is None or segment.end - segment.start > known.end - known.start):
            longest[segment.sentence] = segment
    return [longest[sentence] for sentence in sorted(longest)]


def _unit(sentences: list[Segment]) -> NDArray[np.float64]:
    import numpy as np

    rows = np.frombuffer(b"".join(segment.vector or b"" for segment in sentences), dtype="<f2")
    vectors = rows.reshape(len(sentences), -1).astype(np.float64)
    unit: NDArray[np.float64] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _in_order(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs, each sentence once and never crossing, whose gains sum highest."""
    rows, columns = gain.shape
    total = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            total[i + 1][j + 1] = max(total[i][j + 1], total[i + 1][j], total[i][j] + float(gain[i, j]))
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


def _share(sentences: list[Segment], paired: list[int]) -> float:
    size = [segment.end - segment.start for segment in sentences]
    return round(sum(size[i] for i in paired) / max(1, sum(size)), DECIMALS)


def _evidence(reading: Reading, segment: Segment) -> Evidence:
    return reading.report.evidence(segment.start, min(segment.end, segment.start + MAX_EVIDENCE))
