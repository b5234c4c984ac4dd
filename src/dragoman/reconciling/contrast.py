""" "Not the mayor but the council called it off": a report that corrects who did a thing, and those it corrects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.languages.behests import contrasts
from dragoman.languages.nations import find_nations
from dragoman.reconciling.behest import Behest, TwoAskers
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.voices import Bodies, Key
from dragoman.record.comparing import fold
from dragoman.record.reading import NameFinding, Segment

ALIKE = 0.5
"""How alike the corrected sentence must be to the correcting one, or to the one before it."""
LONGEST = 25
"""Letters that a party's name has at most between "not" and "but"."""


class _Corrected(Struct, frozen=True):
    """A sentence that says "not X but Y": who it was not, and the sentences that tell what it is about."""

    behest: Behest
    denied: frozenset[Key]
    about: tuple[Segment, ...]


def corrected(desk: Desk, cast: Cast) -> list[TwoAskers]:
    """Sentences that deny a party a deed which another family's sentence tells as its own."""
    nearness, bodies = Nearness(desk), Bodies(desk, cast)
    found = []
    for report in desk.reports:
        for one in _corrections(desk, cast, bodies, report=report):
            told = tuple(_told(desk, cast, bodies, nearness=nearness, of=one))
            if told:
                found.append(TwoAskers(told, (one.behest,)))
    return found


def _corrections(desk: Desk, cast: Cast, bodies: Bodies, *, report: str) -> Iterator[_Corrected]:
    reading = desk.readings[report]
    text, language = reading.report.text, reading.report.language
    for number, sentence in enumerate(reading.sentences):
        segments = [_whole(desk, report, at) for at in (number, number - 1) if at >= 0]
        about = tuple(one for one in segments if one is not None)
        for not_at, but_at in contrasts(text[sentence.start : sentence.end], language):
            denied = _party(desk, cast, bodies, report=report, at=sentence.start + not_at)
            party = _party(desk, cast, bodies, report=report, at=sentence.start + but_at)
            if denied and party and not denied & party and segments[0] is not None:
                yield _Corrected(Behest(report, segments[0], party, ""), denied, about)


def _told(desk: Desk, cast: Cast, bodies: Bodies, *, nearness: Nearness, of: _Corrected) -> Iterator[Behest]:
    """The sentences of other families that tell the denied party as the one who did it."""
    for report, reading in desk.readings.items():
        if desk.family[report] == desk.family[of.behest.report]:
            continue
        for number in range(len(reading.sentences)):
            segment = _whole(desk, report, number)
            keys = _acting(desk, cast, bodies, report=report, sentence=number)
            alike = max((nearness.cosine(one, segment) for one in of.about if segment is not None), default=0.0)
            if segment is not None and alike >= ALIKE and any(own & of.denied for own in keys):
                yield Behest(report, segment, of.denied, "")


def _acting(desk: Desk, cast: Cast, bodies: Bodies, *, report: str, sentence: int) -> list[frozenset[Key]]:
    """Those who are the subject of an active verb in a sentence."""
    parse = desk.readings[report].parse
    if parse is None:
        return []
    subjects = [at for at, where in enumerate(parse.sentence) if where == sentence and parse.deprel[at] == "nsubj"]
    return [k for at in subjects if (k := _party(desk, cast, bodies, report=report, at=parse.start[at]))]


def _party(desk: Desk, cast: Cast, bodies: Bodies, *, report: str, at: int) -> frozenset[Key]:
    """Whom the words at a place name: an actor, a state by its people, else whatever has that proper name."""
    reading = desk.readings[report]
    for one in reading.findings:
        named = isinstance(one, NameFinding) and one.start <= at < one.end
        if named and (actor := cast.actor(one.id)):
            return bodies.keys(actor)
    words = re.match(r"[\w’'-]+", reading.report.text[at : at + LONGEST])
    nations = find_nations(words[0], reading.report.language) if words else ()
    if nations:
        return frozenset({("state", nations[0][2])})
    parse = reading.parse
    proper = parse is not None and at in parse.start and parse.upos[parse.start.index(at)] == "PROPN"
    return frozenset({("word", fold(words[0]))}) if proper and words else frozenset()


def _whole(desk: Desk, report: str, sentence: int) -> Segment | None:
    """The segment of a whole sentence, where it is told."""
    inside = [one for one in desk.readings[report].segments if one.sentence == sentence]
    return max(inside, key=lambda one: one.end - one.start, default=None)


__all__ = ["corrected"]
