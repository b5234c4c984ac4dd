"""Where reports differ: one line per fact whose accounts aren't all equal, and one per name that is garbled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import cast as as_type

from dragoman.ontology import table
from dragoman.reconciling.beside import Beside
from dragoman.reconciling.counting import counted_apart
from dragoman.reconciling.fact_labels import FactLabels
from dragoman.reconciling.facts import undecided
from dragoman.reconciling.labels import clearest, name_label, words_of
from dragoman.reconciling.motives import Motives, contested
from dragoman.reconciling.moving import moved, planned_apart
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings, Sayings
from dragoman.reconciling.phrasing import listed, phrase
from dragoman.reconciling.ranks import Apart, ranked_apart
from dragoman.reconciling.scopes import RANKING, scopes_of
from dragoman.reconciling.soundness import BROKEN, faulty_reports, soundness
from dragoman.reconciling.superseding import superseded
from dragoman.reconciling.verdicts import Judgement, Side, judge, looks_like, sides_of, standing_to
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.ids import line_id
from dragoman.record.lines import Actor, Difference, DifferenceKind, Fact, NameForm, Occurrence, Point, SideAccount
from dragoman.record.values import StatusValue, TextValue, Time, Value

GARBLED = ("misspelling", "confusion")


def differences(
    desk: Desk,
    facts: Sequence[Fact],
    *,
    cast: Cast,
    happenings: Happenings,
    sayings: Sayings | None = None,
    points: Sequence[Point] = (),
    calendar: Calendar | None = None,
    language: str = "en",
) -> tuple[Difference, ...]:
    """All differences, in the order of the first report and place that has a part in them.

    Those of facts and names; of figures, superlatives and, by the `calendar`, days of what has no line; of `points`,
    where no line holds what differs; of who is told to have said a thing.
    """
    teller = _Differing(desk, cast, happenings, language)
    found = [teller.in_fact(fact) for fact in facts] + [teller.in_name(actor) for actor in cast.actors]
    apart = [
        *ranked_apart(desk, facts, faulty=teller.faulty),
        *counted_apart(desk, facts, cast=cast, faulty=teller.faulty),
    ]
    found += [teller.in_words(one) for one in apart]
    if calendar is not None:
        days = [*moved(desk, calendar), *planned_apart(desk, calendar, happenings, faulty=teller.faulty)]
        found += [teller.in_words(one) for one in days]
    beside = Beside(desk, cast, points=points, sayings=sayings, language=language).all()
    return tuple(sorted((one for one in [*found, *beside] if one is not None), key=teller.place))


def _one_date(values: Sequence[Value]) -> bool:
    """Whether values are one day, of which some tell the part: no editor calls that a difference."""
    times = [value for value in values if isinstance(value, Time) and value.edtf]
    parts = {time.part_of_day for time in times if time.part_of_day}
    return len(times) == len(values) and len({time.edtf for time in times}) == 1 and len(parts) == 1


class _Differing:
    def __init__(self, desk: Desk, cast: Cast, happenings: Happenings, language: str) -> None:
        self.desk, self.cast, self.language = desk, cast, language
        self.lines: dict[str, Occurrence | Actor] = {line.id: line for line in happenings.occurrences}
        self.lines |= {actor.id: actor for actor in cast.actors}
        self.faulty = frozenset(faulty_reports(desk, cast))
        self.motives = Motives(desk, happenings)
        self.labels = FactLabels(desk, cast, happenings, language=language)

    def in_fact(self, fact: Fact) -> Difference | None:
        """The difference between a fact's accounts, None where two reports don't differ in anything that counts."""
        scopes = scopes_of(fact.accounts, fact.property, desk=self.desk)
        sides = scopes if len(scopes) > 1 else self._sides(fact)
        found = self._judged(fact, sides) if sides is not scopes else Judgement("scope")
        if len(sides) < 2 or found is None or (found.verdict == "compatible" and _one_date([s.value for s in sides])):
            return None
        told = tuple(self._side(side) for side in sides)
        label = self.labels.of(fact.property, told, about=self.lines[fact.about], members=fact.members)
        about = (fact.about,) if undecided(fact) else (fact.id, fact.about)
        return self._made(Apart(fact.property, tuple(sides), found, fact.members), label=label, about=about)

    def in_words(self, found: Apart) -> Difference:
        """The difference between words for a thing that has no line, called by its clearest sentence."""
        spans = [self._sentence(span) for side in found.sides for account in side.accounts for span in account.evidence]
        return self._made(found, label=clearest(self.desk, spans, language=self.language), about=())

    def _sentence(self, span: Evidence) -> Evidence:
        whole = next(s for s in self.desk.readings[span.report].sentences if s.start <= span.start < s.end)
        return self.desk.reports[span.report].evidence(whole.start, min(whole.end, whole.start + MAX_EVIDENCE))

    def _made(self, apart: Apart, *, label: str, about: tuple[str, ...]) -> Difference:
        sides, found = apart.sides, apart.judgement
        told = tuple(self._side(side) for side in sides)
        return Difference(
            id=line_id("differences", apart.members[0], apart.property),
            members=apart.members,
            label=label,
            property=apart.property,
            kind=as_type(DifferenceKind, table("properties")[apart.property]["difference"]),
            about=about,
            verdict=found.verdict,
            accounts=told,
            suspect=self._reports(found.suspect) if found.suspect else (),
            why=self._why(found, sides, told=told),
        )

    def _sides(self, fact: Fact) -> list[Side]:
        if not isinstance(fact.value, TextValue):
            return sides_of(fact.accounts)
        return [Side(group[0].value, tuple(group)) for group in self.motives.sides(fact.accounts)]

    def _judged(self, fact: Fact, sides: Sequence[Side]) -> Judgement | None:
        if isinstance(fact.value, TextValue):
            against = fact.property not in RANKING and contested(self.motives, fact.accounts)
            return Judgement("conflict") if against else None
        gone = superseded(fact.accounts, fact.property, desk=self.desk)
        old = [fact.accounts[index] for index in sorted(gone)]
        return judge(sides, fact.property, desk=self.desk, faulty=self.faulty, old=old)

    def in_name(self, actor: Actor) -> Difference | None:
        """The forms of a name that some report garbles, beside the right one."""
        wrong = [name for name in actor.names if name.status in GARBLED and name.evidence]
        right = [name for name in actor.names if name.status == "canonical" and name.evidence]
        if not wrong or not right:
            return None
        forms = [*right[:1], *wrong]
        suspect = self._in_order({span.report for name in wrong for span in name.evidence})
        why = phrase(
            "slip_name",
            self.language,
            wrong=listed([name.form for name in wrong], self.language),
            suspects=self._sigla(suspect),
            name=right[0].form,
            why="; ".join(dict.fromkeys(name.why.rstrip(".") for name in wrong)),
        )
        members = self._members(actor, [span for name in forms for span in name.evidence])
        return Difference(
            id=line_id("differences", members[0] if members else actor.id, "name"),
            members=members,
            label=name_label(actor.name, [name.form for name in forms], language=self.language),
            property="name",
            kind="name",
            about=(actor.id,),
            verdict="slip",
            accounts=tuple(self._form(name) for name in forms),
            suspect=suspect,
            why=why,
        )

    def place(self, difference: Difference) -> tuple[int, int, str]:
        """Where a difference stands among the others."""
        first = min((self.desk.rank[span.report], span.start) for span in difference.spans())
        return (*first, difference.id)

    def _side(self, side: Side) -> SideAccount:
        return SideAccount(
            reports=self._reports(side),
            value=side.value,
            evidence=tuple(dict.fromkeys(span for account in side.accounts for span in account.evidence)),
        )

    def _form(self, name: NameForm) -> SideAccount:
        reports = self._in_order({span.report for span in name.evidence})
        return SideAccount(
            reports=reports, value=TextValue(text=name.form, language=name.language), evidence=name.evidence
        )

    def _members(self, actor: Actor, spans: Sequence[Evidence]) -> tuple[str, ...]:
        """The name findings of an actor that stand at these places, in order."""
        places = {(span.report, span.start, span.end) for span in spans}
        found = [
            finding
            for finding in self.desk.findings.values()
            if self.cast.of.get(finding.id) == actor.id and (finding.report, finding.start, finding.end) in places
        ]
        return tuple(finding.id for finding in found)

    def _why(self, found: Judgement, sides: Sequence[Side], *, told: Sequence[SideAccount]) -> str:
        says = [
            phrase("says", self.language, reports=self._sigla(side.reports), words=f"“{words_of(side)}”")
            for side in told
        ]
        key: str = found.verdict if found.verdict != "conflict" else "exclude"
        if found.verdict == "update" and isinstance(sides[0].value, StatusValue):
            key = "update_status"
        if found.verdict == "update" and isinstance(sides[0].value, Time):
            key = "update_day"
        if found.verdict == "slip" and found.suspect:
            key = "slip_day" if found.alone else "slip_copy" if found.copied else self._slip(found.suspect)
        suspects = self._sigla(self._reports(found.suspect)) if found.suspect else ""
        apart = self._apart(sides, told)
        key = "exclude_some" if key == "exclude" and apart else key
        parts = {"sides": "; ".join(says), "suspects": suspects, "apart": apart}
        return phrase(key, self.language, **parts) + self._pattern(found, sides)

    def _apart(self, sides: Sequence[Side], told: Sequence[SideAccount]) -> str:
        """The words of two sides that exclude each other, where not all do: "about 140" allows "more than 130".

        Of several pairs the one that most reports tell.
        """
        pairs = list(combinations(zip(sides, told, strict=True), 2))
        apart = [(a, b) for (one, a), (other, b) in pairs if standing_to(one.value, other.value) == "disjoint"]
        if not apart or len(apart) == len(pairs):
            return ""
        most = max(apart, key=lambda pair: len({*pair[0].reports, *pair[1].reports}))
        return listed([f"“{words_of(side)}”" for side in most], self.language)

    def _slip(self, suspect: Side) -> str:
        grade = max(soundness(account, self.desk, faulty=self.faulty) for account in suspect.accounts)
        return "slip_sentence" if grade == BROKEN else "slip_report"

    def _pattern(self, found: Judgement, sides: Sequence[Side]) -> str:
        """What shows how the one figure came from the other, where that can be seen."""
        if found.verdict not in ("slip", "conflict", "drift"):
            return ""
        pairs = [(a, b) for number, a in enumerate(sides) for b in sides[number + 1 :]]
        suspect = [pair for pair in pairs if found.suspect is None or found.suspect in pair]
        patterns = (looks_like(a.value, b.value) for a, b in suspect)
        return next((phrase(pattern, self.language) for pattern in patterns if pattern), "")

    def _reports(self, side: Side) -> tuple[str, ...]:
        return self._in_order({account.report for account in side.accounts})

    def _in_order(self, reports: set[str]) -> tuple[str, ...]:
        return tuple(sorted(reports, key=self.desk.rank.__getitem__))

    def _sigla(self, reports: Sequence[str]) -> str:
        return listed([self.desk.sigla[report] for report in reports], self.language)
