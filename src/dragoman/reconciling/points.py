"""Points: sentences of different reports that tell the same thing, in any of the encoder's languages.

They come from pairs of segments and from lines that two reports tell: what is told in quite other words is joined by
reading, what reading missed is joined by likeness, and each feeds the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property

from dragoman.reconciling.drafting import Draft, Drafting, Span
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.stars import Web, stars
from dragoman.reconciling.substance import bare_segments
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.ids import line_id, segment_id
from dragoman.record.lines import Point, PointSentence
from dragoman.record.reading import Segment
from dragoman.record.story import Pair, Story


def allow(pair: Pair) -> bool:
    """Strikes nothing."""
    return False


def apart(a: str, b: str) -> bool:
    """Whether two segments tell a line in common where no line is known: never."""
    return False


def points(
    story: Story,
    *,
    joined: Mapping[str, Sequence[Sequence[Evidence]]] | None = None,
    forbid: Callable[[Pair], bool] = allow,
    thin: Callable[[Pair], bool] = allow,
    common: Callable[[str, str], bool] = apart,
    faulty: Set[str] = frozenset(),
    language: str = "en",
) -> tuple[Point, ...]:
    """The story's points, by first report and position.

    `joined`: evidence of lines that two reports tell, by line id, in groups that tell the same. `forbid` strikes pairs
    that calendar, actors, speakers or counts rule out, `thin` those that tie too little (sharing.py); `common` says
    whether two segments tell a line in common. `language` is the reader's: labels in it come first, those of `faulty`
    reports last.
    """
    clerk = _Clerk(Desk(story), language, faulty)
    web = Web(clerk.desk, [pair for pair in story.pairs if not thin(pair)], forbid=forbid, common=common, thin=thin)
    drafting = Drafting(web, segments=clerk.segments, clearness=clerk.clearness)
    for star in stars(web, lambda segment: clerk.clearness(clerk.span(segment))):
        drafting.add_star(star)
    for line, groups in sorted((joined or {}).items()):
        for spans in groups:
            drafting.add_line(line, list(dict.fromkeys(clerk.telling(span) for span in spans)))
    return clerk.finish(drafting.merged())


class _Clerk:
    """Knows the reports' order and texts, and which words make the clearest label."""

    def __init__(self, desk: Desk, language: str, faulty: Set[str]) -> None:
        self.desk = desk
        self.language = language
        self.faulty = faulty

    def clearness(self, span: Span) -> tuple[object, ...]:
        """Sort key of labels: healthy, in the reader's language, short."""
        report, start, end = span
        unhealthy = any(s.health for s in self.desk.readings[report].sentences if s.start < end and start < s.end)
        own = self.desk.reports[report].language == self.language
        return unhealthy, not own, end - start, self.desk.rank[report], start

    @cached_property
    def segments(self) -> dict[Span, Segment]:
        """Segments by where they stand, cut to what a line may cite."""
        return {
            (report, segment.start, min(segment.end, segment.start + MAX_EVIDENCE)): segment
            for report, reading in self.desk.readings.items()
            for segment in reading.segments
        }

    def span(self, segment: Segment) -> Span:
        """Where a segment stands."""
        return self._spans[segment.id]

    @cached_property
    def _spans(self) -> dict[str, Span]:
        return {segment.id: span for span, segment in self.segments.items()}

    @cached_property
    def _bare(self) -> frozenset[str]:
        return bare_segments(self.desk)

    def telling(self, evidence: Evidence) -> Span:
        """The shortest segment that holds the evidence, at best one that tells something; else the evidence itself."""
        holding = [
            segment
            for segment in self.desk.readings[evidence.report].segments
            if segment.start <= evidence.start and evidence.end <= segment.end <= segment.start + MAX_EVIDENCE
        ]
        if not holding:
            return evidence.report, evidence.start, evidence.end
        shortest = min(holding, key=lambda one: (one.id in self._bare, one.end - one.start, one.start))
        return evidence.report, shortest.start, shortest.end

    def finish(self, drafts: Sequence[Draft]) -> tuple[Point, ...]:
        """Points in order."""
        ordered = sorted(
            self._one_each(drafts), key=lambda draft: [self._place(span) for span in self._in_order(draft)]
        )
        taken: set[str] = set()
        return tuple(self._point(draft, taken) for draft in ordered if not self._splinter(draft))

    def _splinter(self, draft: Draft) -> bool:
        """Whether it is a clause without what it hangs on, that one family's reports have word for word."""
        families = {self.desk.family[report] for report, _, _ in draft.spans}
        words = {" ".join(self.desk.reports[report].text[start:end].split()) for report, start, end in draft.spans}
        return len(families) == 1 and len(words) == 1 and all(self._hangs(span) for span in draft.spans)

    def _hangs(self, span: Span) -> bool:
        """Whether the verb of a span is that of a clause about a name or about another verb."""
        parse = self.desk.readings[span[0]].parse
        if parse is None or not self._begins_within(span):
            return False
        inside = [at for at, start in enumerate(parse.start) if span[1] <= start < span[2]]
        tops = [parse.deprel[at].partition(":")[0] for at in inside if parse.head[at] not in inside]
        return bool(tops) and all(top in ("acl", "advcl", "punct") for top in tops)

    def _label(self, draft: Draft) -> Span:
        """The draft's own label, else the clearest sentence of a report that isn't faulty all over."""
        sound = [span for span in draft.spans if span[0] not in self.faulty and not self.clearness(span)[0]]
        if draft.label in sound or not sound:
            return draft.label
        best = min(sound, key=lambda span: (self._begins_within(span), self.clearness(span)))
        foreign = self.desk.reports[best[0]].language != self.desk.reports[draft.label[0]].language
        readable = not self.clearness(draft.label)[0] and (foreign or self._begins_within(best))
        return draft.label if readable else best

    def _begins_within(self, span: Span) -> bool:
        """Whether a label would begin in the middle of a sentence."""
        return self.desk.reports[span[0]].text[span[1]].islower()

    def _one_each(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts, those that would bear one label in the place of their own as one."""
        found: list[Draft] = []
        for draft in drafts:
            label = self._label(draft)
            home = next((other for other in found if self._label(other) == label), None)
            if home is None or label in (draft.label, home.label):
                found.append(draft)
                continue
            home.spans.update({span: by for span, by in draft.spans.items() if not home.holds(span)})
            home.lines |= draft.lines
        return found

    def _place(self, span: Span) -> tuple[int, int, int]:
        return self.desk.rank[span[0]], span[1], span[2]

    def _in_order(self, draft: Draft) -> list[Span]:
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
        report, start, end = self._label(draft)
        return Point(
            id=name,
            label=" ".join(self.desk.reports[report].text[start:end].split()),
            sentences=sentences,
            lines=tuple(sorted(draft.lines)),
            members=members,
        )
