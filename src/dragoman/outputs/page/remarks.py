"""Who said what: remarks by speaker, each with its wordings, the nearest to the original first."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from dragoman.outputs.citing import Citation, Piece
from dragoman.outputs.page.renderings import Rendering, bare, nearest_first, rendering
from dragoman.outputs.page.setting import Differs, LineView, Link, Setting
from dragoman.outputs.page_words import language_name
from dragoman.outputs.stance_words import Stance, stance_of
from dragoman.record.lines import Remark, Wording

SHOWN = 3
"""How many remarks of one report stand unfolded under a speaker: the heaviest."""
MARKS = tuple("\"'“”„«»‹›‘’‚「『")
"""Quotation marks a wording may bring along; the page then sets none of its own."""


class WordingView(Struct, frozen=True, kw_only=True):
    """One report's words for a remark; `against`: in words, how they differ from the nearest to the original."""

    text: str
    pieces: tuple[Piece, ...]
    against: str
    stance: Stance | None
    quoted: bool
    form: str
    chain: str
    lang: str | None
    dir: str
    language: str
    cites: tuple[Citation, ...]
    continues: bool


class RemarkView(Struct, frozen=True, kw_only=True):
    """One utterance; `lead`: the wording that the first screen tells; `compared`: others say how they differ."""

    line: LineView
    speaker: str
    addressee: Link | None
    occasion: Link | None
    wordings: tuple[WordingView, ...]
    lead: WordingView
    compared: bool
    differences: tuple[Differs, ...]


class SpeakerView(Struct, frozen=True, kw_only=True):
    """A speaker's remarks, those of little weight apart."""

    name: str
    href: str
    shown: tuple[RemarkView, ...]
    folded: tuple[RemarkView, ...]


def remark_view(remark: Remark, setting: Setting) -> RemarkView:
    """What the page shows of one utterance."""
    wordings = _wordings(remark, setting)
    return RemarkView(
        line=setting.line_view(remark),
        speaker=setting.name(remark.speaker),
        addressee=setting.actor_link(remark.addressee),
        occasion=setting.line_link(remark.occasion),
        wordings=wordings,
        lead=_lead(wordings, setting),
        compared=any(wording.against for wording in wordings),
        differences=setting.differences_about(remark.id),
    )


def speakers(remarks: tuple[Remark, ...], views: list[RemarkView], *, setting: Setting) -> tuple[SpeakerView, ...]:
    """Remarks under their speakers; the speaker of the heaviest remark first, unnamed ones last."""
    groups: dict[str | None, list[RemarkView]] = {}
    for remark, view in zip(remarks, views, strict=True):
        groups.setdefault(remark.speaker, []).append(view)
    order = sorted(groups, key=lambda one: (one is None, -max(view.line.weight for view in groups[one])))
    return tuple(_speaker(one, groups[one], setting=setting) for one in order)


def _speaker(actor: str | None, views: list[RemarkView], *, setting: Setting) -> SpeakerView:
    alone = [view for view in views if len({cite.siglum for cite in view.line.cites}) < 2]
    first = setting.record.story.first
    alone.sort(key=lambda view: (view.line.id not in first, -view.line.weight))
    folded = {view.line.id for view in alone[SHOWN:] if view.line.id not in first}
    return SpeakerView(
        name=setting.name(actor) or str(setting.words["unnamed_speaker"]),
        href=f"#{actor}" if actor in setting.actors else "",
        shown=tuple(view for view in views if view.line.id not in folded),
        folded=tuple(view for view in views if view.line.id in folded),
    )


def _wordings(remark: Remark, setting: Setting) -> tuple[WordingView, ...]:
    """The wordings, nearest to the original first; those of the same words, meant alike, as one."""
    groups: dict[tuple[str, str, Stance | None, str], list[Wording]] = {}
    listed = nearest_first(remark, setting)
    for wording in listed:
        chain = _chain(wording, remark, setting=setting)
        meant = stance_of(wording, setting.words)
        groups.setdefault((bare(wording.text), wording.form, meant, chain), []).append(wording)
    return tuple(
        _wording(told, chain=chain, against=rendering(told[0], listed[0], setting), setting=setting)
        for (*_, chain), told in groups.items()
    )


def _lead(wordings: tuple[WordingView, ...], setting: Setting) -> WordingView:
    """The nearest to the original in the language of the page that no machine made; else the nearest of all."""
    machine_made = {setting.citing.reports[one].siglum for one in setting.machine_made if one in setting.citing.reports}
    read = (
        one
        for one in wordings
        if one.lang == setting.language and not one.continues and {cite.siglum for cite in one.cites} - machine_made
    )
    return next(read, wordings[0])


def _chain(wording: Wording, remark: Remark, *, setting: Setting) -> str:
    """Who passes the words on, the outermost first; the speaker is named above."""
    links = [link for link in wording.chain if not (link.role == "speaker" and link.actor == remark.speaker)]
    return ", ".join(f"{setting.words['chain'][link.role]} {setting.name(link.actor)}" for link in links)


def _ended(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Words without the comma before the verb of saying, which the page leaves out."""
    last = pieces[-1]
    bare = re.sub(r",(?=[\"”’»“]?\s*$)", "", last.text)
    return (*pieces[:-1], replace(last, text=bare))


def _wording(told: list[Wording], *, chain: str, against: Rendering, setting: Setting) -> WordingView:
    wording = told[0]
    pieces = _ended(against.pieces)
    return WordingView(
        text="".join(piece.text for piece in pieces),
        pieces=pieces,
        against=against.told,
        stance=stance_of(wording, setting.words),
        quoted=wording.form == "direct" and not wording.text.startswith(MARKS),
        form=setting.words["form"][wording.form],
        chain=chain,
        lang=wording.language,
        dir=setting.citing.direction(wording.report),
        language=language_name(wording.language, setting.words),
        cites=setting.citing.cites(span for one in told for span in one.evidence),
        continues=wording.continues is not None,
    )
