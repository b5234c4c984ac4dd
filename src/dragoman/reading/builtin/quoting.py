"""Quotations of a paragraph: contiguous spans between marks, across sentences where they run on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.marks import Mark, pair_marks

_LOST = re.compile(r"[.!?] +(?=\w)")


class Quotation(Struct, frozen=True):
    """Quoted words: from character `start` of passage `first` to character `end` of passage `last` (marks excluded).

    `running`: its paragraph ends without a closing mark and the next one opens anew, as long quotations do.
    """

    first: int
    start: int
    last: int
    end: int
    words: int
    running: bool = False


def paragraphs(marked: Sequence[Marked]) -> list[list[Marked]]:
    """Passages by paragraph."""
    found: list[list[Marked]] = []
    for item in marked:
        if item.passage.starts_paragraph or not found:
            found.append([])
        found[-1].append(item)
    return found


def quotations(paragraph: Sequence[Marked], following: Sequence[Marked] = ()) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order; one left open is none unless the next paragraph goes on."""
    text, places = "", []
    for item in paragraph:
        places += [(item.passage.index, at) for at in range(len(item.passage.text) + 1)]
        text += item.passage.text + " "
    reached, found = -1, []
    goes_on = bool(following) and following[0].passage.plain.lstrip().startswith('"')
    marks = _marks(text)
    for mark in marks:
        if mark.role != "open" or mark.index <= reached:
            continue
        running = mark.partner < 0 and goes_on and not any(other.index > mark.index for other in marks)
        end = mark.partner if mark.partner >= 0 else len(text.rstrip()) if running else -1
        begins = mark.index + 1
        if lost := _LOST.match(text, begins):  # "…, he had said„. We shall ask“": the mark stands before the full stop
            begins = lost.end()
        words = len(text[begins:end].split()) if end > 0 else 0
        if words:
            found.append(Quotation(*places[begins], *places[end], words, running))
            reached = end
    return found


def _marks(text: str) -> tuple[Mark, ...]:
    """The paired marks of a paragraph; where blanks stand on their wrong side, straight marks open and close in turn.

    ("It was late "said the mayor.) Only where their number is even, and none that would open can only close.
    """
    paired = pair_marks(text)
    places = [mark.index for mark in paired]
    alone = any(mark.partner < 0 for mark in paired)
    if not alone or len(places) % 2 or any(text[at] != '"' for at in places):
        return paired
    turns = list(zip(places[::2], places[1::2], strict=True))
    if any(_only_closes(text, opens) or text[closes + 1 : closes + 2].isupper() for opens, closes in turns):
        return paired
    return tuple(m for opens, closes in turns for m in (Mark(opens, "open", closes), Mark(closes, "close", opens)))


def _only_closes(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum() and not text[at + 1 : at + 2].isalnum()


def quoted_at(quotation: Quotation, passage: int, offset: int) -> bool:
    """Whether a character of a passage lies inside a quotation."""
    after = passage > quotation.first or (passage == quotation.first and offset >= quotation.start)
    before = passage < quotation.last or (passage == quotation.last and offset < quotation.end)
    return after and before
