"""Ledger lines, cautions, points: what stands, what to beware of, what is told twice."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.ontology import table
from dragoman.outputs.citing import Citation, Piece
from dragoman.outputs.page.differences import differing_figures
from dragoman.outputs.page.setting import LineView, Link, Setting, capital, label_of
from dragoman.outputs.page.telling import Told, told_by
from dragoman.outputs.time_words import time_words
from dragoman.record.lines import Caution, LedgerLine, Point

LABELLED = 30
"""Code points by which a label is known in a caution, which may cut it."""


class StepView(Struct, frozen=True, kw_only=True):
    """One step in the course of a ledger line."""

    status: str
    strength: str
    when: str
    cites: tuple[Citation, ...]


class LedgerView(Struct, frozen=True, kw_only=True):
    """A ledger line with its history: `head` says what and whose, `told` are a report's words."""

    line: LineView
    head: tuple[Link, ...]
    told: Told
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
    found = (setting.actor_link(party) for party in line.parties)
    head = capital(line.label.partition(": ")[0])
    parties = {link.text: link for link in found if link}
    return LedgerView(
        line=setting.line_view(line),
        head=_linked(head, parties),
        told=told_by(line, setting),
        status=setting.words["status"][line.status],
        parties=tuple(link for name, link in parties.items() if name not in head),
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


def _linked(head: str, parties: dict[str, Link]) -> tuple[Link, ...]:
    """A head with those it names leading to their forms."""
    if not parties:
        return (Link(head, ""),)
    names = "|".join(re.escape(name) for name in sorted(parties, key=len, reverse=True))
    parts = re.split(f"({names})", head)
    return tuple(parties.get(part, Link(part, "")) for part in parts if part)


def _strength(strength: str | None, language: str) -> str:
    """How far a commitment goes, in the page's language; empty where nothing is said of it."""
    names = table("strengths").get(strength or "", {}).get("name", {})
    return str(names.get(language) or names.get("en") or "")


def caution_view(caution: Caution, setting: Setting) -> CautionView:
    """What the page shows of one caution."""
    lines = [
        one for one in dict.fromkeys(caution.about) if setting.lines.get(one, ("",))[0] in ("differences", "facts")
    ]
    found = [setting.line_link(one) for one in lines]
    why, about = _apart(caution.why, tuple(link for link in found if link), setting=setting)
    return CautionView(
        line=setting.line_view(caution),
        kind=setting.words["caution"][caution.kind],
        why=why,
        about=about,
    )


def _apart(why: str, about: tuple[Link, ...], *, setting: Setting) -> tuple[str, tuple[Link, ...]]:
    """What a caution says before it lists the labels of the lines it is about, and links to those lines instead."""
    labels = [label_of(setting.lines[link.href.removeprefix("#")][1])[:LABELLED] for link in about]
    starts = [at for label in labels if (at := why.find(label)) > 0]
    return (f"{why[: min(starts)].rstrip(' :')}:", about) if starts else (why, ())


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
