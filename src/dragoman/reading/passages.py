"""Passages: the sentences of a report's told blocks, each with its reading text, its places and its health."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.bounds import sentence_bounds
from dragoman.reading.health import Candidate, breakage, faults, is_mangled, mark_faults
from dragoman.reading.marks import pair_marks
from dragoman.reading.repair import ReadingText, ToldLine, told_lines
from dragoman.record.reading import Fault, Repair, Sentence
from dragoman.record.report import BlockKind, Report


class Passage(Struct, frozen=True, kw_only=True):
    """One sentence as it is to be read.

    Character i of `text` stands for [offsets[i], ends[i]) of the report; `offsets` has one entry more. `plain` has
    straight marks, same length. `block` indexes the report's blocks. `quoted_from`: it begins inside a quotation that
    was opened earlier in its paragraph.
    """

    index: int
    text: str
    plain: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]
    block: int
    kind: BlockKind
    starts_paragraph: bool = False
    health: tuple[Fault, ...] = ()
    quoted_from: bool = False

    @property
    def start(self) -> int:
        """Where the sentence begins in the report."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """Where the sentence ends in the report."""
        return self.offsets[-1]

    @property
    def healthy(self) -> bool:
        """Whether the sentence has no fault."""
        return not self.health

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The report's span of characters [start, end) of `text`, narrowed to what is not blank."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], max(self.offsets[start], self.ends[end - 1])


def passages(reading_text: ReadingText, report: Report) -> tuple[Passage, ...]:
    """The sentences of the told blocks, in order, never across blocks or lines; health is judged report-wide."""
    lines = list(told_lines(reading_text.text, reading_text.offsets, report))
    lost = mark_faults([reading_text.text[line.start : line.end] for line in lines], report.language)
    told = zip(lines, lost, strict=True)
    found = [pair for line, places in told for pair in _of_line(reading_text, line, report, lost=places)]
    mangled = is_mangled(breakage(reading_text.repairs) + sum(map(len, lost)), len(found))
    return tuple(
        replace(passage, index=index, health=faults(candidate, language=report.language, mangled=mangled))
        for index, (passage, candidate) in enumerate(found)
    )


def _of_line(
    reading_text: ReadingText, line: ToldLine, report: Report, *, lost: list[int]
) -> Iterator[tuple[Passage, Candidate]]:
    text = reading_text.text[line.start : line.end]
    bounds = sentence_bounds(text, report.language)
    opening = [mark for mark in pair_marks(text) if mark.role == "open"]
    opened = [(mark.index, mark.partner if mark.partner > 0 else len(text)) for mark in opening]
    for start, end in bounds:
        passage = _passage(reading_text, line, (start, end), opened=opened)
        passage = replace(passage, starts_paragraph=(start, end) == bounds[0])
        yield passage, _candidate(
            passage, reading_text.repairs, alone=len(bounds) == 1, last=(start, end) == bounds[-1], genre=report.genre,
            lost_marks=any(start <= place < end for place in lost),
        )  # fmt: skip


def _passage(
    reading_text: ReadingText, line: ToldLine, bounds: tuple[int, int], *, opened: list[tuple[int, int]]
) -> Passage:
    start, end = line.start + bounds[0], line.start + bounds[1]
    places, ends = reading_text.offsets[start:end], reading_text.ends[start:end]
    return Passage(
        index=0,
        text=reading_text.text[start:end],
        plain=reading_text.plain[start:end],
        offsets=(*places, max(places[-1], ends[-1])),
        ends=ends,
        block=line.block,
        kind=line.kind,
        quoted_from=any(opening < bounds[0] < closing for opening, closing in opened),
    )


def _candidate(
    passage: Passage, repairs: tuple[Repair, ...], *, alone: bool, last: bool, genre: str, lost_marks: bool
) -> Candidate:
    here = (repair for repair in repairs if passage.start <= repair.start and repair.end <= passage.end)
    joins = [repair.before.split()[-1].islower() for repair in here if repair.what == "join"]
    return Candidate(
        text=passage.text,
        kind=passage.kind,
        genre=genre,
        alone=alone,
        last=last,
        lost_marks=lost_marks,
        split=any(start == end for start, end in zip(passage.offsets, passage.ends, strict=False)),
        joined_small=any(joins),
        joined_capital=not all(joins),
        quoted_from=passage.quoted_from,
        starts_paragraph=passage.starts_paragraph,
    )


def to_sentences(passages: tuple[Passage, ...]) -> tuple[Sentence, ...]:
    """The sentences as the record keeps them."""
    return tuple(Sentence(passage.start, passage.end, passage.health, passage.block) for passage in passages)
