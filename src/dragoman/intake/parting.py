"""A labelled line cut into blocks: a dateline before its text, a credit behind it, marks around it."""

from __future__ import annotations

import re
from functools import cache

from dragoman.intake.dated import dateline_end, place_end, stopped_end
from dragoman.intake.formulas import formulas, words
from dragoman.intake.frame import Framed, tail_at, whole_line
from dragoman.intake.lines import Line, is_named, size
from dragoman.record.report import Block, BlockKind

_MARKDOWN = re.compile(r"^#{1,6}\s+")


def parts_of(line: Line, kind: BlockKind, item: Framed, *, language: str | None, report: str = "") -> list[Block]:
    """The blocks of one line, in order, covering all its characters but blanks between them; `report`: all its text."""
    text = line.text
    cuts: list[tuple[int, BlockKind]] = [(0, kind)]
    if kind == "lead":
        end = dateline_end(text, language) or stopped_end(text, language) or place_end(text, language, report)
        if 0 < end < len(text):
            kicker = text[:end].strip(" –—-:").casefold() in words("kicker")
            cuts = [(0, "furniture" if kicker else "dateline"), (end, kind)]
    if kind in ("headline", "subhead") and (mark := _MARKDOWN.match(text)):
        cuts = [(0, "furniture"), (mark.end(), kind)]
    if kind == "headline":
        cuts = _headline_cuts(text, cuts)
    if kind == "furniture" and (source := _source_at(text)):
        cuts.append((source, "credit"))
    if kind == "byline" and item.dates and item.dates.before > 0:
        cuts.append((item.dates.before, "dateline"))
    at = tail_at(text, kind)
    if at is not None and at > cuts[-1][0]:
        cuts.append((at, "credit"))
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    parts = [(line.part(start, end), kind) for (start, kind), end in zip(cuts, ends)]
    marks = [Block(*line.marks, "furniture")] if line.marks else []
    return marks + [Block(part.start, part.end, kind) for part, kind in parts if part.text]


def _source_at(text: str) -> int:
    """Where a note's last sentence begins, if it names a source ("Automatic translation. Source: …"); else 0."""
    last = list(re.finditer(r"[.!?]\s+(?=[^\W\d_])", text))[-1:]
    met = whole_line(text[last[0].end() :]) if last else None
    return last[0].end() if met and met.kind == "credit" and whole_line(text[: last[0].start() + 1]) else 0


def _headline_cuts(text: str, cuts: list[tuple[int, BlockKind]]) -> list[tuple[int, BlockKind]]:
    """A headline without its label or the way to its page before it and the site's name behind it."""
    start = _label_end(text) or crumb_end(text)
    cuts = [(0, "furniture"), (start, "headline")] if start else cuts
    site = site_at(text)
    return [*cuts, (site, "furniture")] if site > cuts[-1][0] else cuts


def crumb_end(text: str) -> int:
    """Where the way to a page ends ("Home / World / …", "Home News …") and four words or more of headline begin."""
    met = re.match(rf"(?:(?:{_crumbs()})\b\s*[/>»›|]\s*)+|(?:{_crumbs()})\s+(?:{_crumbs()})\s+(?=[^\W_])", text)
    return met.end() if met and size(text[met.end() :]) >= 4 else 0


@cache
def _crumbs() -> str:
    return "(?i:" + "|".join(re.escape(word) for word in sorted(words("crumb"), key=lambda w: (-len(w), w))) + ")"


def site_at(text: str) -> int:
    """Where the name of the site begins behind a headline ("… - The Harbour Post"); 0 if there is none."""
    met = re.search(r"\s[|–—-]\s(?=[^|–—]+$)", text)
    if met is None or size(text[met.end() :]) > 4 or size(text[: met.start()]) < 3:
        return 0
    called = {word.casefold() for word in text[met.end() :].split()} & words("outlet_word")
    return met.start() if called and is_named(text[met.end() :]) else 0


def _label_end(text: str) -> int:
    met = next((met for formula in formulas("label") if (met := formula.met(text))), None)
    return met.end() if met and met.end() < len(text) else 0
