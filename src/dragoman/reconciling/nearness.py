"""How alike two segments are beyond what everything in their reports is: the cosine less the crowd around them.

Vectors of one story are all alike; a segment that is near to every sentence of the other report tells none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.reconciling.parts import Desk
from dragoman.record.reading import Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

CROWD = 5
"""How many sentences of a report tell how crowded it is around a segment."""
DECIMALS = 4
"""Vectors' last bits depend on the machine: what is compared is rounded first."""


class Nearness:
    """A story's segments by how near they are to each other; `untitled`: leaving the offices of people aside."""

    def __init__(self, desk: Desk, *, untitled: bool = False) -> None:
        self._desk = desk
        self._direction = _untitled if untitled else direction
        self._crowds: dict[tuple[str, str], float] = {}

    def cosine(self, a: Segment, b: Segment) -> float:
        """The cosine of two segments, rounded; 0 where one has no vector."""
        return round(float(self._direction(a) @ self._direction(b)), DECIMALS)

    def beyond(self, a: Segment, b: Segment) -> float:
        """The cosine of two reports' segments less the mean of what each has around it in the other's report."""
        crowded = self._crowd(a, self.report[b.id]) + self._crowd(b, self.report[a.id])
        return round(self.cosine(a, b) - crowded / 2, DECIMALS)

    @cached_property
    def report(self) -> Mapping[str, str]:
        """The report of each segment, by segment id."""
        return {segment.id: report for report, reading in self._desk.readings.items() for segment in reading.segments}

    def _crowd(self, segment: Segment, report: str) -> float:
        """The mean cosine of a report's nearest sentences to a segment."""
        key = segment.id, report
        if key not in self._crowds:
            best = sorted(round(float(max(rows @ self._direction(segment))), DECIMALS) for rows in self._rows[report])
            nearest = best[-CROWD:]
            self._crowds[key] = sum(nearest) / max(1, len(nearest))
        return self._crowds[key]

    @cached_property
    def _rows(self) -> Mapping[str, list[Vector]]:
        """The vectors of each sentence's segments, one a row, by report."""
        import numpy as np

        found: dict[str, dict[int, list[Vector]]] = {report: {} for report in self._desk.readings}
        for report, reading in self._desk.readings.items():
            for segment in reading.segments:
                if segment.vector is not None:
                    found[report].setdefault(segment.sentence, []).append(self._direction(segment))
        return {report: [np.stack(rows) for rows in by_sentence.values()] for report, by_sentence in found.items()}


def direction(segment: Segment) -> Vector:
    """A segment's vector, of length 1."""
    return _unit(segment.vector)


def _untitled(segment: Segment) -> Vector:
    """The same of its words without offices."""
    return _unit(segment.untitled or segment.vector)


def _unit(packed: bytes | None) -> Vector:
    import numpy as np

    vector: Vector = np.frombuffer(packed or b"", dtype="<f2").astype(np.float64)
    return vector / max(1e-9, float(np.linalg.norm(vector)))
