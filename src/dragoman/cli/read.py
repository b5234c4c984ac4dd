"""`dragoman read`: reports in, readings out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.run import Parsers

if TYPE_CHECKING:
    from dragoman.record.report import Report


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS|-", help="Files, folders or wildcards; - for reports as JSON lines."),
    ],
    parser: Parsers = None,
) -> None:
    """Print each reading as one JSON line.

    It holds a report's sentences with their health, its findings, and what was seen and not read.

    \b
    Example: dragoman intake reports/ | dragoman read - > readings.jsonl
    """
    from dragoman.cli.terminal import told

    reports = _from_stdin() if paths == ["-"] else _from_files(paths)

    from dragoman.languages.encoder import builtin_encoder
    from dragoman.languages.parsers import named_parser
    from dragoman.pipeline import read_all
    from dragoman.record.storing import reading_line

    encoder, chosen = builtin_encoder(), named_parser(parser or ())
    for report in told(reports, "Reading report"):
        for reading in read_all([report], encoder=encoder, parser=chosen):
            sys.stdout.buffer.write(reading_line(reading))
    sys.stdout.buffer.flush()


def _from_files(paths: list[str]) -> list[Report]:
    from dragoman.cli.opening import open_given

    return open_given(paths)[0]


def _from_stdin() -> list[Report]:
    from dragoman.record.errors import NothingToRead, UnreadableRecord
    from dragoman.record.storing import load_report

    reports = []
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            try:
                reports.append(load_report(line))
            except UnreadableRecord as error:
                raise UnreadableRecord(f"stdin, line {number}: {error} `dragoman intake` makes such lines.") from error
    if not reports:
        raise NothingToRead("stdin holds no report. Try: dragoman intake reports/ | dragoman read -")
    return reports
