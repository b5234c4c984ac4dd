"""Decisions of people, from a file of JSON lines."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.record.errors import UnreadableRecord
from dragoman.record.lines import Decision


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; blank lines are skipped. Raises UnreadableRecord naming every bad line."""
    try:
        rows = path.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableRecord(f"{path}: {error.strerror or error}. Name a file of decisions.") from error
    decided, faults = [], []
    for number, row in enumerate(rows, start=1):
        try:
            if row.strip():
                decided.append(msgspec.json.decode(row, type=Decision))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise UnreadableRecord(f"{path}: {'; '.join(faults)}. One decision in JSON stands on one line.")
    return tuple(decided)
