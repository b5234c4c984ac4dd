"""Whether a sentence has a finite verb, as far as words and endings tell; three answers, because often they don't."""

from __future__ import annotations

import re
from typing import Literal

from dragoman.reading.words import ReadingWords, words_of

Finiteness = Literal["sure", "maybe", "none", "unknown"]
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def finiteness(sentence: str, language: str | None) -> Finiteness:
    """`sure`: a form that can only be a finite verb; `maybe`: one that may be; `unknown`: the language has no words."""
    words = words_of(language)
    if not words.finite:
        return "unknown"
    text = sentence.replace("’", "'")
    tokens = list(_TOKEN.finditer(text))
    found: Finiteness = "none"
    for number, match in enumerate(tokens):
        token, form = match.group(), match.group().lower()
        if form in words.finite or (form not in words.never_finite and form.endswith(words.finite_endings)):
            if token[0].islower() or sentence.isupper() or not re.search(r"[\w,] $", text[: match.start()][-2:]):
                return "sure"
            found = "maybe"
        elif number and tokens[number - 1].group().lower() in words.subjects and token.islower():
            found = "maybe"
            if _may_be_finite(token, first=False, words=words):
                return "sure"
        elif _may_be_finite(token, first=number == 0, words=words):
            if number and _has_neighbours(tokens, number, words):
                return "sure"
            found = "maybe"
    return found


def _has_neighbours(tokens: list[re.Match[str]], number: int, words: ReadingWords) -> bool:
    """A doubtful form is a verb between a name and its object ("the mayor of Bern visited the harbour")."""
    following = tokens[number + 1].group().lower() if number + 1 < len(tokens) else ""
    before = tokens[number - 1].group()
    named = number > 1 and before[0].isupper() and not before.isupper() and not words.capital_nouns
    return bool(words.objects) and (following in words.objects or named)


def _may_be_finite(token: str, *, first: bool, words: ReadingWords) -> bool:
    form = token.lower()
    if form in words.maybe_finite:
        return first or token[0].islower() or token.isupper()
    if not token.islower() or len(form) < 4 or form in words.never_finite or form.endswith(words.never_endings):
        return False
    return form.endswith(words.maybe_endings)
