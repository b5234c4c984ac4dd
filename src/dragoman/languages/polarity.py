"""Whether a text turns a statement round: negation and refusal words from polarity.toml."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries


def polarity(text: str, language: str | None) -> frozenset[str]:
    """Which of `negation`, `refusal` the text holds words of; nothing for languages whose words are not known."""
    return frozenset(
        table for table in ("negation", "refusal") if (p := _pattern(language, table)) is not None and p.search(text)
    )


def knows_polarity(language: str | None) -> bool:
    """Whether the language has polarity words, so that their absence says something."""
    return bool(entries(language, "polarity", "negation"))


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
