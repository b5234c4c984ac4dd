"""A record as JSON beside its reports' texts, and readings and reports as JSON lines between commands.

Every key is always there, unknown ones as null or []. Keys stand in the order of the structs, `format` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.record.checker import lies_beside
from dragoman.record.errors import DragomanError, UnreadableRecord
from dragoman.record.reading import Reading
from dragoman.record.record import Record, ReportLine
from dragoman.record.report import Report

RECORD_FILE = "record.json"
_Noun = TypeVar("_Noun", Report, Reading)


def record_bytes(record: Record) -> bytes:
    """The record as `record.json` holds it: UTF-8, indented, ending in a newline, without the reports' texts.

    A number is written alike whether it was an int or a float in memory (57 → 57.0), so that what is read back gives
    the same bytes. Not checked here: see `require_sound`.
    """
    plain = msgspec.convert(msgspec.to_builtins(record), Record)
    keys = msgspec.to_builtins(plain)
    ordered = {"format": keys["format"], **{key: keys[key] for key in keys if key not in ("format", "texts")}}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"


def load_record(path: Path) -> Record:
    """The record of a `record.json` (or of the folder it lies in), with its reports' texts read from beside it."""
    path = path / RECORD_FILE if path.is_dir() else path
    try:
        record = msgspec.json.decode(path.read_bytes(), type=Record)
    except OSError as error:
        raise UnreadableRecord(f"{path}: {error.strerror or error}. Name a {RECORD_FILE} or its folder.") from error
    except (msgspec.MsgspecError, DragomanError, UnicodeDecodeError) as error:
        raise UnreadableRecord(f"{path}: not a record: {error}. Make it anew with `dragoman run`.") from error
    texts = {report.id: _text_beside(path, report) for report in record.reports}
    return msgspec.structs.replace(record, texts=texts)


def report_line(report: Report) -> bytes:
    """One report as one JSON line."""
    return msgspec.json.encode(report) + b"\n"


def load_report(line: bytes | str) -> Report:
    """The report of one JSON line."""
    return _decoded(line, Report, "report")


def reading_line(reading: Reading) -> bytes:
    """One reading as one JSON line; vectors in base64."""
    return msgspec.json.encode(reading) + b"\n"


def load_readings(lines: Iterable[bytes | str]) -> Iterator[Reading]:
    """Readings from JSON lines, one at a time; blank lines are skipped, the number of a bad one is told.

    Hand in a file opened as bytes: `str.splitlines` would also break at marks inside a text.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _decoded(line, Reading, f"line {number}")


def _text_beside(path: Path, report: ReportLine) -> str:
    if not lies_beside(report.text_file):
        raise UnreadableRecord(
            f"{path}: text_file {report.text_file!r} of {report.id} leads out of the record's folder."
        )
    text_file = path.parent / report.text_file
    try:
        with text_file.open(encoding="utf-8", newline="") as opened:
            return opened.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableRecord(
            f"{text_file}: the text of report {report.id} can't be read ({error}). Keep `reports/` beside {path.name}."
        ) from error


def _decoded(line: bytes | str, noun: type[_Noun], where: str) -> _Noun:
    try:
        return msgspec.json.decode(line, type=noun)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        wanted = noun.__name__.lower()
        raise UnreadableRecord(f"{where}: not a {wanted} in JSON: {error}. One {wanted} stands on one line.") from error
