"""Words that move a plan to another day, from moves.toml: "postponed to", "auf … verschoben"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import Entry, entries

REACH = 60
"""Letters that may part the verb from the day it moves a thing to."""


def moved_to(sentence: str, start: int, end: int, language: str | None) -> bool:
    """Whether a sentence's words say that something was moved to the day at [start, end): a verb before or behind."""
    return any(
        ahead.search(sentence[:start])
        or (to and to.search(sentence[:start]) and verb.search(sentence, end, end + REACH))
        for ahead, to, verb in _moves(language)
    )


@cache
def _moves(language: str | None) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile(
                rf"(?<!\w){choice(row['forms'])}(?!\w)[^.;:!?\n]{{0,{REACH}}}(?<!\w){_to(row)}\s+$", re.IGNORECASE
            ),
            re.compile(rf"(?<!\w){_to(row)}\s+$", re.IGNORECASE) if row.get("behind") else None,
            re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)", re.IGNORECASE),
        )
        for row in entries(language, "moves", "moved")
    )


def _to(row: Entry) -> str:
    return choice(row["to"]).replace("'", "['’]")


__all__ = ["moved_to"]
