"""Exit codes, what the command line alone can fail at, and where a bug goes."""

from __future__ import annotations

from dragoman.record.errors import DragomanError

DONE, PROBLEMS, CANNOT_RUN, BUG = 0, 1, 2, 101

WHERE_TO_REPORT = (
    "Please report it: open an issue in the place you have Dragoman from, with the lines above and, "
    "if you may share it, the report that brought it about (see CONTRIBUTING.md)."
)


class CannotWrite(DragomanError):
    """A file of the result could not be written."""

    slug = "cannot-write"


class UnknownLine(DragomanError):
    """No line of the record has the id that was asked for."""

    slug = "unknown-line"
