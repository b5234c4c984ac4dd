"""Ledger lines, cautions, points: what stands, what to beware of, what is told twice."""

from __future__ import annotations

from msgspec import Struct

from dragoman.ontology import table
from dragoman.outputs.citing import Citation, Piece
from dragoman.outputs.page.differences import differing_figures
from dragoman.outputs.page.setting import LineView, Link, Setting
from dragoman.outputs.time_words import time_words
from dragoman.record.lines import Caution, LedgerLine, Point


class StepView(Struct, frozen=True, kw_only=True):
    """One step in the course of a ledger line."""

    status: str
    strength: str
    when: str
    cites: tuple[Citation, ...]


class LedgerView(Struct, frozen=True, kw_only=True):
    """A ledger line with its history: `head` says what and whose, `words` are a report's."""

    line: LineView
    head: str
    words: str
    lang: str | None
    dir: str
    status: str
    parties: tuple[Link, ...]
    by: Link | None
    steps: tuple[StepView, ...]


class CautionView(Struct, frozen=True, kw_only=True):
    """A caution and what it touches."""

    line: LineView
    kind: str
    why: str
    about: tuple[Link, ...]


class Telling(Struct, frozen=True, kw_only=True):
    """A sentence of a point."""

    cite: Citation
    pieces: tuple[Piece, ...]
    lang: str | None
    dir: str


class PointView(Struct, frozen=True, kw_only=True):
    """Sentences of several reports that tell the same; figures that differ are marked."""

    line: LineView
    tellings: tuple[Telling, ...]
    reports: int


def ledger_view(line: LedgerLine, setting: Setting) -> LedgerView:
    """What the page shows of one ledger line."""
    parties = (setting.actor_link(party) for party in line.parties)
    head, colon, words = line.label.partition(": ")
    lang, way = setting.language_of(words.removeprefix("… "), line.spans()) if colon else (None, "")
    return LedgerView(
        line=setting.line_view(line),
        head=head,
        words=words,
        lang=lang,
        dir=way,
        status=setting.words["status"][line.status],
        parties=tuple(link for link in parties if link),
        by=setting.actor_link(line.by),
        steps=tuple(
            StepView(
                status=setting.words["status"][step.status],
                strength=_strength(step.strength, setting.language),
                when=time_words(step.time, setting.words) if step.time else "",
                cites=setting.citing.cites(step.evidence),
            )
            for step in line.history
        ),
    )


def _strength(strength: str | None, language: str) -> str:
    """How far a commitment goes, in the page's language; empty where nothing is said of it."""
    names = table("strengths").get(strength or "", {}).get("name", {})
    return str(names.get(language) or names.get("en") or "")


def caution_view(caution: Caution, setting: Setting) -> CautionView:
    """What the page shows of one caution."""
    about = (_touched(one, setting) for one in dict.fromkeys(caution.about))
    return CautionView(
        line=setting.line_view(caution),
        kind=setting.words["caution"][caution.kind],
        why=caution.why,
        about=tuple(link for link in about if link),
    )


def point_view(point: Point, setting: Setting) -> PointView:
    """What the page shows of one point."""
    reports = setting.citing.reports
    known = sorted(
        (span for span in point.sentences if span.report in reports),
        key=lambda span: (span.by != "label", setting.citing.place[span.report], span.start),
    )
    tellings = []
    for span in known:
        others = [other.text for other in known if other.report != span.report]
        pieces = differing_figures(span.text, others) if others else (Piece(span.text),)
        lang, way = reports[span.report].language, setting.citing.direction(span.report)
        tellings.append(Telling(cite=setting.citing.cite(span), pieces=pieces, lang=lang, dir=way))
    return PointView(
        line=setting.line_view(point), tellings=tuple(tellings), reports=len({span.report for span in known})
    )


def _touched(one: str, setting: Setting) -> Link | None:
    report = setting.citing.reports.get(one)
    return Link(report.siglum, f"#{report.siglum}") if report else setting.line_link(one)
