"""Repairs that need no words: double encoding, invisible characters, blanks of every kind, doubled marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.editing import Draft, Edit

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_BLANKS = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t")
_CERTAIN = re.compile(r"[\u00a0-\u00ff\u2010-\u2027\u2030-\u203a\u20ac\u0152\u0153\ufeff]")
_TWICE = re.compile(r"(?<![^\W\d_])''(?=\w)|(?<=[\w.,!?…])''(?!\w)|(?<!\w)(?:,,|``)(?=\w)")


def encoding_edits(draft: Draft) -> list[Edit]:
    """UTF-8 that was read as Windows-1252 or Latin-1 ("FranÃ§ois"), read as it was meant.

    A sequence that gives an unusual letter counts only where the text shows a plain case, too: "Ä“" may be meant.
    """
    found = list(_doubly_encoded(draft.text))
    certain = [edit for edit in found if _CERTAIN.fullmatch(edit.after)]
    return found if certain else []


def _doubly_encoded(text: str) -> Iterator[Edit]:
    at = 0
    while at < len(text):
        size = _sequence_length(text[at])
        meant = _decoded(text[at : at + size]) if size else None
        if meant is None:
            at += 1
            continue
        yield Edit(start=at, end=at + size, after=meant, what="encoding", shown=_word_around(text, at, at + size))
        at += size


def _byte(char: str) -> int:
    try:
        return char.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(char) if ord(char) < 256 else 0


def _sequence_length(char: str) -> int:
    byte = _byte(char) if ord(char) > 127 else 0
    return 2 if 0xC2 <= byte <= 0xDF else 3 if 0xE0 <= byte <= 0xEF else 4 if 0xF0 <= byte <= 0xF4 else 0


def _decoded(sequence: str) -> str | None:
    try:
        return bytes(_byte(char) for char in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def invisible_edits(draft: Draft) -> list[Edit]:
    """Soft hyphens and zero-width characters dropped; no-break, narrow and other blanks read as spaces (silently)."""
    edits = []
    for index, char in enumerate(draft.text):
        if char in _INVISIBLE:
            soft = char == "\u00ad"
            shown = _word_around(draft.text, index, index + 1) if soft else None
            edits.append(Edit(start=index, end=index + 1, after="", what="hyphen" if soft else None, shown=shown))
        elif char in _BLANKS:
            edits.append(Edit(start=index, end=index + 1, after=" "))
    return edits


def blank_edits(draft: Draft, spaced_marks: str) -> list[Edit]:
    """Blanks before , . ; : ? ! dropped, save before marks the language sets off, and in " . . ." and " …"."""
    edits = []
    for match in re.finditer(r"(?<=[^\s.]) +(?=([,;:?!]|\.(?![.\w]|\s\.))(?=\s|$|[\"”“»’']))", draft.text):
        start, end = match.span()
        if match.group(1) in spaced_marks or draft.text[end : end + 2] in ("..", ":("):
            continue
        shown = _word_around(draft.text, start, start)[0], end + 1
        edits.append(Edit(start=start, end=end, after="", what="space", shown=shown))
    if "«" in spaced_marks:  # « ainsi »: correct where the language sets its quotation marks off, so no issue
        inner = re.finditer(r"(?<=«) +(?=\S)|(?<=\S) +(?=»)", draft.text)
        edits += [Edit(start=match.start(), end=match.end(), after="") for match in inner]
    return edits


def mark_edits(draft: Draft) -> list[Edit]:
    """'', `` and ,, as one double mark (silently); ".”." as ".”"; ". . " between sentences as ". "."""
    text = draft.text
    edits = [
        Edit(start=match.start(), end=match.end(), after="„" if match.group() == ",," else '"')
        for match in _TWICE.finditer(text)
    ]
    for match in re.finditer(r"(?<=[.!?…])[”“\"»]\.(?![.\w])", text):
        edits.append(Edit(start=match.start(), end=match.end(), after=match.group()[0], what="quote"))
    for match in re.finditer(r"(?<=[^\W\d_]{2})\.\s\.(?=\s[^\W\d_])", text):
        if text[match.end() :].lstrip()[0].isupper() and "\n" not in match.group():
            edits.append(Edit(start=match.start(), end=match.end(), after=".", what="space"))
    return edits
