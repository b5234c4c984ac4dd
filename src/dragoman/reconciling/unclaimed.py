"""Figures that a sentence gives without vouching for them: a count taken back, a change that is only proposed.

"The union admitted that its list of 17 held three men who were at home": nobody counts 17 any more. "The note would
have the share cut to 12 percent": as yet it is what it was.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.patterns import choice
from dragoman.languages.words import entries
from dragoman.reconciling.around import changed_to
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import QuantityFinding

BEHIND = 40
"""Letters behind a figure in which the verb that governs it ends the clause: "auf 12 Prozent zu senken"."""


def unclaimed(figure: QuantityFinding, desk: Desk) -> bool:
    """Whether a figure is no account of how things stand, by the words before it in its sentence."""
    report = desk.reports[figure.report]
    sentences = desk.readings[figure.report].sentences
    start = next((one.start for one in sentences if one.start <= figure.start < one.end), figure.start)
    before = report.text[start : figure.start]
    if any(pattern.search(before) for pattern in _taken_back(report.language)):
        return True
    changed = changed_to(report.evidence(figure.start, figure.end), desk) is not None
    return any(
        told.search(before) and (behind.match(report.text, figure.end) if behind else changed)
        for told, behind in _proposed(report.language)
    )


@cache
def _taken_back(language: str | None) -> tuple[re.Pattern[str], ...]:
    """A word of taking back, then in its sentence "its list of" right before the figure."""
    return tuple(
        re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)[^.;:!?]*(?<!\w){choice(row['to'])}\s+(?:\w+\s+)?$", re.I)
        for row in entries(language, "figures", "taken_back")
    )


@cache
def _proposed(language: str | None) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """A word of proposing, with the word of change that it governs: close behind it, or behind the figure."""
    return tuple(
        (
            re.compile(rf"(?<!\w){choice(row['forms'])}(?!\w)[^.;:!?]*?(?<!\w){choice(row['to'])}(?!\w)", re.I),
            re.compile(rf"[^.;:!?]{{0,{BEHIND}}}(?<!\w){choice(row['behind'])}(?!\w)", re.I)
            if row.get("behind")
            else None,
        )
        for row in entries(language, "figures", "proposed")
    )


__all__ = ["unclaimed"]
