"""A story: readings that tell the same events, which of them depend on each other, and what is told twice."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record.evidence import Evidence
from dragoman.record.reading import Reading


class Family(Struct, frozen=True, kw_only=True):
    """Reports that are not independent of each other; a family of one is `original`."""

    id: str
    reports: tuple[str, ...]
    relation: Literal["copy", "edited", "translation", "wire", "original"]
    why: str
    evidence: tuple[Evidence, ...] = ()
    derived_from: tuple[str, ...] = ()


class Pair(Struct, frozen=True, kw_only=True):
    """Two segments of different reports that seem to tell the same thing: score in 0..1 and why.

    `nameless`: what speaks for it besides names, actors and kinds of happenings shared, as log-odds; 0 where unknown.
    """

    a: str
    b: str
    score: float
    reasons: tuple[str, ...] = ()
    nameless: float = 0.0


class Story(Struct, frozen=True, kw_only=True):
    """Readings with their families and pairs. Readings stand by report id."""

    readings: tuple[Reading, ...]
    families: tuple[Family, ...]
    pairs: tuple[Pair, ...]
