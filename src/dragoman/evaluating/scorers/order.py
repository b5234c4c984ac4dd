"""Order: of two occurrences that the gold puts in order, which comes first in the record."""

from __future__ import annotations

from dragoman.evaluating.ground import Ground
from dragoman.evaluating.rightness import span_of
from dragoman.evaluating.scorers.occurrences import Match
from dragoman.evaluating.tally import Section


def order(ground: Ground, match: Match) -> Section:
    """The section of the order."""
    section, pairs = Section("order"), ground.gold.order
    found = [(a, b) for a, b in pairs if a in match.places and b in match.places]
    checks = [(_before(match, match.places[a], match.places[b]), f"{a} before {b}") for a, b in found]
    section.rate("pairs right (ties: order of the list)", checks, wrong="wrong way round")
    section.share("pairs with both found", len(found), len(pairs))
    return section


def _before(match: Match, first: int, second: int) -> bool:
    """By time where the times don't meet, else by place in the list."""
    times = [match.events[place].time for place in (first, second)]
    one, other = (span_of(time.edtf) if time else None for time in times)
    if one and other and (one.end <= other.start or other.end <= one.start):
        return one.end <= other.start
    return first < second
