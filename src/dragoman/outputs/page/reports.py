"""The reports in full: every sentence with its anchor, cited words marked, links back to the lines that cite them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from dragoman.outputs.citing import Piece, cut, evidence_below, orphan_anchor
from dragoman.outputs.page.setting import Link, Setting
from dragoman.record.evidence import Evidence
from dragoman.record.record import ReportLine
from dragoman.record.report import Block

QUIET = frozenset({"credit", "teaser", "furniture", "comment"})
"""Blocks set in grey: the frame around the report."""
CITING = ("occurrences", "remarks", "facts", "differences", "ledger")
"""Lists a sentence leads back to; names and points would say little."""
MOST_BACK = 3
"""Links back from one sentence at most, to its heaviest lines."""


class Fragment(Struct, frozen=True, kw_only=True):
    """A sentence, or what lies between two. `anchor` and `number` are empty on what lies between."""

    anchor: str
    number: int | None
    pieces: tuple[Piece, ...]
    back: tuple[Link, ...]


class BlockView(Struct, frozen=True, kw_only=True):
    """A block of a report's text."""

    kind: str
    quiet: bool
    fragments: tuple[Fragment, ...]


class ReportView(Struct, frozen=True, kw_only=True):
    """A report's whole text."""

    siglum: str
    name: str
    lang: str | None
    dir: str
    blocks: tuple[BlockView, ...]


Back = dict[tuple[str, int], list[tuple[float, Link]]]


def report_views(setting: Setting) -> tuple[ReportView, ...]:
    """All reports in full, in the order of their sigla."""
    spans, back = _spans_by_report(setting), _back_links(setting)
    return tuple(
        ReportView(
            siglum=report.siglum,
            name=report.outlet or report.path,
            lang=report.language,
            dir=setting.citing.direction(report.id),
            blocks=tuple(_blocks(report, setting, spans=spans.get(report.id, []), back=back)),
        )
        for report in setting.record.reports
    )


def _spans_by_report(setting: Setting) -> dict[str, list[Evidence]]:
    """The spans to mark: those of lines an editor reads; names and points would mark nearly everything."""
    record = setting.record
    spans: dict[str, list[Evidence]] = {}
    for name in CITING:
        for span in evidence_below(getattr(record, name)):
            spans.setdefault(span.report, []).append(span)
    return spans


def _back_links(setting: Setting) -> Back:
    """By (report, sentence), the lines that cite it."""
    back: Back = {}
    for line_id, (name, line) in setting.lines.items():
        if name not in CITING:
            continue
        link = Link(str(setting.words["list"][name]), f"#{line_id}")
        places = {(span.report, index) for span in line.spans() for index in setting.citing.sentences_of(span)}
        for place in sorted(places):
            back.setdefault(place, []).append((-(line.weight or 0.0), link))
    return back


def _blocks(report: ReportLine, setting: Setting, *, spans: list[Evidence], back: Back) -> Iterator[BlockView]:
    text = setting.citing.texts.get(report.id, "")
    orphans = sorted({span.start for span in _all_spans(report, setting) if not setting.citing.sentences_of(span)})
    for block in _whole(report.blocks, text):
        fragments = []
        for start, end, index in _stretches(report, block, orphans=orphans):
            links = sorted(back.get((report.id, index), []), key=lambda one: (one[0], one[1].href))
            opens = index >= 0 and report.sentences[index].start >= block.start
            marks = [(span.start, span.end) for span in spans if span.start < end and span.end > start]
            fragments.append(
                Fragment(
                    anchor=_anchor(report, index, opens=opens, orphan=start if start in orphans else None),
                    number=index + 1 if opens else None,
                    pieces=cut(text, start, end, marks=marks),
                    back=tuple(link for _, link in links[:MOST_BACK]) if opens else (),
                )
            )
        yield BlockView(kind=block.kind, quiet=block.kind in QUIET, fragments=tuple(fragments))


def _all_spans(report: ReportLine, setting: Setting) -> tuple[Evidence, ...]:
    record = setting.record
    lines = [line for _, line in setting.lines.values()]
    return tuple(span for span in evidence_below([*lines, record.issues]) if span.report == report.id)


def _anchor(report: ReportLine, index: int, *, opens: bool, orphan: int | None) -> str:
    if opens:
        return f"{report.siglum}{index + 1}"
    return orphan_anchor(report, orphan) if index < 0 and orphan is not None else ""


def _whole(blocks: tuple[Block, ...], text: str) -> Iterator[Block]:
    """The blocks drawn out over the blanks between them, so that nothing of the text is left out."""
    if not blocks:
        blocks = (Block(0, len(text), "body"),) if text else ()
    for index, block in enumerate(blocks):
        start = block.start if index else 0
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        yield Block(start, end, block.kind)


def _stretches(report: ReportLine, block: Block, *, orphans: list[int]) -> Iterator[tuple[int, int, int]]:
    """(start, end, index of the sentence or -1): the block cut at its sentences and at cited places between them."""
    here = block.start
    for index, sentence in enumerate(report.sentences):
        start, end = max(sentence.start, here), min(sentence.end, block.end)
        if start >= end:
            continue
        yield from _between(here, start, orphans=orphans)
        yield start, end, index
        here = end
    yield from _between(here, block.end, orphans=orphans)


def _between(start: int, end: int, *, orphans: list[int]) -> Iterator[tuple[int, int, int]]:
    bounds = [start, *(one for one in orphans if start < one < end), end]
    for low, high in pairwise(bounds):
        if low < high:
            yield low, high, -1
