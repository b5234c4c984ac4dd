"""Relative times: a small language for what words like "last week" leave open, and how a publication day closes it.

A spec is `what[:detail…][/stretch]`:

| spec | words | becomes |
| --- | --- | --- |
| `days:-3`, `weeks:-1`, `months:+1`, `years:0` | three days ago, last week, next month, this year | that day, week, … |
| the same with `:about` | five years ago | the same, approximate |
| `weekday:1`, with `:past`, `:future`, `:next`, `:this`, `:weeks-1` | Monday, last Monday, Monday last week | a day |
| `weekdays:2:3` | on Tuesday and Wednesday, from Tuesday to Wednesday | the days, as an interval |
| `nightto:7` | in der Nacht zum Sonntag | two days, as an interval |
| `monthday:05` | on the 5th | that day of the nearest month |
| `weekend`, with a direction | at the weekend | Saturday to Sunday |
| `month:11`, `season:22`, with `:past`, `:future`, `:this` | November, last November | a month, a season |
| `date:-1` | on 3 May last year | the value with that year |
| `span:past:weeks`, `span:future:months:3` | in recent weeks, in the next three months | an interval |
| `rest:years`, `gone:years` | later this year, earlier this year | an interval |
| `told`, `told:days:+1`, `told:weekday:1` | two weeks later, the next day | open: it leans on what was told before |
| `lag:days:-2` | two days after …, of what follows | open: it leans on the other day of its sentence |
| `by:…` | by Friday, until the end of May | an interval up to what the rest of the spec says |
| `/early`, `/mid`, `/late` | early this year, mid-June | the interval that ontology/hedges.toml gives it |

Without a spec only a missing year is sought (`XXXX-06-18`). Nothing gets more precise than the words are: where two
days are possible the time stays as it was.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.record.values import Precision, Time

Tense = Literal["past", "future", "unknown"]
_MONTHS_OPEN = 4
"""Without tense a bare month or day belongs to the nearest year only if it lies this many months off at most."""
_SEASON_NEAR = 182
"""A season without a year lies half a year off at most, in days: "in autumn", told in June, isn't last year's."""
_PRECISION: dict[str, Precision] = {
    "days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade", "quarters": "quarter",
}  # fmt: skip


def resolve(value: Time, relative: str | None, *, anchor: date, tense: Tense = "past") -> Time:
    """The time that `value` and its spec mean on the day `anchor`; as it was where the words leave it open."""
    if relative is not None and relative.startswith("by:"):
        return _by(value, resolve(limit_of(value), relative[3:] or None, anchor=anchor, tense=tense))
    base, _, stretch = (relative or "").partition("/")
    clock = value.edtf[value.edtf.index("T") :] if value.edtf and "T" in value.edtf else ""
    if base:
        found = _by_spec(base, anchor, tense)
        if base.startswith("date:") and value.edtf:
            found = with_year(value.edtf.partition("T")[0], anchor.year + int(base[5:]))
    else:  # a clock alone tells no day: "the quake hit at 4:19" may be yesterday's
        day = value.edtf and value.edtf.startswith("XXXX-") and not value.edtf.startswith("XXXX-XX-XX")
        found = _with_year(value.edtf, anchor, tense) if value.edtf and day else None
    if found is None:
        if stretch and not base and value.edtf:
            return replace(value, edtf=stretched(value.edtf, stretch))
        return value
    if stretch:
        found = stretched(found, stretch)
    precision = value.precision or _PRECISION.get(base.split(":")[0]) or _span_precision(base)
    return replace(value, edtf=found + (clock if len(found) == 10 else ""), precision=precision)


def limit_of(value: Time) -> Time:
    """The time a deadline names: `../2024-05-03` without its open start; any other time as it is."""
    return replace(value, edtf=value.edtf[3:]) if value.edtf and value.edtf.startswith("../") else value


def _by(value: Time, limit: Time) -> Time:
    """The time up to a limit; as it was where the limit isn't known in full."""
    last = (limit.edtf or "").rpartition("/")[2].rstrip("~")
    if not last or "X" in last:
        return value
    return replace(limit, edtf=f"../{last}")


def _span_precision(base: str) -> Precision:
    for unit, precision in _PRECISION.items():
        if unit in base:
            return precision
    return "day"


def _by_spec(spec: str, anchor: date, tense: Tense) -> str | None:
    what, *details = spec.split(":")
    if what in _PRECISION:
        return _offset(what, int(details[0]), anchor) + ("~" if "about" in details and what != "weeks" else "")
    if what in ("weekday", "nightto"):
        day = _weekday(int(details[0]), anchor, tense, _direction(details[1:]))
        if what == "nightto" and day:
            return f"{day - timedelta(1)}/{day}"
        return day.isoformat() if day else None
    if what == "weekdays":
        return _weekdays(int(details[0]), int(details[1]), anchor, tense=tense)
    if what == "monthday":
        return _monthday(int(details[0]), anchor, tense)
    if what == "weekend":
        return _weekend(anchor, tense, _direction(details))
    if what in ("month", "season"):
        if what == "season" and not details[1:] and tense == "unknown":
            return None
        found = _in_year(f"XXXX-{int(details[0]):02d}", anchor, tense, direction=_direction(details[1:]))
        bare = what == "season" and found is not None and not details[1:]
        return found if not bare or _gap(bounds(found or ""), anchor) <= _SEASON_NEAR else None
    if what == "span":
        return _span(details, anchor)
    if what in ("rest", "gone"):
        whole = _offset(details[0], 0, anchor)
        first, last = bounds(whole)
        return f"{anchor}/{last}" if what == "rest" else f"{first}/{anchor}"
    return None


def _direction(details: list[str]) -> str | None:
    return details[0] if details else None


def _offset(unit: str, count: int, anchor: date) -> str:
    if unit == "days":
        return (anchor + timedelta(count)).isoformat()
    if unit == "weeks":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * count)
        return f"{monday}/{monday + timedelta(6)}"
    if unit == "quarters":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + count
        return f"{index // 4}-{33 + index % 4}"
    if unit == "months":
        index = anchor.year * 12 + anchor.month - 1 + count
        return f"{index // 12}-{index % 12 + 1:02d}"
    if unit == "decades":
        return f"{anchor.year // 10 + count}X"
    return str(anchor.year + count)


def _weekday(number: int, anchor: date, tense: Tense, direction: str | None) -> date | None:
    ahead = (number - anchor.isoweekday()) % 7
    if direction and direction.startswith("weeks"):
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * int(direction[5:]))
        return monday + timedelta(number - 1)
    if direction == "this":
        return anchor - timedelta(anchor.weekday()) + timedelta(number - 1)
    if direction == "next":  # "next Friday" on a Monday: this week's or the next one's? Both are said.
        day = anchor + timedelta(ahead or 7)
        return day if day.isocalendar()[:2] != anchor.isocalendar()[:2] else None
    if direction == "past":
        return anchor - timedelta((7 - ahead) if ahead else 7)
    if direction == "future" or tense == "future":
        return anchor + timedelta((ahead or 7) if direction else ahead)
    if tense == "past":
        return anchor - timedelta((7 - ahead) % 7)
    return anchor + timedelta(ahead if ahead <= 3 else ahead - 7)


def _weekdays(first: int, last: int, anchor: date, *, tense: Tense) -> str | None:
    """The days from one weekday to the next such other; None where the tense cuts them: this week's or the next's?"""
    start = _weekday(first, anchor, tense, None)
    end = start and start + timedelta((last - first) % 7)
    if start is None or end is None or (tense == "past" and end > anchor):
        return None
    return f"{start}/{end}"


def _monthday(number: int, anchor: date, tense: Tense) -> str | None:
    """The nearest such day of a month, on the side the tense names; without one, at most ten days off."""
    first = anchor.replace(day=1)
    months = (first - timedelta(1), first, first + timedelta(31))
    days = [month.replace(day=number) for month in months if number <= monthrange(month.year, month.month)[1]]
    if tense == "past":
        days = [day for day in days if day <= anchor][-1:]
    elif tense == "future":
        days = [day for day in days if day >= anchor][:1]
    else:
        days = [day for day in days if abs((day - anchor).days) <= 10]
    return days[0].isoformat() if len(days) == 1 else None


def _weekend(anchor: date, tense: Tense, direction: str | None) -> str:
    saturday = anchor - timedelta(anchor.weekday()) + timedelta(5)
    way = direction or tense
    if way == "past" and saturday > anchor - (timedelta(2) if direction else timedelta(0)):
        saturday -= timedelta(7)
    if way in ("future", "next") and direction and anchor >= saturday:
        saturday += timedelta(7)
    if way == "unknown" and anchor.weekday() < 3:
        saturday -= timedelta(7)
    return f"{saturday}/{saturday + timedelta(1)}"


def _span(details: list[str], anchor: date) -> str:
    way, unit = details[0], details[1]
    count = int(details[2]) if len(details) > 2 else None
    if count is None:
        return f"{anchor}/" if way == "future" else f"/{anchor}"
    far = count if way == "future" else -count
    if unit in ("days", "weeks"):
        end = anchor + timedelta(far * (7 if unit == "weeks" else 1))
    elif unit in ("months", "years"):
        end = bounds(_offset(unit, far, anchor))[1 if far > 0 else 0]
    else:
        return f"{anchor}/" if way == "future" else f"/{anchor}"
    return f"{anchor}/{end}" if far > 0 else f"{end}/{anchor}"


def _with_year(edtf: str, anchor: date, tense: Tense) -> str | None:
    day = edtf.partition("T")[0]
    if re.fullmatch(r"XXXX-\d\d(-\d\d)?(/XXXX-\d\d(-\d\d)?)?", day) is None:
        return None
    return _in_year(day, anchor, tense)


def _in_year(pattern: str, anchor: date, tense: Tense, *, direction: str | None = None) -> str | None:
    """The pattern with the year that tense and direction leave; None where two years remain."""
    options = []
    for year in range(anchor.year - 4, anchor.year + 5):  # four years reach the next 29 February
        try:
            options.append((bounds(pattern.partition("/")[0].replace("XXXX", str(year))), year))
        except ValueError:
            continue
    if direction == "this":
        return pattern.replace("XXXX", str(anchor.year))
    if direction == "past":
        options = [option for option in options if option[0][1] < anchor][-1:]
    elif direction in ("future", "next"):
        options = [option for option in options if option[0][0] > anchor][:1]
    elif tense == "past":
        options = [option for option in options if option[0][0] <= anchor][-1:]
    elif tense == "future":
        options = [option for option in options if option[0][1] >= anchor][:1]
    else:
        options = [option for option in options if _gap(option[0], anchor) <= _MONTHS_OPEN * 30.5]
    return with_year(pattern, options[0][1]) if len(options) == 1 else None


def with_year(pattern: str, year: int) -> str:
    """A day, month or interval told without its year, in that year; an interval may end in the next."""
    first, _, last = pattern.partition("/")
    if not last:
        return first.replace("XXXX", str(year))
    return f"{first.replace('XXXX', str(year))}/{last.replace('XXXX', str(year + (last < first)))}"


def _gap(span: tuple[date, date], anchor: date) -> int:
    return max((span[0] - anchor).days, (anchor - span[1]).days, 0)


def bounds(edtf: str) -> tuple[date, date]:
    """First and last day of a decade, year, season, quarter, month, day or of an interval of them.

    Raises ValueError where there is no such day, or where the time is not complete (`XXXX`, an open interval).
    """
    if "/" in edtf:
        first, last = edtf.split("/")
        return bounds(first)[0], bounds(last)[1]
    if edtf.endswith("X"):
        return date(int(edtf[:3]) * 10, 1, 1), date(int(edtf[:3]) * 10 + 9, 12, 31)
    year, *rest = (int(part) for part in edtf.rstrip("~").split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 2:
        day = date(year, rest[0], rest[1])
        return day, day
    month, length = _months(rest[0])
    end = year * 12 + month - 1 + length - 1
    return date(year, month, 1), date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])


def _months(code: int) -> tuple[int, int]:
    """First month and number of months of an EDTF month, season, quarter or half."""
    if 21 <= code <= 24:  # seasons; winter is told by the year it begins in
        return (3, 6, 9, 12)[code - 21], 3
    if 33 <= code <= 36:
        return (code - 33) * 3 + 1, 3
    if code in (40, 41):
        return (1, 7)[code - 40], 6
    return code, 1


def stretched(edtf: str, stretch: str) -> str:
    """The early, middle or late part of a year, month or decade, as an interval; as it was for anything else."""
    widths = table("hedges")["stretch_" + stretch]
    plain = edtf.rstrip("~")
    if re.fullmatch(r"\d{4}", plain):
        first, last = widths["year"]
        return f"{plain}-{first:02d}/{plain}-{last:02d}"
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", plain):
        first, last = widths["month"]
        return f"{plain}-{first:02d}/{plain}-{min(last, bounds(plain)[1].day):02d}"
    if re.fullmatch(r"\d{3}X", plain):
        first, last = widths["decade"]
        return f"{plain[:3]}{first}/{plain[:3]}{last}"
    return edtf
