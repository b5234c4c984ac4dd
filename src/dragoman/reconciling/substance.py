"""Whether a segment tells anything: more than who is meant, when, where, and that somebody said it.

"The spokesman, Peter Avgeris, said on Sunday" is alike to every sentence he stands in, and tells none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.languages.words import entries
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import NameFinding, Parse, Reading, Segment, TimeFinding

TELLING = frozenset({"ADJ", "NOUN", "NUM", "VERB"})
"""Parts of speech that can carry what is told."""
BESIDE = frozenset({"ADJ", "NUM"})
"""Those that tell even in a description ("the first minister since 2018")."""

Span = tuple[int, int]


def bare_segments(desk: Desk) -> frozenset[str]:
    """The ids of segments that tell nothing; none of a report without a parse."""
    return frozenset(
        segment.id
        for reading in desk.readings.values()
        if reading.parse is not None
        for segment in _bare(reading, reading.parse)
    )


def _bare(reading: Reading, parse: Parse) -> Iterator[Segment]:
    names, descriptions = _spans(reading)
    says = _saying(reading.report.language)
    text = reading.report.text
    telling = [
        start
        for start, end, tag in zip(parse.start, parse.end, parse.upos, strict=True)
        if tag in TELLING
        and text[start:end].lower() not in says
        and not _inside(start, names)
        and (tag in BESIDE or not _inside(start, descriptions))
    ]
    for segment in reading.segments:
        if not any(segment.start <= start < segment.end for start in telling):
            yield segment


def _inside(start: int, spans: Sequence[Span]) -> bool:
    return any(first <= start < last for first, last in spans)


def _spans(reading: Reading) -> tuple[list[Span], list[Span]]:
    """Times, and names with their titles and offices; and descriptions ("the first minister")."""
    names = [finding for finding in reading.findings if isinstance(finding, NameFinding)]
    around = [
        (min(name.start, name.context_start), max(name.end, name.context_end))
        if name.context_start >= 0
        else (name.start, name.end)
        for name in names
    ]
    times = [(finding.start, finding.end) for finding in reading.findings if isinstance(finding, TimeFinding)]
    named = [span for name, span in zip(names, around, strict=True) if not name.description]
    described = [span for name, span in zip(names, around, strict=True) if name.description]
    return named + times, described


@cache
def _saying(language: str | None) -> frozenset[str]:
    return frozenset(form for entry in entries(language, "saying", "verb") for form in entry["forms"])
