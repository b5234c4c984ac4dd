"""Whose a government or ministry is that a report tells without its state: that of the ministers the report names.

"The government" of a report that names the foreign minister of one state alone is that state; "his ministry" is the
one of the minister told just before. Where the report names ministers of two states it stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.languages.likeness import plain
from dragoman.languages.nations import find_nations
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.people import Cluster
from dragoman.record.reading import NameFinding, PlaceFinding

FAR = 2
"""So many times as many reports tell the one state of a story as any other."""
FEW = 4
"""In a story of fewer reports a state that only one of them tells may be what it is about."""
NEAR = 2
"""So many sentences before that of an organ told by what it is alone may tell where it acts."""
BESIDE = 20
"""So many letters from "side" at most stands whose it is."""
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(\w+)\s*$")
Held = frozenset[tuple[str, str | None]]
"""Offices of a government, each with its state where it is told."""


def states_of(desk: Desk, found: Sequence[Cluster]) -> frozenset[str]:
    """The states a story is of: those that more than a third of its reports tell, of few reports all that are told.

    One that far more reports tell than any other, by its name, its bodies or its places, is the only one.
    """
    reports = {cluster.report for cluster in found}
    told = {(cluster.report, iso) for cluster in found if cluster.kind == "state" for iso in cluster.isos}
    least = len(reports) / 3 if len(reports) >= FEW else 0
    named = Counter(iso for _, iso in told)
    often = frozenset(iso for iso in named if named[iso] > least) or frozenset(named)
    told |= {(cluster.report, iso) for cluster in found for iso in cluster.isos}
    told |= {(place.report, iso) for place in _places(desk) for iso in (place.value.iso,) if iso}
    counted = Counter(iso for _, iso in told if iso in often)
    (first, most), *others = [*counted.most_common(2), ("", 0), ("", 0)][:2]
    alone = len(reports) >= FEW and most == len(reports) and most >= FAR * others[0][1]
    return frozenset({first}) if alone else often


def _places(desk: Desk) -> Iterator[PlaceFinding]:
    return (finding for finding in desk.findings.values() if isinstance(finding, PlaceFinding))


def at_home(desk: Desk, found: Sequence[Cluster]) -> list[Cluster]:
    """The clusters; what is told by what it is alone with the state whose it is, where no other can be meant."""
    houses = _Houses(desk, found)
    return [houses.of(cluster) for cluster in found]


class _Houses:
    """What a story's named holders of government offices tell of its governments."""

    def __init__(self, desk: Desk, found: Sequence[Cluster]) -> None:
        self.desk = desk
        self.people = [cluster for cluster in found if cluster.kind == "person" and cluster.surname]
        self.owners = [*self.people, *(cluster for cluster in found if cluster.kind == "state")]
        self.states = states_of(desk, found)
        self.alone = min(self.states) if len(self.states) == 1 else None
        self.near: dict[tuple[str, int], set[str | None]] = {}
        for place in _places(desk):
            self.near.setdefault((place.report, place.sentence), set()).add(place.value.iso)
        self.held: dict[str, set[tuple[str, str | None]]] = {}
        for person in self.people:
            if person.parts:
                self.held.setdefault(plain(person.surname or ""), set()).update(_governing(person))

    def of(self, cluster: Cluster) -> Cluster:
        """The cluster of a body told by what it is alone, with the state it is of."""
        if cluster.kind == "unnamed" and cluster.office == "authorities" and len(cluster.isos) == 1:
            return _led(cluster, kind="state", office="authorities", iso=min(cluster.isos))
        told = [finding for finding in cluster.findings if finding.office == cluster.office]
        bare = all(finding.description and not finding.office_of for finding in cluster.findings)
        if cluster.isos or not bare or not told or cluster.kind not in ("unnamed", "organization"):
            return cluster
        office = cluster.office or ""
        if office == "government":
            iso = self._government(cluster)
            return _led(cluster, kind="state", office=office, iso=iso) if iso else cluster
        if office == "ministry":
            ministry, iso = self._ministry(cluster)
            return _led(cluster, kind="organization", office=ministry, iso=iso) if ministry else cluster
        iso = self._of_organ(cluster, office)
        return _led(cluster, kind="organization", office=office, iso=iso) if iso else cluster

    def _of_organ(self, cluster: Cluster, office: str) -> str | None:
        bodies = table("names")["bodies"]
        if office == "presidency":
            isos = {iso for held, iso in self._report(cluster.report) if held == "head_of_state" and iso}
            return min(isos) if len(isos) == 1 else self.alone
        if office.endswith("_ministry"):  # "its foreign office"
            isos = {iso for _, iso in self._owner(cluster) or () if iso}
            return min(isos) if len(isos) == 1 else self._side(cluster)
        return self.alone if office in bodies["sole"] else self._around(cluster) if office in bodies["local"] else None

    def _side(self, cluster: Cluster) -> str | None:
        """The state told as a side before a body: "on the Kenyan side, the foreign ministry said"."""
        isos = {iso for finding in cluster.findings for iso in _sides(self.desk, finding)}
        return min(isos) if len(isos) == 1 else None

    def _government(self, cluster: Cluster) -> str | None:
        owner = self._owner(cluster)
        if owner is None and self.alone:
            return self.alone
        near = {iso for _, iso in (owner if owner is not None else self._report(cluster.report)) if iso}
        return min(near) if len(near) == 1 and near <= self.states else None

    def _ministry(self, cluster: Cluster) -> tuple[str | None, str | None]:
        owner = self._owner(cluster)
        held = owner if owner is not None else self._report(cluster.report)
        ministers = {(office, iso) for office, iso in held if office.endswith("_minister")}
        offices, isos = {office for office, _ in ministers}, {iso for _, iso in ministers if iso}
        if len(offices) != 1 or len(isos) > 1:
            return None, None
        return min(offices).removesuffix("minister") + "ministry", min(isos, default=self.alone)

    def _around(self, cluster: Cluster) -> str | None:
        """The one state of the places told where a report tells of a body, or shortly before."""
        told = [self._there(finding) for finding in cluster.findings]
        isos = {iso for one in told for iso in one}
        return self.alone or (min(isos) if len(isos) == 1 and all(told) else None)

    def _there(self, finding: NameFinding) -> set[str]:
        back = ((finding.report, finding.sentence - number) for number in range(NEAR + 1))
        near: set[str | None] = next((self.near[place] for place in back if place in self.near), set())
        return {iso for iso in near if iso}

    def _report(self, report: str) -> Held:
        """The offices of government of everybody a report names, told there or by another report."""
        return frozenset(held for person in self.people if person.report == report for held in self._of(person))

    def _of(self, person: Cluster) -> Held:
        return _governing(person) | frozenset(self.held.get(plain(person.surname or ""), ()))

    def _owner(self, cluster: Cluster) -> Held | None:
        """What "his", "ihr", "son" before every mention means: the offices of the last one named before, or a state."""
        first = cluster.findings[0]
        if not all(_possessed(self.desk, finding) for finding in cluster.findings):
            return None
        before = [
            (finding.start, owner)
            for owner in self.owners
            if owner.report == cluster.report
            for finding in owner.findings
            if finding.start < first.start and first.sentence - finding.sentence <= 1
        ]
        last = max(before, key=lambda one: one[0])[1] if before else None
        if last is None or last.kind == "person":
            return None if last is None else self._of(last)
        return frozenset(("state", iso) for iso in last.isos)


def _led(cluster: Cluster, *, kind: str, office: str, iso: str | None) -> Cluster:
    """A cluster with what its report leaves untold."""
    told = [replace(finding, kind=kind, office=office, iso=iso) for finding in cluster.findings]
    key = {"state": ("state", str(iso))}.get(kind, (kind, office, iso or cluster.report))
    return replace(cluster, kind=kind, findings=told, key=key)


def _governing(person: Cluster) -> Held:
    """The national offices of government a person holds."""
    offices = table("offices")
    return frozenset((office, iso) for office, iso in person.offices if offices.get(office, {}).get("government"))


def _sides(desk: Desk, finding: NameFinding) -> set[str]:
    """The states right beside "side" in a sentence before a finding."""
    report = desk.reports[finding.report]
    before = report.text[desk.readings[finding.report].sentences[finding.sentence].start : finding.start]
    words = {form for entry in entries(report.language, "names", "side") for form in entry["forms"]}
    told = (match for match in _WORD.finditer(before) if match[0] in words)
    near = (before[max(0, match.start() - BESIDE) : match.end() + BESIDE] for match in told)
    return {iso for part in near for _, _, iso in find_nations(part, report.language)}


def _possessed(desk: Desk, finding: NameFinding) -> bool:
    report = desk.reports[finding.report]
    word = _LAST_WORD.search(report.text[max(0, finding.start - 20) : finding.start])
    forms = {form for entry in entries(report.language, "offices", "possessive") for form in entry["forms"]}
    return word is not None and word[1].casefold() in forms
