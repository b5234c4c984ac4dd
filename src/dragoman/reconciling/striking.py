"""Pairs of segments that calendar or speakers forbid: alike in words, said by others or of another day.

Or said by one person, and alike in nothing else: a name and an office shared are no shared content.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.ontology import table
from dragoman.reconciling.nearness import direction
from dragoman.reconciling.parts import Calendar, Cast, Desk
from dragoman.record.comparing import relation
from dragoman.record.reading import OccurrenceFinding, RemarkFinding, Segment
from dragoman.record.story import Pair
from dragoman.record.values import Time

HEARD = 0.33
"""Cosine two sayings of one person need: below it they share whose they are, not what they say.

It struck no pair that six stories' gold calls right; from .34 on there are some."""


def forbidding(desk: Desk, *, calendar: Calendar, cast: Cast) -> Callable[[Pair], bool]:
    """Whether a pair is struck: others speak, or one speaks of other things, or one kind is told on days apart."""
    spans = {segment.id: (report, segment) for report, reading in desk.readings.items() for segment in reading.segments}
    speakers = {segment: _speakers(desk, cast, report, of) for segment, (report, of) in spans.items()}
    days = {segment: _days(desk, calendar, report, of) for segment, (report, of) in spans.items()}

    def struck(pair: Pair) -> bool:
        one, two = speakers.get(pair.a, set()), speakers.get(pair.b, set())
        if one and two and (not one & two or _strange(spans[pair.a][1], spans[pair.b][1])):
            return True
        return _apart(days.get(pair.a, []), days.get(pair.b, []))

    return struck


def _strange(a: Segment, b: Segment) -> bool:
    """Whether two sayings of one person tell nothing alike."""
    return None not in (a.vector, b.vector) and round(float(direction(a) @ direction(b)), 4) < HEARD


def _inside(segment: Segment, start: int, end: int) -> bool:
    return 2 * (min(segment.end, end) - max(segment.start, start)) >= min(segment.end - segment.start, end - start)


def _speakers(desk: Desk, cast: Cast, report: str, segment: Segment) -> set[str]:
    return {
        actor
        for finding in desk.readings[report].findings
        if isinstance(finding, RemarkFinding)
        and finding.form != "reported"
        and _inside(segment, finding.start, finding.end)
        for actor in [cast.actor(finding.speaker)]
        if actor
    }


def _days(desk: Desk, calendar: Calendar, report: str, segment: Segment) -> list[tuple[str, Time]]:
    return [
        (str(table("kinds")[finding.kind]["group"]), calendar.times[finding.time])
        for finding in desk.readings[report].findings
        if isinstance(finding, OccurrenceFinding)
        and finding.time in calendar.times
        and segment.start <= finding.trigger_start < segment.end
    ]


def _apart(one: list[tuple[str, Time]], two: list[tuple[str, Time]]) -> bool:
    shared = [(a, b) for group, a in one for other, b in two if group == other]
    return bool(shared) and all(relation(a, b) == "disjoint" for a, b in shared)
