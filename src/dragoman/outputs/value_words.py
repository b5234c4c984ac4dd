"""Values in words: lengths, amounts, times, places, names, statuses, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragoman.outputs.page_words import Words, counted, page_words
from dragoman.outputs.time_words import time_words
from dragoman.record.lines import Actor
from dragoman.record.record import Record
from dragoman.record.values import ActorValue, Amount, Duration, Place, StatusValue, TextValue, Time, Value

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
MONTHS = (30.4375 * DAY, 30.436875 * DAY)
YEARS = (365.25 * DAY, 365.2425 * DAY, 365 * DAY)
"""Months and years are told as such only where the seconds can't have been days."""
NAMED = ("canonical", "variant")
"""Forms that are a name and not a description of who is meant."""
ALMOST = 0.9
"""[.9x, x) is how "almost x" is kept (design: bounds)."""
IN_HOURS = 3 * DAY
"""Lengths that are no whole days stand in hours up to here, as reports write them: "36 h"."""


def words_of(value: Value, language: str, record: Record) -> str:
    """A value as the page says it: "5 h 30 min", "more than 5 h", "almost 6 h"."""
    words = page_words(language)
    if isinstance(value, Time):
        return time_words(value, words)
    if isinstance(value, Duration):
        return duration_words(value, words)
    if isinstance(value, Amount):
        return amount_words(value, words)
    if isinstance(value, Place):
        return place_words(value, language)
    if isinstance(value, StatusValue):
        return str(words["status"][value.status])
    if isinstance(value, TextValue):
        return value.text
    return actor_name(value.id, record, language) if isinstance(value, ActorValue) else str(value)


def actor_name(actor: str, record: Record, language: str | None = None) -> str:
    """The name of an actor of the record; the id itself where the record has no such actor."""
    return next((name_of(line, language) for line in record.actors if line.id == actor), actor)


def name_of(actor: Actor, language: str | None = None) -> str:
    """An actor's name; small at the start where that is a description a report also writes so ("state media").

    Persons keep their name; others are called as the reports of the page's language call them most, where any do.
    """
    name = _called_in(actor, language) if language and actor.kind != "person" else actor.name
    small = name[:1].lower() + name[1:]
    forms = {form.form for form in actor.names}
    return small if actor.kind in ("unnamed", "organization", "group") and small in forms else name


def _called_in(actor: Actor, language: str) -> str:
    """The name itself where it is of the language or of none; else the form of the language with most evidence."""
    own = {form.language for form in actor.names if actor.name.partition(" (")[0] == form.form.partition(" (")[0]}
    if not own or language in own or None in own:
        return actor.name
    kinds = (*NAMED, "description") if actor.kind in ("unnamed", "group") else NAMED
    said = [form for form in actor.names if form.language == language and form.status in kinds]
    return max(said, key=lambda form: len(form.evidence)).form if said else actor.name


def place_words(place: Place, language: str = "en") -> str:
    """A place and what it lies in, from small to large; states, kept by their codes, by their names."""
    within = (state_name(one, language) if one == place.iso else one for one in place.within)
    return ", ".join((place.name, *within))


def state_name(code: str, language: str) -> str:
    """What a state is called in a language, by its code (ISO 3166); what is no such code stays as it is."""
    return _states(language).get(code, code) if len(code) == 2 and code.isupper() else code


@cache
def official_languages(code: str) -> tuple[str, ...]:
    """The official languages of a state, by its code (CLDR); none of what is no such code."""
    from babel.languages import get_official_languages

    return tuple(map(str, get_official_languages(code, de_facto=True)))


@cache
def _states(language: str) -> dict[str, str]:
    """What states are called in a language, by their codes (CLDR)."""
    from babel import Locale

    return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}


def duration_words(duration: Duration, words: Words) -> str:
    """A length of time with its bounds."""
    low, high = duration.seconds_min, duration.seconds_max
    return _bounded(duration, (low, high), say=lambda seconds: _length(seconds, words), words=words)


def amount_words(amount: Amount, words: Words) -> str:
    """A number with its bounds, unit and what is counted."""
    told = _bounded(amount, (amount.min, amount.max), say=lambda n: _measured(n, amount.unit, words=words), words=words)
    return f"{told} {amount.of}" if amount.of else told


def _measured(number: float, unit: str, *, words: Words) -> str:
    """A number with its unit: the page's word for it, or the code itself where it is no code but a sign (EUR, km)."""
    if unit == "1":
        return number_words(number, words)
    named = words["measure"].get(unit)
    told = named["one" if number == 1 else "other"] if named else unit
    return f"{number_words(number, words)} {told}"


def number_words(number: float, words: Words) -> str:
    """A number with the page language's marks; millions and billions said where that loses nothing."""
    unit = words["unit"]
    for size, name in ((1e9, unit["billion"]), (1e6, unit["million"])):
        if abs(number) >= size and round(number / size, 2) == number / size:
            return f"{_digits(number / size, words)} {name}"
    return _digits(number, words)


def _digits(number: float, words: Words) -> str:
    text = f"{number:,.6f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    swap = {",": words["unit"]["group"], ".": words["unit"]["decimal"]}
    grouped = "".join(swap.get(mark, mark) for mark in text)
    return grouped if abs(number) >= 10_000 else grouped.replace(words["unit"]["group"], "", int(abs(number) >= 1000))


def _length(seconds: float, words: Words) -> str:
    unit = words["unit"]
    for name, sizes in (("year", YEARS), ("month", MONTHS)):
        for size in sizes:
            if seconds and seconds % size == 0:
                return counted(unit[name], int(seconds // size))
    days, rest = divmod(seconds, DAY) if seconds % DAY == 0 or seconds >= IN_HOURS else (0, seconds)
    hours, rest = divmod(rest, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = [counted(unit["day"], int(days))] if days else []
    told = ((hours, "h"), (minutes, "min"), (left, "s"))
    parts += [f"{_digits(count, words)} {unit[name]}" for count, name in told if count]
    return " ".join(parts) or f"0 {unit['min']}"


def _bounded(
    value: Duration | Amount, bounds: tuple[float | None, float | None], *, say: Callable[[float], str], words: Words
) -> str:
    """The bounds in words, open and shut ones apart; `about` only where nothing else says that it isn't exact."""
    low, high = bounds
    bound = words["bound"]
    if low is None and high is None:
        return str(words["unknown"])
    if high is None and low is not None:
        return str(bound["more" if value.min_open else "least"].format(v=say(low)))
    if low is None and high is not None:
        return str(bound["less" if value.max_open else "most"].format(v=say(high)))
    assert low is not None and high is not None
    if value.max_open and abs(low - ALMOST * high) <= 1e-6 * abs(high):
        return str(bound["almost"].format(v=say(high)))
    told = say(low) if low == high else bound["range"].format(a=say(low), b=say(high))
    return str(bound["about"].format(v=told) if value.approx else told)
