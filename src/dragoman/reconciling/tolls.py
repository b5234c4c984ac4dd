"""Tolls that a report gives without telling of what: "rescuers counted 38 dead" is of the story's one disaster."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.record.comparing import relation
from dragoman.record.lines import Occurrence
from dragoman.record.reading import OccurrenceFinding, QuantityFinding, TimeFinding
from dragoman.record.values import Amount

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
SPREAD = frozenset({"disaster", "accident"})
"""What sets off another of its kind."""
GROWN = 3
"""A toll may grow so many times over; a higher one is of something else."""


def tolls(
    desk: Desk,
    alone: Sequence[QuantityFinding],
    *,
    hosted: Sequence[tuple[QuantityFinding, str]],
    lines: Mapping[str, Occurrence],
) -> dict[str, str]:
    """What the tolls that stand alone are of, by finding id: the one line whose toll two families tell, or that has it.

    A report that gives the toll of something itself, or whose sentence names another year, is left alone.
    """
    found: dict[str, str] = {}
    for figure in alone:
        if not _toll(figure) or not desk.healthy(figure):
            continue
        group = _group(desk, figure)
        known = [
            (other, line)
            for other, line in hosted
            if other.property == figure.property and group in (None, _group_of(lines.get(line)))
        ]
        if any(other.report == figure.report for other, _ in known) or other_year(desk, figure):
            continue
        told: dict[str, list[QuantityFinding]] = {}
        for other, line in known:
            told.setdefault(line, []).append(other)
        wide = [line for line, mine in told.items() if len({desk.family[one.report] for one in mine}) > 1]
        same = [
            line for line, mine in told.items() if any(relation(figure.value, one.value) == "equal" for one in mine)
        ]
        if len(told) == len(same) == 1:
            found[figure.id] = same[0]  # The one happening that has such a toll, and it is this very one.
        elif len(wide) == 1 and any(_may_be(figure, other) for other in told[wide[0]]):
            found[figure.id] = wide[0]
    return found


def past_tolls(
    desk: Desk,
    alone: Sequence[QuantityFinding],
    *,
    hosted: Sequence[tuple[QuantityFinding, str]],
    lines: Mapping[str, Occurrence],
) -> dict[str, str]:
    """Tolls told of a year before, as of the one happening of that year that another report gives the same toll.

    "The deadliest since 2017, when four men were killed there" beside "in 2017 four workers died in a blast".
    """
    found: dict[str, str] = {}
    for figure in alone:
        years = _years(desk, figure)
        if not _toll(figure) or len(years) != 1 or not desk.healthy(figure):
            continue
        told = {
            line
            for other, line in hosted
            if other.property == figure.property and other.report != figure.report
            if relation(other.value, figure.value) == "equal" and _of_year(lines.get(line), years)
        }
        if len(told) == 1:
            found[figure.id] = told.pop()
    return found


def _of_year(line: Occurrence | None, years: Set[str]) -> bool:
    return line is not None and line.time is not None and (line.time.edtf or "")[:4] in years


def shared_tolls(
    desk: Desk, hosted: Sequence[tuple[QuantityFinding, str]], *, happenings: Happenings
) -> dict[str, str]:
    """Tolls of two disasters that one sentence tells, as of the one that most reports tell, by finding id.

    "Quake and landslides kill 23" counts the dead of both: reports that name but the quake give the same toll. So does
    one that gives a toll of the one here and of the other there.
    """
    lines = {line.id: line for line in happenings.occurrences}
    beside: dict[tuple[str, int], set[str]] = {}
    for one in desk.findings.values():
        if isinstance(one, OccurrenceFinding) and (line := happenings.of.get(one.id)):
            beside.setdefault((one.report, one.sentence), set()).add(line)
    found: dict[str, str] = {}
    for figure, about in hosted:
        if not _toll(figure) or about not in lines or lines[about].kind not in SPREAD:
            continue
        again = {line for other, line in hosted if _same_toll(figure, other)}
        told = (lines[line] for line in again | beside.get((figure.report, figure.sentence), set()) if line in lines)
        alike = [line for line in told if line.kind == lines[about].kind]
        best = max(alike, key=lambda line: (_reports(line), line.id == about, line.id), default=None)
        if best is not None and _reports(best) > _reports(lines[about]):
            found[figure.id] = best.id
    return found


def _same_toll(a: QuantityFinding, b: QuantityFinding) -> bool:
    """Whether one report gives one toll twice."""
    return a.report == b.report and a.property == b.property and relation(a.value, b.value) == "equal"


def _reports(line: Occurrence) -> int:
    return len({span.report for span in line.evidence})


def _toll(figure: QuantityFinding) -> bool:
    row = table("properties").get(figure.property or "", {})
    return bool(row.get("clings") and row.get("grows"))


def _group(desk: Desk, figure: QuantityFinding) -> str | None:
    """The group of kinds of what a toll's own report tells it of, None where it tells it of nothing."""
    host = desk.findings.get(figure.host or "")
    return str(table("kinds")[host.kind]["group"]) if isinstance(host, OccurrenceFinding) else None


def _group_of(line: Occurrence | None) -> str | None:
    return str(table("kinds")[line.kind]["group"]) if line else ""


def other_year(desk: Desk, figure: QuantityFinding) -> bool:
    """Whether the sentence of a figure names a year: a toll of the story's own days needs none."""
    return bool(_years(desk, figure))


def _years(desk: Desk, figure: QuantityFinding) -> Set[str]:
    """The years that the sentence of a figure names."""
    text = desk.reports[figure.report].text
    return {
        year
        for one in desk.findings.values()
        if isinstance(one, TimeFinding) and (one.report, one.sentence) == (figure.report, figure.sentence)
        for year in YEAR.findall(text[one.start : one.end])
    }


def _may_be(figure: QuantityFinding, other: QuantityFinding) -> bool:
    """Whether a toll is one that the other can have grown to."""
    a, b = figure.value, other.value
    if not isinstance(a, Amount) or not isinstance(b, Amount):
        return False
    low, high = b.min or b.max or 0, a.max or a.min or 0
    return relation(a, b) != "disjoint" or low <= high <= GROWN * low


__all__ = ["other_year", "past_tolls", "shared_tolls", "tolls"]
