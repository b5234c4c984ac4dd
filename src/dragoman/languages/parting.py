"""Who is told to have broken off talks, by words of parting.toml: "the union walked out"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries

REACH = 25
"""Letters that may part a side from its verb: "the union, he said, walked out"."""


def left_by(sentence: str, language: str | None) -> tuple[str, str] | None:
    """The id of the side that a sentence says broke off talks, and that of the side against it; None if none."""
    for side, against, pattern in _partings(language):
        if pattern.search(sentence):
            return side, against
    return None


@cache
def _partings(language: str | None) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    verbs = [form for row in entries(language, "parting", "left") for form in row["forms"]]
    rows = entries(language, "parting", "side")
    every = [form for row in rows for form in row["forms"]]
    # Nothing that is a side itself stands between: "the union said the company walked out".
    gap = rf"(?:(?!\b{choice(every)}\b)[^.;:!?\n]){{1,{REACH}}}?"
    return tuple(
        (
            row["id"],
            row["against"],
            re.compile(rf"(?<![\w-]){choice(row['forms'])}{gap}(?<!\w){_apostrophes(verbs)}(?!\w)", re.IGNORECASE),
        )
        for row in rows
    )


def _apostrophes(forms: list[str]) -> str:
    return choice(forms).replace("'", "['’]")


__all__ = ["left_by"]
