"""Floors: what each figure of a story may not fall below. They only rise, unless someone says otherwise.

Of alarms, counts of mistakes, the floor is a ceiling. A floor holds for one set of reports and gold, known by its hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.evaluating.stories import GoldStory
from dragoman.evaluating.tally import Figure
from dragoman.record.errors import DragomanError

FLOORS_FILE = Path(str(files("dragoman.evaluating"))) / "floors.json"
"""Of the project's own examples."""


class BadFloors(DragomanError):
    """A file of floors can't be read."""

    slug = "bad-floors"


class Floor(Struct, frozen=True, kw_only=True):
    """A figure's share or count as it was when the floor was set, with what was counted."""

    value: float
    hits: float
    of: int | None = None


class StoryFloors(Struct, frozen=True, kw_only=True):
    """A story's floors by a figure's key, and the hash of the set they hold for."""

    set: str
    figures: dict[str, Floor]


class Fall(Struct, frozen=True, kw_only=True):
    """A figure on the wrong side of its floor; `now` None: it is counted no more."""

    key: str
    floor: Floor
    now: Figure | None


class Held(Struct, frozen=True, kw_only=True):
    """A story's figures held to its floors. `floors`: those that hold from now on; `stale`: set for another set."""

    floors: StoryFloors | None
    falls: tuple[Fall, ...]
    stale: bool
    moved: bool

    @property
    def failed(self) -> bool:
        """Whether someone has to look."""
        return not self.moved and (self.stale or bool(self.falls))


Floors = dict[str, StoryFloors]
Move = Literal["raise", "lower"]
"""`raise` sets floors where the figures are if none fell; `lower` does so whatever fell."""


def load_floors(path: Path = FLOORS_FILE) -> Floors:
    """The floors of a file by story; none where there is no file yet."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else {}
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadFloors(f"{path}: {error}. Mend it, or set floors anew with `dragoman evaluate --lower`.") from error


def floors_bytes(floors: Floors) -> bytes:
    """The floors as their file holds them: stories by name, figures in the order of the table."""
    ordered = {name: floors[name] for name in sorted(floors)}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"


def hold(story: GoldStory, figures: Sequence[Figure], floors: StoryFloors | None, *, move: Move | None = None) -> Held:
    """The figures held to the floors, and the floors moved where that was asked for."""
    found = tuple(falls(figures, floors))
    moved = move == "lower" or (move == "raise" and not found)
    return Held(
        floors=floors_at(story, figures) if moved else floors,
        falls=found,
        stale=floors is not None and floors.set != story.set,
        moved=moved,
    )


def falls(figures: Sequence[Figure], floors: StoryFloors | None) -> list[Fall]:
    """Figures on the wrong side of their floors; none where there are no floors."""
    now = {one.key: one for one in figures}
    found = []
    for key, floor in (floors.figures if floors else {}).items():
        figure = now.get(key)
        value = figure.value if figure else None
        if figure is None or value is None or _worse(figure, value, floor.value):
            found.append(Fall(key=key, floor=floor, now=figure))
    return found


def floors_at(story: GoldStory, figures: Sequence[Figure]) -> StoryFloors:
    """Floors where the figures are. Of what was not there to count none is set."""
    held = [(one, value) for one in figures if one.better != "neither" and (value := one.value) is not None]
    return StoryFloors(
        set=story.set,
        figures={one.key: Floor(value=value, hits=round(one.hits, 4), of=one.of) for one, value in held},
    )


def _worse(figure: Figure, value: float, floor: float) -> bool:
    return value > floor if figure.better == "fewer" else value < floor
