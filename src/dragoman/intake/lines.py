"""The lines of a report's text as units to be labelled, and what their shape tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_CLOSERS = "\"'”’“»«›‹)]}*_ \u00a0\u202f"
_ORNAMENTS = re.compile(r"[^\w\s.!?…。！？؟۔।,;:\"'”’“»«›‹)\]}*–—-]+$")
"""Marks that close an article or decorate it: ■, emoji."""
_TAIL = 20
_FINAL = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")
_QUOTED = re.compile(r"(?:> ?)+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{1,80}[)\]]\W*$")
_LISTED = re.compile(r"^(?:[-–—•·▪*+]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
WRAPPED = (50, 100)
"""Between how many characters a full line of hard-wrapped text may have."""


class Line(Struct, frozen=True):
    """A line, a paragraph wrapped over several, or a part of one; `zone`: what the page's markup says it is.

    `marks`: where the marks of a quoted mail ("> ") stand before it.
    """

    start: int
    end: int
    text: str
    zone: str | None = None
    after_gap: bool = False
    marks: tuple[int, int] | None = None

    def moved(self, by: int) -> Line:
        """This line in a text that begins `by` characters earlier."""
        marks = (self.marks[0] + by, self.marks[1] + by) if self.marks else None
        return replace(self, start=self.start + by, end=self.end + by, marks=marks)

    def part(self, start: int, end: int) -> Line:
        """The part of this line between two offsets of the line, without the blanks at its ends."""
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip())
        words = words.strip()
        begin = self.start + start + lead
        return Line(begin, begin + len(words), words, self.zone, self.after_gap, None if start else self.marks)


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a text, without the blanks at their ends; paragraphs wrapped by hand are one line each."""
    found: list[Line] = []
    position, gap = 0, False
    for piece in [*_BREAK.finditer(text), None]:
        stop = piece.start() if piece else len(text)
        words = text[position:stop].strip()
        if words:
            start = position + text[position:stop].index(words)
            found.append(_unquoted(Line(start, start + len(words), words, None, gap)))
        gap = not words or not words.strip(">")
        position = piece.end() if piece else stop
    return _unwrapped(text, found) if _is_wrapped(found) else found


def _unquoted(line: Line) -> Line:
    """A line without the marks of a quoted mail before it."""
    met = _QUOTED.match(line.text)
    if met is None:
        return line
    begin = line.start + met.end()
    return Line(
        begin,
        line.end,
        line.text[met.end() :],
        None,
        line.after_gap,
        (line.start, line.start + len(met.group().rstrip())),
    )


def headed(lines: Sequence[Line]) -> list[Line]:
    """Lines with the zones that the marks of Markdown give: the only "#" is the headline, "##" are headings."""
    depths = [len(met.group().rstrip()) if (met := _HEADING.match(line.text)) else 0 for line in lines]
    top = 1 if depths.count(1) == 1 else 0
    zones = [
        "headline" if top and depth == top else "subhead" if depth > 1 else line.zone
        for line, depth in zip(lines, depths)
    ]
    return [replace(line, zone=zone) for line, zone in zip(lines, zones)]


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether the text was broken by hand: no line is long, and many that reach the width go on with a small letter."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.after_gap and len(a.text) >= WRAPPED[0]]
    if len(inner) < 4 or not any(line.after_gap for line in lines):
        return False
    torn = sum(not ends_finally(a.text) and b.text[0].islower() for a, b in inner)
    return torn >= 0.25 * len(inner) and sum(len(line.text) > WRAPPED[1] for line in lines) <= 0.05 * len(lines)


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    width = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and not line.after_gap and _runs_on(before, line, width):
            joined[-1] = replace(before, end=line.end, text=text[before.start : line.end])
        else:
            joined.append(line)
    return joined


def _runs_on(before: Line, line: Line, width: int) -> bool:
    """A line runs on where its first word would not have fitted on the line before."""
    last = re.split(_BREAK, before.text)[-1]
    first = line.text.split()[0]
    columns = _COLUMNS.search(last) or _COLUMNS.search(line.text)
    return len(last) + 1 + len(first) >= 0.85 * width and not _LISTED.match(line.text) and not columns


def size(text: str) -> int:
    """How many words; in scripts that set no spaces, two signs count as a word."""
    dense = len(_DENSE.findall(text))
    return max(len(_WORD.findall(text)), dense // 2)


def ends_finally(text: str) -> bool:
    """Whether a text ends with a mark that closes a sentence, whatever quotation marks or brackets follow it."""
    text = text.rstrip()
    text = text[:-_TAIL] + _ORNAMENTS.sub("", text[-_TAIL:])
    return any(bare.rstrip(_CLOSERS).endswith(_FINAL) for bare in (text, _ASIDE.sub("", text)))


def is_full(text: str) -> bool:
    """Whether a line is a paragraph: whole sentences, or so long that it is no heading."""
    asks = text.rstrip(_CLOSERS).endswith("?")
    return size(text) >= 25 or (ends_finally(text) and size(text) >= (17 if asks else 6))


def is_listed(text: str) -> bool:
    """Whether a line begins like an item of a list."""
    return bool(_LISTED.match(text))


def is_empty_of_words(text: str) -> bool:
    """Whether a line holds marks only: rules, stars, arrows."""
    return not any(character.isalnum() for character in text)


def is_named(text: str) -> bool:
    """Whether every longer word of a short line begins with a capital, as in a name."""
    found = _WORD.findall(text)
    return 1 <= len(found) <= 6 and all(word[0].isupper() or word[0].isdigit() for word in found if len(word) > 3)


def content(text: str) -> frozenset[str]:
    """The words that carry a line's content (four letters or more), case folded: to find it again elsewhere."""
    return frozenset(word.casefold() for word in _WORD.findall(text) if len(word) > 3)


def squeezed(text: str) -> str:
    """Letters and digits alone, case folded: equal for lines that say the same words."""
    return "".join(character for character in text.casefold() if character.isalnum())
