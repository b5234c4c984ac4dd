"""A story's gold and a record of it in, all figures out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dragoman.evaluating.gold import Gold
from dragoman.evaluating.ground import Ground
from dragoman.evaluating.scorers.actors import actors
from dragoman.evaluating.scorers.differences import differences
from dragoman.evaluating.scorers.facts import facts
from dragoman.evaluating.scorers.first import first
from dragoman.evaluating.scorers.ledger import ledger
from dragoman.evaluating.scorers.occurrences import occurrences
from dragoman.evaluating.scorers.order import order
from dragoman.evaluating.scorers.points import points
from dragoman.evaluating.scorers.remarks import remarks
from dragoman.evaluating.scorers.reports import reports
from dragoman.evaluating.scorers.traps import traps
from dragoman.evaluating.tally import Figure, Note, Section
from dragoman.record.checker import check
from dragoman.record.record import Record


class Scores(Struct, frozen=True, kw_only=True):
    """All figures in the order of the table, and a note for each thing that was wrong."""

    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]


def score(gold: Gold, record: Record, *, texts: Mapping[str, str] | None = None) -> Scores:
    """The figures of a record. `texts`: what files of the story hold that became no report, by name."""
    ground = Ground(gold, record, texts=texts)
    first_ones = [_contract(record), reports(ground)]
    of_actors, key_of = actors(ground)
    of_occurrences, match = occurrences(ground, key_of)
    sections = [
        *first_ones, of_actors, of_occurrences, order(ground, match), remarks(ground, key_of),
        facts(ground, key_of, match), differences(ground), ledger(ground, key_of), points(ground), first(ground),
        traps(ground, key_of), _lost(ground),
    ]  # fmt: skip
    return Scores(
        figures=tuple(figure for section in sections for figure in section.figures),
        notes=tuple(note for section in sections for note in section.notes),
    )


def _contract(record: Record) -> Section:
    """What breaks the record's promises."""
    section, faults = Section("contract"), check(record)
    for fault in faults:
        section.note("fault", fault)
    section.alarm("faults", len(faults))
    return section


def _lost(ground: Ground) -> Section:
    """Gold that stands nowhere: a text cut short, or a gold for another text."""
    section = Section("gold")
    for file, words in sorted(ground.lost):
        section.note("not in the record's text", f"{file}: {words}")
    section.alarm("anchors not in the record's text", len(ground.lost))
    return section
