"""Talks that one side broke off by one family's report, and the other side by another's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.languages.parting import left_by
from dragoman.languages.polarity import polarity, sorts_greeted
from dragoman.reconciling.behest import Behest, TwoAskers
from dragoman.reconciling.parts import Desk

TALKS = "talks"


def left_by_two(desk: Desk) -> list[TwoAskers]:
    """The sentences of two families that tell opposite sides to have left the talks; one pair for a story."""
    told = [one for report in desk.reports for one in _told(desk, report)]
    for one, other in combinations(told, 2):
        apart = desk.family[one.report] != desk.family[other.report] and one.name != other.name
        if apart and one.keys == other.keys:
            same = [each for each in told if each.keys == one.keys]
            first, second = (tuple(each for each in same if each.name == side.name) for side in (one, other))
            return [TwoAskers(first, second)]
    return []


def _told(desk: Desk, report: str) -> Iterator[Behest]:
    """The healthy sentences about talks that say who left them; none where a report names both sides."""
    reading = desk.readings[report]
    text, language = reading.report.text, reading.report.language
    found = []
    for number, sentence in enumerate(reading.sentences):
        words = text[sentence.start : sentence.end]
        left = left_by(words, language)
        segment = max(
            (one for one in reading.segments if one.sentence == number),
            key=lambda one: one.end - one.start,
            default=None,
        )
        if left is None or segment is None or sentence.health or "negation" in polarity(words, language):
            continue
        before = reading.sentences[number - 1] if number else sentence
        if TALKS in sorts_greeted(text[before.start : sentence.end], language):
            found.append(Behest(report, segment, frozenset({("sides", side) for side in left}), left[0]))
    if len({one.name for one in found}) == 1:
        yield from found


__all__ = ["left_by_two"]
