"""A sample of a record's lines that is the same on every machine and holds every stratum in its share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.record.ids import digest
from dragoman.record.lines import Actor, Difference, Fact, Line, Point, Remark
from dragoman.record.record import Record

LISTS = ("occurrences", "remarks", "facts", "differences", "ledger", "points", "actors", "cautions")
SEVERAL, NONE = "several", "none"
"""The language of a line that rests on sentences of several languages, or on no sentence of a known one."""


class Item(Struct, frozen=True, kw_only=True):
    """A line to judge and the stratum it stands for."""

    record: Record
    list: str
    line: Line
    kind: str
    language: str

    @property
    def key(self) -> tuple[str, str]:
        """What a verdict is kept under: the story and the line."""
        return self.record.story.id, self.line.id

    @property
    def stratum(self) -> tuple[str, str, str]:
        """List, kind and language."""
        return self.list, self.kind, self.language


def items_of(records: Iterable[Record], *, lists: Sequence[str] = LISTS) -> list[Item]:
    """Every line of the lists named."""
    return [
        Item(record=record, list=name, line=line, kind=_kind(line), language=_language(line, record))
        for record in records
        for name in LISTS
        if name in lists
        for line in getattr(record, name)
    ]


def sample(items: Sequence[Item], number: int, *, seed: int) -> list[Item]:
    """So many items, each stratum by its share rounded up or down; all of them where there are no more.

    Drawn at even steps through the items laid out by list, kind and language, and inside a stratum by a hash of seed
    and id: whatever is drawn stands for all lines alike, so precision may be counted without weights.
    """
    laid = sorted(items, key=lambda one: (LISTS.index(one.list), one.kind, one.language, _lot(one, seed), one.key))
    if number >= len(laid):
        return laid
    start = int(digest("start", seed), 16) / 16**10
    return [laid[int((place + start) * len(laid) / number)] for place in range(number)]


def _lot(item: Item, seed: int) -> str:
    return digest("audit", seed, *item.key)


def _kind(line: Line) -> str:
    """What tells lines of one list apart: a kind, a property, a verdict, how many reports stand together."""
    if isinstance(line, Fact):
        return line.property
    if isinstance(line, Difference):
        return f"{line.verdict} {line.kind}"
    if isinstance(line, Remark):
        return line.wordings[0].form if line.wordings else NONE
    if isinstance(line, Point):
        return "shared" if len({span.report for span in line.sentences}) > 1 else "alone"
    return str(line.kind) if isinstance(line, Actor) or hasattr(line, "kind") else NONE


def _language(line: Line, record: Record) -> str:
    languages = {report.id: report.language for report in record.reports}
    found = {languages.get(span.report) for span in line.spans()} - {None}
    return SEVERAL if len(found) > 1 else next(iter(found), None) or NONE
