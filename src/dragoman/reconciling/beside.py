"""Differences that no fact holds, as lines: of points (firmness, swapped parties) and of who said a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reconciling.accusing import Blamed, blamed_both_ways
from dragoman.reconciling.behest import Behest, TwoAskers, asked_by_two
from dragoman.reconciling.conceding import Conceded, denied_then_conceded
from dragoman.reconciling.contrast import corrected
from dragoman.reconciling.greeting import Greeted, Greeting, greeted_or_not
from dragoman.reconciling.labels import clearest
from dragoman.reconciling.parting import left_by_two
from dragoman.reconciling.parts import Cast, Desk, Sayings
from dragoman.reconciling.phrasing import listed, phrase
from dragoman.reconciling.pointed import Pointed, Points, Reading
from dragoman.reconciling.soundness import faulty_reports, healthy
from dragoman.reconciling.spoken import Turned, Twice, said_by_two, turned_round
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.ids import line_id
from dragoman.record.lines import Difference, DifferenceKind, Point, Remark, SideAccount, Wording
from dragoman.record.reading import RemarkFinding
from dragoman.record.values import ActorValue, TextValue

WHY = {
    ("status", "drift"): "firmness", ("status", "compatible"): "firmness_same",
    ("attribution", "conflict"): "reversed", ("attribution", "slip"): "reversed_slip",
}  # fmt: skip
MOST_WORDS = 60

_Sides = tuple[Sequence[Greeting | Behest], Sequence[Greeting | Behest]]


class _What(Struct, frozen=True):
    """What a difference in quoted words is: its kind, the sentence that says why, its members and lines."""

    kind: DifferenceKind
    why: str
    members: tuple[str, ...]
    about: tuple[str, ...]


class Beside:
    """Builds the differences that stand beside those of facts and names."""

    def __init__(
        self, desk: Desk, cast: Cast, *, points: Sequence[Point], sayings: Sayings | None, language: str
    ) -> None:
        self.desk, self.cast, self.points, self.sayings, self.language = desk, cast, points, sayings, language
        self.faulty = frozenset(faulty_reports(desk, cast))

    def all(self) -> Iterator[Difference]:
        """Those of points, of who asked and who welcomed, of speakers, of words turned round."""
        yield from map(self._of_point, Points(self.desk, self.cast, faulty=self.faulty).all())
        askers = [*asked_by_two(self.desk, self.cast), *corrected(self.desk, self.cast), *left_by_two(self.desk)]
        yield from map(self._of_askers, askers)
        yield from map(self._of_greeting, greeted_or_not(self.desk, self.cast))
        if self.sayings is not None:
            yield from map(self._of_speakers, said_by_two(self.desk, self.cast, self.sayings))
            yield from map(self._of_turned, turned_round(self.desk, self.sayings))
            yield from (self._of_concession(one, self.sayings) for one in denied_then_conceded(self.desk, self.cast))
            yield from (self._of_blame(one, self.sayings) for one in blamed_both_ways(self.desk, self.cast))

    def _of_point(self, found: Pointed) -> Difference:
        told = tuple(self._told(one) for one in found.readings)
        spans = [span for one in told for span in one.evidence]
        suspect = self._reports(found.suspect.evidence) if found.suspect else ()
        says = [
            phrase("says", self.language, reports=self._sigla(one.reports), words=f"“{self._words(one)}”")
            for one in told
        ]
        why = WHY[found.kind, found.verdict]
        return Difference(
            id=line_id("differences", found.members[0], f"{found.kind} of the point"),
            members=found.members,
            label=clearest(self.desk, spans, language=self.language),
            property=None,
            kind=found.kind,
            about=self._about(spans),
            verdict=found.verdict,
            accounts=told,
            suspect=suspect,
            why=phrase(why, self.language, sides="; ".join(says), suspects=self._sigla(suspect)),
        )

    def _of_greeting(self, found: Greeted) -> Difference:
        name = next(actor.name for actor in self.cast.actors if actor.id == found.actor)
        sides = tuple(self._sentences(side) for side in (found.welcomed, found.withheld))
        return self._of_sentences(
            "polarity", (found.welcomed, found.withheld), sides, why=("greeted", {"speaker": name})
        )

    def _of_askers(self, found: TwoAskers) -> Difference:
        sides = tuple(self._sentences(side) for side in (found.one, found.other))
        return self._of_sentences("attribution", (found.one, found.other), sides, why=("two_askers", {}))

    def _of_sentences(
        self, kind: DifferenceKind, found: _Sides, told: tuple[SideAccount, ...], *, why: tuple[str, dict[str, str]]
    ) -> Difference:
        """A contradiction between whole sentences of two families."""
        spans = [self._whole(one) for side in found for one in side]
        says = [
            phrase("says", self.language, reports=self._sigla(side.reports), words=f"“{self._words(side)}”")
            for side in told
        ]
        members = tuple(dict.fromkeys(one.segment.id for side in found for one in side))
        actors = [found[0][0].actor] if isinstance(found[0][0], Greeting) else []
        return Difference(
            id=line_id("differences", members[0], f"{kind} of the point"),
            members=members,
            label=clearest(self.desk, spans, language=self.language),
            property=None,
            kind=kind,
            about=self._about(spans) or tuple(actors),
            verdict="conflict",
            accounts=told,
            why=phrase(why[0], self.language, sides="; ".join(says), **why[1]),
        )

    def _sentences(self, side: Sequence[Greeting | Behest]) -> SideAccount:
        """A side told by sentences, or by the clause that says at whose wish."""
        spans = tuple(self._clause(one) for one in side)
        value = TextValue(text=" ".join(spans[0].text.split()), language=self.desk.reports[side[0].report].language)
        return SideAccount(reports=self._reports(spans), value=value, evidence=spans)

    def _clause(self, one: Greeting | Behest) -> Evidence:
        if isinstance(one, Behest) and one.start >= 0:
            return self.desk.reports[one.report].evidence(one.start, min(one.end, one.start + MAX_EVIDENCE))
        return self._whole(one)

    def _whole(self, one: Greeting | Behest) -> Evidence:
        start, end = one.segment.start, one.segment.end
        return self.desk.reports[one.report].evidence(start, min(end, start + MAX_EVIDENCE))

    def _of_speakers(self, found: Twice) -> Difference:
        sides = (found.one, found.other)
        told = tuple(self._ascribed(remark) for remark in sides)
        says = [
            phrase("ascribed", self.language, speaker=self._name(remark), reports=self._sigla(side.reports))
            for remark, side in zip(sides, told, strict=True)
        ]
        members = (*found.one.members, *found.other.members)
        what = _What("attribution", "two_speakers", members, (found.one.id, found.other.id))
        return self._of_words(what, told, sides=listed(says, self.language))

    def _of_turned(self, found: Turned) -> Difference:
        told = tuple(self._worded(side) for side in (found.denying, found.stating))
        says = [
            phrase("says", self.language, reports=self._sigla(side.reports), words=f"“{self._words(side)}”")
            for side in told
        ]
        what = _What("polarity", "turned", found.remark.members, (found.remark.id,))
        return self._of_words(what, told, sides="; ".join(says))

    def _of_blame(self, found: Blamed, sayings: Sayings) -> Difference:
        sides = (found.one, found.other)
        told = tuple(self._said(one) for one in sides)
        says = [
            phrase("says", self.language, reports=self._sigla(side.reports), words=f"“{self._words(side)}”")
            for side in told
        ]
        about = tuple(dict.fromkeys(sayings.of[one.id] for one in sides))
        what = _What("attribution", "reversed", tuple(one.id for one in sides), about)
        return self._of_words(what, told, sides="; ".join(says))

    def _of_concession(self, found: Conceded, sayings: Sayings) -> Difference:
        """What was denied and is conceded: news where the report that tells of it is the younger."""
        told = (self._joined([self._said(one) for one in found.denied]), self._said(found.conceded))
        says = [
            phrase("says", self.language, reports=self._sigla(side.reports), words=f"“{self._words(side)}”")
            for side in told
        ]
        members = tuple(one.id for one in (*found.denied, found.conceded))
        about = tuple(dict.fromkeys(sayings.of[member] for member in members))
        made = self._of_words(_What("polarity", "conceded", members, about), told, sides="; ".join(says))
        if not found.later:
            return made
        why = phrase("turned_later", self.language, sides="; ".join(says))
        return replace(made, verdict="update", suspect=(), why=why)

    def _joined(self, sides: Sequence[SideAccount]) -> SideAccount:
        spans = tuple(dict.fromkeys(span for side in sides for span in side.evidence))
        return SideAccount(reports=self._reports(spans), value=sides[0].value, evidence=spans)

    def _said(self, one: RemarkFinding) -> SideAccount:
        """A wording's whole sentence as a side: who blames whom stands around the words."""
        report = self.desk.reports[one.report]
        start, end = max(one.context_start, 0), max(one.context_end, one.end)
        span = report.evidence(start, min(end, start + MAX_EVIDENCE))
        value = TextValue(text=" ".join(span.text.split()), language=report.language)
        return SideAccount(reports=(one.report,), value=value, evidence=(span,))

    def _of_words(self, what: _What, told: tuple[SideAccount, ...], *, sides: str) -> Difference:
        """A difference in what is quoted: a slip of the side that is all damaged or faulty, else a contradiction."""
        broken = [side for side in told if all(self._broken(span) for span in side.evidence)]
        suspect = broken[0].reports if len(broken) == 1 else ()
        key = f"{what.why}_slip" if suspect else what.why
        return Difference(
            id=line_id("differences", what.members[0], what.kind),
            members=what.members,
            label=clearest(self.desk, [span for side in told for span in side.evidence], language=self.language),
            property=None,
            kind=what.kind,
            about=what.about,
            verdict="slip" if suspect else "conflict",
            accounts=told,
            suspect=suspect,
            why=phrase(key, self.language, sides=sides, suspects=self._sigla(suspect)),
        )

    def _worded(self, wordings: Sequence[Wording]) -> SideAccount:
        spans = tuple(span for wording in wordings for span in wording.evidence)
        value = TextValue(text=wordings[0].text, language=wordings[0].language)
        return SideAccount(reports=self._reports(spans), value=value, evidence=spans)

    def _ascribed(self, remark: Remark) -> SideAccount:
        spans = tuple(span for wording in remark.wordings for span in wording.evidence)
        return SideAccount(reports=self._reports(spans), value=ActorValue(id=str(remark.speaker)), evidence=spans)

    def _broken(self, span: Evidence) -> bool:
        return span.report in self.faulty or not healthy(span, self.desk)

    def _name(self, remark: Remark) -> str:
        return next(actor.name for actor in self.cast.actors if actor.id == remark.speaker)

    def _told(self, reading: Reading) -> SideAccount:
        return SideAccount(
            reports=self._reports(reading.evidence),
            value=reading.value,
            evidence=tuple(dict.fromkeys(reading.evidence)),
        )

    def _words(self, side: SideAccount) -> str:
        text = " ".join(side.evidence[0].text.split())
        return text if len(text) <= MOST_WORDS * 2 else text[: MOST_WORDS * 2].rsplit(" ", 1)[0] + "…"

    def _about(self, spans: Sequence[Evidence]) -> tuple[str, ...]:
        """The points that hold these sentences, else the remarks told in them."""
        places = {(span.report, span.start, span.end) for span in spans}
        points = [
            point.id
            for point in self.points
            if sum((one.report, one.start, one.end) in places for one in point.sentences) >= 2
        ]
        if points or self.sayings is None:
            return tuple(points)
        inside = (
            self.sayings.of.get(finding.id)
            for finding in self.desk.findings.values()
            if isinstance(finding, RemarkFinding)
            and any(finding.report == r and finding.start < end and start < finding.end for r, start, end in places)
        )
        return tuple(dict.fromkeys(line for line in inside if line))

    def _reports(self, spans: Sequence[Evidence]) -> tuple[str, ...]:
        return tuple(sorted({span.report for span in spans}, key=self.desk.rank.__getitem__))

    def _sigla(self, reports: Sequence[str]) -> str:
        return listed([self.desk.sigla[report] for report in reports], self.language)


__all__ = ["Beside"]
