"""At whose wish a thing was done: reports that give it to two parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from dragoman.languages.behests import asks, behests, owns
from dragoman.languages.nations import find_nations
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.voices import Bodies, Key
from dragoman.record.reading import NameFinding, Parse, Segment

ALIKE, BEYOND = 0.35, 0.08
"""How alike two sentences must be, and how much more than all others are, to tell of one thing that was asked for."""
NEAR = 45
"""Letters behind "at the request of" within which the party is named."""


class Behest(Struct, frozen=True):
    """A sentence that tells at whose wish something was done: `keys` tell the party, `name` its words.

    `start`, `end`: the clause of the phrase; all of the sentence where a verb tells it.
    """

    report: str
    segment: Segment
    keys: frozenset[Key]
    name: str
    start: int = -1
    end: int = -1


class TwoAskers(Struct, frozen=True):
    """Sentences that give one thing to two parties."""

    one: tuple[Behest, ...]
    other: tuple[Behest, ...]


def asked_by_two(desk: Desk, cast: Cast) -> list[TwoAskers]:
    """What two families give to two parties, in the order of the first sentence."""
    nearness, bodies = Nearness(desk), Bodies(desk, cast)
    told = [one for report in desk.reports for one in _Teller(desk, cast, bodies, report=report).all()]
    met = [(a, b) for a, b in combinations(told, 2) if _met(desk, nearness, a, b)]
    found: list[TwoAskers] = []
    used: set[str] = set()
    for a, b in met:
        if a.keys & b.keys or {a.segment.id, b.segment.id} & used:
            continue
        sides = ([a], [b])
        for one, other in met:
            for side in sides:
                for told_too, known in ((one, other), (other, one)):
                    if known in side and told_too.keys & known.keys and told_too not in side:
                        side.append(told_too)
        used |= {one.segment.id for side in sides for one in side}
        found.append(TwoAskers(tuple(sides[0]), tuple(sides[1])))
    return found


def _met(desk: Desk, nearness: Nearness, a: Behest, b: Behest) -> bool:
    """Whether two families tell of one thing."""
    if desk.family[a.report] == desk.family[b.report]:
        return False
    return nearness.cosine(a.segment, b.segment) >= ALIKE and nearness.beyond(a.segment, b.segment) >= BEYOND


class _Teller:
    """The behests that one report tells."""

    def __init__(self, desk: Desk, cast: Cast, bodies: Bodies, *, report: str) -> None:
        self.cast, self.bodies, self.reading = cast, bodies, desk.readings[report]
        self.text, self.language = self.reading.report.text, self.reading.report.language
        self.names = sorted(
            (one for one in self.reading.findings if isinstance(one, NameFinding)), key=lambda one: one.start
        )

    def all(self) -> Iterator[Behest]:
        """The sentences with a phrase or verb of asking whose party is known."""
        for number, sentence in enumerate(self.reading.sentences):
            inside = [one for one in self.reading.segments if one.sentence == number]
            segment = max(inside, key=lambda one: one.end - one.start, default=None)
            party = self._party(sentence.start, sentence.end) if segment is not None else None
            if segment is not None and party is not None:
                start, end = self._clause(sentence.start, sentence.end)
                yield Behest(self.reading.report.id, segment, *party, start=start, end=end)

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """From the phrase to the next mark; (-1, -1) where there is none."""
        phrases = behests(self.text[start:end], self.language)
        if not phrases:
            return -1, -1
        first, last = phrases[0]
        mark = re.search(r"[,;:.]", self.text[start + last : end])
        return start + first, start + last + (mark.start() if mark else end - start - last)

    def _party(self, start: int, end: int) -> tuple[frozenset[Key], str] | None:
        """Who asked, by the sentence's phrase ("at the request of …"), else by its verb ("had requested the talks")."""
        phrases = behests(self.text[start:end], self.language)
        for first, last in phrases:
            found = self._nation(start + first, start + last) or self._behind(start + last, end)
            if found:
                return found
        return None if phrases else self._asking(start, end)

    def _nation(self, start: int, end: int) -> tuple[frozenset[Key], str] | None:
        """The state that an adjective inside the phrase tells ("auf isländischen Wunsch")."""
        found = find_nations(self.text[start:end], self.language)
        return (
            (frozenset({("state", found[0][2])}), self.text[start + found[0][0] : start + found[0][1]])
            if found
            else None
        )

    def _behind(self, at: int, end: int) -> tuple[frozenset[Key], str] | None:
        """The party named right behind a phrase."""
        near = min(end, at + NEAR)
        for one in self.names:
            if at <= one.start < near and (actor := self.cast.actor(one.id)) and self._near(at, one):
                return self.bodies.keys(actor), one.form
        stop = next((m.start() for m in re.finditer(r"[,;:.]", self.text[at:near])), near - at)
        return self._nation(at, at + stop)

    def _near(self, at: int, name: NameFinding) -> bool:
        """Whether no mark stands between a phrase and the name behind it."""
        return not re.search(r"[,;:.]", self.text[at : name.start])

    def _asking(self, start: int, end: int) -> tuple[frozenset[Key], str] | None:
        """The subject of a verb of asking whose object is a meeting, a break, a delay."""
        parse = self.reading.parse
        for at in range(len(parse.start)) if parse else ():
            if parse is None or not start <= parse.start[at] < end or parse.upos[at] != "VERB":
                continue
            if asks(self._word(parse, at), self.language) and self._object(parse, at):
                for one, head in enumerate(parse.head):
                    if head == at and parse.deprel[one] == "nsubj" and (found := self._named(parse.start[one])):
                        return found
        return None

    def _object(self, parse: Parse, verb: int) -> bool:
        objects = (one for one, head in enumerate(parse.head) if head == verb and parse.deprel[one] == "obj")
        return any(owns(self._word(parse, one), self.language) for one in objects)

    def _named(self, at: int) -> tuple[frozenset[Key], str] | None:
        for one in self.names:
            first = min(one.start, one.context_start) if one.context_start >= 0 else one.start
            if first <= at < max(one.end, one.context_end) and (actor := self.cast.actor(one.id)):
                return self.bodies.keys(actor), one.form
        return None

    def _word(self, parse: Parse, at: int) -> str:
        return self.text[parse.start[at] : parse.end[at]]


__all__ = ["Behest", "TwoAskers", "asked_by_two"]
