"""Stories built by hand from short invented texts: reports, readings and findings without any reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from dragoman.reconciling.parts import Cast, Desk, Happenings
from dragoman.record.evidence import Evidence
from dragoman.record.ids import finding_id, line_id, report_id, segment_id
from dragoman.record.lines import Actor, NameForm, Occurrence, Office
from dragoman.record.reading import (
    ActorKind,
    AnyFinding,
    NameFinding,
    OccurrenceFinding,
    PlaceFinding,
    QuantityFinding,
    Reading,
    RemarkFinding,
    Repair,
    Role,
    Segment,
    Sentence,
    TimeFinding,
)
from dragoman.record.report import Block, Published, Report
from dragoman.record.story import Family, Pair, Story
from dragoman.record.values import Amount, Duration, PartOfDay, Place, Status, TextValue, Time

_SENTENCE = re.compile(r"\S[^.!?\n]*[.!?]?")
FormStatus = Literal["canonical", "variant", "misspelling", "confusion", "description"]


class Telling:
    """One report in the making; the words of a finding are looked up in its text."""

    def __init__(self, text: str, *, published: str | None, language: str, family: str | None, broken: Sequence[int]):
        self.text, self.family = text, family
        precision: Any = "day" if published and "T" not in published else "minute"
        self.report = Report(
            id=report_id(text),
            path="",
            text=text,
            language=language,
            published=Published(edtf=published, precision=precision, read_from="text") if published else None,
            blocks=(Block(0, len(text), "body"),),
        )
        spans = [match.span() for match in _SENTENCE.finditer(text)]
        self.sentences = tuple(
            Sentence(start, end, ("torn",) if number in broken else ()) for number, (start, end) in enumerate(spans)
        )
        self.findings: list[AnyFinding] = []
        self.segments = tuple(
            Segment(id=segment_id(self.report.id, s.start, s.end), start=s.start, end=s.end, sentence=number)
            for number, s in enumerate(self.sentences)
        )
        self.repairs: tuple[Repair, ...] = ()

    @property
    def id(self) -> str:
        return self.report.id

    def evidence(self, words: str) -> Evidence:
        start = self.text.index(words)
        return self.report.evidence(start, start + len(words))

    def time(
        self, words: str, edtf: str | None = None, relative: str | None = None, part: PartOfDay | None = None
    ) -> str:
        precision: Any = None if edtf is None else {4: "year", 7: "month"}.get(len(edtf), "day")
        value = Time(edtf=edtf, precision=precision, part_of_day=part)
        return self._add(TimeFinding, "time", words, value=value, relative=relative)

    def place(self, words: str, *within: str, iso: str | None = None) -> str:
        return self._add(PlaceFinding, "place", words, value=Place(name=words, within=within, iso=iso))

    def name(self, words: str, kind: ActorKind = "person", **more: Any) -> str:
        return self._add(NameFinding, "name", words, form=words, kind=kind, **more)

    def remark(self, words: str, speaker: str | None = None, **more: Any) -> str:
        return self._add(RemarkFinding, "remark", words, form="direct", text=words, speaker=speaker, **more)

    def quantity(
        self, words: str, value: Duration | Amount | TextValue, prop: str, host: str | None, **more: Any
    ) -> str:
        return self._add(QuantityFinding, "quantity", words, value=value, property=prop, host=host, **more)

    def occurrence(self, words: str, kind: str = "accident", status: Status = "held", **more: Any) -> str:
        return self._add(OccurrenceFinding, "occurrence", words, kind=kind, status=status, **more)

    def _add(self, made: Any, what: str, words: str, **more: Any) -> str:
        start = self.text.index(words)
        end = start + len(words)
        sentence = next(n for n, s in enumerate(self.sentences) if s.start <= start < s.end)
        finding = made(
            id=finding_id(self.id, what, start, end), report=self.id, start=start, end=end, sentence=sentence, **more
        )
        self.findings.append(finding)
        return str(finding.id)


class Plot:
    """A story in the making."""

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.pairs: list[Pair] = []
        self.actors: list[Actor] = []
        self.named: dict[str, str] = {}
        self.occurrences: list[Occurrence] = []
        self.told: dict[str, str] = {}

    def report(
        self,
        text: str,
        published: str | None = None,
        *,
        language: str = "en",
        family: str | None = None,
        broken: Sequence[int] = (),
    ) -> Telling:
        telling = Telling(text, published=published, language=language, family=family, broken=broken)
        self.tellings.append(telling)
        return telling

    def pair(self, a: Telling, b: Telling, *, sentences: tuple[int, int] = (0, 0)) -> None:
        self.pairs.append(Pair(a=a.segments[sentences[0]].id, b=b.segments[sentences[1]].id, score=0.8))

    def actor(
        self,
        name: str,
        *findings: str,
        kind: ActorKind = "person",
        iso: str | None = None,
        office_of: str | None = None,
        forms: dict[str, tuple[FormStatus, str]] | None = None,
    ) -> str:
        """An actor that the findings name, a minister of a state with `office_of`.

        `forms` gives a status and a reason to forms other than the name.
        """
        actor = line_id("actors", findings[0])
        desk = self.desk()
        found = [desk.findings[finding] for finding in findings]
        by_form: dict[str, list[Evidence]] = {}
        for one in found:
            span = desk.reports[one.report].evidence(one.start, one.end)
            by_form.setdefault(span.text, []).append(span)
        names = tuple(
            NameForm(
                form=form,
                language="en",
                status=(forms or {}).get(form, ("canonical", ""))[0],
                why=(forms or {}).get(form, ("canonical", ""))[1],
                evidence=tuple(spans),
            )
            for form, spans in by_form.items()
        )
        spans = tuple(span for told in by_form.values() for span in told)
        offices = (Office(title="minister", of=office_of, held="current", evidence=spans),) if office_of else ()
        self.actors.append(
            Actor(id=actor, kind=kind, name=name, names=names, offices=offices, iso=iso, members=tuple(findings))
        )
        self.named.update(dict.fromkeys(findings, actor))
        return actor

    def happening(
        self, *findings: str, kind: str = "accident", status: Status = "held", roles: Sequence[str] = ()
    ) -> str:
        """An occurrence that the findings tell."""
        occurrence = line_id("occurrences", findings[0])
        desk = self.desk()
        found = [desk.findings[finding] for finding in findings]
        evidence = tuple(desk.reports[one.report].evidence(one.start, one.end) for one in found)
        self.occurrences.append(
            Occurrence(
                id=occurrence,
                kind=kind,
                label=evidence[0].text,
                status=status,
                roles=tuple(Role("participant", role) for role in roles),
                evidence=evidence,
                members=tuple(findings),
            )
        )
        self.told.update(dict.fromkeys(findings, occurrence))
        return occurrence

    def desk(self) -> Desk:
        readings = tuple(
            Reading(
                report=one.report,
                sentences=one.sentences,
                segments=one.segments,
                findings=tuple(one.findings),
                repairs=one.repairs,
            )
            for one in self.tellings
        )
        families: dict[str, list[str]] = {}
        for one in self.tellings:
            families.setdefault(one.family or one.id, []).append(one.id)
        lines = tuple(
            Family(
                id=f"y{name}",
                reports=tuple(sorted(reports)),
                relation="original" if len(reports) == 1 else "copy",
                why="They share most of their sentences.",
                derived_from=tuple(sorted(reports)),
            )
            for name, reports in families.items()
        )
        return Desk(Story(readings=readings, families=lines, pairs=tuple(self.pairs)))

    def cast(self) -> Cast:
        return Cast(actors=tuple(self.actors), of=dict(self.named))

    def happenings(self) -> Happenings:
        return Happenings(occurrences=tuple(self.occurrences), of=dict(self.told))


def count(number: float, *, most: float | None = None, of: str | None = None, unit: str = "1") -> Amount:
    """So many, or a range."""
    return Amount(min=number, max=number if most is None else most, unit=unit, of=of)


def minutes(number: float, *, most: float | None = None) -> Duration:
    """A length of so many minutes."""
    return Duration(seconds_min=number * 60, seconds_max=(number if most is None else most) * 60)
