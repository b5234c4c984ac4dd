"""Dates with their clock time as pages state them: words and numbers of every language, never more than is stated."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from dragoman.intake.formulas import joiners
from dragoman.languages.words import entries, known_languages
from dragoman.ontology import table

YEARS = range(1900, 2101)


class StatedDate(Struct, frozen=True):
    """A date as it stands in a text; a year that isn't stated is XXXX. `day`: without the clock time, to compare."""

    start: int
    end: int
    edtf: str
    precision: Literal["year", "month", "day", "minute", "second"]
    zone: str | None = None

    @property
    def day(self) -> str:
        return self.edtf[:10]


@cache
def months() -> dict[str, int]:
    """The number of a month by its names in every language, case folded."""
    rows = [row for code in known_languages() for row in entries(code, "page", "month")]
    return {name.casefold(): row["number"] for row in rows for name in row["names"]}


_FORMS = (
    r"<day>{mark}\s*{link}<month>\.?(?:\s*,?\s*{link}<year>)?",
    r"<month>\.?\s+<day>{mark}(?:\s*,?\s*<year>(?!:))?",
    r"<year>-<number>-<day>(?!\d)",
    r"<year>[./]<number>[./]<day>(?!\d)",
    r"<day>\.\s?<number>\.\s?<year>",
    r"<day>\.<number>\.<short>",
    r"<a>[/-]<b>[/-]<year>",
)
"""Dates in words and numbers; <…> are the parts, {mark} "th" or ".", {link} "of" or "de"."""


_NUMBER = r"\d{1,2}"


@cache
def date_pattern() -> re.Pattern[str]:
    """Any stated date, with weekday and clock time where they stand beside it."""
    names = "|".join(re.escape(name) for name in sorted(months(), key=lambda name: (-len(name), name)))
    part = {"month": rf"(?:{names})", "year": r"(?:19|20)\d\d", "short": r"[0-4]\d"}
    link, mark = rf"(?:\b(?:{joiners('links')})\b\s*)?", f"(?:{joiners('ordinals')})?"
    spelled = [form.replace("{mark}", mark).replace("{link}", link) for form in _FORMS]
    forms = [_numbered(form, part, i) for i, form in enumerate(spelled)]
    weekday = rf"(?:\b(?:{joiners('weekdays')})\b\.?\s*,?\s*{link})?"
    return re.compile(rf"(?i)(?<![\w/.-]){weekday}(?<![\d/.-])(?:{'|'.join(forms)})(?![\d/]|\.\d){_clock()}")


def _numbered(form: str, part: dict[str, str], i: int) -> str:
    """A form whose parts are groups of its own: month0, day1 …"""
    return re.sub(r"<(\w+)>", lambda name: f"(?P<{name[1]}{i}>{part.get(name[1], _NUMBER)})", form)


def _clock() -> str:
    zones = "|".join(table("zones"))
    after = rf"(?:\s*(?P<half>[ap]\.?m\b\.?)|\s*(?:{joiners('after_time')})\b)?"
    zone = rf"(?:\s*\(?(?P<zone>{zones}|Z|[+-]\d\d:?\d\d)\b\)?)?"
    before = rf"(?:T|\s+/\s+|\s*[,|•·–—-]?\s*(?:(?:{joiners('before_time')})\b)?\s*)"
    clock = r"(?P<hour>\d{1,2})(?:[:.h]|\sh\s)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    return rf"(?:{before}{clock}{after}{zone}(?!\d))?"


def find_dates(text: str, language: str | None = None) -> list[StatedDate]:
    """All dates stated in a text, in order. `language` decides 03/04/2023 where its custom is one; else it is left."""
    found = (_read(met, language) for met in date_pattern().finditer(text))
    return [stated for stated in found if stated]


def _read(met: re.Match[str], language: str | None) -> StatedDate | None:
    got = {key.rstrip("0123456789"): value for key, value in met.groupdict().items() if value is not None}
    numbers = _ordered(got, language) if "a" in got else (got.get("month") or got["number"], got["day"])
    if numbers is None:
        return None
    month = months().get(numbers[0].casefold()) or int(numbers[0])
    year = got.get("year") or (f"20{got['short']}" if "short" in got else None)
    day = _calendar_day(year, month, int(numbers[1]))
    if day is None:
        return None
    clock, zone = _clock_time(got)
    precision: Literal["day", "minute", "second"] = (
        "day" if not clock else "second" if got.get("second", "00") != "00" else "minute"
    )
    return StatedDate(met.start(), met.end(), day + clock, precision, zone)


def _ordered(got: dict[str, str], language: str | None) -> tuple[str, str] | None:
    a, b = int(got["a"]), int(got["b"])
    rows = entries(language, "page", "date_words")
    if a > 12 or a == b or any(row.get("numeric") == "dmy" for row in rows):
        return got["b"], got["a"]
    return (got["a"], got["b"]) if b > 12 else None


def _calendar_day(year: str | None, month: int, day: int) -> str | None:
    try:
        date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02}-{day:02}"


def _clock_time(got: dict[str, str]) -> tuple[str, str | None]:
    if "hour" not in got:
        return "", None
    hour, minute, second = int(got["hour"]), int(got["minute"]), int(got.get("second", "0"))
    half = got.get("half", "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return "", None
    name = got.get("zone")
    return f"T{hour:02}:{minute:02}:{second:02}{_offset(name)}", name


def _offset(name: str | None) -> str:
    if name is None:
        return ""
    zone: dict[str, Any] = table("zones").get(name.upper(), {})
    if name.upper() == "Z":
        return "Z"
    if name[0] in "+-":
        return name if ":" in name else f"{name[:3]}:{name[3:]}"
    return str(zone.get("offset", ""))


_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


def date_in_url(url: str) -> StatedDate | None:
    """The day in the path of a page's address (…/2021/06/12/…)."""
    met = _URL_DAY.search(url)
    day = _calendar_day(met[1], int(met[2]), int(met[3])) if met else None
    return StatedDate(0, 0, day, "day") if day else None


def date_in_field(value: str) -> StatedDate | None:
    """The date of a meta element or a JSON field: ISO 8601, or words; None if there is no single one.

    The first day of a computer's calendar is no date: it stands where none was entered.
    """
    found = [stated for stated in find_dates(value.strip()) if not stated.edtf.startswith("XXXX")]
    return found[0] if len(found) == 1 and found[0].day not in table("published")["default"]["names"] else None
