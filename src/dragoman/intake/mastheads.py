"""A day stated under a paper's name or before the first sentence: whether it is the report's own.

A page's clock stands in the same place. What is told decides: a report of that day names its weekday, or that of the
day before beside days of the same weeks, and tells of no later year but the next, of which plans speak, or one that
they reach to ("by 2032").
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
_STATED = 40
"""Characters within which a year and the word that makes a goal of it stand."""
_BETWEEN = 3
"""Words that may stand between them: "by the end of 2032"."""
_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-]|[.,]\d)")


def under_masthead(arranged: Arrangement, i: int, language: str | None) -> bool:
    """Whether a line is a day under the name a plain text opens with, at most a section between, and what is told fits.

    It may stand behind the name in the same line ("The Lake Courier | 14 June 2021").
    """
    lines, item = arranged.lines, arranged.framed[i].dates
    if i > 2 or item is None or not _is_day(item) or any(line.zone for line in lines):
        return False
    below = [k for k in range(i + 1, len(lines)) if not _is_note(lines[k].text)][:1]
    apart = bool(below) and lines[below[0]].after_gap
    told = "\n".join(line.text for line in lines[i + 1 :])
    stated = item.dates[0][0]
    day = date.fromisoformat(stated.day)
    # A page's clock has its hour: such a line must name the weekday, and the report tell that very one.
    line = f"{lines[i].text} {lines[i].text.lower()}"
    sure = stated.precision == "day" or all(_names(text, day, language) for text in (line, told))
    return apart and sure and _is_headed(arranged, i, item) and fits(stated, told, language)


def _is_headed(arranged: Arrangement, i: int, item: DateLine) -> bool:
    """Whether the words above a day, or beside it in the first line, are a paper's name."""
    lines = arranged.lines
    if i == 0:
        return 1 <= size(item.rest) <= 4 and is_named(item.rest)
    paper = is_named(lines[0].text) and size(lines[0].text) <= 4 and arranged.framed[0].dates is None
    section = i == 1 or (size(lines[1].text) <= 4 and not lines[1].after_gap and arranged.kinds[1] == "furniture")
    bare = not item.rest or (item.dates[0][0].precision == "day" and _is_town(lines[i].text, item.rest))
    return paper and section and bare and not lines[i].after_gap


def _is_town(text: str, rest: str) -> bool:
    """Whether the words beside a day are a town's name before it ("Cotonou, jeudi 16 mars 2031")."""
    return size(rest) <= 2 and is_named(rest) and re.match(rf"{re.escape(rest.strip(' ,'))},\s", text) is not None


def _is_day(line: DateLine) -> bool:
    """Whether a date line states one full day."""
    stated = line.dates[0][0]
    return len(line.dates) == 1 and stated.edtf[:4] != "XXXX"


def _is_note(text: str) -> bool:
    """Whether a line below a date says how the text came about ("Automatic translation …")."""
    met = whole_line(text)
    return met is not None and met.kind in ("credit", "furniture")


def fits(stated: StatedDate, told: str, language: str | None) -> bool:
    """Whether a report of that day would tell what is told."""
    day = date.fromisoformat(stated.day)
    later = (year for year in _YEAR.finditer(told) if int(year.group()) > day.year + 1)
    if not all(is_goal(told[: year.start()], language) for year in later):
        return False
    if _names(told, day, language) or _is_among_told(told, day, language):
        return True
    return _names(told, day - timedelta(days=1), language) and any(
        _apart(found, day) <= _NEAR for found in find_dates(told, language) if found.edtf.startswith("XXXX")
    )


def is_goal(before: str, language: str | None) -> bool:
    """Whether a year is one that plans reach to: "by the end of 2032", "beyond 2032"."""
    words = [re.escape(form) for row in entries(language, "page", "goal") for form in row["forms"]]
    near = rf"(?<!\w)(?i:{'|'.join(words)})(?:\s[^\W\d_]+){{0,{_BETWEEN}}}\s$"
    return bool(words) and re.search(near, before[-_STATED:]) is not None


def _is_among_told(told: str, day: date, language: str | None) -> bool:
    """Whether a tale that names no weekday tells of that very day and of the day before, both without their year."""
    if any(_names(told, day - timedelta(days=n), language) for n in range(7)):
        return False
    days = {found.day for found in find_dates(told, language)}
    return all(f"XXXX-{each:%m-%d}" in days for each in (day, day - timedelta(days=1)))


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
    parts = [re.escape(form) for row in entries(language, "calendar", "part") for form in row["forms"]]
    joined = f"(?:{'|'.join(parts)})?"  # "Dienstagabend"
    return any(re.search(rf"(?<!\w){re.escape(form)}{joined}(?!\w)", told) for row in rows for form in row["forms"])


def _apart(stated: StatedDate, day: date) -> int:
    """Days between a day and the nearest one that a date without its year can be."""
    options = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            options.append(date.fromisoformat(stated.day.replace("XXXX", str(year))))
        except ValueError:  # 29 February
            continue
    return min((abs((option - day).days) for option in options), default=_NEAR + 1)
