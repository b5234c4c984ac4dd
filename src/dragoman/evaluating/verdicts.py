"""Verdicts of people on lines, kept as JSON lines: one a verdict, the last one on a line counts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from dragoman.evaluating.sampling import Item
from dragoman.record.errors import DragomanError, UnreadableRecord
from dragoman.record.ids import digest

Judgement = Literal["right", "wrong", "trivial", "unsure"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)


class BadVerdicts(DragomanError):
    """A file of verdicts has lines that are none."""

    slug = "bad-verdicts"


class Verdict(Struct, frozen=True, kw_only=True):
    """What a person thinks of a line. `shown`: a hash of what the line then said, so that another is asked anew."""

    story: str
    line: str
    shown: str
    list: str
    kind: str
    language: str
    verdict: Judgement
    note: str = ""


def verdict_on(item: Item, judgement: Judgement, *, stated: str, note: str = "") -> Verdict:
    """A verdict on an item as it was stated."""
    story, line = item.key
    return Verdict(
        story=story,
        line=line,
        shown=digest(stated),
        list=item.list,
        kind=item.kind,
        language=item.language,
        verdict=judgement,
        note=note,
    )


def verdict_bytes(verdict: Verdict) -> bytes:
    """A verdict as one JSON line."""
    return msgspec.json.encode(verdict) + b"\n"


def load_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a file in its order; none where there is no file yet. Raises BadVerdicts with every fault."""
    try:
        rows = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n") if path.exists() else []
    except OSError as error:
        raise UnreadableRecord(f"{path}: {error.strerror or error}. Name a file of verdicts.") from error
    found, faults = [], []
    for number, row in enumerate(rows, start=1):
        if not row.strip():
            continue
        try:
            found.append(msgspec.json.decode(row, type=Verdict))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            faults.append(f"line {number}: {error}.")
    if faults:
        how = "A verdict is one JSON object on one line; see docs/how-to/audit-a-record.md. Mend or remove these."
        raise BadVerdicts("\n".join([f"{path}:", *faults, how]))
    return found


def standing(verdicts: Iterable[Verdict]) -> dict[tuple[str, str, str], Verdict]:
    """By story, line and what the line said: the last verdict."""
    return {(one.story, one.line, one.shown): one for one in verdicts}


def judged(item: Item, verdicts: dict[tuple[str, str, str], Verdict], *, stated: str) -> Verdict | None:
    """The verdict on an item that still says what was judged."""
    return verdicts.get((*item.key, digest(stated)))
