"""Which segments tell a line in common, and which pairs are alike in nothing but names.

Where reading found the same line in both, little likeness is enough. Where it found none, names, offices and the
story's own words make a score, and only what is near beyond them tells the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dragoman.reconciling.around import rate
from dragoman.reconciling.contradicting import moves
from dragoman.reconciling.nearness import DECIMALS, Nearness
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.substance import bare_segments
from dragoman.record.bounds import bounds
from dragoman.record.evidence import Evidence
from dragoman.record.reading import QuantityFinding, RemarkFinding, Segment
from dragoman.record.story import Pair
from dragoman.record.values import Amount

ENOUGH = 0.08
"""How much two segments that no line ties need: how much nearer they are to each other than to the rest, and `WEIGHT`
of what speaks for the pair besides names.

Chosen on 884 pairs of seven stories, judged by hand: with lines and bare segments it leaves 26 of 95 that
don't tell the same, and takes 56 of 789 that do."""
WEIGHT = 0.04
LONG, LADEN = 140, 0.06
"""Characters from which a segment tells several things, and how much more two of these need: they share a topic."""
UNTITLED = 0.05
"""What of it must be left where the offices of those who are named are not looked at."""
TIMES = 2
"""How many times another figure of one thing may be as great."""
OTHERWISE = 0.1
"""How much more they need where each is somebody's words, and reading did not find them to be the same."""


class Sharing:
    """A story's segments with the lines they tell."""

    def __init__(self, desk: Desk, told: Mapping[str, Sequence[Sequence[Evidence]]]) -> None:
        self._desk = desk
        self._told = told
        self._near = Nearness(desk)
        self._untitled = Nearness(desk, untitled=True)

    def common(self, a: str, b: str) -> bool:
        """Whether two segments tell a line in common, as one and the same thing."""
        return not self.lines[a].isdisjoint(self.lines[b])

    def count_apart(self, pair: Pair) -> bool:
        """Whether both count something that grows or falls, and not the same: the missing here, the injured there."""
        one, two = self._counts[pair.a], self._counts[pair.b]
        return bool(one and two and one.isdisjoint(two)) and not self.common(pair.a, pair.b)

    def thin(self, pair: Pair) -> bool:
        """Whether a pair is too thin to tie two sentences: nothing told in one, or no line in common and not near."""
        if {pair.a, pair.b} & self._bare:
            return True
        if self.common(pair.a, pair.b):
            return False
        a, b = self._segments[pair.a], self._segments[pair.b]
        whole_a, whole_b = self._whole(a), self._whole(b)
        if a != whole_a and b != whole_b and self._near.beyond(whole_a, whole_b) < ENOUGH:
            return True
        near = self._near.beyond(a, b)
        if a.untitled and b.untitled and self._untitled.beyond(a, b) + WEIGHT * pair.nameless < UNTITLED:
            return True
        spoken = pair.a in self._spoken and pair.b in self._spoken
        laden = min(a.end - a.start, b.end - b.start) >= LONG
        return round(near + WEIGHT * pair.nameless, DECIMALS) < ENOUGH + OTHERWISE * spoken + LADEN * laden

    def sums_apart(self, pair: Pair) -> bool:
        """Whether both give sums or measures of one unit, each far from the other's, and no line is told in both.

        Of one thing reports may give two figures; what costs three times as much, or as much a day, is another.
        """
        alike = [(a, b) for a in self._sums[pair.a] for b in self._sums[pair.b] if a[0].unit == b[0].unit]
        far = all(_far_apart(a, b) and not _may_be_one_rate(by, of) for (a, by), (b, of) in alike)
        return bool(alike) and far and not self.common(pair.a, pair.b)

    @cached_property
    def _sums(self) -> Mapping[str, Sequence[tuple[Amount, str | None]]]:
        """The sums and measures of each segment, with the time each is told for, by segment id."""
        return {
            segment.id: [
                (finding.value, rate(finding, self._desk))
                for finding in reading.findings
                if isinstance(finding, QuantityFinding)
                and isinstance(finding.value, Amount)
                and finding.value.unit not in "1%"
                and segment.start <= finding.start
                and finding.end <= segment.end
            ]
            for reading in self._desk.readings.values()
            for segment in reading.segments
        }

    @cached_property
    def lines(self) -> Mapping[str, frozenset[tuple[str, int]]]:
        """The lines, and their groups, that each segment tells, by segment id."""
        spans: dict[str, list[tuple[Evidence, str, int]]] = {}
        for line, groups in self._told.items():
            for number, group in enumerate(groups):
                for span in group:
                    spans.setdefault(span.report, []).append((span, line, number))
        return {
            segment.id: frozenset(
                (line, number) for span, line, number in spans.get(report, ()) if _share(segment, span)
            )
            for report, reading in self._desk.readings.items()
            for segment in reading.segments
        }

    @cached_property
    def _segments(self) -> Mapping[str, Segment]:
        return {segment.id: segment for reading in self._desk.readings.values() for segment in reading.segments}

    @cached_property
    def _counts(self) -> Mapping[str, frozenset[str]]:
        """What each segment counts of what grows or falls from hour to hour: the dead, the missing; by segment id."""
        return {
            segment.id: frozenset(
                finding.property
                for finding in reading.findings
                if isinstance(finding, QuantityFinding)
                and finding.property
                and moves(finding.property)
                and segment.start <= finding.start
                and finding.end <= segment.end
            )
            for reading in self._desk.readings.values()
            for segment in reading.segments
        }

    def _whole(self, segment: Segment) -> Segment:
        """The sentence a segment is a clause of, if that is a segment."""
        return self._sentences[self._near.report[segment.id], segment.sentence]

    @cached_property
    def _sentences(self) -> Mapping[tuple[str, int], Segment]:
        """The longest segment of each sentence."""
        found: dict[tuple[str, int], Segment] = {}
        for report, reading in self._desk.readings.items():
            for segment in reading.segments:
                known = found.get((report, segment.sentence))
                if known is None or segment.end - segment.start > known.end - known.start:
                    found[report, segment.sentence] = segment
        return found

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """The segments that are mostly somebody's words, by id."""
        return frozenset(
            segment.id
            for reading in self._desk.readings.values()
            for remark in reading.findings
            if isinstance(remark, RemarkFinding)
            for segment in reading.segments
            if _share(segment, remark)
        )

    @cached_property
    def _bare(self) -> frozenset[str]:
        return bare_segments(self._desk)


def _may_be_one_rate(one: str | None, two: str | None) -> bool:
    """Whether sums are told for two lengths of time: 28 a year are 112 over four."""
    return None not in (one, two) and one != two


def _far_apart(one: Amount, two: Amount) -> bool:
    """Whether the least of one is more than `TIMES` the most of the other."""
    return any(bounds(a).low > TIMES * bounds(b).high for a, b in ((one, two), (two, one)))


def _share(segment: Segment, span: Evidence | RemarkFinding) -> bool:
    """Whether they share half of the shorter one."""
    shared = min(segment.end, span.end) - max(segment.start, span.start)
    return 2 * shared >= min(segment.end - segment.start, span.end - span.start)
