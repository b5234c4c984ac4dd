"""What a careful editor is told before using the story, one caution per kind and cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.reconciling.labels import shorten
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.phrasing import listed, phrase
from dragoman.reconciling.soundness import faulty_reports, garbled_places, translation_notes
from dragoman.record.ids import line_id
from dragoman.record.lines import Caution, CautionKind, Difference, Fact, NameForm
from dragoman.record.report import Report

FEWEST_FAMILIES = 2
MOST_LINES = 3
"""How many lines a reason names before it says "…"."""


def cautions(
    desk: Desk, *, cast: Cast, facts: Sequence[Fact], differences: Sequence[Difference], language: str = "en"
) -> tuple[Caution, ...]:
    """All cautions, kind by kind; within a kind in the order of what they are about."""
    warner = _Warner(desk, cast, language)
    return (
        *warner.undated(),
        *warner.page_clocks(),
        *warner.garbled_names(),
        *warner.machine_translations(),
        *warner.slips(differences),
        *warner.one_voice(facts),
        *warner.not_independent(),
    )


class _Warner:
    def __init__(self, desk: Desk, cast: Cast, language: str) -> None:
        self.desk, self.cast, self.language = desk, cast, language
        self.names = {actor.id: actor.name for actor in cast.actors}

    def undated(self) -> Iterator[Caution]:
        reports = [report.id for report in self.desk.reports.values() if not _has_day(report)]
        if reports:
            yield self._caution("undated", reports, derived_from=reports, reports=self._sigla(reports))

    def page_clocks(self) -> Iterator[Caution]:
        reports = [report for report in self.desk.reports.values() if report.page_clock]
        if reports:
            ids = [report.id for report in reports]
            evidence = tuple(span for report in reports for span in report.page_clock)
            found = self._caution("page_clock", ids, derived_from=ids, reports=self._sigla(ids))
            yield Caution(
                id=found.id, kind=found.kind, label=found.label, about=found.about, why=found.why, evidence=evidence
            )

    def machine_translations(self) -> Iterator[Caution]:
        """Of reports that say so themselves, with their note, and of those whose faults show it."""
        faulty = faulty_reports(self.desk, self.cast)
        for report in self.desk.reports.values():
            notes = translation_notes(report)
            signs = [*(["note"] if notes else []), *([faulty[report.id]] if report.id in faulty else [])]
            if signs:
                told = ", ".join(phrase(f"signs_{sign}", self.language) for sign in signs)
                of = [report.id]
                found = self._caution("machine_translation", of, derived_from=of, reports=self._sigla(of), signs=told)
                yield replace(found, evidence=notes, derived_from=()) if notes else found

    def garbled_names(self) -> Iterator[Caution]:
        spans = garbled_places(self.cast)
        if not spans:
            return
        wrong = [
            (actor, name)
            for actor in self.cast.actors
            for name in actor.names
            if name.status in ("misspelling", "confusion") and name.evidence
        ]
        reports = self._in_order({span.report for span in spans})
        told = [
            phrase("garbled_form", self.language, wrong=f"{name.form} ({self._places(name)})", name=actor.name)
            for actor, name in wrong
        ]
        actors = list(dict.fromkeys(actor.id for actor, _ in wrong))
        yield Caution(
            id=line_id("cautions", actors[0], "garbled_names"),
            kind="garbled_names",
            label=phrase("garbled_names_label", self.language, reports=self._sigla(reports)),
            about=(*actors, *reports),
            why=phrase("garbled_names", self.language, reports=self._sigla(reports), names=", ".join(told)),
            evidence=spans,
        )

    def slips(self, differences: Sequence[Difference]) -> Iterator[Caution]:
        """One per set of suspects; names have a caution of their own."""
        by_suspect: dict[tuple[str, ...], list[Difference]] = {}
        for one in differences:
            if one.verdict == "slip" and one.kind != "name" and one.suspect:
                by_suspect.setdefault(one.suspect, []).append(one)
        for suspect, found in by_suspect.items():
            yield self._caution(
                "slip",
                [one.id for one in found] + list(suspect),
                derived_from=[one.id for one in found],
                reports=self._sigla(suspect),
                lines=self._lines(found),
            )

    def one_voice(self, facts: Sequence[Fact]) -> Iterator[Caution]:
        """One per body that stands alone behind facts told by two families or more."""
        by_body: dict[str, list[Fact]] = {}
        for fact in facts:
            alone = next((voice for voice in fact.voices if set(fact.counted) & set(voice.accounts)), None)
            if alone is None or fact.independent != 1:
                continue
            families = {self.desk.family[fact.accounts[index].report] for index in alone.accounts}
            if len(families) >= FEWEST_FAMILIES:  # what a later report took the place of stands behind nothing
                by_body.setdefault(alone.body or "", []).append(fact)
        for body, found in by_body.items():
            carried = {
                fact.accounts[i].report
                for fact in found
                for voice in fact.voices
                for i in voice.accounts
                if set(fact.counted) & set(voice.accounts)
            }
            reports = self._in_order(carried)
            yield self._caution(
                "one_voice",
                [fact.id for fact in found],
                derived_from=[fact.id for fact in found],
                reports=self._sigla(reports),
                body=self.names.get(body, body) or "–",
                lines=self._lines(found),
            )

    def not_independent(self) -> Iterator[Caution]:
        for family in self.desk.story.families:
            if len(family.reports) > 1:
                reports = self._in_order(set(family.reports))
                found = self._caution(
                    "not_independent", reports, derived_from=[family.id], reports=self._sigla(reports), why=family.why
                )
                yield found

    def _caution(
        self, kind: CautionKind, about: Sequence[str], *, derived_from: Sequence[str], **parts: object
    ) -> Caution:
        return Caution(
            id=line_id("cautions", about[0], kind),
            kind=kind,
            label=phrase(f"{kind}_label", self.language, **parts),
            about=tuple(about),
            why=phrase(kind, self.language, **parts),
            derived_from=tuple(derived_from),
        )

    def _lines(self, lines: Sequence[Fact | Difference]) -> str:
        labels = [shorten(line.label, most=100) for line in lines[:MOST_LINES]]
        return "; ".join([*labels, *(["…"] if len(lines) > MOST_LINES else [])])

    def _places(self, name: NameForm) -> str:
        return self._sigla(self._in_order({span.report for span in name.evidence}))

    def _in_order(self, reports: set[str]) -> tuple[str, ...]:
        return tuple(sorted(reports, key=self.desk.rank.__getitem__))

    def _sigla(self, reports: Sequence[str]) -> str:
        return listed([self.desk.sigla[report] for report in reports], self.language)


def _has_day(report: Report) -> bool:
    return report.published is not None and report.published.precision in ("day", "minute", "second")
