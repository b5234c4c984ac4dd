"""One report made ready for comparison: its segments that have vectors, and what every one of them shows."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.gathering.cues import Cues, cues_of
from dragoman.gathering.told import Told, told_in
from dragoman.record.reading import Reading, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Side:
    """A report's segments in the order of text; `group[i]` is the place of segment i's sentence among `places`."""

    report: str
    language: str | None
    segments: tuple[Segment, ...]
    cues: tuple[Cues, ...]
    told: tuple[Told, ...]
    group: tuple[int, ...]
    places: int

    @cached_property
    def unit(self) -> Matrix:
        """The segments' vectors, one a row, each of length 1."""
        import numpy as np

        rows = np.frombuffer(b"".join(segment.vector or b"" for segment in self.segments), dtype="<f2")
        vectors = rows.reshape(len(self.segments), -1).astype(np.float64)
        unit: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each sentence's segments begin."""
        return tuple(i for i, place in enumerate(self.group) if i == 0 or self.group[i - 1] != place)

    @cached_property
    def wholes(self) -> tuple[int, ...]:
        """Where each sentence itself stands among its segments: the longest of them."""
        longest: dict[int, int] = {}
        for i, segment in enumerate(self.segments):
            best = longest.get(self.group[i])
            if best is None or segment.end - segment.start > self.segments[best].end - self.segments[best].start:
                longest[self.group[i]] = i
        return tuple(longest[place] for place in range(self.places))

    @cached_property
    def named(self) -> frozenset[str]:
        """Every string that is a name somewhere in the report."""
        return frozenset(string for cues in self.cues for string in cues.names)


def one_thread() -> AbstractContextManager[object]:
    """Products of small matrices on one thread: several wait for each other a hundred times longer than they work."""
    import numpy  # noqa: F401 - only a library that is loaded can be limited
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(1, user_api="blas")
    return limits


def side_of(reading: Reading) -> Side:
    """What is compared of one reading."""
    report, told = reading.report, told_in(reading)
    kept = tuple(
        sorted(
            (segment for segment in reading.segments if segment.vector is not None),
            key=lambda segment: (segment.sentence, segment.start, segment.end),
        )
    )
    order = {sentence: place for place, sentence in enumerate(sorted({segment.sentence for segment in kept}))}
    return Side(
        report=report.id,
        language=report.language,
        segments=kept,
        cues=tuple(cues_of(report.text[segment.start : segment.end], report.language) for segment in kept),
        told=tuple(told[segment.id] for segment in kept),
        group=tuple(order[segment.sentence] for segment in kept),
        places=len(order),
    )
