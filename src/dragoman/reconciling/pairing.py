"""Which segments a finding stands in, and which segments of other reports seem to tell the same."""

from __future__ import annotations

from functools import cached_property

from dragoman.reconciling.parts import Desk
from dragoman.record.reading import AnyFinding, Segment


class Pairing:
    """The story's pairs, looked up by finding."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def segments_of(self, finding: AnyFinding) -> frozenset[str]:
        """The segments that hold all of a finding: its sentence, its clause."""
        around = self._segments.get((finding.report, finding.sentence), ())
        return frozenset(one.id for one in around if one.start <= finding.start and finding.end <= one.end)

    def partners(self, finding: AnyFinding, *, least: float = 0.0) -> frozenset[str]:
        """The segments paired with those a finding stands in, by a score of at least so much."""
        own = self.segments_of(finding)
        return frozenset(other for one in own for other, score in self._pairs.get(one, ()) if score >= least)

    @cached_property
    def _segments(self) -> dict[tuple[str, int], list[Segment]]:
        found: dict[tuple[str, int], list[Segment]] = {}
        for report, reading in self._desk.readings.items():
            for segment in reading.segments:
                found.setdefault((report, segment.sentence), []).append(segment)
        return found

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[str, float]]]:
        found: dict[str, list[tuple[str, float]]] = {}
        for pair in self._desk.story.pairs:
            found.setdefault(pair.a, []).append((pair.b, pair.score))
            found.setdefault(pair.b, []).append((pair.a, pair.score))
        return found
