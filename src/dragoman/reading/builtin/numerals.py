"""Numbers in running text, in figures and in words: "seven and a half", "zweiundzwanzig", "2,3 Milliarden", "$40m".

A number is told by its bounds. Found numbers can be laid over the text as marks of the same length, so that the
phrases around them are plain to match: `STRONG` begins a number, `WEAK` a word that may as well be an article or
a pronoun ("one", "eine"), `VAGUE` one nobody counted ("dozens"); `REST` fills up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from dragoman.languages.patterns import FILL, SPACE, choice
from dragoman.languages.words import Entry, entries
from dragoman.ontology import table

STRONG, WEAK, VAGUE, REST = "\ue000", "\ue002", "\ue003", FILL
ANY_NUMBER = f"[{STRONG}{WEAK}{VAGUE}]{REST}*"
CERTAIN_NUMBER = f"[{STRONG}{VAGUE}]{REST}*"
VAGUE_NUMBER = f"{VAGUE}{REST}*"
_OURS = re.compile("[\ue000-\ue0ff]")
"""Private-use characters serve as marks; a text's own are hidden while it is read."""
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_NOT_ALONE = 2
"""Scales of this many letters or fewer ("m", "bn") count only beside a currency: "$40m", but "40 m" is a length."""


class Number(Struct, frozen=True):
    """A number by its bounds (None = none on that side); `currency`: ISO 4217 where a sign stands before it."""

    start: int
    end: int
    min: float | None
    max: float | None
    min_open: bool = False
    max_open: bool = False
    approx: bool = False
    weak: bool = False
    vague: bool = False
    figures: bool = False
    currency: str | None = None
    scale: float = 1
    hedge: str | None = None
    during: bool = False


class _Words(Struct, frozen=True):
    number: re.Pattern[str]
    token: re.Pattern[str]
    values: dict[str, tuple[float, bool, bool]]
    halves: dict[str, float]
    vague: dict[str, str]
    scales: dict[str, float]
    signs: dict[str, str]
    coins: re.Pattern[str]
    inverts: frozenset[str]
    rounded: frozenset[str]
    decimal: str


def forms_of(language: str, file: str, kind: str) -> Iterator[tuple[str, Entry]]:
    """Every form of a table, in small letters, with its entry."""
    for entry in entries(language, file, kind):
        for form in entry["forms"]:
            yield form.lower(), entry


def _values(language: str, kind: str) -> dict[str, float]:
    return {form: float(entry["value"]) for form, entry in forms_of(language, "numbers", kind)}


@cache
def _words(language: str) -> _Words:
    numerals = list(forms_of(language, "numbers", "numeral"))
    joiners = entries(language, "numbers", "joiner")
    figures = (entries(language, "numbers", "figures") or ({"decimal": ".", "group": [","]},))[0]
    first = [form for form, entry in numerals if entry.get("first")]
    words = _Words(
        number=re.compile("(?!)"),
        token=re.compile(rf"\A{choice(first)}(?!\w)|{choice([f for f, _ in numerals if f not in first])}", re.I),
        values={form: (float(e["value"]), bool(e.get("times")), bool(e.get("weak"))) for form, e in numerals},
        halves=_values(language, "half"),
        vague={form: str(entry["hedge"]) for form, entry in forms_of(language, "numbers", "vague")},
        scales={**_values(language, "short_scale"), **_values(language, "scale")},
        signs={s.lower(): e["code"] for e in entries(language, "units", "currency") for s in e.get("signs", [])},
        coins=re.compile(rf"\s{choice([form for form, _ in forms_of(language, 'units', 'currency')])}(?!\w)", re.I),
        inverts=frozenset(form for e in joiners if e.get("inverts") for form in e["forms"]),
        rounded=frozenset(form for form, entry in numerals if entry.get("approx")),
        decimal=figures["decimal"],
    )
    joints = [form for entry in joiners for form in entry["forms"]]
    return _with_regex(words, figures, first=first, joints=joints, ends=_ends(language))


def _with_regex(words: _Words, figures: Entry, *, first: Sequence[str], joints: Sequence[str], ends: str) -> _Words:
    group, decimal = "".join(re.escape(c) for c in figures["group"]), re.escape(words.decimal)
    scale = choice([form for form in words.scales if len(form) > _NOT_ALONE])
    foreign = rf"\d{{1,3}}(?:{decimal}000)+(?!\d)|\d+[.,]\d{{1,2}}(?=\s{scale})"
    figure = rf"(?:{foreign}|\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?(?:\s?[½¼¾⅓⅔])?|[½¼¾]"
    word, more = choice(list(words.values)), choice([form for form in words.values if form not in first])
    number = re.compile(
        rf"(?<![\w.])(?<!\d[,:])(?<![^\W\d][-/])(?:(?P<sign>{choice(list(words.signs))})[^\S\n]?)?"
        rf"(?:(?P<figure>{figure})|(?P<vague>{choice(list(words.vague))})"
        rf"|(?P<word>{word}(?:{choice(joints)}{more}){{0,14}}))(?P<half>{choice(list(words.halves))})?"
        rf"(?:[^\S\n]?-?(?P<scale>{choice(list(words.scales))}))?{ends}",
        re.I,
    )
    return _Words(number, *(getattr(words, name) for name in _Words.__struct_fields__[1:]))


def _ends(language: str) -> str:
    """A number ends with its word, or where a glued unit follows: "siebeneinhalb|stündig"."""
    units = entries(language, "units", "duration")
    glued = choice([stem for e in units for key in ("glued", "aged") for stem in e.get(key, [])])
    return rf"(?:(?!\w|[.,:]\d)|(?={glued}))"


@lru_cache(maxsize=64)
def bare_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Numbers in figures and words, without hedges, left to right. Not those that belong to a name (G20, page 3)."""
    words = _words(language)
    found = []
    at = 0
    while (match := words.number.search(text, at)) is not None:
        number = _read(match, words)
        at = max(number.end, match.start() + 1)
        if not is_labelled(text, match.start(), language):
            found.append(number)
    return tuple(found)


def is_labelled(text: str, start: int, language: str) -> bool:
    """Whether the figure at `start` belongs to a name or reference: Flight 12, page 3, No. 7."""
    return _labels(language).search(text, max(0, start - 24), start) is not None


@cache
def _labels(language: str) -> re.Pattern[str]:
    forms = [form for form, _ in forms_of(language, "numbers", "label")]
    return re.compile(rf"(?:(?<!\w){choice(forms)}(?:{SPACE})?|[+§#№]\s?|\d[/.:]|\+\d[\d /-]*)\Z", re.I)


def _read(match: re.Match[str], words: _Words) -> Number:
    currency = words.signs.get(match["sign"].lower()) if match["sign"] else None
    scale, end = _scale(match, words, priced=currency is not None)
    if match["vague"]:
        end = match.end("vague") if scale == 1 else end
        return _vague(words.vague[plain(match["vague"])], match.start(), end)
    weak = False
    if match["figure"]:
        value = _figure(match["figure"], words.decimal)
    else:
        value, stop, weak = _spoken(match["word"], words)
        if stop < len(match["word"]):
            return Number(match.start(), match.start("word") + stop, value, value, weak=weak)
    if match["half"]:
        told = next((large for large in (1e12, 1e9, 1e6) if value >= large), 1.0) if match["word"] else 1.0
        value, weak = value + told * words.halves[plain(match["half"])], False  # "dos millones y medio"
    value, weak = round(value * scale, 6), weak and scale == 1 and not currency
    return Number(match.start(), end, value, value, weak=weak, figures=bool(match["figure"]), currency=currency,
                  scale=scale, approx=bool(match["word"]) and plain(match["word"]) in words.rounded)  # fmt: skip


def _vague(hedge: str, start: int, end: int) -> Number:
    bounds: dict[str, Any] = table("hedges")[hedge]
    is_open = "max" in bounds.get("open", ())
    return Number(start, end, bounds.get("min"), bounds.get("max"), max_open=is_open, approx=True, vague=True,
                  hedge=hedge)  # fmt: skip


def _scale(match: re.Match[str], words: _Words, *, priced: bool) -> tuple[float, int]:
    """The scale behind a number and where the number ends with it."""
    if not match["scale"]:
        return 1, match.end()
    before = match.string[max(0, match.start() - 12) : match.start()]
    priced = priced or re.search(r"[$€£¥]\d+(?:[.,]\d+)?[-–]\Z", before) is not None
    priced = priced or words.coins.match(match.string, match.end()) is not None  # "1.5m dirhams"
    if priced or len(match["scale"]) > _NOT_ALONE:
        return words.scales[plain(match["scale"])], match.end()
    told = match.string[match.start() : match.start("scale")]
    return 1, match.start() + len(told.rstrip("- \u00a0\u202f"))


def plain(words: str) -> str:
    """Words in small letters with single spaces; a space before them is kept (" and a half")."""
    return (" " if words[:1].isspace() else "") + " ".join(words.lower().split())


def _figure(words: str, decimal: str) -> float:
    bare = words.rstrip("½¼¾⅓⅔ \u00a0\u202f")
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(decimal)}000)+", bare):  # "2.000 persons" of a translation
        return float(re.sub(r"\D", "", bare))
    if re.fullmatch(r"\d+[.,]\d{1,2}", bare):  # "1,5 million"
        decimal = next(mark for mark in bare if not mark.isdigit())
    whole, _, part = bare.partition(decimal)
    digits, decimals = re.sub(r"\D", "", whole), re.sub(r"\D", "", part)
    return float(f"{digits or 0}.{decimals or 0}") + _FRACTIONS.get(words[-1], 0.0)


def _spoken(words: str, language: _Words) -> tuple[float, int, bool]:
    """The value of number words, how far they make one number, and whether they may be an article or pronoun."""
    total = current = 0.0
    taken: set[int] = set()
    last, stop, count, weak = float("inf"), 0, 0, False
    for match in language.token.finditer(words):
        value, times, may_be_article = language.values[plain(match[0])]
        inverted = count > 0 and words[stop : match.start()].lower() in language.inverts
        if times and value >= 1000:
            if value >= last:
                break
            total, current, taken, last = total + (current or 1) * value, 0.0, set(), value
        elif times:
            if 2 in taken or (count and not current and not total):
                break
            current, taken = (current or 1) * value, {2}
        else:
            ranks = _ranks(value)
            if ranks & taken or (0 in taken and not inverted) or (inverted and not (ranks == {1} and 0 in taken)):
                break
            current, taken = current + value, taken | ranks
        stop, count, weak = match.end(), count + 1, may_be_article
    return total + current, stop, weak and count == 1


def _ranks(value: float) -> set[int]:
    """Which places of a number a word fills: ones (0), tens (1), hundreds (2)."""
    if value < 10:
        return {0}
    if value < 20:
        return {0, 1}
    return {1} if value < 100 else {0, 1, 2}


def laid_over(text: str, numbers: tuple[Number, ...], *, words_only: bool = False) -> str:
    """The text with every number replaced by marks of its length; `words_only` leaves figures as they are."""
    text = _OURS.sub("\ufffd", text)
    parts, at = [], 0
    for number in numbers:
        if words_only and number.figures:
            continue
        mark = WEAK if number.weak else VAGUE if number.vague else STRONG
        parts += [text[at : number.start], mark, REST * (number.end - number.start - 1)]
        at = number.end
    return "".join([*parts, text[at:]])
