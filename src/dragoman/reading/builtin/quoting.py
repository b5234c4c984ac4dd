"""Quotations of a paragraph: contiguous spans between marks, across sentences where they run on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.marks import pair_marks


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
    for mark in pair_marks(text):
        if mark.role != "open" or mark.index <= reached:
            continue
        running = mark.partner < 0 and goes_on and not any(other.index > mark.index for other in pair_marks(text))
        end = mark.partner if mark.partner >= 0 else len(text.rstrip()) if running else -1
        words = len(text[mark.index + 1 : end].split()) if end > 0 else 0
        if words:
            found.append(Quotation(*places[mark.index + 1], *places[end], words, running))
            reached = end
    return found


def quoted_at(quotation: Quotation, passage: int, offset: int) -> bool:
    """Whether a character of a passage lies inside a quotation."""
    after = passage > quotation.first or (passage == quotation.first and offset >= quotation.start)
    before = passage < quotation.last or (passage == quotation.last and offset < quotation.end)
    return after and before
