"""Times with their parts of the day: how two stand to each other, what several leave, and which comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import get_args

from dragoman.record.edtf import DAY, Span, Yearly, compare_dates, read_edtf
from dragoman.record.values import PartOfDay, Precision, Relation, Time

PART_HOURS: dict[PartOfDay, tuple[tuple[int, int], ...]] = {
    "dawn": ((3, 8),), "morning": ((4, 13),), "noon": ((11, 15),), "afternoon": ((12, 19),), "evening": ((16, 24),),
    "night": ((0, 6), (18, 24)),
}  # fmt: skip
"""Hours that may be called so: wide, for they only ever place a clock time *within* a part of the day."""
PARTS: tuple[PartOfDay, ...] = get_args(PartOfDay)
NIGHT_RUNS_ON = timedelta(hours=6)
LAST = (10**7, 0, 10**7)


def compare_times(a: Time, b: Time) -> Relation:
    """How two times stand to each other, by the calendar; `zone` and `from` aren't compared.

    A part of the day narrows its day and excludes nothing on it: parts have no borders, so "morning" and "evening" of
    one day are overlapping. Clock times are compared across zones only where both tell theirs.
    """
    date_a, date_b = _date(a), _date(b)
    if date_a is None or date_b is None:
        same = a.edtf is not None and (a.edtf, a.part_of_day) == (b.edtf, b.part_of_day)
        return "equal" if same else "unknown"
    found, parts = compare_dates(date_a, date_b), _compare_parts(a, b)
    if found in ("disjoint", "unknown") or parts in ("equal", found):
        return found
    return parts if found == "equal" else "overlapping"


def parts_apart(a: Time, b: Time) -> bool:
    """Whether two times of one day tell parts of it that share no hour: "Sunday morning" and "Sunday evening".

    They overlap as times, for parts have no borders; told of one moment they still can't both be right.
    """
    if a.edtf != b.edtf or a.part_of_day is None or b.part_of_day is None:
        return False
    hours = [
        {hour for low, high in PART_HOURS[part] for hour in range(low, high)} for part in (a.part_of_day, b.part_of_day)
    ]
    return not hours[0] & hours[1]


def common_time(times: Sequence[Time]) -> Time | None:
    """The days that all times leave, or None where they leave none, or a stretch that no whole days make up."""
    dates = [read_edtf(time) for time in times]
    spans = [date for date in dates if isinstance(date, Span)]
    parts = {time.part_of_day for time in times if time.part_of_day}
    if None in dates or not spans or len(parts) > 1:
        return None
    left: Span | None = _shared(spans)
    for yearly in (date for date in dates if isinstance(date, Yearly)):
        left = left and _only_instance(left, yearly)
    written = left and _written(left)
    if left is None or written is None or (parts and left.end - left.start != DAY):
        return None
    sources = tuple(dict.fromkeys(source for time in times for source in time.from_))
    return Time(edtf=written[0], precision=written[1], part_of_day=next(iter(parts), None), from_=sources)


def time_order(time: Time | None) -> tuple[int, int, int]:
    """Sorts times by start, part of the day, end, as the record orders occurrences; what is unknown comes last.

    A deadline ("by Friday") has no start and stands at its end.
    """
    span = None if time is None else read_edtf(time)
    if time is None or not isinstance(span, Span):
        return LAST
    if span.start == datetime.min:
        return (span.end - DAY).toordinal(), 24 * 60, span.end.toordinal()
    minutes = span.start.hour * 60 + span.start.minute if span.clock else 0
    if span.end - span.start > DAY:
        minutes = 24 * 60  # what goes on for days comes after what is told of the first of them
    part = PART_HOURS[time.part_of_day][-1][0] * 60 if time.part_of_day and not span.clock else minutes
    return span.start.toordinal(), part, span.end.toordinal()


def _date(time: Time) -> Span | Yearly | None:
    date = read_edtf(time)
    if time.part_of_day == "night" and isinstance(date, Span) and not date.clock:
        return date._replace(pad_after=max(date.pad_after, NIGHT_RUNS_ON))
    return date


def _compare_parts(a: Time, b: Time) -> Relation:
    clock_a, clock_b = "T" in (a.edtf or ""), "T" in (b.edtf or "")
    if clock_a and clock_b:
        return "equal"
    if clock_a:
        return _clock_to_part(a, b.part_of_day)
    if clock_b:
        found = _clock_to_part(b, a.part_of_day)
        return "wider" if found == "narrower" else found
    if a.part_of_day == b.part_of_day:
        return "equal"
    if b.part_of_day is None:
        return "narrower"
    return "wider" if a.part_of_day is None else "overlapping"


def _clock_to_part(clock: Time, part: PartOfDay | None) -> Relation:
    span = read_edtf(clock)
    if part is None or not isinstance(span, Span):
        return "equal"
    midnight = datetime(span.start.year, span.start.month, span.start.day)
    first, last = span.start - midnight, span.end - midnight
    hours = ((timedelta(hours=low), timedelta(hours=high)) for low, high in PART_HOURS[part])
    return "narrower" if any(low <= first and last <= high for low, high in hours) else "overlapping"


def _shared(spans: Sequence[Span]) -> Span | None:
    start, end = max(span.start for span in spans), min(span.end for span in spans)
    return Span(start, end) if start < end else None


def _only_instance(span: Span, yearly: Yearly) -> Span | None:
    if span.end.year - span.start.year > 2:
        return None
    found = [shared for one in yearly.near(span) if (shared := _shared((span, one)))]
    return found[0] if len(found) == 1 else None


def _written(span: Span) -> tuple[str, Precision] | None:
    """EDTF and precision of a stretch of whole days; None where a day is cut."""
    open_start, open_end = span.start == datetime.min, span.end == datetime.max
    if any(end != datetime(end.year, end.month, end.day) for end in (span.start, *(() if open_end else (span.end,)))):
        return None
    first, last = span.start.date(), (span.end if open_end else span.end - DAY).date()
    if first == last:
        return first.isoformat(), "day"
    if (span.start.day, span.end.day) == (1, 1) and not open_start and not open_end:
        if span.start.year == last.year and span.start.month == last.month:
            return first.isoformat()[:7], "month"
        if (span.start.month, last.month) == (1, 12) and span.start.year == last.year:
            return first.isoformat()[:4], "year"
    ends = (".." if open_start else first.isoformat(), ".." if open_end else last.isoformat())
    return "/".join(ends), "day"
