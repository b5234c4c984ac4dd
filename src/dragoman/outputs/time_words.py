"""Times in words: EDTF read back into a date a person says, never more precise than it is."""

from __future__ import annotations

import re
from datetime import date

from dragoman.outputs.page_words import Words
from dragoman.record.values import Time

_DAY = re.compile(r"(?P<year>-?\d{4}|XXXX)-(?P<month>\d\d|XX)-(?P<day>\d\d|XX)$")
_MONTH = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)$")
_YEAR = re.compile(r"(?P<year>\d{2,4}X{0,2})$")
_CLOCK = re.compile(r"(?P<day>[^T]+)T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?$")
SEASONS, QUARTERS, HALVES = range(21, 25), range(33, 37), range(40, 42)
"""EDTF's codes in the place of a month (ISO 8601-2, 4.8)."""


def time_words(time: Time, words: Words) -> str:
    """A time as the page says it: "Mon 19 June 2023, afternoon"."""
    told = edtf_words(time.edtf, words) if time.edtf else ""
    if time.zone and time.edtf and "T" in time.edtf and not time.edtf.endswith("Z"):
        told = f"{told} ({time.zone})"
    if time.part_of_day:
        part = words["part_of_day"][time.part_of_day]
        told = words["time"]["with_part"].format(t=told, part=part) if told else part
    return told or str(words["unknown"])


def edtf_words(edtf: str, words: Words) -> str:
    """EDTF in words; a form that isn't known stays as it is written."""
    if "/" in edtf:
        return _interval(edtf, words)
    for mark, key in (("%", "uncertain"), ("~", "about"), ("?", "uncertain")):
        if edtf.endswith(mark):
            return str(words["time"][key].format(t=_plain(edtf.rstrip("%~?"), words)))
    return _plain(edtf, words)


def day_of(time: Time | None) -> str | None:
    """The day (or month, or year) a time begins in, as EDTF without clock and qualifier; None when unknown."""
    if time is None or not time.edtf:
        return None
    start = time.edtf.split("/")[0].split("T")[0].rstrip("%~?")
    return start if start not in ("", "..") else None


def _interval(edtf: str, words: Words) -> str:
    start, _, end = edtf.partition("/")
    if start in ("", ".."):
        return str(words["time"]["until"].format(t=edtf_words(end, words)))
    if end in ("", ".."):
        return str(words["time"]["from"].format(t=edtf_words(start, words)))
    return str(words["time"]["range"].format(a=edtf_words(start, words), b=edtf_words(end, words)))


def _plain(edtf: str, words: Words) -> str:
    if found := _CLOCK.match(edtf):
        zone = {"Z": f" {words['time']['utc']}", None: ""}.get(found["zone"], f" {found['zone']}")
        return str(words["time"]["with_part"].format(t=_plain(found["day"], words), part=found["clock"] + zone))
    if found := _DAY.match(edtf):
        return _day(found["year"], found["month"], found["day"], words=words)
    if found := _MONTH.match(edtf):
        return _month(found["year"], int(found["month"]), words)
    if found := _YEAR.match(edtf):
        return _year(found["year"], words)
    return edtf


def _day(year: str, month: str, day: str, *, words: Words) -> str:
    times = words["time"]
    if month == "XX":
        return str(times["month_unknown"].format(d=int(day)) if day != "XX" else _year(year, words))
    if day == "XX":
        return _month(year, int(month), words)
    name = times["months"][int(month) - 1]
    if year == "XXXX":
        return str(times["year_unknown"].format(t=times["day_month"].format(d=int(day), month=name)))
    told = times["day"].format(d=int(day), month=name, y=year)
    try:
        weekday = times["weekdays"][date(int(year), int(month), int(day)).weekday()]
    except ValueError:
        return str(told)
    return str(times["with_weekday"].format(weekday=weekday, t=told))


def _month(year: str, month: int, words: Words) -> str:
    times = words["time"]
    if month in QUARTERS:
        return str(times["quarter"].format(q=month - QUARTERS.start + 1, y=year))
    if month in HALVES:
        return str(times["half"].format(q=month - HALVES.start + 1, y=year))
    if month in SEASONS:
        name = times["seasons"][month - SEASONS.start]
    elif 1 <= month <= 12:
        name = times["months"][month - 1]
    else:
        return f"{year}-{month}"
    return str(times["year_unknown"].format(t=name)) if year == "XXXX" else f"{name} {year}"


def _year(year: str, words: Words) -> str:
    if year.endswith("XX") or len(year) == 2:
        return str(words["time"]["century"].format(y=year[:2] + "00"))
    if year.endswith("X") or len(year) == 3:
        return str(words["time"]["decade"].format(y=year[:3] + "0"))
    return year
