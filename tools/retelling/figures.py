"""Other figures, one to one and in the same order: hours by an hour, minutes within their quarter, the rest by a share.

So equal figures stay equal in all languages and writings ("90 minutes", "one and a half hours"), larger ones larger, a
hedge holds what it held, and a day keeps its hours. Ordinals, dates, times of day, figures inside names and what the
calendar measures stay; nought to two are grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import floor, log10
from random import Random
from typing import Any, NamedTuple

from dragoman.languages.words import entries
from retelling.days import months

GROUPS = ".,’\u00a0\u202f"
"""Marks between thousands in any language; the spaces of a language come from its numbers.toml."""
FRACTION = re.compile(r"([.,])(\d{1,2})$")
"""What ends in one or two digits is a fraction in every language: a translated report keeps its "1,5 million"."""
DAYS = r"\s*(?:and|und|to|bis|et|au|y|al?|-|–)"
"""What stands between the days of one month."""
NEAR = 80
"""Characters before a figure without a noun in which the one stands whose noun it shares."""
GRAMMAR = 2
LEAP = range(28, 33)
"""Shares (of 24) by which amounts grow: a sixth to a third."""
QUARTER, LONG, DAY = 15, 3, 24
"""Minutes and hours."""


class Figure(NamedTuple):
    """A figure in a text: its value in full, what it counts (hours, minutes, percent, amount), how it is written."""

    start: int
    end: int
    value: float
    kind: str
    step: float
    times: float


class Units:
    """The words around figures in one language, as patterns."""

    def __init__(self, data: dict[str, Any], language: str) -> None:
        units = data["units"].get(language, data["units"]["en"])
        words: dict[str, str] = data["words"].get(language, {})
        rounded: dict[str, str] = data["rounded"].get(language, {})
        self.rounded = {int(number): re.compile(said, re.I) for number, said in rounded.items() if number != "told"}
        self.told = rounded.get("told", "")
        words = _compounds(data["compounds"].get(language, {}), words) | words
        self.values = {word: int(number) for number, word in words.items()}
        self.words = {value: word for word, value in self.values.items()}
        self.number = _number(language)
        self.decimal = "." if language == "en" else ","
        told: dict[str, str] = units.get("told", {})
        read = sorted(self.values, key=lambda word: (-len(word), word))
        listed = "|".join(re.escape(word) + told.get(word, "") for word in read)
        half = "|".join(map(re.escape, units["half"]))
        listed = f"(?:{listed or '(?!)'})"
        glued = rf"(?:{half})?(?:(?!\w)|[a-zäöü]*ig)"
        self.word = re.compile(rf"(?<![\w-])({listed})(?!zig)(?!-{listed}s?(?!\w))(?={glued})", re.I)
        between = rf"(?:\s*(?:to|bis|and|und|or|oder|et|y|à|–|-)\s*[\w,.]+)?[\s-]*(?:(?:{half})[\s-]*)?"
        self.kinds = {
            kind: re.compile(between + "(?:" + "|".join(map(re.escape, units[kind])) + ")")
            for kind in ("calendar", "hours", "minutes", "percent")
        }
        self.times = {
            float(factor): re.compile(rf"[\s-]*(?:{'|'.join(map(re.escape, said))})\b")
            for factor, said in data["times"].items()
        }
        self.half = re.compile(rf"(?:{half})(?!\w)")
        names = "|".join(map(re.escape, months(language)))
        clock = "|".join(map(re.escape, units["clock"]))
        self.stays = re.compile(
            rf"(?:\d{{1,2}}\.?(?:,|{DAYS})\s*)+\d{{1,2}}\.?\s+(?:of\s+|de\s+)?(?:{names})\b"
            rf"|\b(?:{names})\.?\s+\d{{1,2}}(?:(?:,|{DAYS})\s*\d{{1,2}}\b)+"
            rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|\.?º)?\s+(?:of\s+|de\s+)?(?:{names})\b|\b(?:{names})\.?\s+\d{{1,2}}\b"
            rf"|\b\d{{1,2}}:\d\d(?::\d\d)?\b|\b\d{{1,2}}(?:[.:h]\d\d)?\s*(?:{clock})(?!\w)|\b\d+(?:st|nd|rd|th)\b"
            r"|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)?|\b\d{4}-\d\d(?:-\d\d(?:T[\d:.+Z-]*)?)?"
            r"|\bà \d+ heures?|(?<=[ (])\d{1,2}\. (?=[a-zäöü])|\b(?:19|20)(?!00)\d\d\b(?![.,]\d)"
            rf"|\b(?:{'|'.join(units.get('days', ['(?!)']))})\s\d{{1,2}}\b(?![.,]\d|\s?%)"
            rf"|(?<=[^\W\d], )\d\d(?=,)|(?<=\()\d\d(?=\))|\b(?:{'|'.join(units['years'])})\s+(?:19|20)00\b(?![.,]\d)",
        )

    def figures(self, text: str) -> Iterator[Figure]:
        """The figures of a text that may change."""
        fixed = {at for found in self.stays.finditer(text) for at in range(found.start(), found.end())}
        for found in self.number.finditer(text):
            if found.start() not in fixed and not found[0].startswith("00"):
                yield self._figure(text, found.start(), found.end(), value=self._value(found[0]))
        for number, said in self.rounded.items():
            for found in said.finditer(text):
                yield self._figure(text, found.start(), found.end(), value=number)
        for found in self.word.finditer(text):
            yield self._figure(text, found.start(), found.end(1), value=self.values[found[1].casefold()])

    def written(self, figure: Figure, value: float, before: str) -> str:
        """Another value as the figure before was written: in words or digits, with the same marks."""
        value = value / figure.times
        if any(said.fullmatch(before) for said in self.rounded.values()):
            told = self.told.format(f"{value:g}")
            return told.capitalize() if before[0].isupper() else told
        if not before[0].isdigit():
            word = self.words.get(round(value), f"{value:g}")
            return word.capitalize() if before[0].isupper() else word
        whole, decimal, fraction = _parted(before, self.decimal)
        group = next((mark for mark in whole if not mark.isdigit()), "")
        digits = f"{value:,.{len(fraction)}f}" if group else f"{value:.{len(fraction)}f}"
        return "".join({",": group, ".": decimal}.get(mark, mark) for mark in digits)

    def _figure(self, text: str, start: int, end: int, *, value: float) -> Figure:
        times, after = 1.0, end
        for factor, said in self.times.items():
            if found := said.match(text, end):
                times, after = factor, found.end()
        fraction = _parted(text[start:end], self.decimal)[2]
        return Figure(start, end, value * times, self._kind(text, start, after), times * 10.0 ** -len(fraction), times)

    def _kind(self, text: str, start: int, after: int) -> str:
        """What a figure counts; a half without a noun counts what the figure before it does."""
        for kind, unit in self.kinds.items():
            if unit.match(text, after):
                return kind
        before = [*self.word.finditer(text, max(0, start - NEAR), start)] if self.half.match(text, after) else []
        return self._kind(text, before[-1].start(), before[-1].end(1)) if before else "amount"

    def _value(self, digits: str) -> float:
        whole, _, fraction = _parted(digits, self.decimal)
        return float(re.sub(r"\D", "", whole) + "." + fraction)


def _parted(written: str, decimal: str) -> tuple[str, str, str]:
    """A number as written: before its decimal mark, the mark, and behind it. Words have no fraction."""
    found = FRACTION.search(written) if written[:1].isdigit() else None
    return (written[: found.start()], found[1], found[2]) if found else (written, decimal, "")


@cache
def _number(language: str) -> re.Pattern[str]:
    """A number in digits, with the marks between thousands that the language has."""
    own = [mark for entry in entries(language, "numbers", "figures") for mark in entry["group"]]
    group = "".join(map(re.escape, sorted({*GROUPS, *own})))
    return re.compile(
        rf"(?<![\w.,])(?<![^\W\d]-)(?:\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)|\d+)(?:[.,]\d{{1,2}}(?!\d))?(?![\d])"
    )


def _compounds(said: dict[str, str], words: dict[str, str]) -> dict[str, str]:
    """Words for numbers of tens and ones from what a language says between them."""
    if not said:
        return {}
    ones = {int(number): word for number, word in words.items() if int(number) < 10}
    ones |= {one: said[str(one)] for one in (1, 2) if str(one) in said}
    tens = [(int(number), word) for number, word in words.items() if int(number) in range(20, 100, 10)]
    return {
        str(ten + one): said["pattern"].format(ten=word, one=name) for ten, word in tens for one, name in ones.items()
    }


class Figures:
    """The seeded table: another value for every value of a kind, in the same order."""

    def __init__(self, met: list[Figure], chance: Random) -> None:
        self._share = chance.choice(LEAP) / 24
        self._table: dict[tuple[str, float], float] = {}
        for kind in ("percent", "amount"):
            steps: dict[float, float] = {}
            for figure in met:
                if figure.kind == kind and figure.value > GRAMMAR:
                    steps[figure.value] = max(figure.step, steps.get(figure.value, 0))
            self._fill(kind, steps)
        for kind, hour in (("hours", 1.0), ("minutes", 60.0)):
            self._fill_lengths(kind, {figure.value for figure in met if figure.kind == kind}, hour=hour)

    def other(self, figure: Figure) -> float:
        """The value that a figure's value becomes."""
        return self._table.get((figure.kind, figure.value), figure.value)

    def _fill(self, kind: str, steps: dict[float, float]) -> None:
        reached = 0.0
        for value in sorted(steps):
            other = self._moved(kind, value, steps[value])
            self._table[(kind, value)] = reached = other if other > reached else reached + steps[value]

    def _moved(self, kind: str, value: float, step: float) -> float:
        if kind == "percent":
            return min(99.0, max(value + step, _rounded(value + (100 - value) * 0.1, step))) if value < 98 else value
        coarse = max(step, 10.0 ** (floor(log10(value)) - 1))
        return max(value + step, _rounded(value * self._share, min(coarse, _roundness(value, step))))

    def _fill_lengths(self, kind: str, values: set[float], *, hour: float) -> None:
        """Three hours and more become an hour longer, short of a day; below, minutes one more within their quarter."""
        taken: set[float] = set()
        for value in sorted(values, reverse=True):
            other = value
            if LONG * hour <= value < DAY * hour - hour:
                other = value + hour
            elif kind == "minutes" and value < LONG * hour and 0 < value % QUARTER < QUARTER - 1:
                other = value + 1
            self._table[(kind, value)] = value if other in taken else other
            taken.add(self._table[(kind, value)])


def _rounded(value: float, step: float) -> float:
    return round(round(value / step) * step, 6)


def _roundness(value: float, step: float) -> float:
    """The largest power of ten (times the step) that divides a value: 1,200 is round to hundreds."""
    size = step
    while abs(value / (size * 10) - round(value / (size * 10))) < 1e-9:
        size *= 10
    return size
