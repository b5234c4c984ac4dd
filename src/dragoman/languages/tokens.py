"""Cuts a sentence into surface tokens with offsets, as the treebanks the model learned on cut theirs.

What marks, digits and capitals can't show (elisions, clitics, abbreviations) stands in tokens.toml. A language without
entries there is cut by marks and blanks alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.languages.words import Entry, read_tables


class Token(NamedTuple):
    """A token's span in its text, end exclusive."""

    start: int
    end: int


_STRAIGHT = str.maketrans(dict.fromkeys("„“”‟«»″", '"') | dict.fromkeys("‚‘’‛‹›′´`", "'"))

_WHOLE = re.compile(
    r"""(?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)\]']   # addresses
      | [\w.+-]+@[\w-]+\.[\w.-]*\w
      | [@\#]\w+
      | [:;=][-']?[()DPpo/]+(?!\w) | <3                   # faces
      | ''|``|\.{2,}|…|-{2,}|!{2,}|\?{2,}|[!?]{2,}|_{2,}|\*{2,}|={2,}
      | (?<!\w)'\d0s\b
      | [+-]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+|[-'][^\W\d_]+)*   # numbers, with a unit or ending grown on
      | (?:[^\W\d_]\.){2,}(?!\w)                            # U.S., z.B.
      | \w+(?:[-'.&/·]\w+)*                                  # words, parted further below
      | \S""",
    re.VERBOSE,
)
_INNER_MARK = re.compile(r"[./]")
_SHORTENED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")


@dataclass(frozen=True)
class Cuts:
    """What tokens.toml says of one language."""

    elisions: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    hyphens: bool = False
    ordinal_point: bool = False


@cache
def cuts(language: str | None) -> Cuts:
    """The cuts of a language; none for a language that tokens.toml does not name."""
    tables = {name: [e for e in entries if language in e["languages"]] for name, entries in _tables().items()}

    def forms(name: str, key: str = "forms") -> list[str]:
        return [form for entry in tables.get(name, ()) for form in entry.get(key, ())]

    return Cuts(
        elisions=tuple(sorted(forms("elision"), key=lambda f: (-len(f), f))),
        clitics=tuple(sorted(forms("clitic"), key=lambda f: (-len(f), f))),
        whole=frozenset(forms("clitic", "except") + forms("elision", "except")),
        abbreviations=frozenset(forms("abbreviation")),
        hyphens=bool(tables.get("hyphens")),
        ordinal_point=bool(tables.get("ordinal_point")),
    )


@cache
def _tables() -> dict[str, tuple[Entry, ...]]:
    text = (files("dragoman.languages") / "tokens.toml").read_text(encoding="utf-8")
    return read_tables(text, "languages/tokens.toml")


def straighten(text: str) -> str:
    """The text with every quotation mark and apostrophe made plain, letter for letter: offsets hold."""
    return text.translate(_STRAIGHT)


def uncapitalized(text: str) -> str:
    """All-capital text with only first letters left large, letter for letter: the encoder knows no shouting."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        return text
    return re.sub(
        r"(?<=[^\W\d_])[^\W\d_]", lambda m: m.group().lower() if len(m.group().lower()) == 1 else m.group(), text
    )


def surface_tokens(sentence: str, language: str | None = None) -> list[Token]:
    """The tokens of one sentence, in order. Soft hyphens and zero-width marks inside a word stay in it."""
    known = cuts(language)
    plain = straighten(sentence)
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        match = _WHOLE.search(plain, at)
        if match is None:
            break
        start, end = match.span()
        end = _with_point(plain, (start, end), known)
        tokens += _parted(plain, (start, end), known)
        at = end
    return tokens


def _with_point(plain: str, span: tuple[int, int], known: Cuts) -> int:
    """The end of the token with the point that belongs to it: an abbreviation's, an initial's, an ordinal's."""
    start, end = span
    if plain[end : end + 1] != "." or plain[end : end + 2] == "..":
        return end
    form = plain[start : end + 1].lower()
    if form in known.abbreviations:
        return end + 1
    later = plain[end + 1 :].lstrip()
    if not later or later[0] in "\"')":
        return end
    initial = end - start == 1 and plain[start].isupper()
    shortened = _SHORTENED.fullmatch(plain[start:end]) is not None and "." in plain[start:end]
    ordinal = known.ordinal_point and plain[start:end].isdigit() and len(later) > 1 and end - start < 3
    return end + 1 if initial or shortened or ordinal else end


def _parted(plain: str, span: tuple[int, int], known: Cuts) -> list[Token]:
    """A word with its elisions, clitics and hyphens stood apart."""
    start, end = span
    word = plain[start:end].lower()
    if not (word[0].isalnum() and any(mark in word for mark in "-'/")) or "@" in word or "//" in word:
        return [Token(start, end)]
    if word in known.whole:
        return [Token(start, end)]
    for form in known.elisions:
        if word.startswith(form) and len(word) > len(form):
            return [Token(start, start + len(form)), *_parted(plain, (start + len(form), end), known)]
    for form in known.clitics:
        if word.endswith(form) and len(word) > len(form):
            return [*_parted(plain, (start, end - len(form)), known), Token(end - len(form), end)]
    return _at_marks(plain, span, known)


def _at_marks(plain: str, span: tuple[int, int], known: Cuts) -> list[Token]:
    start, end = span
    marks = "-/" if known.hyphens else "/"
    if plain[start].isdigit() and not known.hyphens:
        return [Token(start, end)]
    tokens, at = [], start
    for k in range(start, end):
        if plain[k] in marks and not (plain[start].isdigit() and plain[k] == "/"):
            tokens += [Token(at, k), Token(k, k + 1)]
            at = k + 1
    tokens.append(Token(at, end))
    return [t for t in tokens if t.end > t.start]
