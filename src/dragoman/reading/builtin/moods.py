"""Sentences that their verb alone tells as another's speech, in languages that have such a mood."""

from __future__ import annotations

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.saying import longest, saying_words

NEAR = 12
"""Tokens of a first clause within which its verb stands."""


def reported_mood(item: Marked, first: int = 0) -> bool:
    """Whether the first clause from a token on is told as another's speech by its verb alone ("Die Lage sei gut.")."""
    words = saying_words(item.words.code)
    tokens, subordinate = item.tokens[first:], False
    if not words.reported_mood or any(longest(tokens, at, (words.own_words,)) for at in range(len(tokens))):
        return False
    for at, token in enumerate(tokens):
        if at == 0 or token.gap.strip():
            subordinate = words.subordinators.has(token) and (at > 0 or not item.words.determiners.has(token))
        if words.reported_mood.has(token) and not subordinate and token.text.islower():
            return True
        if at and token.gap.strip()[:1] == "," and not subordinate and at > NEAR:
            return False
    return False
