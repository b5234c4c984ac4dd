"""The same reproach told both ways round: here the firm blames the ministry, there the ministry the firm."""

from __future__ import annotations

from itertools import combinations

from msgspec import Struct

from dragoman.reconciling.closeness import cosine, numbers
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Cast, Desk
from dragoman.record.reading import NameFinding, RemarkFinding, Segment

SAME_WORDS, ALIKE, BEYOND = 0.45, 0.5, 0.15
"""How alike two reproaches must be by their words and by their sentences, and how much more than all others are."""
NATIVE = 0.18
"""How much more alike their words must be in one language."""
BLAMES = "criticise"


class Blamed(Struct, frozen=True):
    """Two wordings of one reproach whose speaker and target stand the other way round."""

    one: RemarkFinding
    other: RemarkFinding


def blamed_both_ways(desk: Desk, cast: Cast) -> list[Blamed]:
    """Reproaches that two families tell with their parties swapped, and no report both ways: two who blame each other
    are no contradiction."""
    said = [one for one in desk.findings.values() if isinstance(one, RemarkFinding) and one.stance == BLAMES]
    finder = _Finder(desk, cast, said)
    return [Blamed(a, b) for a, b in combinations(said, 2) if finder.swapped(a, b)]


class _Finder:
    def __init__(self, desk: Desk, cast: Cast, said: list[RemarkFinding]) -> None:
        self.desk, self.cast, self.nearness = desk, cast, Nearness(desk)
        self.parties = {one.id: (cast.actor(one.speaker), self._others(one)) for one in said}
        self.told = {
            (one.report, who, other) for one in said for who, rest in [self.parties[one.id]] for other in rest if who
        }

    def swapped(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        """Whether two families' wordings are one reproach with its parties swapped."""
        (one, blamed), (other, blamed_there) = self.parties[a.id], self.parties[b.id]
        if one is None or other is None or one == other or self.desk.family[a.report] == self.desk.family[b.report]:
            return False
        if other not in blamed or one not in blamed_there:
            return False
        mutual = {(a.report, other, one), (b.report, one, other)} & self.told
        return not mutual and self._alike(a, b)

    def _alike(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        words = cosine(numbers(a.vector), numbers(b.vector)) if a.vector and b.vector else 0.0
        one, two = self._sentence(a), self._sentence(b)
        native = self.desk.reports[a.report].language == self.desk.reports[b.report].language
        if words < SAME_WORDS + (NATIVE if native else 0.0) or one is None or two is None:
            return False
        return self.nearness.cosine(one, two) >= ALIKE and self.nearness.beyond(one, two) >= BEYOND

    def _others(self, one: RemarkFinding) -> frozenset[str]:
        """Those whom a wording's sentence names beside its speaker."""
        speaker = self.cast.actor(one.speaker)
        named = (
            self.cast.actor(name.id)
            for name in self.desk.readings[one.report].findings
            if isinstance(name, NameFinding) and name.sentence == one.sentence
        )
        return frozenset(actor for actor in named if actor and actor != speaker)

    def _sentence(self, one: RemarkFinding) -> Segment | None:
        inside = [part for part in self.desk.readings[one.report].segments if part.sentence == one.sentence]
        return max(inside, key=lambda part: part.end - part.start, default=None)


__all__ = ["Blamed", "blamed_both_ways"]
