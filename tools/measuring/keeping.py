"""What was measured, as `docs/quality.json` keeps it, so that the page can be written without measuring anew."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.evaluating.tally import Figure


class StoryFigures(Struct, frozen=True, kw_only=True):
    """An example's figures and the hash of its reports and gold."""

    set: str
    figures: tuple[Figure, ...]


class Measured(Struct, frozen=True, kw_only=True):
    """One figure on a public set: F1 or a share in percent, over how many, and what others reach by the same count."""

    set: str
    what: str
    value: float
    of: int
    others: str = ""
    hash: str = ""
    date: str = ""


class Kept(Struct, frozen=True, kw_only=True):
    """All of it: examples by name, public sets in the order of the page."""

    examples: dict[str, StoryFigures] = {}
    sets: tuple[Measured, ...] = ()


def load_kept(path: Path) -> Kept:
    """What a file keeps; nothing where there is none yet."""
    return msgspec.json.decode(path.read_bytes(), type=Kept) if path.exists() else Kept()


def kept_bytes(kept: Kept) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def renewed(before: tuple[Measured, ...], found: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """Figures with those measured anew in their place; of a set measured anew nothing old remains."""
    anew = {one.set for one in found}
    return tuple(sorted((*(one for one in before if one.set not in anew), *found), key=lambda one: (one.set, one.what)))
