"""The whole flow on one screen: reports -> readings -> story -> record. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman.gathering.gather import gather
from dragoman.intake.reports import open_reports
from dragoman.languages.encoder import Encoder, builtin_encoder
from dragoman.languages.parser import Parser, builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.reconcile import reconcile
from dragoman.record.checker import require_sound
from dragoman.record.errors import NothingToRead
from dragoman.record.lines import Decision
from dragoman.record.reading import Reading
from dragoman.record.record import Record
from dragoman.record.report import Report, Trouble


def read_reports(paths: Iterable[Path | str], *, reader: str = "builtin") -> list[Reading]:
    """The readings of all reports under the paths, by report id. Files that can't be read are left out."""
    reports, troubles = open_reports(paths)
    if not reports:
        raise NothingToRead("; ".join(f"{t.path}: {t.why}" for t in troubles) or "no report under the paths given")
    return read_all(reports, encoder=builtin_encoder(), parser=builtin_parser(), reader=reader)


def read_all(
    reports: Iterable[Report], *, encoder: Encoder | None, parser: Parser | None, reader: str = "builtin"
) -> list[Reading]:
    """One reading per report; each is read alone, so that no report changes another's reading."""
    return [read_report(report, encoder=encoder, parser=parser, reader=reader) for report in reports]


def compile_record(
    readings: Sequence[Reading],
    *,
    decisions: Sequence[Decision] = (),
    troubles: Sequence[Trouble] = (),
    language: str = "en",
) -> Record:
    """The record of one story, gathered, reconciled, checked. Raises BrokenRecord rather than give an unsound one."""
    record = reconcile(gather(readings), decisions=decisions, troubles=troubles, language=language)
    require_sound(record)
    return record
