"""The vectors of what is said: of each wording's own words, apart from the sentence around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.reading.segments import packed
from dragoman.record.reading import AnyFinding, RemarkFinding

if TYPE_CHECKING:
    from dragoman.languages.encoder import Encoder


def with_vectors(findings: Sequence[AnyFinding], encoder: Encoder | None) -> tuple[AnyFinding, ...]:
    """The findings, each wording with the vector of its words; all are encoded in one call, so that no other report's
    words touch them."""
    said = [found for found in findings if isinstance(found, RemarkFinding)]
    vectors = packed([" ".join(found.text.split()) for found in said], encoder)
    of = {found.id: vector for found, vector in zip(said, vectors, strict=True)}
    return tuple(replace(one, vector=of[one.id]) if isinstance(one, RemarkFinding) else one for one in findings)
