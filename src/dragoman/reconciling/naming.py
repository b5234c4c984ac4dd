"""Which findings a person's decision means: by the ids of lines and findings, or by where they stood."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk
from dragoman.record.ids import PREFIX, line_id
from dragoman.record.reading import AnyFinding, NameFinding, OccurrenceFinding, RemarkFinding
from dragoman.record.ruling import Ruling, Spot

BUILT = {"actors": NameFinding, "occurrences": OccurrenceFinding, "remarks": RemarkFinding}
"""The lists whose lines are built of findings of one kind; what else there is follows from them."""
DERIVED = (PREFIX["facts"], PREFIX["differences"])
_KINDS = {"name": NameFinding, "occurrence": OccurrenceFinding, "remark": RemarkFinding}
LISTS = {prefix: name for name, prefix in PREFIX.items()}


class Side(Struct, frozen=True, kw_only=True):
    """One thing named: `list` of lines it is of (None where a finding of no such list is named), and its findings.

    `properties`: of a fact or difference, the properties that its id may stand for.
    """

    name: str
    list: str | None
    findings: tuple[str, ...]
    properties: tuple[str, ...] = ()


class Naming:
    """Looks up what decisions name. An id of a line is a hash of its first finding: it outlives the line."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def lines(self, ruling: Ruling) -> list[Side]:
        """The lines a decision names, in its order; those no finding answers to have none."""
        return [self._line(one, ruling) for one in ruling.lines]

    def singles(self, ruling: Ruling) -> list[Side]:
        """What it names for itself, findings first, in its order."""
        of = next((LISTS[one[0]] for one in ruling.lines), "")
        members = frozenset(one for told in ruling.members.values() for one in told)
        found = [(one, self.desk.findings.get(one)) for one in ruling.single]
        found += [(_called(spot), self._nearest(spot, of=of, members=members)) for spot in ruling.loose]
        return [self._single(name, finding) for name, finding in found]

    def _line(self, name: str, ruling: Ruling) -> Side:
        """The findings of a line: those it had, else those that now stand where they stood."""
        list_name, derived = LISTS[name[0]], self._properties.get(name, ()) if name[0] in DERIVED else ()
        founders = [finding for finding, _ in derived] or [self._founders.get(name, "")]
        found = [one for one in (*founders, *ruling.members.get(name, ())) if one in self.desk.findings]
        if not found:
            near = (self._nearest(spot, of=list_name) for spot in ruling.spans if spot.of == name)
            found = [finding.id for finding in near if finding is not None]
        told = tuple(dict.fromkeys(property_name for _, property_name in derived))
        findings = tuple(dict.fromkeys(found)) if name[0] in DERIVED else self._founding(found)
        return Side(name=name, list=list_name, findings=findings, properties=told)

    def _single(self, name: str, finding: AnyFinding | None) -> Side:
        return Side(name=name, list=_list_of(finding), findings=self._founding([finding.id] if finding else []))

    def _founding(self, findings: Iterable[str]) -> tuple[str, ...]:
        """The findings by which lines are built: what only points back to a happening stands for what it points to."""
        found = []
        for one in findings:
            finding = self.desk.findings.get(one)
            while isinstance(finding, OccurrenceFinding) and finding.mention:
                finding = self.desk.findings.get(finding.refers or "")
            if finding is not None:
                found.append(finding.id)
        return tuple(dict.fromkeys(found))

    def _nearest(self, spot: Spot, *, of: str, members: frozenset[str] = frozenset()) -> AnyFinding | None:
        """The finding that overlaps a place most, one of `members` before others; None where two do so alike.

        `of`: the list it is of, where the place does not tell its kind.
        """
        fitting = [finding for finding in self._of_report.get(spot.report, ()) if _fits(finding, spot, of)]
        fitting = [finding for finding in fitting if finding.id in members] or fitting
        most = max((_overlap(finding, spot) for finding in fitting), default=0.0)
        best = [finding for finding in fitting if _overlap(finding, spot) == most]
        return best[0] if len(best) == 1 else None

    @cached_property
    def _of_report(self) -> dict[str, list[AnyFinding]]:
        found: dict[str, list[AnyFinding]] = {}
        for finding in self.desk.findings.values():
            found.setdefault(finding.report, []).append(finding)
        return found

    @cached_property
    def _founders(self) -> dict[str, str]:
        """The finding whose line has an id, by that id, whether there is such a line or not."""
        return {
            line_id(name, finding.id): finding.id
            for finding in self.desk.findings.values()
            for name, kind in BUILT.items()
            if isinstance(finding, kind)
        }

    @cached_property
    def _properties(self) -> dict[str, list[tuple[str, str]]]:
        """(Finding, property) by the ids that facts and differences founded by them have."""
        found: dict[str, list[tuple[str, str]]] = {}
        for finding in self.desk.findings.values():
            for name in ("facts", "differences"):
                for property_name in (*table("properties"), "name"):
                    told = line_id(name, finding.id, property_name)
                    found.setdefault(told, []).append((finding.id, property_name))
        return found


def _list_of(finding: AnyFinding | None) -> str | None:
    return next((name for name, kind in BUILT.items() if isinstance(finding, kind)), None)


def _called(spot: Spot) -> str:
    return f"{spot.report} {spot.start}–{spot.end}"


def _fits(finding: AnyFinding, spot: Spot, of: str) -> bool:
    kind = _KINDS[spot.kind] if spot.kind else BUILT.get(of)
    right = isinstance(finding, kind) if kind else of in ("facts", "differences") or _list_of(finding) is not None
    return right and finding.start < spot.end and spot.start < finding.end


def _overlap(finding: AnyFinding, spot: Spot) -> float:
    """The share of both that they have in common."""
    common = min(finding.end, spot.end) - max(finding.start, spot.start)
    return common / (max(finding.end, spot.end) - min(finding.start, spot.start))
