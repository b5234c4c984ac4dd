"""The words of languages/<code>/credited.toml, compiled: how a report credits a figure beside saying verbs."""

from __future__ import annotations

from functools import cache

from dragoman.languages.words import entries
from dragoman.reading.builtin.lexicon import Lexicon


class CreditWords:
    """Counting verbs, nouns of a toll, bodies that count, and words that tell a body's short name."""

    def __init__(self, code: str) -> None:
        def lexicon(table: str) -> Lexicon:
            return Lexicon(entries(code, "credited", table))

        self.counting, self.toll, self.teller = lexicon("counting"), lexicon("toll"), lexicon("teller")
        self.alias, self.cue, self.agent = lexicon("alias"), lexicon("cue"), lexicon("agent")
        self.society = lexicon("society")
        self.heard, self.owner, self.document = lexicon("heard"), lexicon("owner"), lexicon("document")


@cache
def credit_words(code: str) -> CreditWords:
    """The words of a language; empty lists where it has none."""
    return CreditWords(code)


__all__ = ["CreditWords", "credit_words"]
