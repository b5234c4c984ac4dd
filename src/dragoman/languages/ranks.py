"""In what a thing is ranked by the words of a superlative: the largest, the deadliest, from figures.toml."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries


def ranked_in(text: str, language: str | None) -> frozenset[str]:
    """The ids of the scales that a text's superlatives are of; "the worst" may be of several, nothing if unknown."""
    return frozenset(scale for scales, pattern in _scales(language) if pattern.search(text) for scale in scales)


@cache
def _scales(language: str | None) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    rows = entries(language, "figures", "rank")
    return tuple(
        (
            (row["id"], *row.get("like", ())),
            re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)", re.IGNORECASE),
        )
        for row in rows
    )


__all__ = ["ranked_in"]
