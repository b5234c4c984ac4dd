"""Figures with their counts, section by section, and notes on what was wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from msgspec import Struct

Better = Literal["more", "fewer", "neither"]
"""Which way a figure should go. `neither` is a hint: the gold does not hold everything that may rightly be told."""


class Figure(Struct, frozen=True, kw_only=True):
    """`hits` of `of` looked at; a bare count where `of` is None."""

    section: str
    name: str
    hits: float
    of: int | None = None
    better: Better = "more"

    @property
    def key(self) -> str:
        """What a floor is kept under."""
        return f"{self.section}: {self.name}"

    @property
    def share(self) -> float | None:
        """Hits of those looked at, to four digits; None for a bare count and where nothing was looked at."""
        return round(self.hits / self.of, 4) if self.of else None

    @property
    def value(self) -> float | None:
        """What is held against a floor: of alarms their number, of others the share, or the bare count."""
        return self.hits if self.better == "fewer" or self.of is None else self.share


class Note(Struct, frozen=True, kw_only=True):
    """One thing that was wrong."""

    section: str
    what: str
    item: str


class Section:
    """The figures of one part of the record as they are counted."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.figures: list[Figure] = []
        self.notes: list[Note] = []

    def share(self, name: str, hits: float, of: int) -> None:
        """So many of those looked at."""
        self.figures.append(Figure(section=self.name, name=name, hits=hits, of=of))

    def count(self, name: str, hits: int) -> None:
        """A bare count of which more is better."""
        self.figures.append(Figure(section=self.name, name=name, hits=hits))

    def alarm(self, name: str, hits: int, of: int | None = None) -> None:
        """A count of mistakes."""
        self.figures.append(Figure(section=self.name, name=name, hits=hits, of=of, better="fewer"))

    def hint(self, name: str, hits: int, of: int | None = None) -> None:
        """A count that is neither good nor bad."""
        self.figures.append(Figure(section=self.name, name=name, hits=hits, of=of, better="neither"))

    def rate(self, name: str, checks: Iterable[tuple[object, object]], *, wrong: str = "") -> None:
        """A share of checks (right or not, what to say where not); `wrong` is what the notes call it."""
        told = list(checks)
        for right, item in told:
            if not right:
                self.note(wrong or name.replace(" right", ""), item)
        self.share(name, sum(bool(right) for right, _ in told), len(told))

    def recall(self, golds: Iterable[tuple[str, bool]], have: Collection[str]) -> None:
        """Of (key, must) how many were found: of those any careful reader would want, and of all."""
        golds = list(golds)
        self.rate("recall must", [(key in have, key) for key, must in golds if must], wrong="missed")
        self.share("recall all", sum(key in have for key, _ in golds), len(golds))

    def note(self, what: str, item: object) -> None:
        """Remembers one thing that was wrong."""
        self.notes.append(Note(section=self.name, what=what, item=str(item)))
