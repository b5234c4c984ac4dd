"""Whether a segment tells anything: more than who is meant, when, where, and that somebody said it.

"The spokesman, Peter Avgeris, said on Sunday" is alike to every sentence he stands in, and tells none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.languages.words import entries
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.soundness import translation_notes
from dragoman.record.reading import (
    NameFinding,
    OccurrenceFinding,
    Parse,
    QuantityFinding,
    Reading,
    RemarkFinding,
    Segment,
    TimeFinding,
)

TELLING = frozenset({"ADJ", "NOUN", "NUM", "VERB"})
"""Parts of speech that can carry what is told."""
BESIDE = frozenset({"ADJ", "NUM"})
"""Those that tell even in a description ("the first minister since 2018")."""

_QUOTES = '"“”„«»‹›'

Span = tuple[int, int]


def bare_segments(desk: Desk) -> frozenset[str]:
    """The ids of segments that tell nothing, or how their report was translated; none of a report without a parse."""
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
    notes = translation_notes(reading.report)
    for segment in reading.segments:
        noted = any(segment.start < note.end and note.start < segment.end for note in notes)
        told = any(segment.start <= start < segment.end for start in telling)
        if noted or not told or _is_tag(reading, parse, segment):
            yield segment


def _is_tag(reading: Reading, parse: Parse, segment: Segment) -> bool:
    """Whether a clause only names whose words the rest of its sentence is, and where they fell ("on leaving the hall").

    What such a clause tells beside (a happening, a figure, what was announced, a clause about the speaker) makes it one
    that tells.
    """
    text, language = reading.report.text, reading.report.language
    inside = [finding for finding in reading.findings if segment.start <= finding.start < segment.end]
    if any(isinstance(finding, RemarkFinding | OccurrenceFinding | QuantityFinding) for finding in inside):
        return False
    words = text[segment.start : segment.end]
    if any(mark in words for mark in _QUOTES) or not (_quotes(reading, segment) or _credits(reading, segment)):
        return False
    tokens = [at for at, start in enumerate(parse.start) if segment.start <= start < segment.end]
    if words.lower().startswith(_according(language)):
        return not any(parse.upos[at] == "VERB" and parse.deprel[at].startswith("acl") for at in tokens)
    says, heard = _saying(language), _hearers(language)
    names = [span for spans in _spans(reading) for span in spans]
    tops = {at for at in tokens if parse.head[at] not in tokens and parse.upos[at] in ("VERB", "AUX")}
    told = any(
        parse.deprel[at] in ("acl:relcl", "ccomp", "xcomp")
        or (parse.deprel[at] == "obj" and not _inside(parse.start[at], names) and _word(text, parse, at) not in heard)
        for at in tokens
        if parse.head[at] in tokens
    )
    return bool(tops) and not told and all(_word(text, parse, at) in says for at in tops)


def _quotes(reading: Reading, segment: Segment) -> bool:
    """Whether the sentence around a clause holds a quotation."""
    text, sentence = reading.report.text, reading.sentences[segment.sentence]
    around = text[sentence.start : segment.start] + text[segment.end : sentence.end]
    return any(mark in around for mark in _QUOTES)


def _credits(reading: Reading, segment: Segment) -> bool:
    """Whether a clause stands beside what the rest of its sentence gives as somebody's words."""
    return any(
        isinstance(finding, RemarkFinding)
        and finding.form != "reported"
        and finding.context_start <= segment.start
        and segment.end <= finding.context_end
        and (segment.end <= finding.start or finding.end <= segment.start)
        for finding in reading.findings
    )


def _word(text: str, parse: Parse, at: int) -> str:
    return text[parse.start[at] : parse.end[at]].lower()


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
    return frozenset(
        form
        for entry in entries(language, "saying", "verb")
        for form in (*entry["forms"], *entry.get("participles", ()))
    )


@cache
def _hearers(language: str | None) -> frozenset[str]:
    return frozenset(
        word.lower()
        for entry in entries(language, "saying", "addressee")
        for form in entry["forms"]
        for word in form.split()
    )


@cache
def _according(language: str | None) -> tuple[str, ...]:
    """What names a source wherever it stands."""
    return tuple(
        form + " "
        for entry in entries(language, "saying", "according")
        if set(entry) <= {"before", "example", "not"}
        for form in entry.get("before", ())
    )
