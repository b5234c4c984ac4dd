"""Which findings of two reports stand in sentences that gathering found to tell the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from dragoman.reconciling.parts import Desk
from dragoman.record.reading import AnyFinding


class Ties:
    """A story's pairs of segments, looked up by the findings inside them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tie(self, ones: Iterable[AnyFinding], others: Iterable[AnyFinding]) -> bool:
        """Whether a pair ties a sentence of one of the findings to a sentence of one of the others."""
        wanted = {(finding.report, finding.sentence) for finding in others}
        return any(self._pairs.get((one.report, one.sentence), set()) & wanted for one in ones)

    @cached_property
    def _pairs(self) -> dict[tuple[str, int], set[tuple[str, int]]]:
        place = {
            segment.id: (report, segment.sentence)
            for report, reading in self._desk.readings.items()
            for segment in reading.segments
        }
        found: dict[tuple[str, int], set[tuple[str, int]]] = {}
        for pair in self._desk.story.pairs:
            if pair.a in place and pair.b in place:
                found.setdefault(place[pair.a], set()).add(place[pair.b])
                found.setdefault(place[pair.b], set()).add(place[pair.a])
        return found
