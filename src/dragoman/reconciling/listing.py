"""Which actors of a story the record lists: those who take part; who is only mentioned is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.languages.likeness import plain
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.people import lasting
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Actor, Caution, Difference, Fact, LedgerLine, Line, Occurrence, Remark
from dragoman.record.reading import NameFinding
from dragoman.record.values import ActorValue

_TOWN = re.compile(r"\b[^\W\d_a-z]\w+, $")
"""A town and the comma before its state."""
_NAMED = re.compile(r"['’]s (\w+)")
"""What a state in the genitive has."""
_OF = re.compile(r"(\w+) (\w+) $")
"""A noun and the small word between it and a state."""
_ASIDE = ("byline", "credit", "dateline", "furniture", "teaser", "comment")
"""Blocks in which a name is that of who made the report."""


def worth_listing(desk: Desk, cast: Cast, lines: Sequence[Line]) -> tuple[Actor, ...]:
    """Actors that a line leans on, that two families name, states of office holders, organs, persons with an office.

    A body or person that tells only what somebody else is or was ("director of the Fram Centre") is left out.
    """
    leaned_on = {reference for line in lines for reference in _references(line)}
    taking_part = [actor for actor in cast.actors if actor.id in leaned_on]
    states = {actor.iso for actor in taking_part} | {
        office.of for actor in taking_part for office in actor.offices if office.of
    }
    return tuple(
        actor
        for actor in cast.actors
        if actor.id in leaned_on
        or _lasts(desk, actor)
        or (_named(desk, actor) and (_of_the_story(desk, actor, states=states) or _namesake(desk, actor, taking_part)))
    )


def _namesake(desk: Desk, actor: Actor, others: Sequence[Actor]) -> bool:
    """Whether a person shares a surname with one who takes part: the record tells the two apart."""
    mine = _surnames(desk, actor)
    return any(other.id != actor.id and mine & _surnames(desk, other) for other in others)


def _surnames(desk: Desk, actor: Actor) -> set[str]:
    told = (desk.findings[member] for member in actor.members)
    return {plain(one.surname) for one in told if isinstance(one, NameFinding) and one.surname and one.given}


def _named(desk: Desk, actor: Actor) -> bool:
    told = (desk.findings[member] for member in actor.members)
    return actor.kind != "unnamed" and any(isinstance(one, NameFinding) and not one.description for one in told)


def _lasts(desk: Desk, actor: Actor) -> bool:
    """Whether two families tell of an organ by itself, without a name: the prosecution, the court of a town."""
    told = [desk.findings[member] for member in actor.members]
    organs = lasting() - {*table("names")["bodies"]["sites"]}
    organ = any(isinstance(one, NameFinding) and one.office in organs for one in told)
    return organ and len({desk.family[one.report] for one in told}) > 1


def _of_the_story(desk: Desk, actor: Actor, *, states: set[str | None]) -> bool:
    places = [evidence for form in actor.names for evidence in form.evidence]
    inside = [one for one in places if _block(desk, one.report, one.start) not in _ASIDE]
    if not inside:
        return any(plain(form.form) in _credits(desk) for form in actor.names)
    idle = actor.kind == "state" and actor.iso not in states
    if idle and all(_tells_where(desk, one) or _tells_whose(desk, one) for one in inside):
        return False
    if len({desk.family[one.report] for one in inside}) > 1:
        return True
    return (actor.kind == "state" and actor.iso in states) or (actor.kind == "person" and bool(actor.offices))


def _tells_where(desk: Desk, place: Evidence) -> bool:
    """Whether a state is told as where something is alone: "a summit in Kenya", "Kisumu, Kenya"."""
    report = desk.reports[place.report]
    before = report.text[max(0, place.start - 40) : place.start]
    near = (entry for entry in entries(report.language, "places", "preposition") if entry.get("near"))
    forms = (form for entry in near for form in entry["forms"])
    return bool(_TOWN.search(before)) or any(before.casefold().endswith(f" {form} ") for form in forms)


def _tells_whose(desk: Desk, place: Evidence) -> bool:
    """Whether a state is told as that of a body alone: "Spain's Telavox", "the second airline of Spain"."""
    report = desk.reports[place.report]
    before, after = report.text[max(0, place.start - 40) : place.start], report.text[place.end : place.end + 40]
    named = _NAMED.match(after)
    noun = _OF.search(before)
    if named:
        span = place.end + named.start(1), place.end + named.end(1)
        return any(
            isinstance(one, NameFinding) and one.report == place.report and one.kind == "organization"
            and one.start <= span[0] < one.end
            for one in desk.findings.values()
        )  # fmt: skip
    small = {form for entry in entries(report.language, "offices", "of") for form in entry["forms"]}
    return noun is not None and noun[2].casefold() in small and noun[1].casefold() in _bodies(report.language)


@cache
def _bodies(language: str | None) -> frozenset[str]:
    """What bodies are called by what they are."""
    told = (entry for entry in entries(language, "names", "organization") if entry["id"] in ("company", "body"))
    return frozenset(form.casefold() for entry in told for form in entry["forms"])


def _block(desk: Desk, report: str, start: int) -> str | None:
    return next((block.kind for block in desk.reports[report].blocks if block.start <= start < block.end), None)


def _credits(desk: Desk) -> set[str]:
    return {plain(credit) for report in desk.reports.values() for credit in report.credits}


def _references(line: Line) -> Iterator[str]:
    if isinstance(line, Occurrence):
        yield from (role.actor for role in line.roles)
    elif isinstance(line, Remark):
        yield from (actor for actor in (line.speaker, line.addressee) if actor)
        yield from (link.actor for wording in line.wordings for link in wording.chain)
    elif isinstance(line, Fact):
        yield line.about
        yield from (account.by for account in line.accounts if account.by)
        values = (line.value, *(account.value for account in line.accounts))
        yield from (value.id for value in values if isinstance(value, ActorValue))
        yield from (voice.body for voice in line.voices if voice.body)
    elif isinstance(line, (Difference, Caution)):
        yield from line.about
    elif isinstance(line, LedgerLine):
        yield from line.parties
        yield from (line.by,) if line.by else ()
