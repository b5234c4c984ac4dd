"""Stories of bare sentences whose vectors a test sets, for the tests of points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from building import Plot
from msgspec.structs import replace

from dragoman.reconciling.parts import Desk
from dragoman.record.story import Pair, Story

Vector = Sequence[float]


def vectored(plot: Plot, vectors: Sequence[Sequence[Vector]], pairs: Sequence[Pair] = ()) -> Desk:
    """The desk of a plot whose segments have these vectors, by report and sentence."""
    desk = plot.desk()
    by_report = {telling.id: rows for telling, rows in zip(plot.tellings, vectors, strict=True)}
    readings = tuple(
        replace(
            reading,
            segments=tuple(
                replace(segment, vector=np.array(row, dtype="<f2").tobytes())
                for segment, row in zip(reading.segments, by_report[reading.report.id], strict=True)
            ),
        )
        for reading in desk.story.readings
    )
    return Desk(Story(readings=readings, families=desk.story.families, pairs=tuple(pairs)))


def pair(a: str, b: str, nameless: float = 0.0) -> Pair:
    """A pair of two segments."""
    return Pair(a=min(a, b), b=max(a, b), score=0.9, nameless=nameless)
