"""Where a line's words stand: sigla, sentence numbers, and sentences with their cited words marked."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from dragoman.record.evidence import Evidence
from dragoman.record.record import Record, ReportLine


class Piece(Struct, frozen=True):
    """A stretch of text; `marked` where it is cited."""

    text: str
    marked: bool = False


class Citation(Struct, frozen=True):
    """A siglum with the number of its sentence (None: the report as a whole), and where it leads."""

    siglum: str
    number: int | None
    href: str


class Passage(Struct, frozen=True, kw_only=True):
    """A sentence of a report with the cited words marked."""

    cite: Citation
    lang: str | None
    dir: str
    pieces: tuple[Piece, ...]


class Citing:
    """Looks up the places of a record's evidence."""

    def __init__(self, record: Record) -> None:
        self.reports = {report.id: report for report in record.reports}
        self.place = {report.id: index for index, report in enumerate(record.reports)}
        self.texts = record.texts
        self._starts = {report.id: [s.start for s in report.sentences] for report in record.reports}

    def sentences_of(self, evidence: Evidence) -> range:
        """Indexes of the sentences a span touches; empty where it stands outside all of them."""
        report = self.reports.get(evidence.report)
        if report is None:
            return range(0)
        first = max(bisect_right(self._starts[report.id], evidence.start) - 1, 0)
        touched = [
            index
            for index in range(first, len(report.sentences))
            if report.sentences[index].start < evidence.end and report.sentences[index].end > evidence.start
        ]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def cite(self, evidence: Evidence) -> Citation:
        """The citation of one span: of the first sentence it touches."""
        report = self.reports[evidence.report]
        sentences = self.sentences_of(evidence)
        if sentences:
            return sentence_citation(report, sentences[0])
        return Citation(report.siglum, None, f"#{orphan_anchor(report, evidence.start)}")

    def cites(self, spans: Iterable[Evidence]) -> tuple[Citation, ...]:
        """The citations of several spans, each sentence once, in the order of the reports."""
        known = [span for span in spans if span.report in self.reports]
        known.sort(key=lambda span: (self.place[span.report], span.start, span.end))
        return tuple(dict.fromkeys(self.cite(span) for span in known))

    def passages(self, spans: Iterable[Evidence]) -> tuple[Passage, ...]:
        """The sentences behind several spans, each once, in the order of the spans."""
        spans = [span for span in spans if span.report in self.reports]
        marks: dict[tuple[str, int], list[Evidence]] = {}
        for span in spans:
            for index in self.sentences_of(span) or (-1 - span.start,):
                marks.setdefault((span.report, index), []).append(span)
        return tuple(self._passage(report, index, spans=found) for (report, index), found in marks.items())

    def _passage(self, report_id: str, index: int, *, spans: list[Evidence]) -> Passage:
        report = self.reports[report_id]
        text = self.texts.get(report_id)
        if index < 0 or text is None:
            pieces: tuple[Piece, ...] = tuple(Piece(span.text, True) for span in spans)
        else:
            sentence = report.sentences[index]
            pieces = cut(text, sentence.start, sentence.end, marks=[(span.start, span.end) for span in spans])
        cite = sentence_citation(report, index) if index >= 0 else self.cite(spans[0])
        return Passage(cite=cite, lang=report.language, dir=self.direction(report_id), pieces=pieces)

    def direction(self, report_id: str) -> str:
        """Which way a report is written."""
        return direction(self.texts.get(report_id, ""))


def sentence_citation(report: ReportLine, index: int) -> Citation:
    """The citation of a report's sentence by its index: the first is 1."""
    return Citation(report.siglum, index + 1, f"#{report.siglum}{index + 1}")


def orphan_anchor(report: ReportLine, start: int) -> str:
    """The anchor of cited words that stand in no sentence (a credit, a page clock)."""
    return f"{report.siglum}.{start}"


def cut(text: str, start: int, end: int, *, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Text from start to end in pieces, the marked stretches (which may overlap) apart from the rest."""
    pieces: list[Piece] = []
    here = start
    for low, high in sorted(marks):
        low, high = max(low, here), min(high, end)
        if low >= high:
            continue
        if low > here:
            pieces.append(Piece(text[here:low]))
        if pieces and pieces[-1].marked and low == here:
            pieces[-1] = Piece(pieces[-1].text + text[low:high], True)
        else:
            pieces.append(Piece(text[low:high], True))
        here = high
    if here < end:
        pieces.append(Piece(text[here:end]))
    return tuple(pieces)


@lru_cache(maxsize=64)
def direction(text: str) -> str:
    """`rtl` where most of the letters at the beginning run from right to left; else empty, as the page itself runs."""
    kinds = [unicodedata.bidirectional(mark) for mark in text[:2000]]
    return "rtl" if sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L") else ""


def evidence_below(item: Any) -> tuple[Evidence, ...]:
    """All evidence inside a line or a part of one."""
    if isinstance(item, Evidence):
        return (item,)
    if isinstance(item, Struct):
        return tuple(found for name in item.__struct_fields__ for found in evidence_below(getattr(item, name)))
    if isinstance(item, tuple | list):
        return tuple(found for part in item for found in evidence_below(part))
    return ()
