"""What a ledger line is made of: a draft of one line's or sentence's, and what every draft looks up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from dragoman.reconciling.extents import told_span
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings, Sayings
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Actor, Fact, Occurrence, Remark
from dragoman.record.reading import AnyFinding, NameFinding, OccurrenceFinding, Parse, RemarkFinding
from dragoman.record.values import Place, Status, Time

LedgerKind = Literal["visit", "channel", "commitment", "ask", "position", "measure", "expectation"]
Sentence = tuple[str, int]
"""A report and the number of one of its sentences."""
SHORT = 60
"""A clause of fewer letters does not tell what was agreed or asked; its sentence does."""
MOST = 700
"""Code points of evidence at most."""
LEAST = 30
"""Letters that a clause needs to tell something alone."""
NOTHING = Parse(start=(), end=(), sentence=(), upos=(), feats=(), head=(), deprel=())
CODE = 2
"""Letters of a state's code."""


class Step(Struct, frozen=True, kw_only=True):
    """One report's word for how far a matter got.

    `words`: what the line may be called by it, where that isn't all of the evidence; `alone`: they are part of a
    sentence that tells other things besides, and are shown by themselves; `turn`: which plan of the same
    matter it tells, 0 the first, 1 what took its place.
    """

    status: Status
    strength: str | None = None
    time: Time | None = None
    evidence: Evidence
    words: Evidence | None = None
    alone: bool = False
    turn: int = 0


class Draft(Struct, frozen=True, kw_only=True):
    """A ledger line in the making. `source`: the kind of occurrence it comes of, or what else founds it.

    `lines`: the lines it is derived from; `place`: of a visit or measure; `time`: when it is to be or was;
    `apart`: told in one breath with others that it is none of; `replaces`: the occurrence that fell through before.
    """

    kind: LedgerKind
    by: str | None
    parties: tuple[str, ...] = ()
    steps: tuple[Step, ...]
    lines: tuple[str, ...]
    source: str
    place: Place | None = None
    time: Time | None = None
    apart: frozenset[str] = frozenset()
    replaces: str | None = None


class Matters:
    """The story's lines with what drafts look up in them."""

    def __init__(
        self, desk: Desk, *, calendar: Calendar, cast: Cast, happenings: Happenings, sayings: Sayings,
        facts: Iterable[Fact],
    ) -> None:  # fmt: skip
        self.desk, self.calendar, self.cast = desk, calendar, cast
        self.happenings, self.sayings, self.facts = happenings, sayings, tuple(facts)

    @cached_property
    def occurrences(self) -> dict[str, Occurrence]:
        """Occurrences by id."""
        return {line.id: line for line in self.happenings.occurrences}

    @cached_property
    def remarks(self) -> dict[str, Remark]:
        """Remarks by id."""
        return {line.id: line for line in self.sayings.remarks}

    @cached_property
    def lines_in(self) -> dict[Sentence, list[str]]:
        """The occurrences and remarks that stand in each sentence, by the order of their findings."""
        found: dict[Sentence, list[str]] = {}
        for finding in self.desk.findings.values():
            line = self.happenings.of.get(finding.id) or self.sayings.of.get(finding.id)
            if line and line not in found.setdefault((finding.report, finding.sentence), []):
                found[finding.report, finding.sentence].append(line)
        return found

    @cached_property
    def by_report(self) -> dict[str, list[AnyFinding]]:
        """The findings of each report, in order."""
        found: dict[str, list[AnyFinding]] = {}
        for finding in self.desk.findings.values():
            found.setdefault(finding.report, []).append(finding)
        return found

    @cached_property
    def names_in(self) -> dict[str, list[NameFinding]]:
        """The names of each report, in order."""
        found: dict[str, list[NameFinding]] = {}
        for finding in self.desk.findings.values():
            if isinstance(finding, NameFinding):
                found.setdefault(finding.report, []).append(finding)
        return found

    @cached_property
    def wordings(self) -> dict[str, list[RemarkFinding]]:
        """What each report has said, in order."""
        found: dict[str, list[RemarkFinding]] = {}
        for finding in self.desk.findings.values():
            if isinstance(finding, RemarkFinding):
                found.setdefault(finding.report, []).append(finding)
        return found

    @cached_property
    def states(self) -> dict[str, str]:
        """The actor of each state named in the story, by its code."""
        return {actor.iso: actor.id for actor in self.cast.actors if actor.kind == "state" and actor.iso}

    def sentence(self, finding: AnyFinding) -> Evidence:
        """The sentence that a finding stands in."""
        return self.sentence_at(finding.report, finding.sentence)

    def sentence_at(self, report: str, number: int) -> Evidence:
        """A sentence of a report by its number."""
        told = self.desk.readings[report].sentences[number]
        return self.desk.reports[report].evidence(told.start, told.end)

    def parse(self, report: str) -> Parse:
        """A report's parse; an empty one where there is none."""
        return self.desk.readings[report].parse or NOTHING

    def headline(self, span: Evidence) -> bool:
        """Whether a span stands in its report's headline."""
        blocks = self.desk.reports[span.report].blocks
        return any(block.kind == "headline" and block.start <= span.start < block.end for block in blocks)

    def spot(self, span: Evidence) -> Sentence:
        """The sentence that a span begins in."""
        starts = [one.start for one in self.desk.readings[span.report].sentences]
        return span.report, bisect_right(starts, span.start) - 1

    def told(self, finding: AnyFinding, start: int = -1, end: int = -1) -> Evidence:
        """A finding's words, or those of [start, end); a clause or the sentence where they are too few or too many."""
        own = told_span(self.desk, finding) if isinstance(finding, OccurrenceFinding) else finding
        start, end = (own.start, own.end) if start < 0 else (min(start, own.start), max(end, own.end))
        sentence = self.sentence(finding)
        fits = SHORT <= end - start <= MOST or len(sentence.text) > MOST
        if fits:
            return self.desk.reports[finding.report].evidence(start, min(end, start + MOST))
        return self.clause(finding.report, finding.sentence, holding=[start, end - 1], least=SHORT)

    def language(self, report: str) -> str | None:
        """A report's language."""
        return self.desk.reports[report].language

    def members(self, line: Occurrence) -> list[OccurrenceFinding]:
        """The findings that tell an occurrence: those that assert it, and mentions that say what became of it."""
        found = (self.desk.findings[member] for member in line.members)
        return [
            one
            for one in found
            if isinstance(one, OccurrenceFinding)
            and self.desk.healthy(one)
            and (not one.mention or one.status in ("postponed", "cancelled"))
        ]

    def named(self, evidence: Evidence) -> list[str]:
        """The actors named or meant in a span, in order; none that has no name."""
        found = (
            self.cast.actor(name.id)
            for name in self.names_in.get(evidence.report, ())
            if evidence.start <= name.start and name.end <= evidence.end
        )
        known = (one for one in found if one and one in self.cast.known)
        return list(dict.fromkeys(one for one in known if self.cast.known[one].kind != "unnamed"))

    def speaker(self, finding: RemarkFinding) -> str | None:
        """Who says a wording: the speaker of its remark, whom another report may name."""
        remark = self.remarks.get(self.sayings.of.get(finding.id, ""))
        return remark.speaker if remark else self.cast.actor(finding.speaker)

    def within(self, finding: AnyFinding) -> list[AnyFinding]:
        """The findings that begin inside another, in order."""
        return [
            one
            for one in self.by_report[finding.report]
            if finding.start <= one.start < finding.end and one.id != finding.id
        ]

    def clause(self, report: str, number: int, *, holding: Sequence[int], least: int = LEAST) -> Evidence:
        """The shortest segment of a sentence that holds all offsets and tells enough, else the sentence."""
        segments = [
            one
            for one in self.desk.readings[report].segments
            if one.sentence == number
            and one.start <= min(holding)
            and max(holding) < one.end
            and least <= one.end - one.start <= MOST
        ]
        if not segments:
            return self.sentence_at(report, number)
        best = min(segments, key=lambda one: (one.end - one.start, one.start))
        return self.desk.reports[report].evidence(best.start, best.end)

    def state_of(self, actor: str) -> str | None:
        """The actor of the state that somebody is, or holds an office of."""
        line = self.cast.known.get(actor)
        if line is None or line.kind == "state":
            return actor if line else None
        iso = _office_state(line)
        return self.states.get(iso) if iso else None


def _office_state(actor: Actor) -> str | None:
    """The code of the state that an actor holds an office of, of the first that isn't a former one."""
    return next((one.of for one in actor.offices if one.held == "current" and one.of and len(one.of) == CODE), None)
