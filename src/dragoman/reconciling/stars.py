"""Pairs grouped round a label sentence: every member paired with the label itself and at odds with no other member.

Chains are never followed: a like b and b like c says little of a and c.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import Segment
from dragoman.record.story import Pair

AGREE = 0.45
"""Cosine two members of a point need where no pair ties them: less, and they only share the label's topic."""
FAR = -0.2
"""How much farther from each other than from the rest two segments are that a line ties, and hardly rightly."""
SURE = 0.15
"""How much nearer than the rest a lone pair must be that a fuller point did not take."""
RENDERED = 0.3
"""The same for two sentences of one family that are one text."""
REPEATS = 0.7
"""The same for two sentences of one report, which mostly tell two things."""
RETOLD = 0.35
"""The same where a line ties them: a headline and what it stands for."""

Place = tuple[str, int]
"""A sentence: report id and number."""


@dataclass(frozen=True)
class Tied:
    """A segment and the pair that ties it to the label's."""

    segment: Segment
    by: str


@dataclass(frozen=True)
class Star:
    """A label and what is tied to it, by sentence."""

    label: Place
    label_segment: Segment
    members: Mapping[Place, Tied]


class Web:
    """A story's pairs by the sentences they tie."""

    def __init__(
        self,
        desk: Desk,
        pairs: Sequence[Pair],
        *,
        forbid: Callable[[Pair], bool],
        common: Callable[[str, str], bool] = lambda a, b: False,
        thin: Callable[[Pair], bool] = lambda pair: False,
    ) -> None:
        self._desk = desk
        self._forbid = forbid
        self.common = common
        self._thin = thin
        self.nearness = Nearness(desk)
        self.pairs: dict[Place, dict[Place, Pair]] = {}
        for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)):
            if pair.a in self.segments and pair.b in self.segments and not forbid(pair):
                a, b = self.place[pair.a], self.place[pair.b]
                self.pairs.setdefault(a, {}).setdefault(b, pair)
                self.pairs.setdefault(b, {}).setdefault(a, pair)

    @cached_property
    def segments(self) -> dict[str, Segment]:
        """Segments by id."""
        return {segment.id: segment for reading in self._desk.readings.values() for segment in reading.segments}

    @cached_property
    def place(self) -> dict[str, Place]:
        """The sentence of each segment, by segment id."""
        return {
            segment.id: (report, segment.sentence)
            for report, reading in self._desk.readings.items()
            for segment in reading.segments
        }

    def side(self, pair: Pair, place: Place) -> Segment:
        """The segment of a pair that lies in a sentence."""
        return self.segments[pair.a if self.place[pair.a] == place else pair.b]

    def rendered(self, a: Segment, b: Segment) -> bool:
        """Whether two reports of one family give one sentence, as it was or in another language."""
        families = {self._desk.family[self.place[one.id][0]] for one in (a, b)}
        one, other = self.place[a.id], self.place[b.id]
        pair = self.pairs.get(one, {}).get(other)
        tied = pair is not None and meet(self.side(pair, one), a) and meet(self.side(pair, other), b)
        return tied and one[0] != other[0] and len(families) == 1 and self.nearness.beyond(a, b) >= RENDERED

    def far(self, a: Segment, b: Segment) -> bool:
        """Whether two reports' segments are so far from each other that they hardly tell one thing."""
        return self.nearness.report[a.id] != self.nearness.report[b.id] and self.nearness.beyond(a, b) < FAR

    def tells_label(self, a: Segment, b: Segment) -> bool:
        """Whether two segments tell a line in common, or are nearer to each other than to the rest."""
        return self.common(a.id, b.id) or self.nearness.beyond(a, b) >= 0.0

    def sure(self, a: Segment, b: Segment) -> bool:
        """Whether a pair stands by itself: much nearer to each other than to the rest."""
        return self.nearness.beyond(a, b) >= SURE

    def at_odds(self, a: Segment, b: Segment) -> bool:
        """Whether two segments can't stand in one point."""
        if self.place[a.id][0] == self.place[b.id][0]:
            return not self.agree(a, b)
        return self.far(a, b) or self._forbid(Pair(a=min(a.id, b.id), b=max(a.id, b.id), score=0.0))

    def bound(self, a: Segment, b: Segment) -> bool:
        """Whether two segments are one thing, and would do as a pair."""
        return self.one_thing(a, b) and not self._thin(Pair(a=min(a.id, b.id), b=max(a.id, b.id), score=0.0))

    def one_thing(self, a: Segment, b: Segment) -> bool:
        """Whether two segments may stand in one point: by a line told in both, or because they agree."""
        if self.place[a.id][0] != self.place[b.id][0] and self.common(a.id, b.id):
            return not self.far(a, b)
        return self.agree(a, b)

    def agree(self, a: Segment, b: Segment) -> bool:
        """Whether two members may stand in one point: tied themselves, or alike enough and not forbidden.

        A pair that ties other clauses of their sentences ties neither.
        """
        one, other = self.place[a.id], self.place[b.id]
        pair = self.pairs.get(one, {}).get(other)
        if pair and meet(self.side(pair, one), a) and meet(self.side(pair, other), b):
            return True
        near = self.nearness.cosine(a, b)
        if one[0] == other[0]:
            return near >= (RETOLD if self.common(a.id, b.id) else REPEATS)
        return near >= AGREE and not self._forbid(Pair(a=min(a.id, b.id), b=max(a.id, b.id), score=near))


def stars(web: Web, clearest: Callable[[Segment], tuple[object, ...]]) -> list[Star]:
    """Stars that together hold every pair, the fullest first; `clearest` is a sort key of labels.

    A pair already held is no reason for another star; a sentence may stand in several.
    """
    held: set[frozenset[Place]] = set()
    found: list[Star] = []
    for star in sorted(
        (_star(web, place, clearest) for place in web.pairs), key=lambda star: _fullest(web, star, clearest)
    ):
        own = {frozenset((star.label, member)) for member in star.members}
        if own <= held or _left_over(star, found, web):
            continue
        found.append(star)
        places = [star.label, *star.members]
        held |= {frozenset((a, b)) for a in places for b in web.pairs.get(a, {}) if b in places}
    return found


def _left_over(star: Star, found: Sequence[Star], web: Web) -> bool:
    """Whether a star is a lone pair that a fuller star did not take, and no line speaks for it.

    One of its sentences stands there, by words of the same clause, and what the other tells was at odds with the rest.
    """
    if len(star.members) > 1:
        return False
    (tied,) = star.members.values()
    ends = (star.label_segment, tied.segment)
    taken = any(
        web.place[one.id] == web.place[end.id] and meet(one, end)
        for other in found
        for one in (other.label_segment, *(member.segment for member in other.members.values()))
        for end in ends
    )
    return taken and not web.sure(*ends)


def _star(web: Web, place: Place, clearest: Callable[[Segment], tuple[object, ...]]) -> Star:
    """The star round one sentence: its pairs, the best first, of one clause of it, each at odds with none before it."""
    ranked = sorted(web.pairs[place].items(), key=lambda item: (-item[1].score, item[1].a, item[1].b))
    members: dict[Place, Tied] = {}
    tied: list[Segment] = []
    for other, pair in ranked:
        segment, own = web.side(pair, other), web.side(pair, place)
        if all(meet(own, one) for one in tied) and all(web.agree(segment, one.segment) for one in members.values()):
            members[other] = Tied(segment, f"{pair.a}~{pair.b}")
            tied.append(own)
    label = min(tied, key=lambda s: (s.start - s.end, s.start))
    return Star(place, label, members)


def meet(a: Segment, b: Segment) -> bool:
    """Whether two segments of one sentence have words in common: two clauses of it tell two things."""
    return a.start < b.end and b.start < a.end


def _fullest(web: Web, star: Star, clearest: Callable[[Segment], tuple[object, ...]]) -> tuple[object, ...]:
    """More reports first, then the clearer label, then the heavier pairs."""
    weight = sum(web.pairs[star.label][member].score for member in star.members)
    reports = {report for report, _ in star.members}
    return -len(reports), -len(star.members), clearest(star.label_segment), -round(weight, 4), star.label_segment.id
