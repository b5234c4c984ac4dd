"""Times side by side as one ("Monday" + "at 10:33 GMT", "Monday" + "and Tuesday"), and deadlines ("by Friday")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.patterns import choice
from dragoman.record.values import Time

_REACH = 40
"""How many characters around a deadline may deny it: "will not open until", "bis Freitag vertagt"."""
_STOP = re.compile(r"[.,;:]")
_LIMITS = ("weekday", "days", "weeks", "months", "years", "weekend")


class FoundTime(Struct, frozen=True):
    """A time at [start, end): `value` is what the words alone say, `relative` a spec of languages/relative.py."""

    start: int
    end: int
    value: Time
    relative: str | None


class Between(Struct, frozen=True):
    """A language's words between times: what joins, what lists; what makes a deadline, and what denies it."""

    joins: frozenset[str]
    runs: frozenset[str]
    until: re.Pattern[str]
    denied: re.Pattern[str]


def between_times(
    *, join: Sequence[str], run: Sequence[str], until: Sequence[str], until_denied: Sequence[str]
) -> Between:
    """The words of a language's tables of these names, ready to look up."""
    before = re.compile(rf"(?<!\w){choice(until)}$", re.I)
    return Between(frozenset(join), frozenset(run), before, re.compile(rf"(?<!\w){choice(until_denied)}(?!\w)", re.I))


def joined(found: Sequence[FoundTime], text: str, words: Between) -> list[FoundTime]:
    """The times with those made one that stand side by side."""
    merged: list[FoundTime] = []
    for time in found:
        both = _both(merged[-1], time, text=text, words=words) if merged else None
        if both is None:
            merged.append(time)
        else:
            merged[-1] = both
    return merged


def limited(found: Sequence[FoundTime], text: str, words: Between) -> list[FoundTime]:
    """With an open start for what stands behind "by" or "until"; "not until Friday" and "put off until" are Friday."""
    times, behind = [], 0
    for time in found:
        start = max(behind, time.start - _REACH)
        word = words.until.search(text[start : time.start]) if _may_limit(time) else None
        ranged = word is not None and behind > 0 and not text[behind : start + word.start()].strip()
        around = _STOP.split(text[start : time.start])[-1] + _STOP.split(text[time.end : time.end + _REACH])[0]
        if word and not ranged and text[time.end :][:2] not in ("'s", "’s") and not words.denied.search(around):
            time = _until(time)
        times.append(time)
        behind = time.end
    return times


def _both(a: FoundTime, b: FoundTime, *, text: str, words: Between) -> FoundTime | None:
    between = text[a.end : b.start]
    both = _one(a, b) if between in words.joins and not _apart(a, b, between) else None
    if both is None and between == " (" and text[b.end : b.end + 1] == ")":
        both = _elsewhere(a, b)
    return _run(a, b) if both is None and between in words.runs else both


def _apart(a: FoundTime, b: FoundTime, between: str) -> bool:
    """ "The vote of 12 December on Tuesday": a date, and behind a preposition the weekday of something else."""
    dated = a.value.edtf is not None and not _has_clock(a)
    return dated and between.strip().isalpha() and (b.relative or "").startswith("weekday:")


def _one(a: FoundTime, b: FoundTime) -> FoundTime | None:
    """Two times side by side as one: day and clock, day and part of day, weekday and date; else None."""
    for day, other in ((a, b), (b, a)):
        value = _beside(day, other) if day.value.precision == "day" and not _has_clock(day) else None
        if value is not None:
            return FoundTime(a.start, b.end, value, day.relative)
    return None


def _beside(day: FoundTime, other: FoundTime) -> Time | None:
    if other.relative is None and _has_clock(other):
        return _clocked(day.value, other.value)
    if other.relative is None and other.value.edtf is None and day.value.part_of_day is None:
        return replace(day.value, part_of_day=other.value.part_of_day)
    if not (other.relative or "").startswith("weekday:"):
        return None
    if "/" in (day.value.edtf or "/") and not (day.relative or "").startswith("days:"):
        return None
    clocked = _clocked(day.value, other.value) if _has_clock(other) else None
    return clocked or replace(day.value, part_of_day=day.value.part_of_day or other.value.part_of_day)


def _clocked(day: Time, clock: Time) -> Time | None:
    date = day.edtf or "XXXX-XX-XX"
    if "/" in date:
        return None
    edtf = f"{date}T{cast(str, clock.edtf).partition('T')[2]}"
    return replace(day, edtf=edtf, precision=clock.precision, zone=clock.zone)


def _elsewhere(a: FoundTime, b: FoundTime) -> FoundTime | None:
    """One moment by two clocks, as the first tells it: "14:07 local time (1207 GMT)"."""
    both = _has_clock(a) and _has_clock(b) and b.relative is None and a.value.zone != b.value.zone
    return FoundTime(a.start, b.end + 1, a.value, a.relative) if both else None


def _run(a: FoundTime, b: FoundTime) -> FoundTime | None:
    """ "Tuesday and Wednesday" as one stretch of days; None where the second isn't the day after the first."""
    days = [re.fullmatch(r"weekday:(\d)", time.relative or "") for time in (a, b)]
    if days[0] is None or days[1] is None or a.value != b.value or a.value.edtf or a.value.part_of_day:
        return None
    first, last = int(days[0][1]), int(days[1][1])
    if first % 7 + 1 != last:
        return None
    return FoundTime(a.start, b.end, a.value, f"weekdays:{first}:{last}")


def _may_limit(time: FoundTime) -> bool:
    if time.value.edtf:
        return not _has_clock(time) and "/" not in time.value.edtf
    return (time.relative or "told").partition(":")[0] in _LIMITS


def _until(time: FoundTime) -> FoundTime:
    edtf, relative = time.value.edtf, time.relative
    spec = f"by:{relative or ''}" if relative or (edtf or "").startswith("XXXX") else None
    return FoundTime(time.start, time.end, replace(time.value, edtf=edtf and f"../{edtf}"), spec)


def _has_clock(time: FoundTime) -> bool:
    return time.value.edtf is not None and "T" in time.value.edtf
