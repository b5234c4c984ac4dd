"""One report in, one reading out: repair, sentences and their health, segments, findings."""

from __future__ import annotations

from dragoman.languages.encoder import Encoder
from dragoman.reading.blinding import masks
from dragoman.reading.builtin.read import read_findings
from dragoman.reading.passages import passages, to_sentences
from dragoman.reading.repair import repair
from dragoman.reading.segments import segments
from dragoman.record.errors import UnknownName
from dragoman.record.reading import Reading
from dragoman.record.report import Report

READERS = ("builtin",)


def read_report(report: Report, *, encoder: Encoder | None = None, reader: str = "builtin") -> Reading:
    """The reading of one report by a named reader. Raises UnknownName with the choices."""
    if reader not in READERS:
        raise UnknownName(f"no reader named {reader!r}. Known: {', '.join(READERS)}.")
    reading_text = repair(report)
    found = passages(reading_text, report)
    findings = read_findings(report, found, report.language or "")
    return Reading(
        report=report,
        sentences=to_sentences(found),
        repairs=reading_text.repairs,
        segments=segments(found, report, encoder, masks=masks(found, findings, report.language or "")),
        findings=findings,
        reader=reader,
    )
