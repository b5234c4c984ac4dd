"""One report in, one reading out: repair, sentences and their health, segments, findings."""

from __future__ import annotations

from dragoman.languages.encoder import Encoder
from dragoman.languages.parser import Parser, laid_out
from dragoman.reading.blinding import masks, without_titles
from dragoman.reading.builtin.read import has_words, read_findings
from dragoman.reading.passages import passages, to_sentences
from dragoman.reading.repair import repair
from dragoman.reading.segments import segments
from dragoman.reading.wordings import with_vectors
from dragoman.record.errors import UnknownName
from dragoman.record.reading import Reading
from dragoman.record.report import Report

READERS = ("builtin",)


def read_report(
    report: Report, *, encoder: Encoder | None = None, parser: Parser | None = None, reader: str = "builtin"
) -> Reading:
    """The reading of one report by a named reader. Raises UnknownName with the choices.

    Without a parser nothing is read that hangs on a tree; without an encoder segments and wordings have no vectors.
    """
    if reader not in READERS:
        raise UnknownName(f"no reader named {reader!r}. Known: {', '.join(READERS)}.")
    reading_text = repair(report)
    found = passages(reading_text, report)
    language = report.language or ""
    parses = parser.parse([passage.text for passage in found], language) if parser and has_words(language) else []
    findings = read_findings(report, found, language, parses=parses)
    masked = masks(found, findings, language)
    untitled = without_titles(masked, found, findings)
    return Reading(
        report=report,
        sentences=to_sentences(found),
        repairs=reading_text.repairs,
        segments=segments(found, report, encoder, masks=masked, untitled=untitled),
        parse=laid_out(parses, [passage.span for passage in found]) if parses else None,
        findings=with_vectors(findings, encoder),
        reader=reader,
    )
