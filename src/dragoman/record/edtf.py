"""Reading EDTF (ISO 8601-2) as stretches of days, and how two of them stand to each other.

Two kinds of date are known: a `Span` (a stretch of one calendar) and a `Yearly` (a day or month of a year not told).
Whatever else EDTF can say (`XXXX-XX-18`, sets, years before 1) is None here and compares as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dragoman.record.values import Relation, Time

DAY = timedelta(days=1)
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<clock>\d\d(?::?\d\d){0,2})"
    r"(?:\.\d+)?(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
PARTS_OF_YEAR = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 37: (1, 4),
    38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""EDTF's codes for parts of a year: first month and number of months. 21 to 24 are northern seasons, always soft."""
SEASONS = range(21, 25)


class Span(NamedTuple):
    """A stretch of time, end exclusive; `pad_before` and `pad_after` are how far its ends may be off."""

    start: datetime
    end: datetime
    pad_before: timedelta = timedelta(0)
    pad_after: timedelta = timedelta(0)
    clock: bool = False
    offset: timedelta | None = None

    def within(self, other: Span) -> bool:
        """Whether all of this lies in the other, by exact ends."""
        return other.start <= self.start and self.end <= other.end

    def apart(self, other: Span) -> bool:
        """Whether the two don't meet even with their padding."""
        return _padded_end(self) <= _padded_start(other) or _padded_end(other) <= _padded_start(self)


class Yearly(NamedTuple):
    """A month, or a day of one, in a year that isn't told."""

    month: int
    day: int | None
    approx: bool = False

    def in_year(self, year: int) -> Span | None:
        """What it is in one year; None where that year has no such day."""
        span = _days(year, self.month, self.day) if 1 <= year <= 9999 else None
        return span and _softened(span, approx=self.approx)

    def near(self, span: Span) -> Iterator[Span]:
        """What it is in the years around a span, three at most at either end."""
        years = {y + d for y in (span.start.year, span.end.year) for d in (-1, 0, 1)}
        return (found for y in sorted(years) if (found := self.in_year(y)))


def read_edtf(time: Time) -> Span | Yearly | None:
    """What a time's EDTF covers, or None where it covers nothing this module knows.

    A clock time is a minute long (an hour by its `precision`): seconds of two reports are never told apart.
    """
    text = (time.edtf or "").strip()
    hour = time.precision == "hour"
    if "/" not in text:
        return _one(text, hour=hour)
    first, last = text.split("/", 1)
    start, end = _end_of_interval(first, hour=hour), _end_of_interval(last, hour=hour)
    if not isinstance(start, Span) or not isinstance(end, Span) or start.start >= end.end:
        return None
    offset = start.offset if start.offset == end.offset else None
    return Span(start.start, end.end, start.pad_before, end.pad_after, start.clock and end.clock, offset)


def as_interval(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day an EDTF covers, both inclusive; None where the year isn't told or it can't be read.

    An open end is `date.min` or `date.max`. A `~` doesn't widen it.
    """
    span = read_edtf(Time(edtf=edtf))
    if not isinstance(span, Span):
        return None
    last = span.end if span.end == datetime.max else span.end - timedelta(microseconds=1)
    return span.start.date(), last.date()


def compare_dates(a: Span | Yearly, b: Span | Yearly) -> Relation:
    """How two dates stand to each other, parts of the day aside."""
    if isinstance(a, Span):
        return _spans(a, b) if isinstance(b, Span) else _mirrored(_yearly_to_span(b, a))
    if isinstance(b, Span):
        return _yearly_to_span(a, b)
    leap = (a.in_year(2000), b.in_year(2000))
    if leap[0] is None or leap[1] is None:
        return "unknown"
    found = _spans(leap[0], leap[1])
    return "overlapping" if found == "disjoint" and not _apart_all_years(leap[0], b) else found


def _spans(a: Span, b: Span) -> Relation:
    if a.offset is not None and b.offset is not None:
        b = b._replace(start=b.start - b.offset + a.offset, end=b.end - b.offset + a.offset)
    if (a.start, a.end) == (b.start, b.end):
        return "equal"
    if a.within(b):
        return "narrower"
    if b.within(a):
        return "wider"
    return "disjoint" if a.apart(b) else "overlapping"


def _yearly_to_span(yearly: Yearly, span: Span) -> Relation:
    if any(span.within(one) for one in yearly.near(span)):
        return "wider"
    return "disjoint" if span.end.year - span.start.year < 8 and _apart_all_years(span, yearly) else "overlapping"


def _apart_all_years(span: Span, yearly: Yearly) -> bool:
    years = range(max(1, span.start.year - 1), min(9999, span.end.year + 1) + 1)
    return all(one.apart(span) for y in years if (one := yearly.in_year(y)))


def _mirrored(found: Relation) -> Relation:
    return "narrower" if found == "wider" else found


def _end_of_interval(text: str, *, hour: bool) -> Span | Yearly | None:
    return Span(datetime.min, datetime.max) if text in ("", "..") else _one(text, hour=hour)


def _one(text: str, *, hour: bool) -> Span | Yearly | None:
    match = _DATE.fullmatch(re.sub(r"[~?%]", "", text))
    if match is None:
        return None
    year, month, day = match["year"], _digits(match["month"]), _digits(match["day"])
    approx = "~" in text or "%" in text
    if year == "XXXX":
        known = month is not None and _days(2000, month, day) is not None and month <= 12 and not match["clock"]
        return Yearly(month, day, approx) if known and month is not None else None
    span = _unsharp_year(year, month) if "X" in year else _days(int(year), month, day)
    if span is not None and match["clock"]:
        span = _at(span, match["clock"], match["offset"], hour=hour)
    return span and _softened(span, approx=approx or (month or 0) in SEASONS)


def _digits(text: str | None) -> int | None:
    return None if text is None or text == "XX" else int(text)


def _unsharp_year(year: str, month: int | None) -> Span | None:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return Span(datetime(max(first, 1), 1, 1), _next_month(last, 12)) if month is None else None


def _days(year: int, month: int | None, day: int | None) -> Span | None:
    try:
        if month is None:
            return Span(datetime(year, 1, 1), _next_month(year, 12)) if day is None else None
        first, count = PARTS_OF_YEAR.get(month, (month, 1))
        if day is not None and month <= 12:
            return Span(datetime(year, month, day), _capped(datetime(year, month, day), DAY))
        return Span(datetime(year, first, 1), _next_month(year, first + count - 1)) if day is None else None
    except ValueError:
        return None


def _next_month(year: int, month: int) -> datetime:
    year, month = year + month // 12, month % 12 + 1
    return datetime(year, month, 1) if year <= 9999 else datetime.max


def _at(day: Span, clock: str, offset: str | None, *, hour: bool) -> Span | None:
    digits = clock.replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:4] or 0)
    if hours > 23 or minutes > 59:
        return None
    start = day.start + timedelta(hours=hours, minutes=minutes)
    long = timedelta(hours=1) if hour or len(digits) == 2 else timedelta(minutes=1)
    far = day.start.year in (1, 9999)
    return Span(start, _capped(start, long), clock=True, offset=None if far else _offset(offset))


def _offset(text: str | None) -> timedelta | None:
    if text is None or text == "Z":
        return None if text is None else timedelta(0)
    digits = text[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0))
    return -shift if text[0] == "-" else shift


def _softened(span: Span, *, approx: bool) -> Span:
    """A date about which a report says "about" may be off by its own length, a clock time by an hour."""
    pad = (timedelta(hours=1) if span.clock else span.end - span.start) if approx else timedelta(0)
    return span._replace(pad_before=pad, pad_after=pad)


def _capped(moment: datetime, step: timedelta) -> datetime:
    return moment + step if datetime.max - moment > step else datetime.max


def _padded_start(span: Span) -> datetime:
    return span.start - span.pad_before if span.start - datetime.min > span.pad_before else datetime.min


def _padded_end(span: Span) -> datetime:
    return _capped(span.end, span.pad_after)
