"""A day stated under a paper's name or before the first sentence: whether it is the report's own.

A page's clock stands in the same place. What is told decides: a report of that day names its weekday, or that of the
day before beside days of the same weeks, and tells of no later year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.intake.arranging import Arrangement
from dragoman.intake.dated import DateLine
from dragoman.intake.dates import StatedDate, find_dates
from dragoman.intake.frame import whole_line
from dragoman.intake.lines import is_named, size
from dragoman.languages.words import entries

_NEAR = 31
"""Days within which a report tells of days without their year."""
_QUARTER = 92
_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-]|[.,]\d)")


def under_masthead(arranged: Arrangement, i: int, language: str | None) -> bool:
    """Whether a line is a day alone, right under the name a plain text opens with, and what is told fits it."""
    lines, item = arranged.lines, arranged.framed[i].dates
    if i != 1 or item is None or not _is_day(item) or any(line.zone for line in lines):
        return False
    below = [k for k in range(2, len(lines)) if not _is_note(lines[k].text)][:1]
    apart = bool(below) and lines[below[0]].after_gap
    paper = is_named(lines[0].text) and size(lines[0].text) <= 4 and arranged.framed[0].dates is None
    told = "\n".join(line.text for line in lines[2:])
    return apart and paper and fits(item.dates[0][0], told, language)


def _is_day(line: DateLine) -> bool:
    """Whether a date line states one full day, no hour and nothing else."""
    stated = line.dates[0][0]
    return len(line.dates) == 1 and not line.rest and stated.precision == "day" and stated.edtf[:4] != "XXXX"


def _is_note(text: str) -> bool:
    """Whether a line below a date says how the text came about ("Automatic translation …")."""
    met = whole_line(text)
    return met is not None and met.kind in ("credit", "furniture")


def fits(stated: StatedDate, told: str, language: str | None) -> bool:
    """Whether a report of that day would tell what is told."""
    day = date.fromisoformat(stated.day)
    if any(int(year.group()) > day.year for year in _YEAR.finditer(told)):
        return False
    if _names(told, day, language):
        return True
    return _names(told, day - timedelta(days=1), language) and any(
        _apart(found, day) <= _NEAR for found in find_dates(told, language) if found.edtf.startswith("XXXX")
    )


def estranged(stated: StatedDate, told: str, language: str | None) -> bool:
    """Whether all days told without their year, two at least, are a quarter or more away: nobody tells of those alone.

    A page that restates its dates, or shows today's, puts them beside old reports.
    """
    if stated.edtf.startswith("XXXX"):
        return False
    days = {found.day: found for found in find_dates(told, language) if found.edtf.startswith("XXXX")}
    day = date.fromisoformat(stated.day)
    return len(days) >= 2 and all(_apart(found, day) > _QUARTER for found in days.values())


def _names(told: str, day: date, language: str | None) -> bool:
    """Whether the weekday of a day is named."""
    rows = [row for row in entries(language, "calendar", "weekday") if row["id"] == str(day.isoweekday())]
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", told) for row in rows for form in row["forms"])


def _apart(stated: StatedDate, day: date) -> int:
    """Days between a day and the nearest one that a date without its year can be."""
    options = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            options.append(date.fromisoformat(stated.day.replace("XXXX", str(year))))
        except ValueError:  # 29 February
            continue
    return min((abs((option - day).days) for option in options), default=_NEAR + 1)
