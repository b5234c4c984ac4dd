"""The reports under the paths of a command line."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.cli.terminal import warn
from dragoman.record.errors import NothingToRead
from dragoman.record.report import Report, Trouble


def open_given(paths: Sequence[str]) -> tuple[list[Report], list[Trouble]]:
    """All reports under files, folders and wildcards, and what could not become one, each told on stderr.

    Raises NothingToRead where no report is left.
    """
    from dragoman.intake.reports import open_reports

    reports, troubles = open_reports(paths)
    for trouble in troubles:
        warn(f"{trouble.path}: {trouble.what}, left out. {trouble.why}")
    if not reports:
        raise NothingToRead(
            f"No report could be read under {', '.join(paths)}. Name .txt, .md or .html files, or folders of them."
        )
    return reports, troubles
