"""Forms of the word lists, compiled for longest match over tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.languages.words import Entry
from dragoman.reading.builtin.tokens import Token, fold

_ACRONYM = 5
"""A form in capitals of up to so many letters matches only as written: "UN", not "Un"."""


class Match(Struct, frozen=True):
    """`length` tokens from a place on are a form of `entry`."""

    length: int
    entry: Entry
    form: str


class Lexicon:
    """Longest match of listed forms. A form written with a capital wants one in the text; a small one takes either.

    Entries with `compound = true` also match words that end in one of their forms ("Regierungssprecherin"). Of entries
    with one form the one of the higher `rank` goes first.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], bool, Entry, str]]] = {}
        self._endings: list[tuple[str, Entry]] = []
        for entry in entries:
            for form in entry.get("forms", ()):
                parts = fold(form)
                if parts:
                    self._forms.setdefault(parts[0], []).append((parts, form[:1].isupper(), entry, form))
                if entry.get("compound") and len(parts) == 1 and len(form) >= 4:
                    self._endings.append((form.casefold(), entry))
        for listed in self._forms.values():
            listed.sort(key=lambda item: (-len(item[0]), item[3], -item[2].get("rank", 0)))
        self._endings.sort(key=lambda item: (-len(item[0]), item[0], -item[1].get("rank", 0)))
        self._tails = tuple(ending for ending, _ in self._endings)

    def at(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest form that starts at a token, or None."""
        token = tokens[index]
        for parts, capital, entry, form in self._forms.get(token.folded.rstrip("."), ()):
            if capital and not token.capital:
                continue
            if form.isupper() and len(form) <= _ACRONYM and token.text != form:
                continue
            if self._matches(tokens, index, parts):
                return Match(len(parts), entry, form)
        return self._after_hyphen(token) or self._compound(token)

    def all_at(self, tokens: Sequence[Token], index: int) -> list[Match]:
        """Every form that starts at a token, the longest first."""
        token = tokens[index]
        found = [
            Match(len(parts), entry, form)
            for parts, capital, entry, form in self._forms.get(token.folded.rstrip("."), ())
            if (token.capital or not capital) and self._matches(tokens, index, parts)
        ]
        compound = self._after_hyphen(token) or self._compound(token)
        return found or ([compound] if compound else [])

    def _after_hyphen(self, token: Token) -> Match | None:
        """ "US-Außenminister" is an Außenminister."""
        first, _, last = token.text.rpartition("-")
        if first and last[:1].isupper():
            for parts, _, entry, form in self._forms.get(last.casefold(), ()):
                if len(parts) == 1 and entry.get("compound", True):
                    return Match(1, entry, form)
        return None

    def _matches(self, tokens: Sequence[Token], index: int, parts: tuple[str, ...]) -> bool:
        if index + len(parts) > len(tokens):
            return False
        for offset, part in enumerate(parts[1:], 1):
            token = tokens[index + offset]
            if token.folded.rstrip(".") != part or token.gap.strip(" .-") != "":
                return False
        return True

    def _compound(self, token: Token) -> Match | None:
        if not token.capital:
            return None
        last = token.folded.rsplit("-", 1)[-1]
        if not last.endswith(self._tails):  # few words are: one look at all endings before one at each
            return None
        for ending, entry in self._endings:
            if last.endswith(ending) and len(token.folded) > len(ending):
                return Match(1, entry, ending)
            if last == ending and "-" in token.folded:
                return Match(1, entry, ending)
        return None

    def has_form(self, word: str) -> bool:
        """Whether a word, whatever its case, is a listed form or its stem with a linking s."""
        folded = word.casefold()
        return folded in self._forms or folded.removesuffix("s") in self._forms

    def entry(self, word: str) -> Entry | None:
        """The entry of a word that is a listed form, whatever its case; None for any other."""
        listed = self._forms.get(word.casefold(), ())
        return next((entry for parts, _, entry, _ in listed if len(parts) == 1), None)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def has(self, token: Token) -> bool:
        """Whether one token alone is a listed form."""
        return any(
            len(parts) == 1 and (token.capital or not capital)
            for parts, capital, _, _ in self._forms.get(token.folded.rstrip("."), ())
        )
