"""Occurrences: which are told, as what, when, where, by whom; what was joined and what should not have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.evaluating.gold import GoldOccurrence
from dragoman.evaluating.ground import Ground, Span, hit
from dragoman.evaluating.matching import matched
from dragoman.evaluating.rightness import KeyOf, time_right
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Occurrence
from dragoman.record.values import Place

HAPPENED = {"held", "under_way", "confirmed", "in_force", "partly"}
TOLD_AS_HELD = ("held", "under_way")


class Candidate(NamedTuple):
    """An occurrence of the record as it is compared; `keys` are its actors by the gold."""

    line: Occurrence
    spans: list[Span]
    keys: set[str | None]


class Match(NamedTuple):
    """Gold key -> place of the record's occurrence; `events` are the occurrences in the record's order."""

    places: dict[str, int]
    events: tuple[Occurrence, ...]

    @property
    def key_of(self) -> dict[str, str]:
        """Id of a matched occurrence -> gold key."""
        return {self.events[place].id: key for key, place in self.places.items()}


def occurrences(ground: Ground, key_of: KeyOf) -> tuple[Section, Match]:
    """The section of the occurrences, and which of the record's is which of the gold's."""
    section, golds = Section("occurrences"), ground.gold.occurrences
    told = {gold.key: [ground.anchor(mention) for mention in gold.mentions] for gold in golds}
    candidates = [
        Candidate(one, ground.spans(one.evidence), {key_of(role.actor) for role in one.roles})
        for one in ground.record.occurrences
    ]
    pairs = list(_pairs(golds, candidates, told=told))
    places = matched(pairs)
    section.recall([(gold.key, gold.must) for gold in golds], places)
    _joined(section, golds, candidates, told=told, places=places)
    _astray(section, golds, candidates, told=told, places=places)
    _spare(section, candidates, told=told, pairs=pairs, places=places)
    _right(section, [(gold, candidates[places[gold.key]]) for gold in _in_order(golds, places)])
    return section, Match(places, ground.record.occurrences)


def _in_order(golds: tuple[GoldOccurrence, ...], places: dict[str, int]) -> list[GoldOccurrence]:
    by_key = {gold.key: gold for gold in golds}
    return [by_key[key] for key in places]


def _pairs(
    golds: tuple[GoldOccurrence, ...], candidates: list[Candidate], *, told: dict[str, list[list[Span]]]
) -> Iterator[tuple[float, str, int]]:
    """How well each pair of one kind that shares a mention fits: mentions, parties, time and status."""
    for gold in golds:
        for place, one in enumerate(candidates):
            met = sum(hit(one.spans, mention) for mention in told[gold.key])
            if met and one.line.kind in gold.kinds:
                parties = set(gold.roles)
                share = len(parties & one.keys) / len(gold.roles) if gold.roles else 0.5
                fits = _time_right(gold, one.line) + (one.line.status in gold.statuses)
                yield met / len(gold.mentions) + share + 0.5 * fits, gold.key, place


def _joined(
    section: Section,
    golds: tuple[GoldOccurrence, ...],
    candidates: list[Candidate],
    *,
    told: dict[str, list[list[Span]]],
    places: dict[str, int],
) -> None:
    """Reports beyond the first that an occurrence is told by, and stands with in the record."""
    joined = several = 0
    for gold in golds:
        several += len({one.file for one in gold.mentions}) - 1
        if gold.key in places:
            spans = candidates[places[gold.key]].spans
            met = {one.file for one, place in zip(gold.mentions, told[gold.key]) if hit(spans, place)}
            joined += max(0, len(met) - 1)
    section.share("reports joined", joined, several)


def _astray(
    section: Section,
    golds: tuple[GoldOccurrence, ...],
    candidates: list[Candidate],
    *,
    told: dict[str, list[list[Span]]],
    places: dict[str, int],
) -> None:
    """Evidence of a matched occurrence that tells another of its kind in the gold and not this one."""
    astray = set()
    for key, place in places.items():
        one = candidates[place]
        for span in one.spans:
            if not any(hit([span], mention) for mention in told[key]):
                others = (gold.key for gold in golds if gold.key != key and one.line.kind in gold.kinds)
                other = next((o for o in others if any(hit([span], mention) for mention in told[o])), None)
                astray |= {(key, other)} if other else set()
    for first, other in sorted(astray):
        section.note("wrongly merged", f"{first} with {other}")
    section.alarm("wrong merges", len(astray))


def _spare(
    section: Section,
    candidates: list[Candidate],
    *,
    told: dict[str, list[list[Span]]],
    pairs: list[tuple[float, str, int]],
    places: dict[str, int],
) -> None:
    used = set(places.values())
    twice = sorted({place for _, key, place in pairs if place not in used and key in places})
    for place in twice:
        section.note("duplicate", candidates[place].line.label)
    section.alarm("duplicates of matched", len(twice), len(candidates))
    mentions = [mention for told_by in told.values() for mention in told_by]
    extra = [one for one in candidates if not any(hit(one.spans, mention) for mention in mentions)]
    section.hint("extra, touching nothing in the gold", len(extra), len(candidates))


def _right(section: Section, both: list[tuple[GoldOccurrence, Candidate]]) -> None:
    """What is said of the matched ones."""
    lines = [(gold, one.line) for gold, one in both]
    section.rate("status right", [(o.status in g.statuses, f"{g.key}: {o.status}") for g, o in lines])
    open_ones = [(gold, one) for gold, one in lines if not set(gold.statuses) & HAPPENED]
    section.alarm("not happened, told as held", sum(o.status in TOLD_AS_HELD for _, o in open_ones), len(open_ones))
    timed = [(g, o) for g, o in lines if g.time]
    section.rate("time right", [(_time_right(g, o), f"{g.key}: {o.time and o.time.edtf}") for g, o in timed])
    placed = [(g, o) for g, o in lines if g.place]
    section.rate("place right", [(_place_right(g, o), f"{g.key}: {_place_text(o.place)}") for g, o in placed])
    found = sum(len(set(gold.roles) & one.keys) for gold, one in both)
    section.share("roles recall", found, sum(len(gold.roles) for gold, _ in both))
    coded = [(g, o.plover.event) for g, o in lines if g.plover and o.plover]
    section.rate("plover event right (of those coded)", [(e in g.plover, f"{g.key}: {e}") for g, e in coded])


def _time_right(gold: GoldOccurrence, one: Occurrence) -> bool:
    edtf = one.time.edtf if one.time else None
    return bool(edtf) and any(time_right(right, edtf) for right in gold.time or ())


def _place_right(gold: GoldOccurrence, one: Occurrence) -> bool:
    text = _place_text(one.place)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) for name in gold.place or ())


def _place_text(place: Place | None) -> str:
    return " ".join(filter(None, (place.name, *place.within, place.iso))) if place else ""
