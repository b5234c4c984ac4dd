"""Templates of phrases, as they stand in the TOML tables, found in text: the longest that begins furthest left.

A template is a regular expression read without regard to case, in which

- a space is white space inside a line (or one line end before a small letter or a figure);
- `{slot}` or `{slot:name}` is one of the caller's slots, kept under its name (the first of a name; others only match);
- `«…»` marks the part that is found, the rest being context; without marks all of it is found.

A template never begins or ends inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dragoman.record.errors import BadWords

SPACE = r"(?:[^\S\n]+|[^\S\n]*\n(?-i:(?=[a-zß-ÿ0-9])))"
FILL = "\ue001"
"""Stands for the second and later characters of anything marked."""
_SLOT = re.compile(r"\{([a-z][a-z_]*)(?::([a-z_]+))?\}")
_GROUP = re.compile(r"\(\?P<\w+>")


class Hit(Struct, frozen=True):
    """A template found: its entry, the place of the part it marks, its slots' words and places, the whole's end."""

    entry: Mapping[str, Any]
    start: int
    end: int
    slots: dict[str, tuple[int, int]]
    whole_start: int
    whole_end: int


class Patterns:
    """Templates of one table, compiled once. `slots`: regular expressions by slot."""

    def __init__(self, entries: Sequence[Mapping[str, Any]], slots: Mapping[str, str]) -> None:
        self.entries = [(entry, form) for entry in entries for form in (entry.get("patterns") or [entry["pattern"]])]
        sources = [_regular(form, slots) for _, form in self.entries]
        self.each = [re.compile(rf"(?:{source})(?!\w)", re.I) for source in sources]
        joined = "|".join(f"(?:{_GROUP.sub('(?:', source)})" for source in sources)
        self.any = re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)", re.I)

    def find(self, text: str) -> Iterator[Hit]:
        """All hits, left to right, none beginning inside the marked part of the one before."""
        at = 0
        while (first := self.any.search(text, at)) is not None:
            hit = self._longest(text, first.start())
            assert hit is not None  # `any` is the union of `each`
            if hit.start > first.start():  # "in «May»" begins further left, but "«May 1987»" is told
                inner = self._longest(text, hit.start)
                hit = inner if inner is not None and inner.whole_end > hit.whole_end else hit
            yield hit
            at = max(hit.end, first.start() + 1)

    def _longest(self, text: str, at: int) -> Hit | None:
        best: tuple[int, int] | None = None
        found: re.Match[str] | None = None
        for index, pattern in enumerate(self.each):
            match = pattern.match(text, at)
            if match is not None and (best is None or match.end() > best[0]):
                best, found = (match.end(), index), match
        if best is None or found is None:
            return None
        named = {name: found.span(name) for name in found.groupdict() if found.start(name) >= 0}
        start, end = named.pop("core", found.span())
        return Hit(self.entries[best[1]][0], start, end, named, found.start(), found.end())


class Marks:
    """Word lists laid over a text as private-use characters of the same length, so that templates stay small.

    Compiling a list of a hundred words once costs little; inside each of eighty templates it costs half a second.
    `lists`: forms by slot. `after`: a regular expression that must end where a word (or the gap before it) begins.
    """

    def __init__(
        self, lists: Mapping[str, Sequence[str]], *, first: int, after: str = "", ends: str = r"(?!\w)"
    ) -> None:
        self.slots = {name: f"{chr(first + index)}{FILL}*" for index, name in enumerate(lists)}
        self.letters = {name: chr(first + index) for index, name in enumerate(lists)}
        words = "|".join(f"(?P<{name}>{choice(forms)})" for name, forms in lists.items())
        gap = f"{after}(?P<gap>{SPACE}|-to-|-|)" if after else "(?P<gap>)(?<!\\w)"
        self.any = re.compile(rf"{gap}(?:{words or '(?!)'}){ends}", re.I)

    def over(self, text: str) -> str:
        """The text with every listed word replaced by its mark."""
        return self.any.sub(self._mark, text)

    def _mark(self, match: re.Match[str]) -> str:
        start, end = match.span(match.lastgroup or "gap")
        return match["gap"] + self.letters[match.lastgroup or ""] + FILL * (end - start - 1)


def choice(forms: Sequence[str], *, exact: bool = False) -> str:
    """A regular expression for any of the forms, longest first; `exact`: letters' case counts."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    inner = "|".join(re.escape(form).replace(r"\ ", SPACE).replace(" ", SPACE) for form in ordered)
    return f"(?-i:{inner})" if exact and inner else f"(?:{inner or '(?!)'})"


def _regular(template: str, slots: Mapping[str, str]) -> str:
    seen: set[str] = set()

    def slot(match: re.Match[str]) -> str:
        if match[1] not in slots:
            raise BadWords(f"{template!r}: unknown slot {match[1]!r}. Slots here: {', '.join(sorted(slots))}.")
        name = match[2] or match[1]
        first = name not in seen
        seen.add(name)
        return f"(?P<{name}>{slots[match[1]]})" if first else f"(?:{slots[match[1]]})"

    spaced = template.replace(" ", SPACE).replace("«", "(?P<core>").replace("»", ")")
    return _SLOT.sub(slot, spaced)
