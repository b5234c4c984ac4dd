"""The words of languages/<code>/figures.toml, compiled for lookup by token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.languages.words import entries
from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.tokens import Token

LISTS = (
    "rank",
    "since",
    "ever",
    "within",
    "none",
    "reason",
    "retold",
    "source",
    "planned",
    "having",
    "given",
    "keeping",
    "own",
    "ground",
    "giving",
    "blaming",
    "foiling",
    "broken_off",
    "in_part",
    "fate",
)


@cache
def figure_words(code: str) -> dict[str, Lexicon]:
    """The lists of a language by name; empty ones where it has no words."""
    return {name: Lexicon(entries(code, "figures", name)) for name in LISTS}


def ending_before(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> int | None:
    """The first token of a listed form that ends right before a token; None if there is none."""
    return next(
        (
            at
            for at in range(max(0, index - 5), index)
            if any(at + match.length == index for match in lexicon.all_at(tokens, at))
        ),
        None,
    )
