"""What one string shows by itself, whatever its language: figures, names as written, rare words, negation, length."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.languages.nations import find_nations
from dragoman.languages.polarity import knows_polarity, polarity
from dragoman.languages.words import entries

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,  ’']\d{3})*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
NATION = "="
"""Before the code of a country: one string for its name, its people and its adjective in all languages."""
STEM = 6
"""Letters of a word that count: enough to tell words apart, few enough to lose most endings."""


@dataclass(frozen=True)
class Cues:
    """The cues of one segment. Stems are romanised, lower case, cut to `STEM` letters; countries are "=GR"."""

    figures: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    turned: frozenset[str]
    knows_turned: bool
    length: int

    @property
    def strings(self) -> frozenset[str]:
        """All that is counted: stems, names and figures."""
        return self.stems | self.names | self.figures


def cues_of(text: str, language: str | None) -> Cues:
    """Read the cues off one segment's text."""
    nations = find_nations(text, language)
    words = [word for word in _WORD.finditer(text) if not any(start <= word.start() < end for start, end, _ in nations)]
    named = {NATION + code for _, _, code in nations}
    return Cues(
        figures=frozenset(_figure(match.group()) for match in _FIGURE.finditer(text))
        | frozenset(_numerals(language).get(match.group().lower(), "") for match in words) - {""},
        names=frozenset(named).union(() if _capital_nouns(language) else (stem(m.group()) for m in words if _named(m))),
        stems=frozenset(named).union(stem(match.group()) for match in words if len(match.group()) > 3),
        turned=polarity(text, language),
        knows_turned=knows_polarity(language),
        length=len(text),
    )


def rarities(segments: Iterable[frozenset[str]]) -> dict[str, float]:
    """How rare each string is among a story's segments: 1 where one has it, 0 where all have."""
    every = list(segments)
    counts = Counter(string for strings in every for string in strings)
    top = math.log(len(every) + 1)
    return {string: 1 - math.log(count) / top for string, count in counts.items()}


def weight(strings: Iterable[str], rarity: Mapping[str, float]) -> float:
    """The summed rarity of strings, in an order of its own: float sums depend on it."""
    return math.fsum(rarity[string] for string in strings)


@cache
def _numerals(language: str | None) -> dict[str, str]:
    """Number words that can be nothing else, and their figures: "three" is "3"."""
    sure = [e for e in entries(language, "numbers", "numeral") if not e.get("weak") and not e.get("times")]
    return {form: f"{entry['value']:g}" for entry in sure for form in entry["forms"]}


@cache
def _capital_nouns(language: str | None) -> bool:
    """Whether every noun has a capital, so that a capital makes no name."""
    return any(entry.get("capital_nouns") for entry in entries(language, "health", "habit"))


def _named(match: re.Match[str]) -> bool:
    """Capitalised, and not merely because a sentence begins there."""
    word = match.group()
    return word[0].isupper() and len(word) > 2 and match.start() > 0 and not match.string[: match.start()].isspace()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word as it is compared: romanised, lower case, without a genitive's end, cut."""
    from anyascii import anyascii

    plain = anyascii(_POSSESSIVE.sub("", word)).lower()
    return plain[:STEM]


def _figure(written: str) -> str:
    """A figure without marks between thousands and with a point for the decimal comma."""
    joined = re.sub(r"[.,  ’'](?=\d{3}(?!\d))", "", written)
    plain = joined.replace(",", ".").strip("., ")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
