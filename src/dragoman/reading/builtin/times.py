"""Times in running text, as far as the words alone say: "am 3. Mai", "last November", "in the coming weeks".

What a phrase is and means stands in languages/<code>/calendar.toml; this module fills its slots, time_joins.py joins
what stands side by side. Prepositions aren't part of what is found. A day that no calendar has ("31 April") is no time.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, cast

from msgspec import Struct

from dragoman.languages.patterns import Hit, Patterns, choice
from dragoman.languages.words import entries
from dragoman.reading.builtin.numerals import (
    ANY_NUMBER,
    VAGUE_NUMBER,
    Number,
    bare_numbers,
    is_labelled,
    laid_over,
)
from dragoman.reading.builtin.time_joins import Between, FoundTime, between_times, joined, limited
from dragoman.record.values import PartOfDay, Precision, Time

_TABLES = (
    "month", "weekday", "part", "unit", "short_unit", "stretch", "season", "quarter", "half", "decade_word", "zone",
    "half_day",
)  # fmt: skip


class _Calendar(Struct, frozen=True):
    patterns: Patterns
    ids: dict[str, dict[str, str]]
    between: Between


@cache
def _calendar(language: str) -> _Calendar:
    ids: dict[str, dict[str, str]] = {}
    for name in _TABLES:
        found = ids.setdefault(name, {})
        for entry in entries(language, "calendar", name):
            for form in [*entry["forms"], *entry.get("many", [])]:
                found[form.lower()] = str(entry.get("id", entry.get("offset", entry.get("add", ""))))
    patterns = Patterns(entries(language, "calendar", "time"), _slots(language, ids))
    between = {name: _forms(language, name) for name in ("join", "run", "until", "until_denied")}
    return _Calendar(patterns, ids, between_times(**between))


def _forms(language: str, name: str) -> list[str]:
    return [form for entry in entries(language, "calendar", name) for form in entry["forms"]]


def _slots(language: str, ids: dict[str, dict[str, str]]) -> dict[str, str]:
    def forms(name: str, *keys: str, keep: str = "") -> list[str]:
        rows = [e for e in entries(language, "calendar", name) if not (keep and e.get(keep))]
        return [form for e in rows for key in (keys or ("forms",)) for form in e.get(key, [])]

    def cased(names: list[str]) -> str:
        return choice([*names, *(name.upper() for name in names)], exact=True)

    units = [e for e in entries(language, "calendar", "unit") if e["id"] != "days"]
    one = [form for e in units for form in e["forms"]]
    hedges = [form for e in entries(language, "hedges", "hedge") for form in e["forms"]]
    return {
        "month": cased(forms("month")),
        "sure_month": cased(forms("month", keep="may_be_other")),
        "weekday": cased(forms("weekday")),
        "unit": choice(forms("unit", "forms", "many")),
        "any_unit": choice(forms("unit")),
        "one_unit": choice(one),
        "many_unit": choice(forms("unit", "many")),
        **{name: choice(list(ids[name])) for name in _TABLES if name not in ("month", "weekday", "unit")},
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
        "year": r"(?:1[5-9]|20)\d\d(?!\d)",
        "hour": r"(?:[01]?\d|2[0-4])",
        "minute": r"[0-5]\d(?!\d)",
        "n": rf"(?:{ANY_NUMBER}|(?<![\d.,])\d{{1,3}}(?![\d.,]))",
        "few": VAGUE_NUMBER,
        "hedge": choice(hedges),
    }


@lru_cache(maxsize=64)
def find_times(text: str, language: str) -> tuple[FoundTime, ...]:
    """All times of a text, left to right, none overlapping; () for a language without words."""
    calendar = _calendar(language)
    numbers = bare_numbers(text, language)
    by_start = {number.start: number for number in numbers}
    found = []
    for hit in calendar.patterns.find(laid_over(text, numbers, words_only=True)):
        if hit.entry.get("skip") or (hit.entry.get("unless_labelled") and is_labelled(text, hit.start, language)):
            continue
        time = _read(hit, text, calendar=calendar, numbers=by_start)
        if time is not None:
            found.append(time)
    return tuple(limited(joined(found, text, calendar.between), text, calendar.between))


def _read(hit: Hit, text: str, *, calendar: _Calendar, numbers: dict[int, Number]) -> FoundTime | None:
    entry, slots = hit.entry, _slot_ids(hit, text, calendar)
    spec = entry.get("relative")
    if "n" in hit.slots:
        start, end = hit.slots["n"]
        number = numbers.get(start) or Number(start, end, float(text[start:end]), float(text[start:end]))
        spec = spec and _counted(spec, number, hedged="hedge" in hit.slots, unit=slots.get("unit", ""))
        slots["n"] = str(int(number.min or 0))
        slots.setdefault("hour", slots["n"])
    edtf = _clock(slots) if entry.get("clock") else _filled(entry.get("value"), slots)
    zone = text[slice(*hit.slots["zone"])] if "zone" in hit.slots else None
    part = entry.get("part") or slots.get("part")
    if edtf == "" or (edtf is None and spec is None and part is None):
        return None
    if edtf and not (_possible(edtf) and (not entry.get("run") or _one_after_another(text[hit.start : hit.end]))):
        return None
    value = Time(edtf=edtf, precision=cast(Precision | None, entry.get("precision")),
                 part_of_day=cast(PartOfDay | None, part), zone=zone)  # fmt: skip
    return FoundTime(hit.start, hit.end, value, _filled(spec, slots))


def _slot_ids(hit: Hit, text: str, calendar: _Calendar) -> dict[str, str]:
    ids = {}
    for name, (start, end) in hit.slots.items():
        words = " ".join(text[start:end].lower().split())
        known = calendar.ids.get(_table_of(name))
        if known is not None and words in known:
            ids[name] = known[words]
        elif words.isdigit() and name not in ("decade", "n"):
            ids[name] = words.zfill(2)
        else:
            ids[name] = words
    if "qn" in ids:
        ids["quarter"] = str(32 + int(ids["qn"]))
    return ids


def _table_of(slot: str) -> str:
    if slot in ("one_unit", "many_unit", "any_unit"):
        return "unit"
    return {"ma": "month", "mb": "month", "sure_month": "month", "wa": "weekday", "wb": "weekday"}.get(slot, slot)


def _counted(spec: str, number: Number, *, hedged: bool, unit: str) -> str | None:
    """The spec of a counted distance: exact, approximate, or (a few days ago) only its direction."""
    if spec.startswith("told"):
        return spec if number.min == number.max and not number.vague else "told"
    if spec.startswith("span"):
        return spec if number.min == number.max else spec.replace(":{n}", "")
    if number.vague or number.min != number.max or number.min is None or number.min % 1:
        return "span:past:{unit}" if ":-" in spec else "span:future:{unit}"
    return spec.replace(":about", "") if "{unit}" in spec and not hedged and unit in ("days", "weeks") else spec


def _filled(template: Any, slots: dict[str, str]) -> str | None:
    if template is None:
        return None
    month, day = slots.get("month") or slots.get("sure_month", ""), slots.get("d") or slots.get("day", "")
    return str(template).format(**{**slots, "month": month, "d": day})


def _clock(slots: dict[str, str]) -> str:
    hour, minute = int(slots["hour"]), slots.get("minute", "00")
    if "half_day" in slots:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + int(slots["half_day"])
    return f"XXXX-XX-XXT{hour:02d}:{minute}:00{slots.get('zone', '')}" if hour < 24 else ""


def _possible(edtf: str) -> bool:
    """Whether every day it names is in some year's calendar."""
    try:
        for year, month, day in re.findall(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", edtf):
            date(int(year.replace("XXXX", "2000")), int(month), int(day))
    except ValueError:
        return False
    return True


def _one_after_another(words: str) -> bool:
    """Whether the days of a list follow each other: "21, 22 and 23 May" is a stretch of days, "5 and 12 May" is not."""
    days = [int(day) for day in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)]
    return all(b - a == 1 for a, b in pairwise(days))
