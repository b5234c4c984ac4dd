"""Decisions of people, from a file of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dragoman.cli.writing import write_whole
from dragoman.record.errors import UnreadableRecord
from dragoman.record.ruling import BadDecisions, Ruling, faults_of, ruling_line

HOW = "One decision in JSON stands on one line; see docs/how-to/keep-your-decisions.md. Nothing was replayed."


def load_decisions(path: Path) -> tuple[Ruling, ...]:
    """The decisions of a file, in its order; blank lines are skipped.

    Raises BadDecisions with every fault and its line, UnreadableRecord where there is no such file.
    """
    try:
        rows = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise UnreadableRecord(f"{path}: {error.strerror or error}. Name a file of decisions.") from error
    decided: dict[int, Ruling] = {}
    faults: list[str] = []
    for number, row in enumerate(rows, start=1):
        if not row.strip():
            continue
        try:
            decided[number] = msgspec.json.decode(row, type=Ruling)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            faults.append(f"line {number}: {error}.")
        else:
            faults += [f"line {number}: {fault}" for fault in _faults(decided[number], number, decided)]
    if faults:
        raise BadDecisions("\n".join([f"{path}:", *faults, HOW]))
    return tuple(_counted(ruling, list(decided)) for ruling in decided.values())


def add_decision(path: Path, ruling: Ruling) -> int:
    """Writes a decision behind those of a file (a new one where there is none); how many it then holds.

    Raises BadDecisions, and leaves the file as it is, where a line of it is broken or an undo counts no line of it.
    """
    before = path.read_bytes() if path.exists() else b""
    held = load_decisions(path) if before.strip() else ()
    number = len(before.splitlines()) + 1
    if ruling.undoes is not None and not 0 < ruling.undoes < number:
        raise BadDecisions(f"{path}: undoes {ruling.undoes}: no line of that number holds a decision.")
    write_whole(path, before + (b"" if before.endswith(b"\n") or not before else b"\n") + ruling_line(ruling))
    return len(held) + 1


def _faults(ruling: Ruling, number: int, decided: dict[int, Ruling]) -> Iterator[str]:
    yield from faults_of(ruling)
    if ruling.undoes is not None and (ruling.undoes not in decided or ruling.undoes == number):
        yield f"undoes {ruling.undoes}: no earlier line of that number holds a decision."


def _counted(ruling: Ruling, lines: list[int]) -> Ruling:
    """A decision whose undo counts decisions instead of lines: a file may hold blank ones."""
    return ruling if ruling.undoes is None else replace(ruling, undoes=lines.index(ruling.undoes) + 1)
