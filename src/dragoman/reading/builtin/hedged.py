"""Numbers with what softens or widens them: "more than 100", "knapp sechs", "two to three", "between $3m and $4m".

Words name a hedge (languages/<code>/hedges.toml); how wide it is stands in ontology/hedges.toml.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.patterns import SPACE, choice
from dragoman.languages.words import Entry, entries
from dragoman.ontology import table
from dragoman.reading.builtin.numerals import (
    ANY_NUMBER,
    REST,
    WEAK,
    Number,
    bare_numbers,
    forms_of,
    laid_over,
    plain,
)

NEAR = 10
"""Within how many times the second number the first is told in the same scale: "1.7 to 1.5 billion"."""
_JOINT = rf"(?:{SPACE}|(?<=['’]))"
"""Between a hedge and its number: a space, or none after an elision ("plus d'une heure")."""


class _Hedges(Struct, frozen=True):
    pattern: re.Pattern[str]
    entries: dict[str, Entry]
    rise: re.Pattern[str]


@cache
def _hedges(language: str) -> _Hedges:
    before, after = (dict(forms_of(language, "hedges", kind)) for kind in ("hedge", "hedge_after"))
    lead, trail = _without_articles(language, choice(list(before))), choice(list(after))
    source = (
        rf"(?<!\w)(?:(?P<hedge>{lead}){_JOINT}(?P<hedge_two>{lead}{_JOINT})?)?"
        rf"(?:{_ranges(language)})(?:{SPACE}(?P<after>{trail})(?!\w))?"
    )
    rise = choice([form for form, _ in forms_of(language, "hedges", "rise")])
    return _Hedges(re.compile(source, re.I), {**after, **before}, re.compile(rf"(?<!\w){rise}\s+\Z", re.I))


def _without_articles(language: str, forms: str) -> str:
    """An article inside a hedge ("a total of 12") is marked as a number by the time hedges are sought."""
    articles = [form for form, entry in forms_of(language, "numbers", "numeral") if entry.get("weak")]
    return re.sub(rf"(?<!\w){choice(articles)}(?!\w)", f"{WEAK}{REST}*", forms) if articles else forms


def _ranges(language: str) -> str:
    between: list[str] = []
    pairs: list[str] = []
    for index, entry in enumerate(entries(language, "hedges", "range")):
        middle = entry["between"].replace(" ", SPACE)
        if "before" not in entry:
            between.append(middle)
            continue
        first, second = (f"(?P<{name}{index}>{ANY_NUMBER})" for name in ("x", "y"))
        pairs.append(f"{entry['before']}{SPACE}{first}{SPACE}{middle}{SPACE}{second}")
    single = rf"(?P<a>{ANY_NUMBER})(?:(?:{'|'.join(between) or '(?!)'})(?P<b>{ANY_NUMBER}))?"
    return "|".join([*pairs, single])


@lru_cache(maxsize=64)
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Numbers with their hedges and ranges, left to right; a rise ("from 3 to 5") is two numbers, not a range."""
    bare = bare_numbers(text, language)
    by_start = {number.start: number for number in bare}
    hedges = _hedges(language)
    found: list[Number] = []
    for match in hedges.pattern.finditer(laid_over(text, bare)):
        names = [name for name in match.groupdict() if not name.startswith(("hedge", "after")) and match[name]]
        numbers = [by_start[start] for start in sorted(match.start(name) for name in names)]
        found += _told(numbers, match, text=text, hedges=hedges)
    return tuple(found)


def _told(numbers: list[Number], match: re.Match[str], *, text: str, hedges: _Hedges) -> list[Number]:
    place = "hedge" if match["hedge"] else "after"
    entry = hedges.entries[plain(text[slice(*match.span(place))])] if match[place] else None
    first = numbers[0]
    if len(numbers) == 2:
        if _falls(first, numbers[1]):
            first = _scaled(first, numbers[1].scale)
        risen = hedges.rise.search(text, max(0, match.start() - 12), match.start()) is not None
        if risen or not _ascending(first, numbers[1]):
            return [_hedged(first, entry, match.start()), numbers[1]]
        first = _span(first, numbers[1])
    return [replace(_hedged(first, entry, match.start()), end=match.end())]


def _ascending(a: Number, b: Number) -> bool:
    return a.max is not None and b.min is not None and a.max < b.min


def _falls(a: Number, b: Number) -> bool:
    """ "1.7 to 1.5 billion": the scale told once counts for both, and the second is the smaller with it."""
    bare, least = a.min or 0.0, (b.min or 0.0) / b.scale
    return a.scale == 1 < b.scale and least <= bare < NEAR * least


def _scaled(a: Number, scale: float) -> Number:
    return replace(a, min=None if a.min is None else a.min * scale, max=None if a.max is None else a.max * scale)


def _missing_scale(a: Number, b: Number) -> float:
    """ "2 to 3 million": the scale told once counts for both, if the first is the smaller with it."""
    with_it = (a.min or 0) * b.scale
    return b.scale if a.scale == 1 < b.scale and with_it < (b.min or 0) else 1


def _span(a: Number, b: Number) -> Number:
    low = (a.min or 0.0) * _missing_scale(a, b)
    currency = a.currency or b.currency
    return replace(a, end=b.end, min=low, max=b.max, weak=False, currency=currency, scale=b.scale)


def _hedged(number: Number, entry: Entry | None, start: int) -> Number:
    if entry is None:
        return replace(number, start=start)
    hedge: dict[str, Any] = table("hedges")[entry["hedge"]]
    opens, low, high = hedge.get("open", ()), number.min, number.max
    if low is not None and low == high:  # a range or a vague number keeps its own bounds
        low, high = (None if side not in hedge else round(low * hedge[side], 6) for side in ("low", "high"))
    return replace(
        number, start=start, min=low, max=high, min_open="low" in opens, max_open="high" in opens,
        weak=number.weak and bool(entry.get("preposition")),
        approx=number.approx or bool(hedge.get("approx")), hedge=entry["hedge"], during=bool(entry.get("during")),
    )  # fmt: skip
