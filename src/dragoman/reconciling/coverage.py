"""How much of what was told the record meets, and what it doesn't: nothing is left out silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.languages.words import tables
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.lines import Difference, Issue, Line
from dragoman.record.reading import QuantityFinding, Reading, Sentence
from dragoman.record.record import Coverage, Record
from dragoman.record.report import TOLD

LINES = ("occurrences", "remarks", "facts", "differences", "ledger")
UNMET = "sentence no line meets"


def cover(desk: Desk, record: Record, *, happenings: Happenings) -> tuple[Coverage, tuple[Issue, ...]]:
    """The shares of told sentences met by a line, by a point only, or by none; and all issues, in order of place.

    Names alone meet nothing: of a sentence that only names somebody nothing was read.
    """
    by_line = _spans(line for name in LINES for line in getattr(record, name) if not _is_name(line))
    by_point = _spans(record.points)
    joined = frozenset(member for fact in record.facts for member in fact.members)
    issues: list[Issue] = []
    counts = {"lines": 0, "points": 0, "issues": 0}
    for report, reading in desk.readings.items():
        found = [*_repaired(reading), *_not_understood(reading), *_bare_figures(reading, joined, happenings)]
        for sentence in told_sentences(reading):
            met = "lines" if _meets(by_line, report, sentence) else "points"
            met = met if met == "lines" or _meets(by_point, report, sentence) else "issues"
            counts[met] += 1
            if met == "issues":
                found.append(_unmet(reading, sentence))
        issues.extend(sorted(found, key=lambda issue: (issue.evidence[0].start, issue.evidence[0].end, issue.what)))
    return _shares(counts), tuple(issues)


def told_sentences(reading: Reading) -> list[Sentence]:
    """The sentences of headline, subhead, lead, body and captions that aren't blank."""
    blocks, text = reading.report.blocks, reading.report.text
    return [
        sentence
        for sentence in reading.sentences
        if (not blocks or blocks[sentence.block].kind in TOLD) and text[sentence.start : sentence.end].strip()
    ]


def _is_name(line: Line) -> bool:
    return isinstance(line, Difference) and line.kind == "name"


def _spans(lines: Iterable[Line]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for line in lines:
        for span in line.spans():
            found.setdefault(span.report, []).append(span)
    return found


def _meets(spans: dict[str, list[Evidence]], report: str, sentence: Sentence) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in spans.get(report, ()))


def _shares(counts: dict[str, int]) -> Coverage:
    """Shares to four places that still add up to 1."""
    total = sum(counts.values())
    if not total:
        return Coverage(lines=1.0, points=0.0, issues=0.0, sentences=0)
    lines, points = round(counts["lines"] / total, 4), round(counts["points"] / total, 4)
    return Coverage(lines=lines, points=points, issues=round(1 - lines - points, 4), sentences=total)


def _unmet(reading: Reading, sentence: Sentence) -> Issue:
    why = f"faults: {', '.join(sentence.health)}" if sentence.health else "nothing was read in it"
    if not tables(reading.report.language, "triggers"):
        why = f"{reading.report.language or 'this language'} is compared sentence by sentence, not read"
    return Issue(what=UNMET, why=why, evidence=_evidence(reading, sentence.start, sentence.end))


def _repaired(reading: Reading) -> Iterator[Issue]:
    text = reading.report.text
    for repair in reading.repairs:
        start, end = _visible(text, repair.start, repair.end)
        if start < end:
            after = text[start : repair.start] + repair.after + text[repair.end : end]
            why = f"{repair.what}: “{text[start:end]}” was read as “{after}”"
            yield Issue(what="repaired text", why=why, evidence=_evidence(reading, start, end))


def _not_understood(reading: Reading) -> Iterator[Issue]:
    for span in reading.not_understood:
        if span.start < span.end:
            yield Issue(what=span.what, why=span.why, evidence=_evidence(reading, span.start, span.end))


def _bare_figures(reading: Reading, joined: frozenset[str], happenings: Happenings) -> Iterator[Issue]:
    """Figures that tell something of a thing no line stands for."""
    for finding in reading.findings:
        if isinstance(finding, QuantityFinding) and finding.property and finding.id not in joined:
            damaged = bool(reading.sentences[finding.sentence].health) or finding.host in happenings.of
            why = "only a damaged sentence tells it" if damaged else f"nothing was found whose {finding.property} it is"
            evidence = _evidence(reading, finding.start, finding.end)
            yield Issue(what="a figure without a host", why=why, evidence=evidence)


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    """A span one can see: a repair of nothing or of blanks takes in the letters on both sides."""
    return (start, end) if text[start:end].strip() else (max(0, start - 1), min(len(text), end + 1))


def _evidence(reading: Reading, start: int, end: int) -> tuple[Evidence, ...]:
    return (reading.report.evidence(start, min(end, start + MAX_EVIDENCE)),)
