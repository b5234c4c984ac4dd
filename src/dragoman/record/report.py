"""A report as received, and what intake knows of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record.evidence import MAX_EVIDENCE, Evidence

BlockKind = Literal[
    "headline", "subhead", "dateline", "byline", "credit", "lead", "body", "caption", "teaser", "furniture", "comment"
]
TOLD: frozenset[str] = frozenset({"headline", "subhead", "lead", "body", "caption"})
"""Blocks whose sentences tell the story; the rest is the frame around it."""


class Block(Struct, frozen=True):
    """A stretch of a report's text; blocks partition its non-blank characters, in order."""

    start: int
    end: int
    kind: BlockKind


class Published(Struct, frozen=True, kw_only=True):
    """The report's own date: EDTF, and where it was read (text, meta:<name>, field:<name>, url)."""

    edtf: str
    precision: Literal["year", "month", "day", "minute", "second"]
    read_from: str
    zone: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """One report: its text as received and the labels intake puts on it. `id` is a hash of the text.

    `page_clock` holds dates that stand on the page and are not the report's own (clock, footer, dateModified).
    """

    id: str
    path: str
    text: str
    language: str | None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    genre: Literal["news", "readout", "transcript", "communique", "interview", "opinion"] = "news"
    credits: tuple[str, ...] = ()
    credit_evidence: tuple[Evidence, ...] = ()
    page_clock: tuple[Evidence, ...] = ()
    blocks: tuple[Block, ...] = ()

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for one span of this report."""
        return Evidence(self.id, start, end, self.text[start:end])

    def evidence_in_parts(self, start: int, end: int) -> tuple[Evidence, ...]:
        """The evidence for a span of any length: as many spans as it takes, cut between words where it can be."""
        parts = []
        while end - start > MAX_EVIDENCE:
            blank = self.text.rfind(" ", start + MAX_EVIDENCE // 2, start + MAX_EVIDENCE)
            cut = blank + 1 if blank > 0 else start + MAX_EVIDENCE
            parts.append(self.evidence(start, cut))
            start = cut
        return (*parts, self.evidence(start, end))


class Trouble(Struct, frozen=True, kw_only=True):
    """A file that could not become a report, and why."""

    path: str
    what: str
    why: str
