"""Pairs grouped round a label sentence: every member paired with the label itself and at odds with no other member.

Chains are never followed: a like b and b like c says little of a and c.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.reconciling.parts import Desk
from dragoman.record.reading import Segment
from dragoman.record.story import Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AGREE = 0.45
"""Cosine two members of a point need where no pair ties them: less, and they only share the label's topic."""
REPEATS = 0.6
"""The same for two sentences of one report, which mostly tell two things."""

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

    def __init__(self, desk: Desk, pairs: Sequence[Pair], *, forbid: Callable[[Pair], bool]) -> None:
        self._desk = desk
        self._forbid = forbid
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

    def agree(self, a: Segment, b: Segment) -> bool:
        """Whether two members may stand in one point: tied themselves, or alike enough and not forbidden."""
        one, other = self.place[a.id], self.place[b.id]
        if other in self.pairs.get(one, {}):
            return True
        near = round(float(direction(a) @ direction(b)), 4)
        if one[0] == other[0]:
            return near >= REPEATS
        return near >= AGREE and not self._forbid(Pair(a=min(a.id, b.id), b=max(a.id, b.id), score=near))


def direction(segment: Segment) -> NDArray[np.float64]:
    """A segment's vector, of length 1."""
    import numpy as np

    vector: NDArray[np.float64] = np.frombuffer(segment.vector or b"", dtype="<f2").astype(np.float64)
    return vector / max(1e-9, float(np.linalg.norm(vector)))


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
        if own <= held:
            continue
        found.append(star)
        places = [star.label, *star.members]
        held |= {frozenset((a, b)) for a in places for b in web.pairs.get(a, {}) if b in places}
    return found


def _star(web: Web, place: Place, clearest: Callable[[Segment], tuple[object, ...]]) -> Star:
    """The star round one sentence: its pairs, the best first, each at odds with none before it."""
    ranked = sorted(web.pairs[place].items(), key=lambda item: (-item[1].score, item[1].a, item[1].b))
    members: dict[Place, Tied] = {}
    for other, pair in ranked:
        segment = web.side(pair, other)
        if all(web.agree(segment, rival.segment) for rival in members.values()):
            members[other] = Tied(segment, f"{pair.a}~{pair.b}")
    own = {web.side(web.pairs[place][other], place).id for other in members}
    label = min((web.segments[one] for one in own), key=lambda s: (s.start - s.end, s.start))
    return Star(place, label, members)


def _fullest(web: Web, star: Star, clearest: Callable[[Segment], tuple[object, ...]]) -> tuple[object, ...]:
    """More reports first, then the clearer label, then the heavier pairs."""
    weight = sum(web.pairs[star.label][member].score for member in star.members)
    reports = {report for report, _ in star.members}
    return -len(reports), -len(star.members), clearest(star.label_segment), -round(weight, 4), star.label_segment.id
