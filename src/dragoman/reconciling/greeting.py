"""Who is told to have welcomed a thing in one report and not to have welcomed it in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from dragoman.languages.polarity import greets, polarity, sorts_greeted, withholds
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Cast, Desk
from dragoman.record.comparing import fold
from dragoman.record.reading import NameFinding, OccurrenceFinding, Parse, RemarkFinding, Segment

ALIKE = 0.3
"""How alike two sentences must be whose words don't tell what was welcomed."""
REFUSED = 0.45
"""The same where one report tells that he turned something down: there may be two offers."""
STEP = "step"
"""What a word tells that may stand for anything done or decided ("the move")."""
BREAKS = ',;:.!?()"“”„«»'
"""Marks at which a clause ends."""
UP = ("conj", "xcomp")
"""How a verb hangs on the one whose subject it shares."""
OVER = ("xcomp", "ccomp", "advcl", "csubj")
"""How an infinitive hangs on the verb that says whether it was done: "took care not to welcome"."""


class Greeting(Struct, frozen=True):
    """One sentence that tells whether somebody welcomed a thing: `how` is "welcomed", "not" or "refused".

    `things`: sorts of things that its words tell (an offer, a decision, talks).
    """

    report: str
    segment: Segment
    actor: str
    how: str
    things: frozenset[str] = frozenset()


class Greeted(Struct, frozen=True):
    """Sentences of several reports that tell it of one actor, and those that tell the contrary."""

    actor: str
    welcomed: tuple[Greeting, ...]
    withheld: tuple[Greeting, ...]


def greeted_or_not(desk: Desk, cast: Cast) -> list[Greeted]:
    """Actors who, by two families, did and did not welcome the same thing, in the order of the first sentence."""
    nearness = Nearness(desk)
    told: dict[str, list[Greeting]] = {}
    for report in desk.reports:
        for one in _Teller(desk, cast, report).all():
            told.setdefault(one.actor, []).append(one)
    found = (_parted(desk, nearness, actor, greetings) for actor, greetings in told.items())
    return [one for one in found if one is not None]


def _parted(desk: Desk, nearness: Nearness, actor: str, told: Sequence[Greeting]) -> Greeted | None:
    """The two sides of what is told of one actor: those that meet one of the other side; None without two families."""
    sides = ([one for one in told if one.how == "welcomed"], [one for one in told if one.how != "welcomed"])
    met = [(a, b) for a, b in product(*sides) if _met(desk, nearness, a, b)]
    if not met:
        return None
    good, bad = ([one for one in side if any(one in pair for pair in met)] for side in sides)
    return Greeted(actor, tuple(good), tuple(bad))


def _met(desk: Desk, nearness: Nearness, a: Greeting, b: Greeting) -> bool:
    """Whether two families tell the contrary of one thing."""
    if desk.family[a.report] == desk.family[b.report]:
        return False
    alike = nearness.cosine(a.segment, b.segment)
    known = [one.things - {STEP} for one in (a, b)]
    if "refused" in (a.how, b.how):
        return alike >= (ALIKE if known[0] & known[1] else REFUSED)
    if all(known):
        return bool(known[0] & known[1])
    return alike >= ALIKE or any(known) or STEP in a.things | b.things


class _Teller:
    """What one report tells of welcomes."""

    def __init__(self, desk: Desk, cast: Cast, report: str) -> None:
        self.cast, self.reading = cast, desk.readings[report]
        self.text, self.language = self.reading.report.text, self.reading.report.language
        self.names = [one for one in self.reading.findings if isinstance(one, NameFinding)]

    def all(self) -> Iterator[Greeting]:
        """The sentences with a verb of welcome whose subject is known, and those of refusals."""
        yield from self._refusals()
        parse = self.reading.parse
        for at in range(len(parse.start) if parse else 0):
            verb = parse is not None and parse.upos[at] == "VERB" and greets(self._word(parse, at), self.language)
            if parse and verb and not self._greets_somebody(parse, at):
                yield from self._told(parse, at)

    def _greets_somebody(self, parse: Parse, at: int) -> bool:
        """Whether a person is greeted ("welcomed the envoy at the door")."""
        objects = [one for one, head in enumerate(parse.head) if head == at and parse.deprel[one] == "obj"]
        people = [one for one in self.names if one.kind == "person"]
        return any(one.start <= parse.start[obj] < one.end for obj in objects for one in people)

    def _told(self, parse: Parse, at: int) -> Iterator[Greeting]:
        clause = self._clause(parse, at)
        actor = self._subject(parse, at, clause)
        segment = self._sentence(parse.sentence[at])
        if actor is None or segment is None:
            return
        words = self._words(parse, clause)
        over = self._over(parse, at)
        held = "negation" in polarity(words, self.language) or withholds(words, self.language)
        held = held or (over is not None and withholds(self._words(parse, self._clause(parse, over)), self.language))
        if not held and _infinitive(parse, at):
            return  # "would welcome a visit"
        things = sorts_greeted(words, self.language) or sorts_greeted(self._text(segment), self.language)
        yield Greeting(self.reading.report.id, segment, actor, "not" if held else "welcomed", things)

    def _words(self, parse: Parse, clause: range) -> str:
        return self.text[parse.start[clause[0]] : parse.end[clause[-1]]]

    def _over(self, parse: Parse, at: int) -> int | None:
        """The verb on which an infinitive hangs."""
        hangs = _infinitive(parse, at) and parse.deprel[at].split(":")[0] in OVER
        return parse.head[at] if hangs and parse.head[at] >= 0 else None

    def _text(self, segment: Segment) -> str:
        return self.text[segment.start : segment.end]

    def _refusals(self) -> Iterator[Greeting]:
        for one in self.reading.findings:
            if isinstance(one, OccurrenceFinding) and one.kind == "refusal":
                segment, actors = self._sentence(one.sentence), self._actors(one)
                if segment is not None and len(actors) == 1:
                    things = sorts_greeted(self._text(segment), self.language)
                    yield Greeting(one.report, segment, actors.pop(), "refused", things)

    def _actors(self, refusal: OccurrenceFinding) -> set[str]:
        return {actor for role in refusal.roles if role.role == "actor" and (actor := self.cast.actor(role.actor))}

    def _word(self, parse: Parse, at: int) -> str:
        return self.text[parse.start[at] : parse.end[at]]

    def _clause(self, parse: Parse, at: int) -> range:
        """The tokens around a verb up to the nearest marks, within its sentence."""
        first, last = at, at
        while first and not self._breaks(parse, first - 1, first):
            first -= 1
        while last + 1 < len(parse.start) and not self._breaks(parse, last, last + 1):
            last += 1
        return range(first, last + 1)

    def _breaks(self, parse: Parse, one: int, other: int) -> bool:
        if "CCONJ" in (parse.upos[one], parse.upos[other]):
            return True
        between = self._word(parse, one) + self.text[parse.end[one] : parse.start[other]] + self._word(parse, other)
        return parse.sentence[one] != parse.sentence[other] or any(mark in between for mark in BREAKS)

    def _subject(self, parse: Parse, at: int, clause: range) -> str | None:
        """Who welcomes: the verb's subject by the tree, else the one person of the clause, else who goes on from the
        sentence before where only a pronoun stands."""
        subject = self._by_tree(parse, at)
        if subject is not None and (actor := self._actor_at(parse, subject)):
            return actor
        here = {actor for one in clause if parse.deprel[one] == "nsubj" if (actor := self._actor_at(parse, one))}
        if len(here) == 1:
            return here.pop()
        if here:
            return None
        # Parsers take the "il" of "il s'est gardé de" for an empty subject: who keeps from a thing is somebody.
        able = ("nsubj", "expl") if withholds(self._words(parse, clause), self.language) else ("nsubj",)
        pronoun = any(parse.upos[one] == "PRON" and parse.deprel[one] in able for one in clause)
        return self._before(parse, parse.sentence[at]) if pronoun else self._titled(parse, clause)

    def _titled(self, parse: Parse, clause: range) -> str | None:
        """Who speaks in the sentence, where only a title stands in the clause ("the minister")."""
        start, end = parse.start[clause[0]], parse.end[clause[-1]]
        titles = [one for one in self.names if one.description and one.kind == "person" and start <= one.start < end]
        speakers = self._speakers(parse.sentence[clause[0]])
        return speakers.pop() if len(titles) == len(speakers) == 1 else None

    def _by_tree(self, parse: Parse, at: int) -> int | None:
        over = self._over(parse, at)
        for verb in (at, parse.head[at] if over is not None or parse.deprel[at].split(":")[0] in UP else -1):
            if verb < 0 or (verb != at and greets(self._word(parse, verb), self.language)):
                continue
            for child, head in enumerate(parse.head):
                if head == verb and parse.deprel[child] == "nsubj" and parse.sentence[child] == parse.sentence[at]:
                    return child
        return None

    def _before(self, parse: Parse, sentence: int) -> str | None:
        """Whom the sentence before has for its subject, else whose words it gives, in the same paragraph."""
        sentences = self.reading.sentences
        if not sentence or sentences[sentence - 1].block != sentences[sentence].block:
            return None
        roots = {at for at, head in enumerate(parse.head) if head < 0 and parse.sentence[at] == sentence - 1}
        subjects = [at for at, head in enumerate(parse.head) if head in roots and parse.deprel[at] == "nsubj"]
        actor = self._actor_at(parse, subjects[0]) if len(subjects) == 1 else None
        speakers = self._speakers(sentence - 1)
        return actor or (speakers.pop() if len(speakers) == 1 else None)

    def _speakers(self, sentence: int) -> set[str]:
        """Who speaks in a sentence."""
        said = (one for one in self.reading.findings if isinstance(one, RemarkFinding) and one.sentence == sentence)
        return {actor for one in said if (actor := self.cast.actor(one.speaker))}

    def _actor_at(self, parse: Parse, at: int) -> str | None:
        """Whom a token names: by the name or title it stands in, else by a surname that one actor alone has."""
        start = parse.start[at]
        for one in self.names:
            if min(one.start, one.context_start if one.context_start >= 0 else one.start) <= start < one.end:
                return self.cast.actor(one.id)
        named = [actor for actor in self.cast.actors if fold(self._word(parse, at)) in fold(actor.name or "").split()]
        people = [actor.id for actor in named if actor.kind == "person"]
        return people[0] if len(people) == 1 and parse.upos[at] == "PROPN" else None

    def _sentence(self, sentence: int) -> Segment | None:
        """The segment of a whole sentence, where it is told."""
        inside = [one for one in self.reading.segments if one.sentence == sentence]
        return max(inside, key=lambda one: one.end - one.start, default=None)


def _infinitive(parse: Parse, at: int) -> bool:
    return "VerbForm=Inf" in parse.feats[at].split("|")


__all__ = ["Greeted", "Greeting", "greeted_or_not"]
