"""What comes first: the weight of every line, and the ten lines of the first screen (design: weight)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Difference, Fact, LedgerLine, Line, Occurrence, Remark
from dragoman.record.record import Record, ReportLine
from dragoman.record.report import TOLD

LISTS = ("points", "actors", "occurrences", "remarks", "facts", "differences", "ledger", "cautions")
ON_FIRST_SCREEN = ("occurrences", "remarks", "facts", "differences", "ledger")
MOST = 10
MOST_OF_A_LIST = {"occurrences": 4}
MOST_OF_ANY, MOST_TO_FILL = 3, 6
AT_THE_TOP = frozenset({"headline", "subhead", "lead"})
AnyLine = TypeVar("AnyLine", bound=Line)


def weigh(record: Record) -> Record:
    """The record with a weight on every line and `story.first` set; nothing else changes."""
    scale = _Scale(record)
    changes: dict[str, Any] = {
        name: tuple(replace(line, weight=scale.weight(name, line)) for line in getattr(record, name)) for name in LISTS
    }
    weighed = replace(record, **changes)
    return replace(weighed, story=replace(weighed.story, first=first_screen(weighed)))


def first_screen(record: Record) -> tuple[str, ...]:
    """Ids of the ten heaviest lines, ties by id: at most three of a list, four happenings.

    A fact and its difference are one, as are two lines told by the same words (an invitation and the visit it is to).
    What is compatible is folded away with its fact; a name is what a caution is for; a day, a length or a place stands
    with its occurrence, and comes first as a difference only. Speech that tells a fact's figure stands with the fact,
    and an old plan with what replaced it.
    """
    twin = {difference.id: difference.about[0] for difference in record.differences if difference.about}
    figures = [span for fact in record.facts for account in fact.accounts for span in account.evidence]
    replaced = {line.replaces for line in record.occurrences if line.replaces}
    lines = [
        (name, line)
        for name in ON_FIRST_SCREEN
        for line in getattr(record, name)
        if not _folded(line, figures) and not replaced & {line.id, *_about(line)}
    ]
    lines.sort(key=lambda one: (-(one[1].weight or 0.0), one[1].id))
    chosen: list[str] = []
    told: set[str] = set()
    count: dict[str, int] = {}
    # A story without contradictions would leave the screen half empty: the next heaviest of any list fill it.
    for most in (MOST_OF_A_LIST, dict.fromkeys(ON_FIRST_SCREEN, MOST_TO_FILL)):
        for name, line in lines:
            what = {twin.get(line.id, line.id), getattr(line, "label", line.id), *_founding(line)}
            if len(chosen) < MOST and count.get(name, 0) < most.get(name, MOST_OF_ANY) and not what & told:
                chosen.append(line.id)
                told |= what
                count[name] = count.get(name, 0) + 1
    return tuple(line.id for _, line in lines if line.id in chosen)


def _founding(line: Line) -> tuple[str, ...]:
    """What a ledger line is derived from: it tells the same, and further."""
    return line.derived_from if isinstance(line, LedgerLine) else ()


def _about(line: Line) -> tuple[str, ...]:
    return (line.about,) if isinstance(line, Fact) else line.about if isinstance(line, Difference) else ()


def _folded(line: Line, figures: Sequence[Evidence]) -> bool:
    """Whether a line stands with another: `figures` are what facts are told by, in whatever speech."""
    if isinstance(line, Remark):
        return all(
            wording.form in ("indirect", "reported") and any(_holds(span, other) for other in figures)
            for wording in line.wordings
            for span in wording.evidence
        )
    if isinstance(line, Fact):
        return bool(table("properties").get(line.property, {}).get("plain"))
    return isinstance(line, Difference) and (line.verdict == "compatible" or line.kind == "name")


def _holds(outer: Evidence, inner: Evidence) -> bool:
    return outer.report == inner.report and outer.start <= inner.start and inner.end <= outer.end


class _Scale:
    """Weighs lines of one record."""

    def __init__(self, record: Record) -> None:
        self.reports = {report.id: report for report in record.reports}
        self.family = {report.id: report.family for report in record.reports}
        self.families = {family.id: len(family.reports) for family in record.families}
        self.occurrences = {line.id: line for line in record.occurrences}
        self.replaced = {line.replaces for line in record.occurrences if line.replaces}
        self.gravity: dict[str, float] = {}
        for difference in record.differences:
            grave = float(table("weights")["gravity"][difference.verdict])
            for about in (difference.id, *difference.about[:1]):
                self.gravity[about] = max(grave, self.gravity.get(about, 1.0))
        lines = [line for name in LISTS for line in getattr(record, name)]
        self.spans = {line.id: line.spans() for line in lines}

    def weight(self, list_name: str, line: Line) -> float:
        """Voices × weight of the kind × how early × gravity of its difference."""
        spans = self.spans[line.id] or self._behind(line.derived_from)
        gravity = self.gravity.get(line.id, 1.0)
        kind = _kind_weight(list_name, line) * self._host_weight(line)
        return round(self._voices(line, spans) * kind * self.early(spans) * gravity, 6)

    def _host_weight(self, line: Line) -> float:
        """A fact weighs with what it is a fact of: the length of a dinner less than that of the talks.

        What is told of a plan that fell through is background to what came of it. An occurrence weighs by its course.
        """
        host = next((self.occurrences[one] for one in _about(line) if one in self.occurrences), None)
        if host is None:
            return self._course_weight(line) if isinstance(line, Occurrence) else 1.0
        return self._course_weight(host) * float(table("kinds").get(host.kind, {}).get("weight", 1.0))

    def _course_weight(self, occurrence: Occurrence) -> float:
        """What came about outweighs what is proposed, and what replaced a plan that fell through the old plan."""
        replaced = occurrence.id in self.replaced
        return float(table("weights")["course"].get("replaced" if replaced else occurrence.status, 1.0))

    def _behind(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(span for one in ids for span in self.spans.get(one, ()))

    def _voices(self, line: Line, spans: Sequence[Evidence]) -> int:
        if isinstance(line, Fact):
            return line.independent
        return len({self.family[span.report] for span in spans}) or 1

    def early(self, spans: Iterable[Evidence]) -> float:
        """1 in a headline or lead, falling to .5 at the end: the best report's."""
        return max((self._place(self.reports[span.report], span.start) for span in spans), default=0.5)

    def _place(self, report: ReportLine, start: int) -> float:
        told = [block for block in report.blocks if block.kind in TOLD]
        if any(block.start <= start < block.end and block.kind in AT_THE_TOP for block in told):
            return 1.0
        if not told:
            return 0.5
        first, last = told[0].start, max(told[-1].end, told[0].start + 1)
        return 1.0 - 0.5 * min(1.0, max(0.0, (start - first) / (last - first)))


def _kind_weight(list_name: str, line: Line) -> float:
    lists = table("weights")
    fallback = float(lists["lists"][list_name])
    if isinstance(line, Occurrence):
        return float(table("kinds").get(line.kind, {}).get("weight", fallback))
    if isinstance(line, Fact):
        return float(table("properties").get(line.property, {}).get("weight", fallback))
    if isinstance(line, Difference):
        own = table("properties").get(line.property or "", {}).get("weight")
        return float(own if own is not None else lists["differences"].get(line.kind, fallback))
    if isinstance(line, LedgerLine):
        return float(table("ledger")[line.kind]["weight"])
    if isinstance(line, Remark):
        return max((float(lists["remarks"][wording.form]) for wording in line.wordings), default=fallback)
    return fallback
