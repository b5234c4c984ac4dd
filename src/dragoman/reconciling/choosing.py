"""Which of a report's tellings count: the sharpest of its dates, the furthest of its steps, one place at a time."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.superseding import step
from dragoman.reconciling.tellings import Telling
from dragoman.record.comparing import relation
from dragoman.record.values import StatusValue, Time

DAY_SHARP = frozenset({"day", "hour", "minute", "second"})
COURSE = ("open", "ahead", "off", "going", "done")
"""Of the steps one report tells, the last of these is where it leaves the matter."""
ONE_OF_EACH = frozenset({"date", "end", "place"})


def best_told(found: Sequence[Telling]) -> list[Telling]:
    """The tellings of one key that count.

    Of a report's dates those of a day or finer, where it has any; of its statuses the furthest; of its dates or
    places that exclude each other those that another report tells too, for more likely one of them is misread.
    """
    return [one for one in found if _sharp(one, found) and _furthest(one, found) and _borne_out(one, found)]


def _sharp(one: Telling, found: Sequence[Telling]) -> bool:
    if not isinstance(one.value, Time) or one.value.precision in DAY_SHARP:
        return True
    own = (other.value for other in found if other.report == one.report)
    return not any(isinstance(value, Time) and value.precision in DAY_SHARP for value in own)


def _furthest(one: Telling, found: Sequence[Telling]) -> bool:
    if not isinstance(one.value, StatusValue):
        return True
    own = [other.value for other in found if other.report == one.report]
    far = max(COURSE.index(step(value)) for value in own if isinstance(value, StatusValue))
    return COURSE.index(step(one.value)) == far


def _borne_out(one: Telling, found: Sequence[Telling]) -> bool:
    if one.key.property not in ONE_OF_EACH:
        return True
    own = (other for other in found if other.report == one.report)
    if all(relation(one.value, other.value) != "disjoint" for other in own):
        return True
    others = (other for other in found if other.report != one.report)
    return any(relation(one.value, other.value) in ("equal", "narrower", "wider") for other in others)
