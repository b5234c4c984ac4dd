"""Whether a text turns a statement round: negation, refusal and words of welcome from polarity.toml."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries

_WORD = re.compile(r"\w+")


def polarity(text: str, language: str | None) -> frozenset[str]:
    """Which of `negation`, `refusal` the text holds words of; nothing for languages whose words are not known."""
    return frozenset(
        table for table in ("negation", "refusal") if (p := _pattern(language, table)) is not None and p.search(text)
    )


def knows_polarity(language: str | None) -> bool:
    """Whether the language has polarity words, so that their absence says something."""
    return bool(entries(language, "polarity", "negation"))


def contrasts(text: str, language: str | None) -> bool:
    """Whether a text sets one thing against another ("at sea rather than in court"): its negation denies nothing."""
    pattern = _pattern(language, "contrast")
    return pattern is not None and pattern.search(text) is not None


def greets(word: str, language: str | None) -> bool:
    """Whether a word is a form of a verb of welcome."""
    pattern = _pattern(language, "welcome")
    return pattern is not None and pattern.fullmatch(word) is not None


def withholds(text: str, language: str | None) -> bool:
    """Whether a text tells that somebody kept from doing what the next verb says ("stopped short of …")."""
    pattern = _pattern(language, "withheld")
    return pattern is not None and pattern.search(text) is not None


def concedes(text: str, language: str | None) -> bool:
    """Whether a text tells that somebody admits a thing, or no longer rules it out."""
    pattern = _pattern(language, "conceded")
    return pattern is not None and pattern.search(text) is not None


def sorts_greeted(text: str, language: str | None) -> frozenset[str]:
    """The sorts of things a text names that may be welcomed or not: an offer, a decision, talks, a step."""
    words = frozenset(_WORD.findall(text.casefold()))
    return frozenset(e["id"] for e in entries(language, "polarity", "greeted") if words & set(e["forms"]))


@cache
def _pattern(language: str | None, table: str) -> re.Pattern[str] | None:
    forms = [
        re.escape(entry["form"]).replace("'", "['’]") + (r"\w*" if entry.get("prefix") else "")
        for entry in entries(language, "polarity", table)
    ]
    if not forms:
        return None
    # An apostrophe at either end is a bound of its own: "didn't", "n'est".
    return re.compile(rf"(?:(?<!\w)|(?<=\w)(?=n['’]t\b))(?:{'|'.join(forms)})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)
