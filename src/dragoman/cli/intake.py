"""`dragoman intake`: files in, reports out."""

from __future__ import annotations

import sys

from dragoman.cli.run import Paths


def intake(paths: Paths) -> None:
    """Print each report as one JSON line.

    It holds the text as received, its blocks, outlet, date and language.

    \b
    Example: dragoman intake reports/ > reports.jsonl
    """
    from dragoman.cli.opening import open_given
    from dragoman.record.storing import report_line

    reports, _ = open_given(paths)
    for report in reports:
        sys.stdout.buffer.write(report_line(report))
    sys.stdout.buffer.flush()
