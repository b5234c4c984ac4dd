"""Precision, recall and their mean over places in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.record.reading import Reading
from dragoman.record.report import Block, Published, Report

Span = tuple[int, int]


class Tally(NamedTuple):
    """How many of the gold were found, of how many; how many of those said are right, of how many."""

    found: int = 0
    gold: int = 0
    right: int = 0
    said: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other)))

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(a: Span, b: Span) -> int:
    """Characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def half_covered(span: Span, by: Sequence[Span]) -> bool:
    """Whether other spans, which do not overlap each other, cover half of this one."""
    return 2 * sum(overlap(span, one) for one in by) >= span[1] - span[0]


def read_plain(text: str, *, language: str, name: str, day: str | None = None) -> Reading:
    """A plain text as the house reads it, told on a day."""
    from dragoman.languages.encoder import builtin_encoder
    from dragoman.languages.parser import builtin_parser
    from dragoman.reading.read import read_report
    from dragoman.record.ids import report_id

    published = Published(edtf=day, precision="day", read_from="text") if day else None
    lines, blocks, at = text.split("\n"), [], 0
    for line in lines:
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    report = Report(
        id=report_id(text), path=name, text=text, language=language, published=published, blocks=tuple(blocks)
    )
    return read_report(report, encoder=builtin_encoder(), parser=builtin_parser())
