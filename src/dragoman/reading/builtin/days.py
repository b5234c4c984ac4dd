"""Whether two times that one report tells are of two days, as far as their own words say."""

from __future__ import annotations

import re
from datetime import date

from dragoman.record.reading import TimeFinding

MONTH = re.compile(r"[\dX]{4}-(\d\d)(?:-[\dX]{2})?(?:T.*)?")
DAY = re.compile(r"([\dX]{4})-(\d\d)-(\d\d)")
YEAR = re.compile(r"\d{4}")


def days_apart(one: TimeFinding | None, other: TimeFinding | None) -> bool:
    """Whether two times are different days of one year, told or not ("17 June", "18 June")."""
    a, b = ((time.value.edtf or "" if time is not None else "") for time in (one, other))
    return len(a) == len(b) == 10 and a[:5] == b[:5] and a != b


def year_and_weekday(one: TimeFinding | None, other: TimeFinding | None) -> bool:
    """Whether one is told with a bare year and the other with a day near the report's ("in 2017", "on Tuesday")."""
    bare = one is not None and YEAR.fullmatch(one.value.edtf or "") is not None
    return bare and other is not None and (other.relative or "").split(":")[0] in ("weekday", "day")


def other_weekday(one: TimeFinding | None, other: TimeFinding | None, published: str) -> bool:
    """Whether one is told with a weekday and the other with a date that is none ("on Monday", "on 27 November").

    A date without a year is taken to be of the year in which the report was published.
    """
    told, dated = one.relative or "" if one else "", DAY.fullmatch(other.value.edtf or "") if other else None
    year = published[:4] if dated is not None and dated[1] == "XXXX" else dated[1] if dated is not None else ""
    if dated is None or not re.fullmatch(r"weekday:[1-7](:\w+)?", told) or not year.isdigit():
        return False
    try:
        return date(int(year), int(dated[2]), int(dated[3])).isoweekday() != int(told.split(":")[1])
    except ValueError:  # 29 February of another year
        return False


def months_apart(one: TimeFinding | None, other: TimeFinding | None) -> bool:
    """Whether two times name different months, of whatever year ("January's fighting", "September 2022")."""
    found = [MONTH.fullmatch((time.value.edtf or "") if time is not None else "") for time in (one, other)]
    return found[0] is not None and found[1] is not None and found[0][1] != found[1][1]
