"""Points: sentences of different reports that tell the same thing, in any of the encoder's languages.

They come from pairs of segments and from lines that two reports tell: what is told in quite other words is joined by
reading, what reading missed is joined by likeness, and each feeds the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.reconciling.parts import Desk
from dragoman.reconciling.stars import Star, Web, stars
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.ids import line_id, segment_id
from dragoman.record.lines import Point, PointSentence
from dragoman.record.reading import Segment
from dragoman.record.story import Pair, Story

LABEL = "label"
Agree = Callable[[Segment, Segment], bool]


def allow(pair: Pair) -> bool:
    """Strikes nothing."""
    return False


@dataclass
class Draft:
    """A point in the making: spans by (report, start, end) with what ties them, and the lines that rest on it."""

    label: tuple[str, int, int]
    spans: dict[tuple[str, int, int], str]
    lines: set[str]


def points(
    story: Story,
    *,
    joined: Mapping[str, Sequence[Sequence[Evidence]]] | None = None,
    forbid: Callable[[Pair], bool] = allow,
    language: str = "en",
) -> tuple[Point, ...]:
    """The story's points, by first report and position.

    `joined`: evidence of lines that two reports tell, by line id, in groups that tell the same. `forbid` strikes pairs
    that calendar, actors, speakers or counts rule out. `language` is the reader's: labels in it come first.
    """
    clerk = _Clerk(Desk(story), language)
    web = Web(clerk.desk, story.pairs, forbid=forbid)
    drafts = [clerk.from_star(star) for star in stars(web, clerk.clearness_of_segment)]
    for line, groups in sorted((joined or {}).items()):
        for spans in groups:
            clerk.add_line(drafts, line, spans, agree=web.agree)
    return clerk.finish(drafts)


class _Clerk:
    """Knows the reports' order and texts, and which words make the clearest label."""

    def __init__(self, desk: Desk, language: str) -> None:
        self.desk = desk
        self.language = language

    def clearness(self, span: tuple[str, int, int]) -> tuple[object, ...]:
        """Sort key of labels: healthy, in the reader's language, short."""
        report, start, end = span
        unhealthy = any(s.health for s in self.desk.readings[report].sentences if s.start < end and start < s.end)
        own = self.desk.reports[report].language == self.language
        return unhealthy, not own, end - start, self.desk.rank[report], start

    def clearness_of_segment(self, segment: Segment) -> tuple[object, ...]:
        """The same of a segment."""
        return self.clearness(self._span_of[segment.id])

    @property
    def _span_of(self) -> dict[str, tuple[str, int, int]]:
        if not hasattr(self, "_spans"):
            self._spans = {
                segment.id: (report, segment.start, min(segment.end, segment.start + MAX_EVIDENCE))
                for report, reading in self.desk.readings.items()
                for segment in reading.segments
            }
        return self._spans

    @cached_property
    def _segments(self) -> dict[tuple[str, int, int], Segment]:
        """Segments by where they stand."""
        return {
            (report, segment.start, segment.end): segment
            for report, reading in self.desk.readings.items()
            for segment in reading.segments
        }

    def from_star(self, star: Star) -> Draft:
        """A draft of a star's segments."""
        label = self._span_of[star.label_segment.id]
        spans = {label: LABEL}
        spans |= {self._span_of[tied.segment.id]: tied.by for tied in star.members.values()}
        return Draft(label, spans, set())

    def add_line(self, drafts: list[Draft], line: str, evidence: Sequence[Evidence], *, agree: Agree) -> None:
        """Lets a line's sentences join a point that is mostly made of them, else found a point of their own.

        A member that only a pair ties to the label must agree with what joins: the line says nothing of the two.
        """
        told = list(dict.fromkeys(self._segment_span(span) for span in evidence))
        if len({report for report, _, _ in told}) < 2:
            return
        home = None
        for draft in drafts:
            met = {span[0] for span in draft.spans if any(_overlap(span, one) for one in told)}
            if len(met) >= 2:
                draft.lines.add(line)
                mine = sum(any(_overlap(span, one) for one in told) for span in draft.spans)
                fits = any(_overlap(draft.label, one) for one in told) and 2 * mine > len(draft.spans)
                if home is None and fits and self._agreed(draft, told, agree):
                    home = draft
        if home is None:
            label = min(told, key=self.clearness)
            home = Draft(label, {label: LABEL}, {line})
            drafts.append(home)
        for one in told:
            if not any(_overlap(span, one) for span in home.spans):
                home.spans[one] = line

    def _agreed(self, draft: Draft, told: Sequence[tuple[str, int, int]], agree: Agree) -> bool:
        """Whether what would join agrees with every member that isn't itself told by the line."""
        strangers = [span for span in draft.spans if not any(_overlap(span, one) for one in told)]
        coming = [one for one in told if not any(_overlap(span, one) for span in draft.spans)]
        segments = self._segments
        return all(
            agree(segments[span], segments[one])
            for span in strangers
            for one in coming
            if span in segments and one in segments
        )

    def _segment_span(self, evidence: Evidence) -> tuple[str, int, int]:
        """The shortest segment that holds the evidence, else the evidence itself."""
        holding = [
            segment
            for segment in self.desk.readings[evidence.report].segments
            if segment.start <= evidence.start and evidence.end <= segment.end <= segment.start + MAX_EVIDENCE
        ]
        if not holding:
            return evidence.report, evidence.start, evidence.end
        shortest = min(holding, key=lambda segment: (segment.end - segment.start, segment.start))
        return evidence.report, shortest.start, shortest.end

    def finish(self, drafts: Sequence[Draft]) -> tuple[Point, ...]:
        """Points in order, without those that stand whole in another."""
        kept = [
            draft
            for i, draft in enumerate(drafts)
            if not any(
                draft.spans.keys() < other.spans.keys() or (draft.spans.keys() == other.spans.keys() and j < i)
                for j, other in enumerate(drafts)
                if i != j
            )
        ]
        ordered = sorted(kept, key=lambda draft: [self._place(span) for span in self._in_order(draft)])
        taken: set[str] = set()
        return tuple(self._point(draft, taken) for draft in ordered)

    def _place(self, span: tuple[str, int, int]) -> tuple[int, int, int]:
        return self.desk.rank[span[0]], span[1], span[2]

    def _in_order(self, draft: Draft) -> list[tuple[str, int, int]]:
        return sorted(draft.spans, key=self._place)

    def _point(self, draft: Draft, taken: set[str]) -> Point:
        spans = self._in_order(draft)
        members = tuple(segment_id(*span) for span in spans)
        name = line_id("points", members[0])
        for member in members[1:]:  # two points may begin with one segment
            if name in taken:
                name = line_id("points", members[0], member)
        taken.add(name)
        sentences = tuple(
            PointSentence(
                report, start, end, self.desk.reports[report].text[start:end], draft.spans[report, start, end]
            )
            for report, start, end in spans
        )
        report, start, end = draft.label
        return Point(
            id=name,
            label=" ".join(self.desk.reports[report].text[start:end].split()),
            sentences=sentences,
            lines=tuple(sorted(draft.lines)),
            members=members,
        )


def _overlap(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
