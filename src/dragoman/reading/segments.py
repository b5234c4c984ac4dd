"""Segments: what is compared across reports. Every told sentence is one; long ones and leads give their clauses too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.languages.clauses import clauses
from dragoman.reading.blinding import Mask, blinded
from dragoman.record.ids import segment_id
from dragoman.record.reading import Segment
from dragoman.record.report import TOLD, Report

if TYPE_CHECKING:
    from dragoman.languages.encoder import Encoder
    from dragoman.reading.passages import Passage

LONG = 120
"""Characters from which a sentence tells more than one thing often enough to be cut as well."""


def segments(
    passages: Sequence[Passage], report: Report, encoder: Encoder | None, *,
    masks: Mapping[int, Sequence[Mask]] | None = None, untitled: Mapping[int, Sequence[Mask]] | None = None,
) -> tuple[Segment, ...]:  # fmt: skip
    """The report's segments in order of text, with vectors where an encoder is given.

    Vectors are of the reading text (repaired) with the passages' masks on and figures blinded: names, days and figures
    are compared by themselves, and two sentences shall not be alike because the same people stand in them. `untitled`
    are the masks that hide offices too; what they change has a second vector. Offsets are the report's. All
    vectors of a sort are encoded in one call, so that they depend on this report alone.
    """
    places: dict[tuple[int, int], tuple[int, str, str]] = {}
    for passage in passages:
        if passage.kind not in TOLD:
            continue
        masked = (masks or {}).get(passage.index, ())
        bare = (untitled or {}).get(passage.index, masked)
        for a, b in _spans(passage, report.language, masked):
            start, end = passage.span(a, b)
            if start < end:
                told, bare_told = (blinded(passage, (a, b), shown) for shown in (masked, bare))
                places.setdefault((start, end), (passage.index, told, bare_told))
    order = sorted(places)
    vectors = packed([places[place][1] for place in order], encoder)
    titled = [place for place in order if places[place][1] != places[place][2]]
    bare_vectors = dict(zip(titled, packed([places[place][2] for place in titled], encoder), strict=True))
    return tuple(
        Segment(
            id=segment_id(report.id, *place),
            start=place[0],
            end=place[1],
            sentence=places[place][0],
            vector=vector,
            untitled=bare_vectors.get(place),
        )
        for place, vector in zip(order, vectors, strict=True)
    )


def _spans(passage: Passage, language: str | None, masked: Sequence[Mask]) -> list[tuple[int, int]]:
    """The whole sentence first; then its clauses, if it is long or stands in front."""
    whole = (0, len(passage.text))
    if len(blinded(passage, whole, masked)) < LONG and passage.kind not in {"headline", "lead"}:
        return [whole]
    return [whole, *(span for span in clauses(passage.text, language) if span != whole)]


def packed(texts: Sequence[str], encoder: Encoder | None) -> list[bytes | None]:
    """The vector of each text, 512 little-endian float16; None for all without an encoder."""
    if encoder is None or not texts:
        return [None] * len(texts)
    return [row.tobytes() for row in encoder.encode(texts).astype("<f2")]
