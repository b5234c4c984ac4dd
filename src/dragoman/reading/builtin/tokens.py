"""Surface tokens of a passage, as the built-in reader sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from dragoman.languages.tokens import cuts
from dragoman.languages.words import known_languages

# Initials ("U.S.", "J.") stay whole; hyphens and inner apostrophes belong to the word; figures with their marks too.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*[^\W\d_]*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


class Token(Struct, frozen=True):
    """One token; offsets count in the passage. `gap` is what stands between it and the token before."""

    start: int
    end: int
    text: str
    folded: str
    gap: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def close(self) -> bool:
        """Whether only a blank, a hyphen or an initial's dot parts it from the token before."""
        return self.gap in (" ", "", "-", ". ", "–")


def tokenize(text: str, language: str | None = None) -> tuple[Token, ...]:
    """The tokens of a text; a possessive ending is cut off and noted, an elided word ("l'", "qu'") stands apart.

    What follows an elided word has a blank for its gap, as if the word were whole.
    """
    return _tokens(text, cuts(language).elisions, whole=cuts(language).whole)


def _tokens(text: str, elisions: Sequence[str], *, whole: frozenset[str]) -> tuple[Token, ...]:
    tokens = []
    last = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        if elisions and (parts := _elided(word, elisions, whole=whole)):
            for part in parts:
                at, gap = found.start() + part[0], " " if part[0] else text[last : found.start()]
                tokens.append(Token(at, found.start() + part[1], part[2], part[2].casefold(), gap))
            last = found.end()
            continue
        ending = _POSSESSIVE.search(word)
        end = found.start() + (ending.start() if ending else len(word))
        if end <= found.start():
            continue
        word = text[found.start() : end]
        tokens.append(Token(found.start(), end, word, word.casefold(), text[last : found.start()], bool(ending)))
        last = found.end()
    return tuple(tokens)


def _elided(word: str, elisions: Sequence[str], *, whole: frozenset[str]) -> list[tuple[int, int, str]]:
    """Start, end and bare word of a word's parts, if one of them is elided."""
    if "'" not in word and "’" not in word:  # an elision ends with its apostrophe
        return []
    plain = word.casefold().replace("’", "'")
    parts: list[tuple[int, int, str]] = []
    at = 0
    while plain[at:] not in whole:
        form = next((form for form in elisions if plain.startswith(form, at) and len(plain) > at + len(form)), None)
        if form is None:
            break
        parts.append((at, at + len(form), word[at : at + len(form) - 1]))
        at += len(form)
    return [*parts, (at, len(word), word[at:])] if parts else []


@cache
def _every_cut() -> tuple[tuple[str, ...], frozenset[str]]:
    """The elisions of all languages and what only looks like one: listed forms may be of any language."""
    known = [cuts(language) for language in known_languages()]
    elisions = {form for cut in known for form in cut.elisions}
    whole = frozenset(form for cut in known for form in cut.whole)
    return tuple(sorted(elisions, key=lambda form: (-len(form), form))), whole


def fold(form: str) -> tuple[str, ...]:
    """A form of the word lists as the folded tokens it matches."""
    if form.isalpha():  # most are: one token, nothing to cut off
        return (form.casefold(),)
    elisions, whole = _every_cut()
    return tuple(token.folded.rstrip(".") for token in _tokens(form, elisions, whole=whole))


def first_at(tokens: Sequence[Token], offset: int) -> int:
    """Index of the first token that starts at or after an offset (len(tokens) if none)."""
    return next((index for index, token in enumerate(tokens) if token.start >= offset), len(tokens))
