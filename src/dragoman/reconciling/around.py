"""What the words round a figure say of it: a sum a year, a sum over four years, a sum that something was raised to."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries
from dragoman.reconciling.parts import Desk
from dragoman.record.evidence import Evidence
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Amount, Duration

CLAUSE = re.compile(r"[.;:!?,()\n]")
_CURRENCY = re.compile(r"[A-Z]{3}")
_BESIDE = re.compile(r"\s*\(|,\s+")
SENTENCE = re.compile(r"[.;:!?\n]")
BESIDE = 48
"""Letters within which words beside a day say which of several it is."""
CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")
NEAR = 24
"""Letters behind a figure in which the time it is told for begins: "€112m over the next four years"."""


def rate(figure: QuantityFinding, desk: Desk) -> str | None:
    """For what time a figure is told: "year" of "a year", "whole" of "over four years", None where nothing says so."""
    return _rated(figure, desk)[0]


def rate_end(figure: QuantityFinding, desk: Desk) -> int:
    """Where the words of a figure end, with those of the time it is told for: "28 million euros a year"."""
    return _rated(figure, desk)[1]


def _rated(figure: QuantityFinding, desk: Desk) -> tuple[str | None, int]:
    report = desk.reports[figure.report]
    for unit, pattern in _rates(report.language):
        if found := pattern.match(report.text, figure.end):
            return unit, found.end()
    spread = (end for gap, end in _gaps(figure, desk) if _spread(report.language).fullmatch(gap))
    end = next(spread, None)
    return (None, figure.end) if end is None else ("whole", end)


def _gaps(figure: QuantityFinding, desk: Desk) -> list[tuple[str, int]]:
    """The words between a figure and the lengths of time that follow it at once, with where each ends."""
    text = desk.reports[figure.report].text
    found = []
    for other in desk.findings.values():
        lasts = isinstance(other, QuantityFinding) and isinstance(other.value, Duration)
        if lasts and other.report == figure.report and figure.end <= other.start <= figure.end + NEAR:
            number = re.search(r"\w+\s+\w+$", text[other.start : other.end])
            found.append((text[figure.end : other.start + (number.start() if number else 0)], other.end))
    return found


def changed_to(span: Evidence, desk: Desk) -> str | None:
    """How a figure became what it is: "up", "down" or "anew" (corrected, final) to it; None where nothing says so.

    What stands in one row with such a figure is changed with it: "rose to 31 dead and 147 injured", "to a million
    dirhams, some 96,000 euros".
    """
    report = desk.reports[span.report]
    start = next((s.start for s in desk.readings[span.report].sentences if s.start <= span.start < s.end), span.start)
    before = report.text[start : span.start]
    for way, pattern in _changed(report.language):
        if pattern.search(before):
            return way
    if _corrected(report.language).match(report.text, span.end) or _renewed(span, desk) or _in_place(span, desk, start):
        return "anew"
    row = _row(report.language)
    for other in desk.findings.values():
        inside = isinstance(other, QuantityFinding) and other.report == span.report and start <= other.start
        if inside and other.end <= span.start and row.fullmatch(report.text[other.end : span.start]):
            return changed_to(report.evidence(other.start, other.end), desk)
    return None


def _renewed(span: Evidence, desk: Desk) -> bool:
    """Whether a figure takes the place of those told before: "by final figures, 163 flights", "by now 9,600 people"."""
    return _beside(span, desk, "renewed")


def _in_place(span: Evidence, desk: Desk, start: int) -> bool:
    """Whether a figure's sentence tells it in the place of another one: "instead of 850, only 790"."""
    report = desk.reports[span.report]
    clause = f"{report.text[start : span.start]}\0{SENTENCE.split(report.text[span.end :], maxsplit=1)[0]}"
    return _instead(report.language).search(clause) is not None


def converted(figure: QuantityFinding, desk: Desk) -> bool:
    """Whether a sum only tells another one in another currency: "1.5m dirhams (about €144,000)", "umgerechnet"."""
    text, value = desk.reports[figure.report].text, figure.value
    if not isinstance(value, Amount) or not _CURRENCY.fullmatch(value.unit):
        return False
    words = _converted(desk.reports[figure.report].language)
    for other in desk.findings.values():
        if not (isinstance(other, QuantityFinding) and isinstance(other.value, Amount)):
            continue
        near = other.report == figure.report and other.sentence == figure.sentence and other.end <= figure.start
        if near and _CURRENCY.fullmatch(other.value.unit) and other.value.unit != value.unit:
            gap = text[other.end : figure.start]
            if _BESIDE.fullmatch(gap) or words.search(gap):
                return True
    return False


def act_of(span: Evidence, desk: Desk) -> str | None:
    """What somebody does with a figure, by the nearest word of its clause: "offer", "payment", "delivery", or None."""
    report = desk.reports[span.report]
    before, behind = CLAUSE_END.split(report.text[: span.start])[-1], CLAUSE_END.split(report.text[span.end :])[0]
    found = [
        (gap, way)
        for way, pattern in _acts(report.language)
        for gap in (
            *(len(before) - match.end() for match in pattern.finditer(before)),
            *(match.start() for match in pattern.finditer(behind)),
        )
    ]
    return min(found)[1] if found else None


def at_end(span: Evidence, desk: Desk) -> bool:
    """Whether a time is told as an end: "which ended at midnight on Wednesday", "reopened on Sunday"."""
    return _in_clause(span, desk, "at_end")


def broken_off(span: Evidence, desk: Desk) -> bool:
    """Whether a time is that of a break, or of an end in part: "was interrupted on Sunday", "partly reopened"."""
    return _in_clause(span, desk, "broken_off")


def _in_clause(span: Evidence, desk: Desk, name: str) -> bool:
    """Whether a word of a list stands in the clause before or behind a span."""
    report = desk.reports[span.report]
    before = CLAUSE.split(report.text[: span.start])[-1]
    behind = CLAUSE.split(report.text[span.end :], maxsplit=1)[0]
    pattern = _listed(report.language, name)
    return pattern.search(before) is not None or pattern.search(behind) is not None


def day_within(span: Evidence, desk: Desk) -> bool:
    """Whether a day is told as one of several: "on Tuesday, the second day of the strike"."""
    return _beside(span, desk, "day_within")


def at_first(span: Evidence, desk: Desk) -> bool:
    """Whether a figure is told as the first of several: "a dozen were initially missing"."""
    report = desk.reports[span.report]
    before, behind = report.text[: span.start], report.text[span.end :]
    clause = f"{CLAUSE.split(before)[-1]} {CLAUSE.split(behind, maxsplit=1)[0]}"
    opening = re.split(r"[.;:!?\n]", before)[-1]
    pattern = _listed(report.language, "at_first")
    return pattern.search(clause) is not None or pattern.fullmatch(opening.strip(" ,")) is not None


def inclusive(span: Evidence, desk: Desk) -> bool:
    """Whether a sum takes in what others may leave out: "715 million euros including debt"."""
    return _beside(span, desk, "inclusive")


def _beside(span: Evidence, desk: Desk, name: str) -> bool:
    """Whether a word of a list stands beside a span in its sentence."""
    report = desk.reports[span.report]
    before, behind = report.text[max(0, span.start - BESIDE) : span.start], report.text[span.end : span.end + BESIDE]
    pattern = _listed(report.language, name)
    return any(pattern.search(part) for part in (SENTENCE.split(before)[-1], SENTENCE.split(behind, maxsplit=1)[0]))


@cache
def _converted(language: str | None) -> re.Pattern[str]:
    forms = [form for row in entries(language, "figures", "converted") for form in row["forms"]]
    return re.compile(rf"(?<!\w){choice(forms)}\W*$", re.IGNORECASE)


@cache
def _acts(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for name in ("having", "given") for row in entries(language, "figures", name) if row["id"] != "has"]
    return tuple((row["id"], re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)", re.IGNORECASE)) for row in rows)


@cache
def _listed(language: str | None, name: str) -> re.Pattern[str]:
    """The forms of a list of figures.toml, as whole words."""
    forms = [form for row in entries(language, "figures", name) for form in row["forms"]]
    return re.compile(rf"(?<!\w){choice(forms)}(?!\w)", re.IGNORECASE)


@cache
def _rates(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = entries(language, "figures", "rate")
    return tuple((row["id"], re.compile(rf"\s+{choice(row['forms'])}(?!\w)", re.IGNORECASE)) for row in rows)


@cache
def _spread(language: str | None) -> re.Pattern[str]:
    forms = [form for row in entries(language, "figures", "spread") for form in row["forms"]]
    return re.compile(rf"\s+{choice(forms)}\s+", re.IGNORECASE)


@cache
def _changed(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A word of change, then within its clause "to", right before the figure."""
    return tuple(
        (row["id"], re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)[^.;:!?]*(?<!\w){choice(row['to'])}\s+$", re.I))
        for row in entries(language, "figures", "changed")
    )


@cache
def _corrected(language: str | None) -> re.Pattern[str]:
    """What stands behind a figure that puts another right: ", and not 19 as first stated"."""
    rows = entries(language, "figures", "corrected")
    ways = (rf"{choice(row['forms'])}\s[^.;:!?\n]{{1,40}}?,?\s{choice(row['said'])}" for row in rows)
    return re.compile(rf"[^.,;:!?\n]{{0,30}},?\s+(?:{'|'.join(ways) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _instead(language: str | None) -> re.Pattern[str]:
    """What stands before the figure that another one takes the place of, and how that begins: "instead of 850"."""
    forms = [form for row in entries(language, "figures", "instead") for form in row["forms"]]
    return re.compile(rf"(?<!\w){choice(forms)}\s+(?:\w+\s+)?[$€£]?\d", re.IGNORECASE)


@cache
def _row(language: str | None) -> re.Pattern[str]:
    """What stands between two figures of one row."""
    forms = [form for row in entries(language, "figures", "changed") for form in row["and"]]
    return re.compile(rf"\s*[,(]\s*|\s+{choice(forms)}\s+", re.IGNORECASE)


__all__ = [
    "act_of",
    "at_end",
    "at_first",
    "broken_off",
    "changed_to",
    "converted",
    "day_within",
    "inclusive",
    "rate",
    "rate_end",
]
