"""Points in the making: stars of pairs and the sentences of lines, joined where all that they hold is one thing.

A line and a pair each tie a sentence to a label. Whatever joins a draft must hold against the label, and against what
stands there already: a chain of ties makes a bag of things, not a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconciling.stars import Star, Web
from dragoman.record.ids import segment_id
from dragoman.record.reading import Segment

LABEL = "label"
Span = tuple[str, int, int]
"""Report, start and end."""
TWIN = 0.25
"""How much nearer than the rest two segments are that render one sentence."""
MANY = 3
"""One in so many members of a draft must be one thing with what another draft brings, its label in any case."""


@dataclass(eq=False)
class Draft:
    """A point in the making: spans with what ties them, and the lines that rest on it."""

    label: Span
    spans: dict[Span, str]
    lines: set[str]

    def holds(self, one: Span) -> bool:
        """Whether some words of a span stand in it."""
        return any(overlap(span, one) for span in self.spans)


class Drafting:
    """Makes drafts of one story. `clearness` is the sort key of labels, `segments` the story's by where they stand."""

    def __init__(
        self, web: Web, *, segments: Mapping[Span, Segment], clearness: Callable[[Span], tuple[object, ...]]
    ) -> None:
        self._web = web
        self._segments = segments
        self._clearness = clearness
        self._span_of = {segment.id: span for span, segment in segments.items()}
        self.drafts: list[Draft] = []

    def add_star(self, star: Star) -> None:
        """A draft of a star's segments."""
        label = self._span_of[star.label_segment.id]
        tied = {self._span_of[member.segment.id]: member.by for member in star.members.values()}
        self.drafts.append(Draft(label, {label: LABEL} | tied, set()))

    def add_line(self, line: str, told: Sequence[Span]) -> None:
        """Lets a line's sentences join a point that is mostly made of them, else found a point of their own.

        A member that only a pair ties to the label must agree with what joins: the line says nothing of the two. What
        doesn't fit the point founds another, if two reports tell it.
        """
        if len({report for report, _, _ in told}) < 2:
            return
        home = self._home(line, told)
        if home is None:
            label = min(told, key=lambda one: self._clearest(one, told))
            home = Draft(label, {label: LABEL}, {line})
            self.drafts.append(home)
        rest = []
        for one in sorted(told, key=lambda one: (-self._near(home.label, one), self._clearness(one))):
            if not home.holds(one):
                if self._fits(home, one):
                    home.spans[one] = line
                else:
                    rest.append(one)
        if len({report for report, _, _ in home.spans}) < 2:
            self.drafts.remove(home)
        if len(rest) < len(told):
            self.add_line(line, rest)

    def _clearest(self, one: Span, told: Sequence[Span]) -> tuple[object, ...]:
        """Sort key of a line's labels: healthy, in the reader's language, nearest to what the other reports tell."""
        unhealthy, foreign, *rest = self._clearness(one)
        near = sum(self._near(one, other) for other in told if other[0] != one[0])
        return unhealthy, foreign, -round(near, 4), *rest

    def _home(self, line: str, told: Sequence[Span]) -> Draft | None:
        """The first draft that a line can join; it rests on all that hold sentences of two reports that tell it."""
        home = None
        for draft in self.drafts:
            mine = [span for span in draft.spans if any(overlap(span, one) for one in told)]
            if len({report for report, _, _ in mine}) >= 2:
                draft.lines.add(line)
                fits = any(overlap(draft.label, one) for one in told) and 2 * len(mine) > len(draft.spans)
                if home is None and fits and self._agreed(draft, told):
                    home = draft
        return home

    def _near(self, a: Span, b: Span) -> float:
        known = a in self._segments and b in self._segments
        return self._web.nearness.cosine(self._segments[a], self._segments[b]) if known else 0.0

    def _fits(self, draft: Draft, one: Span) -> bool:
        """Whether a line may bring a segment to a draft: not far from its label, nor the second thing of its report."""
        if one not in self._segments:
            return True
        segment, label = self._segments[one], self._segments.get(draft.label)
        repeats = [two for two in self._known(draft.spans) if self._span_of[two.id][0] == one[0]]
        return not (label and self._web.far(label, segment)) and all(self._web.agree(segment, two) for two in repeats)

    def _agreed(self, draft: Draft, told: Sequence[Span]) -> bool:
        """Whether what would join agrees with every member that isn't itself told by the line."""
        strangers = self._known(span for span in draft.spans if not any(overlap(span, one) for one in told))
        coming = self._known(one for one in told if not draft.holds(one))
        return all(self._web.agree(a, b) for a in strangers for b in coming)

    def _known(self, spans: Iterable[Span]) -> list[Segment]:
        return [self._segments[span] for span in spans if span in self._segments]

    def merged(self) -> list[Draft]:
        """The drafts, those that share a sentence and are one thing as one, the fullest first; none within another."""
        found: list[Draft] = []
        for draft in sorted(self.drafts, key=lambda draft: (-len(draft.spans), self._clearness(draft.label))):
            home = next((other for other in found if self._mergeable(other, draft)), None)
            kept = draft.spans
            if home is None and (again := next((other for other in found if _again(other, draft)), None)):
                tells = self._retells if len(draft.spans) > 2 else self._belongs
                kept = {span: by for span, by in draft.spans.items() if again.holds(span) or tells(span, again)}
                there = {report for report, _, _ in again.spans}
                lost = [span for span in draft.spans if span not in kept]
                home = again if len(lost) < 2 and all(report in there for report, _, _ in lost) else None
            if home is None:
                found.append(draft)
                continue
            for span, by in kept.items():
                if not home.holds(span):
                    home.spans[span] = by if by != LABEL else _tie(draft, span)
            home.lines |= draft.lines
        return [draft for i, draft in enumerate(found) if not any(_within(found, i, j) for j in range(len(found)))]

    def _mergeable(self, home: Draft, draft: Draft) -> bool:
        return any(home.holds(span) for span in draft.spans) and all(
            home.holds(span) or self._belongs(span, home) for span in draft.spans
        )

    def _retells(self, span: Span, home: Draft) -> bool:
        """Whether what tells again what a fuller draft tells is one thing with many of its members."""
        if span not in self._segments:
            return False
        segment, members = self._segments[span], self._known(home.spans)
        label = self._segments.get(home.label)
        if label and span[0] != home.label[0] and not self._web.tells_label(segment, label):
            return False
        alike = sum(self._web.bound(segment, one) for one in members)
        others = [one for one in members if self._span_of[one.id][0] != span[0]]
        return MANY * alike >= len(home.spans) and not any(self._web.at_odds(segment, one) for one in others)

    def _belongs(self, span: Span, draft: Draft) -> bool:
        """Whether a segment is one thing with a draft's label and with many of its members, and at odds with none.

        What is nearer to the label than anything else can be is one with it, however unlike the other members are.
        """
        if span not in self._segments or draft.label not in self._segments:
            return False
        segment, label, members = self._segments[span], self._segments[draft.label], self._known(draft.spans)
        if any(self._web.rendered(segment, one) for one in members):
            return not any(self._web.at_odds(segment, one) for one in members)
        if span[0] != draft.label[0] and self._web.nearness.beyond(segment, label) >= TWIN:
            return self._web.bound(segment, label) and not self._web.at_odds(segment, label)
        return (
            self._web.bound(segment, label)
            and MANY * sum(self._web.one_thing(segment, one) for one in members) >= len(draft.spans)
            and not any(self._web.at_odds(segment, one) for one in members)
        )


def _again(home: Draft, draft: Draft) -> bool:
    """Whether a draft tells what a fuller one tells: half of its words stand there, in two reports at least."""
    shared = [span for span in draft.spans if home.holds(span)]
    several = len({report for report, _, _ in shared}) > 1 or len(draft.spans) == 2
    return several and 2 * len(shared) >= len(draft.spans)


def _tie(draft: Draft, label: Span) -> str:
    """What ties a label to the rest of its draft: a pair of it, else a line."""
    own = segment_id(*label)
    return min((by for by in draft.spans.values() if own in by.split("~")), default=min(draft.lines, default=""))


def _within(drafts: Sequence[Draft], i: int, j: int) -> bool:
    """Whether all that a draft holds stands in another, of two alike in the first."""
    if i == j or not all(drafts[j].holds(span) for span in drafts[i].spans):
        return False
    return j < i or not all(drafts[i].holds(span) for span in drafts[j].spans)


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans have words in common."""
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
