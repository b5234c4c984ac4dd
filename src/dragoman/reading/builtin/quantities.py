"""Lengths of time and amounts in running text, with bounds, and what is counted: "almost nine hours", "34 Tote".

How a number hangs on its words stands in languages/<code>/counted.toml, the units in units.toml. Dates, times ago,
scores and numbers that belong to a name are no quantities, or are told as `other` without a property.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.patterns import SPACE, Hit, Marks, Patterns, choice
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reading.builtin.hedged import find_numbers
from dragoman.reading.builtin.numerals import (
    ANY_NUMBER,
    CERTAIN_NUMBER,
    REST,
    STRONG,
    VAGUE,
    WEAK,
    Number,
    laid_over,
)
from dragoman.reading.builtin.times import find_times
from dragoman.record.values import Amount, Duration

Attach = Literal["adjective", "lasted", "for", "counted", "other"]
_TAKEN = "\ue005"
_PRICED = "\ue006"
_SPANS = ("span", "span_one", "glued", "aged", "bare_glued", "bare_span")
_BESIDE = re.compile(r"\s*\(|,\s")
BEYOND = 1e18
"""From here on a number counts nothing that news tells: it is a run of digits."""
_YEAR = 31_000_000
"""Seconds that a year has at least: how old somebody is tells years, a baby's months aside."""
_AGES = range(1, 120)
_LONG = 86_400
"""From a day on, "over two days" means in the course of two days; below, more than."""


class FoundQuantity(Struct, frozen=True):
    """A length or an amount at [start, end); `noun` is what is counted or lasts, as told, at `noun_start`."""

    start: int
    end: int
    value: Duration | Amount
    property: str | None
    attach: Attach
    noun: str | None = None
    noun_start: int = -1
    noun_end: int = -1


class _Unit(Struct, frozen=True):
    code: str
    seconds: float = 0
    loose: bool = False


class _Counted(Struct, frozen=True):
    patterns: Patterns
    units: dict[str, _Unit]
    unit_words: Marks
    compounds: Marks
    people: Marks
    things: re.Pattern[str]


@cache
def _counted(language: str) -> _Counted:
    units: dict[str, _Unit] = {}
    for entry in entries(language, "units", "duration"):
        unit = _Unit("s", float(entry["seconds"]), bool(entry.get("loose")))
        units.update({form.lower(): unit for key in ("forms", "many", "glued", "aged") for form in entry.get(key, [])})
    for name, key in (("currency", "code"), ("measure", "unit"), ("percent", "%")):
        for entry in entries(language, "units", name):
            units.update({form.lower(): _Unit(str(entry.get(key, key))) for form in entry["forms"]})
    number = f"(?<=[{STRONG}{WEAK}{VAGUE}{REST}])"
    lists = {
        "span_one": _forms(language, "duration", "forms"), "span_more": _forms(language, "duration", "many"),
        "currency": _forms(language, "currency", "forms"), "measure": _forms(language, "measure", "forms"),
        "percent": _forms(language, "percent", "forms"),
    }  # fmt: skip
    sailors = [form for e in entries(language, "counted", "sailor") for form in e["forms"]]
    people = [f for e in entries(language, "counted", "person") for f in e["forms"] if f not in sailors]
    unit_words = Marks(lists, first=0xE010, after=number)
    glued = {key: _forms(language, "duration", key) for key in ("glued", "aged")}
    compounds = Marks(glued, first=0xE018, after=number, ends="")
    person = Marks({"person": people, "sailor": sailors}, first=0xE01A)
    slots = {**unit_words.slots, **compounds.slots, **person.slots, **_number_slots(language)}
    one, more = unit_words.letters["span_one"], unit_words.letters["span_more"]
    slots["span"] = f"[{one}{more}]{REST}*"
    slots["person"] = f"[{person.letters['person']}{person.letters['sailor']}]{REST}*"
    patterns = Patterns(entries(language, "counted", "quantity"), slots)
    things = choice([form for e in entries(language, "counted", "thing") for form in e["forms"] if form not in people])
    return _Counted(patterns, units, unit_words, compounds, person, re.compile(rf"{SPACE}{things}(?!\w)", re.I))


def _forms(language: str, name: str, key: str) -> list[str]:
    return [form for e in entries(language, "units", name) for form in e.get(key, [])]


def _number_slots(language: str) -> dict[str, str]:
    return {
        "any": ANY_NUMBER.replace("[", f"[{_PRICED}"),
        "any_bare": f"{STRONG}{REST}*",
        "one": f"{WEAK}{REST}*",
        "n": CERTAIN_NUMBER,
        "priced": f"{_PRICED}{REST}*",
        "bare_glued": choice(_forms(language, "duration", "glued")),
        "bare_span": choice(_forms(language, "duration", "many")),
        **{e["name"]: e["pattern"] for e in entries(language, "counted", "shape")},
    }


@lru_cache(maxsize=64)
def find_quantities(text: str, language: str) -> tuple[FoundQuantity, ...]:
    """All lengths and amounts of a text, left to right; () for a language without words."""
    counted = _counted(language)
    taken = [(time.start, time.end) for time in find_times(text, language)]
    numbers = tuple(n for n in find_numbers(text, language) if not any(n.start < e and s < n.end for s, e in taken))
    numbers = tuple(number for number in numbers if all(abs(end or 0.0) < BEYOND for end in (number.min, number.max)))
    by_start = {number.start: number for number in numbers}
    shadow = counted.compounds.over(counted.unit_words.over(laid_over(text, numbers)))
    shadow = _marked(counted.people.over(shadow), numbers, taken)
    found = []
    for hit in counted.patterns.find(shadow):
        if not hit.entry.get("skip") and (quantity := _read(hit, text, units=counted.units, numbers=by_start)):
            found.append(_of_things(quantity, text, counted.things))
    return tuple(_converted(one, found[at - 1], text) if at else one for at, one in enumerate(found))


def _of_things(one: FoundQuantity, text: str, things: re.Pattern[str]) -> FoundQuantity:
    """ "1,000 student visas" counts visas and no students."""
    behind = things.match(text, one.end) if one.property == "count" and one.noun_end == one.end else None
    if behind is None or not isinstance(one.value, Amount):
        return one
    noun = text[one.noun_start : behind.end()]
    return replace(one, end=behind.end(), noun=noun, noun_end=behind.end(), value=replace(one.value, of=noun))


def _converted(one: FoundQuantity, before: FoundQuantity, text: str) -> FoundQuantity:
    """A sum beside one in another currency tells the same: "bail of 1.5m dirhams (about €144,000)"."""
    sums = [found.value for found in (before, one) if found.attach == "counted" and isinstance(found.value, Amount)]
    if len(sums) < 2 or one.property != "money" or not _BESIDE.fullmatch(text[before.end : one.start]):
        return one
    currencies = {value.unit for value in sums}
    priced = all(len(unit) == 3 and unit.isupper() for unit in currencies)
    return replace(one, property=before.property) if priced and len(currencies) == 2 else one


def _marked(text: str, numbers: tuple[Number, ...], taken: list[tuple[int, int]]) -> str:
    letters = list(text)
    for number in numbers:
        if number.currency:
            letters[number.start] = _PRICED
    for start, end in taken:
        letters[start:end] = _TAKEN * (end - start)
    return "".join(letters)


def _read(hit: Hit, text: str, *, units: dict[str, _Unit], numbers: dict[int, Number]) -> FoundQuantity | None:
    entry = hit.entry
    spot = next((hit.slots[name] for name in ("any", "n", "priced", "any_bare") if name in hit.slots), None)
    number = numbers.get(spot[0]) if spot else None
    if number is None and "fixed" not in entry and not entry.get("vague"):
        return None
    if entry.get("figured") and number and number.vague and (number.min or 0) < 10:
        return None  # "several ministers": told, but not counted
    nouns = () if "n" in hit.slots and "n_more" in hit.slots else ("counted", "person")
    noun = next((hit.slots[name] for name in nouns if name in hit.slots), None)
    value: Duration | Amount | None
    attach: Attach = entry.get("attach", "counted")
    property_name = entry.get("property")
    if entry["kind"] == "duration":
        value = _duration(hit, text, units=units, numbers=numbers)
        if number and number.during and isinstance(value, Duration) and (value.seconds_min or 0) >= _LONG:
            attach, property_name = "other", None
    else:
        value = _amount(hit, text, unit=_unit_of(hit, text, units), number=number, noun=noun, numbers=numbers)
    if value is None or (property_name == "age" and not _aged(hit, text, units=units, number=number)):
        return None
    told = (text[slice(*noun)], *noun) if noun else (None, -1, -1)
    return FoundQuantity(hit.start, hit.end, value, property_name, attach, *told)


def _aged(hit: Hit, text: str, *, units: dict[str, _Unit], number: Number | None) -> bool:
    """Whether a number can be somebody's age: one whole number of years, not a row of them or a decade."""
    span = next((units.get(_plain(text, hit.slots[name])) for name in _SPANS if name in hit.slots), None)
    years = span is None or span.seconds >= _YEAR
    return years and number is not None and number.min == number.max and number.min in _AGES and number.hedge is None


def _unit_of(hit: Hit, text: str, units: dict[str, _Unit]) -> str:
    for name in ("currency", "measure", "percent"):
        if name in hit.slots:
            return units[_plain(text, hit.slots[name])].code
    return str(hit.entry.get("unit", "1"))


def _plain(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[slice(*span)].lower().split())


def _amount(
    hit: Hit, text: str, *, unit: str, number: Number | None, noun: tuple[int, int] | None, numbers: dict[int, Number]
) -> Amount | None:
    of = text[slice(*noun)] if noun else None
    if number is None:
        fixed = float(hit.entry["fixed"])
        return Amount(min=fixed, max=fixed, unit=unit, of=of)
    if hit.entry["kind"] == "money" and unit == "1":
        unit = number.currency or ""
    elif number.currency and hit.entry["kind"] != "money":
        return None
    if not unit or (unit == "1" and number.min == number.max and (number.min or 0) % 1):
        return None
    if times := hit.entry.get("times"):  # "two thirds": so many times 33 per cent
        number = _scaled(number, float(times))
    more = numbers.get(hit.slots["n_more"][0]) if "n" in hit.slots and "n_more" in hit.slots else None
    if more is not None:  # "two men and a woman": three people
        number = _sum(number, more)
    return Amount(min=number.min, max=number.max, unit=unit, of=of, approx=number.approx,
                  min_open=number.min_open, max_open=number.max_open)  # fmt: skip


def _scaled(number: Number, by: float) -> Number:
    low, high = (None if side is None else round(side * by, 4) for side in (number.min, number.max))
    return replace(number, min=low, max=high)


def _sum(a: Number, b: Number) -> Number:
    low = None if a.min is None or b.min is None else a.min + b.min
    high = None if a.max is None or b.max is None else a.max + b.max
    return replace(a, min=low, max=high, approx=a.approx or b.approx, min_open=a.min_open or b.min_open,
                   max_open=a.max_open or b.max_open)  # fmt: skip


def _duration(hit: Hit, text: str, *, units: dict[str, _Unit], numbers: dict[int, Number]) -> Duration | None:
    entry = hit.entry
    if "fixed" in entry:
        return Duration(seconds_min=float(entry["fixed"]), seconds_max=float(entry["fixed"]))
    name = next((name for name in _SPANS if name in hit.slots), None)
    unit = units.get(_plain(text, hit.slots[name])) if name else _bare_unit(_plain(text, (hit.start, hit.end)), units)
    if unit is None:
        return None
    if entry.get("vague"):
        hedge: Any = table("hedges")["one_or_more"]
        return Duration(seconds_min=unit.seconds * float(hedge["min"]), seconds_max=None, approx=True)
    spot = next(hit.slots[name] for name in ("any", "any_bare", "n") if name in hit.slots)
    number = numbers[spot[0]]
    more = 0.0
    if "n_more" in hit.slots:
        second, smaller = numbers.get(hit.slots["n_more"][0]), units[_plain(text, hit.slots["span_two"])]
        if second is None or smaller.seconds >= unit.seconds:
            return None
        more = (second.min or 0) * smaller.seconds
    plus = float(entry.get("plus", 0)) / (number.max or number.min or 1)  # "trois heures et demie"
    length = unit.seconds * (1 + plus)
    low, high = (None if side is None else round(side * length + more, 3) for side in (number.min, number.max))
    if entry.get("so_far"):  # "has been held for two weeks": and longer, in the end
        high = None
    return Duration(seconds_min=low, seconds_max=high, approx=number.approx or unit.loose,
                    min_open=number.min_open, max_open=number.max_open)  # fmt: skip


def _bare_unit(words: str, units: dict[str, _Unit]) -> _Unit | None:
    stem = words.partition("-")[0]
    return units.get(stem)


__all__ = ["Attach", "FoundQuantity", "find_quantities"]
