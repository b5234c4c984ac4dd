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

from dragoman.languages.needles import folded, may_meet, needles
from dragoman.record.errors import BadWords

SPACE = r"(?:[^\S\n]+|[^\S\n]*\n(?-i:(?=[a-zß-ÿ0-9])))"
_BLANKS = r"(?:[^\S\n]+)"
"""What `SPACE` is where the line ends that it meets are laid over with `_SOFT`: an eighth of its cost."""
_SOFT = "\x1c"
"""A line end inside a sentence while its text is read: a blank to `SPACE`, an end to what stops at line ends."""
_SOFT_END = re.compile(r"\n(?=[a-zß-ÿ0-9])")
FILL = "\ue001"
"""Stands for the second and later characters of anything marked."""
_SLOT = re.compile(r"\{([a-z][a-z_]*)(?::([a-z_]+))?\}")


class Hit(Struct, frozen=True):
    """A template found: its entry, the place of the part it marks, its slots' words and places, the whole's end."""

    entry: Mapping[str, Any]
    start: int
    end: int
    slots: dict[str, tuple[int, int]]
    whole_start: int
    whole_end: int


class Patterns:
    """Templates of one table, each compiled for the first text that may hold it. `slots`: regular expressions by slot.

    Of a language's templates a story needs one in seven: compiling them all, and their union, was an eighth of a run.
    """

    def __init__(self, entries: Sequence[Mapping[str, Any]], slots: Mapping[str, str]) -> None:
        self.entries = [(entry, form) for entry in entries for form in (entry.get("patterns") or [entry["pattern"]])]
        for _, form in self.entries:
            _require_slots(form, slots)
        self.slots = {name: _softly(source) for name, source in slots.items()}
        known = {name: needles(source, {}) for name, source in self.slots.items()}
        self.needles = [needles(form, known) for _, form in self.entries]
        self.compiled: dict[tuple[int, bool], re.Pattern[str]] = {}

    def find(self, text: str) -> Iterator[Hit]:
        """All hits, left to right, none beginning inside the marked part of the one before."""
        text = _SOFT_END.sub(_SOFT, text)
        small = folded(text)
        likely = [index for index, needed in enumerate(self.needles) if may_meet(needed, small)]
        ahead = {index: match for index in likely if (match := self._regular(index).search(text))}
        while ahead:
            start = min(match.start() for match in ahead.values())
            hit = self._longest({index: match for index, match in ahead.items() if match.start() == start})
            if hit.start > start:  # "in «May»" begins further left, but "«May 1987»" is told
                inner = self._inside(text, hit.start, likely)
                hit = inner if inner is not None and inner.whole_end > hit.whole_end else hit
            yield hit
            at = max(hit.end, start + 1)
            for index in [index for index, match in ahead.items() if match.start() < at]:
                match = self._regular(index).search(text, at)
                if match:
                    ahead[index] = match
                else:
                    del ahead[index]

    def _regular(self, index: int, *, inside: bool = False) -> re.Pattern[str]:
        found = self.compiled.get((index, inside))
        if found is None:
            source, before = _regular(self.entries[index][1], self.slots), "" if inside else r"(?<!\w)"
            found = self.compiled[index, inside] = re.compile(rf"{before}(?:{source})(?!\w)", re.I)
        return found

    def _inside(self, text: str, at: int, likely: Sequence[int]) -> Hit | None:
        word = text[at - 1].isalnum() or text[at - 1] == "_"
        found = {index: self._regular(index, inside=word).match(text, at) for index in likely}
        return self._longest({index: match for index, match in found.items() if match}) if any(found.values()) else None

    def _longest(self, found: Mapping[int, re.Match[str]]) -> Hit:
        index = min(found, key=lambda index: (-found[index].end(), index))
        match = found[index]
        named = {name: match.span(name) for name in match.groupdict() if match.start(name) >= 0}
        start, end = named.pop("core", match.span())
        return Hit(self.entries[index][0], start, end, named, match.start(), match.end())


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


def _require_slots(template: str, slots: Mapping[str, str]) -> None:
    unknown = [name for name, _ in _SLOT.findall(template) if name not in slots]
    if unknown:
        raise BadWords(f"{template!r}: unknown slot {unknown[0]!r}. Slots here: {', '.join(sorted(slots))}.")


def _softly(source: str) -> str:
    """An expression for a text in which the line ends inside sentences are marks of their own."""
    return _BLANKS.join(part.replace(r"\n", rf"\n{_SOFT}") for part in source.split(SPACE))


def _regular(template: str, slots: Mapping[str, str]) -> str:
    seen: set[str] = set()

    def slot(match: re.Match[str]) -> str:
        name = match[2] or match[1]
        first = name not in seen
        seen.add(name)
        return f"(?P<{name}>{slots[match[1]]})" if first else f"(?:{slots[match[1]]})"

    spaced = _softly(template.replace(" ", SPACE)).replace("«", "(?P<core>").replace("»", ")")
    return _SLOT.sub(slot, spaced)
