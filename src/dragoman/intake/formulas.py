"""Formulas of pages: the templates of every languages/<code>/page.toml, compiled once; no code knows their words.

All languages serve every text: a machine translation keeps the frame of the page it was taken from.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from dragoman.languages.needles import Needles, folded, may_meet, needles
from dragoman.languages.words import entries, known_languages
from dragoman.ontology import table

UPPER = "".join(c for c in map(chr, [*range(0x41, 0x590), *range(0x1E00, 0x1F00)]) if c.isupper())
"""Capitals of the Latin, Greek, Cyrillic and Armenian scripts, for character classes."""
_WORD = rf"(?-i:[{UPPER}])[^\W_]*(?:[.'’\-][^\W_]+)*\.?"
_PARTICLE = r"(?-i:de|da|di|do|dos|du|del|della|van|von|der|den|ten|ter|zu|la|le|el|al|bin|ibn|y|e)"
NAME = rf"{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_WORD}){{0,4}}"
SEPARATOR = r"(?:\s*[:>»›→|–—]+\s*)"
_AROUND = r"[^\w(\[©+\"“”„«»]*"
_SIGNED = "\ue0ff"
"""Stands behind a line that names a news agency, where the needles of templates are looked for."""
_SLOT = re.compile(r"\{(n|any|names|agency|source|sep)\}")


class Formula(Struct, frozen=True):
    """One entry of a page.toml: what a line or a part of one is when any of its templates is met."""

    kind: str
    templates: tuple[tuple[str, Needles], ...]
    opens: str | None = None
    long: bool = False

    def met(self, text: str) -> re.Match[str] | None:
        """The place where the first of its templates that fits is met."""
        small = _small(text)
        fitting = (_compiled(source) for source, needed in self.templates if may_meet(needed, small))
        return next((met for pattern in fitting if (met := pattern.search(text))), None)


def named(met: re.Match[str]) -> str:
    """The words that name whom a formula thanks or cites; "" where it names none."""
    return (met.groupdict().get("who") or "").strip()


@cache
def agencies(*, photo: bool = False) -> tuple[str, ...]:
    """Names of news agencies as they sign, the longest first; with `photo` those that deliver pictures only, too."""
    found = {name for row in table("agencies").values() if photo or not row.get("photo") for name in row["names"]}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@cache
def joiners(key: str) -> str:
    """The alternatives of one list of [[date_words]] over all languages, as a regular expression."""
    found = {word for code in known_languages() for row in entries(code, "page", "date_words") for word in row[key]}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@cache
def slots() -> dict[str, str]:
    """What the slots of a template stand for."""
    agency = "(?-i:" + "|".join(re.escape(name) for name in agencies(photo=True)) + r")(?!\w)"
    agency = rf"(?<!\w){agency}(?:\s*(?:[/,&+|]|\b(?:{joiners('and')})\b)\s*{agency})*"
    joint = rf"\s*(?:[,/&;|]|\b(?:{joiners('and')}|{joiners('in')})\b)\s*"
    names = rf"{NAME}(?:{joint}{NAME}){{0,6}}"
    return {
        "n": r"(?:\d[\d.,]*)",
        "any": r"(?:\s*\S(?:.{0,200}?\S)?)",
        "names": f"(?:{names})",
        "agency": f"(?:{agency})",
        "source": rf"(?:{agency}|{names})",
        "sep": SEPARATOR,
    }


def expand(form: str) -> str:
    """A template as a regular expression."""
    spaced = form.replace("'", "['’‘]").replace(" ", r"\s+").replace(r"\s+?", r"\s*")
    return _SLOT.sub(lambda slot: slots()[slot[1]], spaced)


_FRAME = {
    "start": (rf"^{_AROUND}", ""),
    "tail": (r"(?:(?<=\s)|(?<=[.!?…“”\"»)]))", r"[\s.]*$"),
    "photo": (r"(?:(?<=\s)|(?<=[.!?…“”\"»)])|^)", r"[\s.)\]]*$"),
    "caption_start": (rf"^{_AROUND}", ""),
    "caption_mark": ("", ""),
    "caption_side": ("", ""),
    "published": (r"(?:^|(?<=[\s|(,;·•–—]))", r"[\s:–—|-]*$"),
    "updated": (r"(?:^|(?<=[\s|(,;·•–—]))", r"[\s:–—|-]*$"),
    "label": (r"^", ""),
    "question": (r"^", ""),
    "answer": (r"^", ""),
}
_WHOLE = (rf"^{_AROUND}[(\[]?", r"\W*$")


@cache
def formulas(name: str) -> tuple[Formula, ...]:
    """The formulas of one table over all languages, in order of language and file."""
    return tuple(_formula(name, row) for code in known_languages() for row in entries(code, "page", name))


def _formula(name: str, row: dict[str, Any]) -> Formula:
    before, after = _FRAME.get(name, _WHOLE)
    templates = tuple((f"(?i){before}(?:{expand(form)}){after}", _needles(form)) for form in row["forms"])
    kind = row.get("kind") or row.get("genre") or name
    return Formula(kind, templates, row.get("opens"), row.get("long", False))


def _needles(form: str) -> Needles:
    return needles(form, {"agency": ((_SIGNED,),)})


@lru_cache(maxsize=16)
def _small(text: str) -> str:
    return folded(text) + (_SIGNED if _compiled(slots()["agency"]).search(text) else "")


_compiled = cache(re.compile)
"""An expression, compiled for the first text that may meet it: most of a thousand templates meet none in a story."""


@cache
def words(name: str) -> frozenset[str]:
    """The words of a table of word lists over all languages, case folded."""
    rows = (row for code in known_languages() for row in entries(code, "page", name))
    return frozenset(word.casefold() for row in rows for word in row["words"])
