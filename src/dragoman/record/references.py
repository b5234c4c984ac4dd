"""Which field of which noun holds the id of what; and whether every id of a record leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from dragoman.record.evidence import Evidence
from dragoman.record.lines import (
    Account,
    Caution,
    Decision,
    Difference,
    Fact,
    Issue,
    LedgerLine,
    Line,
    Occurrence,
    Point,
    Remark,
    SideAccount,
    Voice,
    Wording,
)
from dragoman.record.reading import ChainLink, Role
from dragoman.record.record import PublishedTime, Record, ReportLine, StoryLine
from dragoman.record.story import Family
from dragoman.record.values import ActorValue, Time

LISTS = (
    "reports", "families", "points", "actors", "occurrences", "remarks", "facts", "differences", "ledger", "cautions",
)  # fmt: skip
"""The lists whose items have ids. Issues and decisions have none."""
ANY = frozenset(LISTS)
REFERENCES: tuple[tuple[type[Struct], str, frozenset[str]], ...] = (
    (Line, "derived_from", ANY),
    (Line, "points", frozenset({"points"})),
    (Evidence, "report", frozenset({"reports"})),
    (ReportLine, "family", frozenset({"families"})),
    (Family, "reports", frozenset({"reports"})),
    (Family, "derived_from", ANY),
    (Issue, "derived_from", ANY),
    (Point, "lines", ANY),
    (Role, "actor", frozenset({"actors"})),
    (Occurrence, "part_of", frozenset({"occurrences"})),
    (Occurrence, "replaces", frozenset({"occurrences"})),
    (Remark, "speaker", frozenset({"actors"})),
    (Remark, "addressee", frozenset({"actors"})),
    (Remark, "occasion", frozenset({"occurrences"})),
    (Wording, "report", frozenset({"reports"})),
    (ChainLink, "actor", frozenset({"actors"})),
    (Fact, "about", frozenset({"occurrences", "actors", "remarks"})),
    (Account, "report", frozenset({"reports"})),
    (Account, "by", frozenset({"actors"})),
    (Difference, "about", ANY),
    (Difference, "suspect", frozenset({"reports"})),
    (SideAccount, "reports", frozenset({"reports"})),
    (LedgerLine, "parties", frozenset({"actors"})),
    (LedgerLine, "by", frozenset({"actors"})),
    (Caution, "about", ANY),
    (ActorValue, "id", frozenset({"actors"})),
    (Time, "from_", ANY),
    (PublishedTime, "from_", ANY),
    (StoryLine, "first", ANY),
    (Decision, "ids", ANY),
)
"""Ids of findings (`members`, `continues`, a decision's `findings`) lead out of the record and aren't followed."""


LIKE_AN_ID = re.compile(r"[a-z][0-9a-f]{10}(?:-\d+)?")
"""A voice's body is an actor's or report's id, or words where nobody of the record stands behind it."""


class Placed(NamedTuple):
    """A noun of the record and where it stands: "facts f12ab: accounts[0].value"."""

    where: str
    noun: Struct


def nouns(record: Record) -> Iterator[Placed]:
    """Every struct in the record with its place, in the record's order; sentences and blocks aside."""
    yield from _below(record.story, "story", "")
    for name in (*LISTS, "issues", "decisions"):
        for index, item in enumerate(getattr(record, name)):
            yield from _below(item, f"{name} {getattr(item, 'id', index)}", "")


def _below(item: Any, line: str, path: str) -> Iterator[Placed]:
    if isinstance(item, Struct):
        yield Placed(f"{line}: {path}" if path else line, item)
        for name in item.__struct_fields__:
            if name not in ("blocks", "sentences") or isinstance(item, Point):
                yield from _below(getattr(item, name), line, f"{path}.{name}" if path else name)
    elif isinstance(item, tuple):
        for index, part in enumerate(item):
            yield from _below(part, line, f"{path}[{index}]")


def where_ids_stand(record: Record) -> dict[str, str]:
    """Every id with the name of its list; of an id used twice, the first list."""
    found: dict[str, str] = {}
    for name in LISTS:
        for item in getattr(record, name):
            found.setdefault(item.id, name)
    return found


def reference_faults(record: Record) -> Iterator[str]:
    """Ids used twice, and ids that lead nowhere or to the wrong kind of line."""
    seen: set[str] = set()
    for name in LISTS:
        for item in getattr(record, name):
            if item.id in seen:
                yield f"{name} {item.id}: the id is used twice."
            seen.add(item.id)
    lists = where_ids_stand(record)
    for where, noun in nouns(record):
        for kind, field, allowed in REFERENCES:
            if isinstance(noun, kind):
                yield from _unresolved(getattr(noun, field), f"{where}, {field.rstrip('_')}", lists, allowed)
        if isinstance(noun, Voice) and LIKE_AN_ID.fullmatch(noun.body or ""):
            yield from _unresolved(noun.body, f"{where}, body", lists, ANY)


def _unresolved(
    ids: str | tuple[str, ...] | None, where: str, lists: dict[str, str], allowed: frozenset[str]
) -> Iterator[str]:
    for one in (ids,) if isinstance(ids, str) else ids or ():
        if one not in lists:
            yield f"{where}: id {one} is not in the record."
        elif lists[one] not in allowed:
            yield f"{where}: id {one} stands in {lists[one]}, not in {' or '.join(sorted(allowed))}."


def ground_faults(record: Record) -> Iterator[str]:
    """Lines that rest on no sentence, neither their own nor through what they are derived from."""
    resting: dict[str, tuple[str, ...]] = {}
    grounded = {report.id for report in record.reports}
    for name in (*LISTS[1:], "issues"):
        for index, item in enumerate(getattr(record, name)):
            key = getattr(item, "id", f"{name} {index}")
            if any(isinstance(noun, Evidence) for _, noun in _below(item, "", "")):
                grounded.add(key)
            else:
                resting[key] = item.derived_from
    while reached := {key for key, below in resting.items() if key not in grounded and grounded.intersection(below)}:
        grounded |= reached
    for key in resting:
        if key not in grounded:
            yield f"{key}: no evidence, and what it is derived from leads to none. Give `evidence` or `derived_from`."
