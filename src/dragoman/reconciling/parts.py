"""What the steps of reconciling hand on to each other; no step looks ahead."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from dragoman.languages.cities import city_name
from dragoman.languages.likeness import likeness
from dragoman.reconciling.ruled import Ruled
from dragoman.record.lines import Actor, Decision, Occurrence, Remark
from dragoman.record.reading import AnyFinding, PlaceFinding, Reading
from dragoman.record.report import Report
from dragoman.record.story import Story
from dragoman.record.values import Place, Time

ALIKE = ("equal", "romanised")
"""How two names of places may stand to each other and be one place."""
LONG = 5
"""From so many letters on a name may differ in one from what another language calls the place."""


class Calendar(Struct, frozen=True, kw_only=True):
    """Resolved times by time finding id, and the day each report is told from (None where nothing fixes it)."""

    times: dict[str, Time]
    anchors: dict[str, str | None]


class Cast(Struct, frozen=True, kw_only=True, dict=True):
    """Actors, and which actor each name finding means. `struck`: the findings of each that a person struck."""

    actors: tuple[Actor, ...]
    of: dict[str, str]
    decisions: tuple[Decision, ...] = ()
    struck: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def known(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.actors}

    def actor(self, finding: str | None) -> str | None:
        """The actor a name finding means, None where it means none known."""
        return self.of.get(finding) if finding else None


class Happenings(Struct, frozen=True, kw_only=True):
    """Occurrences, and which one each occurrence finding tells (mentions included). `struck`: as of actors."""

    occurrences: tuple[Occurrence, ...]
    of: dict[str, str]
    decisions: tuple[Decision, ...] = ()
    struck: tuple[tuple[str, ...], ...] = ()


class Sayings(Struct, frozen=True, kw_only=True):
    """Remarks, and which remark each remark finding is a wording of. `struck`: as of actors."""

    remarks: tuple[Remark, ...]
    of: dict[str, str]
    decisions: tuple[Decision, ...] = ()
    struck: tuple[tuple[str, ...], ...] = ()


class Desk:
    """A story with what every step looks up in it: findings and reports by id, sigla, families."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.not_before: dict[str, str] = {}
        """The last day that an undated report tells as past, by report; known once the calendar is read."""
        self.ruled = Ruled()
        """What people decided."""

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id, in order of sigla."""
        ordered = sorted((reading.report for reading in self.story.readings), key=lambda r: (r.published is None, r.id))
        return {report.id: report for report in ordered}

    @cached_property
    def sigla(self) -> dict[str, str]:
        """A, B, … Z, AA, AB … by report id: dated before undated, then id."""
        return {report: siglum(number) for number, report in enumerate(self.reports)}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Readings by report id, in order of sigla."""
        by_id = {reading.report.id: reading for reading in self.story.readings}
        return {report: by_id[report] for report in self.reports}

    @cached_property
    def findings(self) -> dict[str, AnyFinding]:
        """Findings by id, in order of sigla and position."""
        return {
            finding.id: finding
            for reading in self.readings.values()
            for finding in sorted(reading.findings, key=lambda f: (f.start, f.end, f.id))
        }

    @cached_property
    def places(self) -> dict[str, Place]:
        """What each place finding means: one name for a city in all languages, and for a place no gazetteer knows."""
        found: dict[str, Place] = {}
        cities: dict[tuple[str, str | None], Place] = {}
        known: list[tuple[Place, str | None]] = []
        for finding in self.findings.values():
            if not isinstance(finding, PlaceFinding):
                continue
            value, language = finding.value, self.reports[finding.report].language
            if value.iso:
                found[finding.id] = cities.setdefault((city_name(value.name, language), value.iso), value)
                continue
            alike = next((p for p, of in known if _one_place(p, value, of == language)), None)
            if alike is None:
                known.append((value, language))
            found[finding.id] = alike or value
        return found

    @cached_property
    def family(self) -> dict[str, str]:
        """The family of each report, by id."""
        return {report: family.id for family in self.story.families for report in family.reports}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each report in the order of sigla."""
        return {report: number for number, report in enumerate(self.reports)}

    def place(self, finding: AnyFinding) -> tuple[int, int, int, str]:
        """Sort key of a finding: report in order of sigla, then position."""
        return self.rank[finding.report], finding.start, finding.end, finding.id

    def healthy(self, finding: AnyFinding) -> bool:
        """Whether the sentence a finding stands in has no fault."""
        return not self.readings[finding.report].sentences[finding.sentence].health


def _one_place(a: Place, b: Place, one_language: bool) -> bool:
    """Whether two names without a gazetteer's entry are one place's; two languages may write it a letter apart."""
    found = likeness(a.name, b.name)
    return found in ALIKE or (not one_language and found == "slip" and min(len(a.name), len(b.name)) >= LONG)


def siglum(number: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
