"""Quotation marks: which opens, which closes, and which has no partner. Knows no language, only shapes and places."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

MARKS = '„‟“”"«»‹›'
_MIRRORED = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_FACING = {
    "„": "“”\"‟", "“": "”“\"", "”": "”", "\"": "\"”“", "‟": "”",
    "«": "»", "»": "«", "‹": "›", "›": "‹",
}  # fmt: skip
_BEFORE_OPENING = "([{-–—/:¡¿'‘‚’"
_AFTER_CLOSING = ".,;:!?)]}…-–—/'’"
PLAIN = str.maketrans(dict.fromkeys(MARKS + "″＂", '"') | dict.fromkeys("‘’‚‛`´ʼ", "'"))
"""Every double mark as \", every single mark and apostrophe as '; lengths stay."""


class Mark(Struct, frozen=True):
    """A quotation mark at `index`; `partner` is the index of the mark it pairs with, -1 if none does."""

    index: int
    role: Literal["open", "close"]
    partner: int = -1


def pair_marks(text: str) -> tuple[Mark, ...]:
    """The double quotation marks of one paragraph, in order, each with its role and partner.

    „…“, “…”, "…", «…» and »…« may stand in one text; apostrophes and single marks are left alone.
    """
    marks: list[Mark] = []
    open_: list[int] = []
    for index, char in enumerate(text):
        if char not in MARKS or _is_inch(text, index, bool(open_)):
            continue
        opener = _partner(text, index, [marks[place] for place in open_])
        if opener >= 0:
            place = next(p for p in open_ if marks[p].index == opener)
            marks[place] = Mark(opener, "open", index)
            del open_[open_.index(place) :]
            marks.append(Mark(index, "close", opener))
        elif _looks_closing(text, index):
            marks.append(Mark(index, "close"))
        else:
            open_.append(len(marks))
            marks.append(Mark(index, "open"))
    return tuple(marks)


def _partner(text: str, index: int, open_: list[Mark]) -> int:
    """The index of the opening mark that the mark at `index` closes, -1 if it closes none."""
    char = text[index]
    for mark in reversed(open_):
        opening = text[mark.index]
        if char not in _FACING[opening]:
            continue
        ambiguous = char == '"' or (char == "“" and opening != "„") or char == opening
        if ambiguous and _only_opening(text, index):
            continue
        return mark.index
    return -1


def _neighbours(text: str, index: int) -> tuple[str, str]:
    return text[index - 1] if index else " ", text[index + 1] if index + 1 < len(text) else " "


def _only_opening(text: str, index: int) -> bool:
    before, after = _neighbours(text, index)
    return (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in MARKS)


def _looks_closing(text: str, index: int) -> bool:
    char = text[index]
    if char == "„":
        return False
    before, after = _neighbours(text, index)
    if char == "”":
        return not _only_opening(text, index)
    if char in _MIRRORED and not (before.isspace() or before in _BEFORE_OPENING):
        return True
    if char in "»›" and before.isspace() and (after.isspace() or after in _AFTER_CLOSING):
        return True
    return not before.isspace() and before not in _BEFORE_OPENING and (after.isspace() or after in _AFTER_CLOSING)


def _is_inch(text: str, index: int, something_open: bool) -> bool:
    return text[index] == '"' and index > 0 and text[index - 1].isdigit() and not something_open
