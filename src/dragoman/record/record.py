"""The record of one story: every list of record.md."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from dragoman.record.evidence import Evidence
from dragoman.record.lines import (
    Actor,
    Caution,
    Decision,
    Difference,
    Fact,
    Issue,
    LedgerLine,
    Occurrence,
    Point,
    Remark,
)
from dragoman.record.reading import Sentence
from dragoman.record.report import Block
from dragoman.record.story import Family

FORMAT: Literal["dragoman/1"] = "dragoman/1"


class PublishedTime(Struct, frozen=True, kw_only=True, tag="time", tag_field="type"):
    """A report's own date as the record gives it."""

    edtf: str
    precision: str
    part_of_day: str | None = None
    zone: str | None = None
    from_: tuple[str, ...] = field(default=(), name="from")
    read_from: str
    evidence: tuple[Evidence, ...] = ()


class ReportLine(Struct, frozen=True, kw_only=True):
    """A report as the record lists it; its text lies in `text_file`."""

    id: str
    siglum: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: PublishedTime | None
    genre: str
    credits: tuple[str, ...]
    family: str
    text_file: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    reader: str = "builtin"


class Coverage(Struct, frozen=True, kw_only=True):
    """Shares of told sentences met by a line, by a point only, or standing in `issues`; they add up to 1."""

    lines: float
    points: float
    issues: float
    sentences: int


class StoryLine(Struct, frozen=True, kw_only=True):
    """The story as a whole. `first`: ids of the ten heaviest lines, in order. `span`: EDTF interval of what is told."""

    id: str
    title: str | None
    languages: tuple[str, ...]
    span: str | None
    first: tuple[str, ...]
    coverage: Coverage


class Record(Struct, frozen=True, kw_only=True):
    """What several reports say of one story. `texts` (report id -> text) stays in memory; JSON leaves it out."""

    story: StoryLine
    reports: tuple[ReportLine, ...]
    families: tuple[Family, ...]
    points: tuple[Point, ...] = ()
    actors: tuple[Actor, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    cautions: tuple[Caution, ...] = ()
    issues: tuple[Issue, ...] = ()
    decisions: tuple[Decision, ...] = ()
    format: Literal["dragoman/1"] = FORMAT
    texts: dict[str, str] = field(default_factory=dict)
