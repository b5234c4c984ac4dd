"""What the words round a figure say of it: a sum a year, a sum over four years, a sum that something was raised to."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries
from dragoman.reconciling.parts import Desk
from dragoman.record.evidence import Evidence
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Duration

CLAUSE = re.compile(r"[.;:!?,()\n]")
NEAR = 24
"""Letters behind a figure in which the time it is told for begins: "€112m over the next four years"."""


def rate(figure: QuantityFinding, desk: Desk) -> str | None:
    """For what time a figure is told: "year" of "a year", "whole" of "over four years", None where nothing says so."""
    report = desk.reports[figure.report]
    behind = report.text[figure.end : figure.end + NEAR]
    for unit, pattern in _rates(report.language):
        if pattern.match(behind):
            return unit
    return "whole" if any(_spread(report.language).fullmatch(gap) for gap in _gaps(figure, desk)) else None


def _gaps(figure: QuantityFinding, desk: Desk) -> list[str]:
    """The words between a figure and the lengths of time that follow it at once."""
    text = desk.reports[figure.report].text
    found = []
    for other in desk.findings.values():
        lasts = isinstance(other, QuantityFinding) and isinstance(other.value, Duration)
        if lasts and other.report == figure.report and figure.end <= other.start <= figure.end + NEAR:
            number = re.search(r"\w+\s+\w+$", text[other.start : other.end])
            found.append(text[figure.end : other.start + (number.start() if number else 0)])
    return found


def changed_to(span: Evidence, desk: Desk) -> str | None:
    """How a figure became what it is: "up", "down" or "anew" (corrected) to it; None where nothing says so.

    What stands in one row with such a figure is changed with it: "rose to 31 dead and 147 injured", "to a million
    dirhams, some 96,000 euros".
    """
    report = desk.reports[span.report]
    start = next((s.start for s in desk.readings[span.report].sentences if s.start <= span.start < s.end), span.start)
    before = report.text[start : span.start]
    for way, pattern in _changed(report.language):
        if pattern.search(before):
            return way
    row = _row(report.language)
    for other in desk.findings.values():
        inside = isinstance(other, QuantityFinding) and other.report == span.report and start <= other.start
        if inside and other.end <= span.start and row.fullmatch(report.text[other.end : span.start]):
            return changed_to(report.evidence(other.start, other.end), desk)
    return None


def at_first(span: Evidence, desk: Desk) -> bool:
    """Whether a figure is told as the first of several: "a dozen were initially missing"."""
    report = desk.reports[span.report]
    before, behind = report.text[: span.start], report.text[span.end :]
    clause = f"{CLAUSE.split(before)[-1]} {CLAUSE.split(behind, maxsplit=1)[0]}"
    opening = re.split(r"[.;:!?\n]", before)[-1]
    pattern = _at_first(report.language)
    return pattern.search(clause) is not None or pattern.fullmatch(opening.strip(" ,")) is not None


@cache
def _at_first(language: str | None) -> re.Pattern[str]:
    forms = [form for row in entries(language, "figures", "at_first") for form in row["forms"]]
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
def _row(language: str | None) -> re.Pattern[str]:
    """What stands between two figures of one row."""
    forms = [form for row in entries(language, "figures", "changed") for form in row["and"]]
    return re.compile(rf"\s*[,(]\s*|\s+{choice(forms)}\s+", re.IGNORECASE)


__all__ = ["at_first", "changed_to", "rate"]
