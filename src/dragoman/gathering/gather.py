"""Readings in, one story out: which reports depend on each other, and what is told twice."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.gathering.aligning import pairs
from dragoman.gathering.families import families
from dragoman.gathering.sides import one_thread
from dragoman.record.reading import Reading
from dragoman.record.story import Story


def gather(readings: Sequence[Reading]) -> Story:
    """All readings as one story; the order they come in changes nothing."""
    ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
    with one_thread():
        return Story(readings=ordered, families=families(ordered), pairs=pairs(ordered))
