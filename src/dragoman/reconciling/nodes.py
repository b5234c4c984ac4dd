"""One report's telling of an occurrence with all it says resolved: actors, time, place, the step it got to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from dragoman.ontology import table
from dragoman.reconciling.around import at_end, day_within
from dragoman.reconciling.lasting import lasted
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Calendar, Cast, Desk
from dragoman.reconciling.soundness import many_unhealthy
from dragoman.record.lines import Actor
from dragoman.record.reading import (
    AnyFinding,
    NameFinding,
    OccurrenceFinding,
    PlaceFinding,
    QuantityFinding,
    TimeFinding,
)
from dragoman.record.values import Amount, Place, Status, Time

REAL = frozenset(
    {"held", "under_way", "invited", "accepted", "agreed", "refused", "partly", "in_force", "restored", "failed"}
)
FALLEN = frozenset({"postponed", "cancelled"})
LASTING = frozenset(table("properties")["date"]["lasting"])
"""Kinds that go on for days."""
ANSWERS = ("acceptance", "refusal")
"""Kinds of what is answered to an invitation or an offer."""
CROWDS = frozenset({"striker"})
"""Roles that no single person plays: a minister beside the word is none who strikes."""
STEM = 6
"""Letters of a word that its forms have in common."""
_LONG = re.compile(r"\w{7,}")
PASSING = ("day", "hour", "minute", "second")
COURSE = (
    "unconfirmed", "proposed", "expected", "planned", "confirmed", "invited", "postponed", "cancelled", "refused",
    "accepted", "agreed", "in_force", "suspended", "under_way", "restored", "partly", "held",
)  # fmt: skip
"""How far along its course an occurrence is; the furthest healthy step counts."""


class Node(Struct):
    """One founding finding with what it says, resolved.

    `bodies`: the actors among its parties that are no persons; `stands`: the codes of the states that its parties
    are or hold an office of, by actor; `segments`, `partners`: the segments it is in and those paired;
    `fronted`: it stands in a headline or lead; `only`: its report tells one such of these parties; `many`: it counts
    those it was done to ("six people were arrested"); `content`: how the long words of its clause begin that name no
    party, place or day, nor the act.
    """

    finding: OccurrenceFinding
    words: str
    group: str
    actors: dict[str, str]
    offices: frozenset[str]
    bodies: frozenset[str]
    stands: dict[str, str]
    segments: frozenset[str]
    partners: frozenset[str]
    language: str | None
    fronted: bool
    mangled: bool
    anchor: str | None
    time: Time | None
    place: Place | None
    status: Status
    only: bool = False
    many: bool = False
    content: frozenset[str] = frozenset()

    @property
    def states(self) -> frozenset[str]:
        """The codes of the states that its parties stand for."""
        return frozenset(self.stands.values())

    @property
    def stage(self) -> str:
        """Whether it took place, fell through, is over or lies ahead: happenings that are seldom one line."""
        status = self.status
        if status in FALLEN:
            return "fallen"
        return "real" if status in REAL else "over" if status == "lifted" else "ahead"


def founding(desk: Desk) -> list[OccurrenceFinding]:
    """The findings that are more than a mention and stand in healthy sentences, in order of sigla."""
    return [
        finding
        for finding in desk.findings.values()
        if isinstance(finding, OccurrenceFinding) and not finding.mention and desk.healthy(finding)
    ]


def mentions_of(desk: Desk, group: Sequence[Node]) -> list[OccurrenceFinding]:
    """Mentions that say something of it: a status, or who took part; "before the talks" is no evidence of them."""
    ids = {node.finding.id for node in group}
    pointing = (f for f in desk.findings.values() if isinstance(f, OccurrenceFinding) and f.mention and f.refers in ids)
    return [f for f in pointing if f.status != "unconfirmed" or f.roles]


def nodes_of(desk: Desk, cast: Cast, calendar: Calendar) -> list[Node]:
    """The nodes of all founding findings, in order of sigla."""
    pairing = Pairing(desk)
    nodes = [node_of(desk, cast, calendar, finding=finding, pairing=pairing) for finding in founding(desk)]
    told = Counter(_told_of(node) for node in nodes)
    for node in nodes:
        node.only = told[_told_of(node)] == 1
    return nodes


def _told_of(node: Node) -> tuple[str, str, frozenset[str]]:
    return node.finding.report, node.group, node.states if len(node.states) > 1 else frozenset(node.actors)


def node_of(desk: Desk, cast: Cast, calendar: Calendar, *, finding: OccurrenceFinding, pairing: Pairing) -> Node:
    """The node of a finding; what its mentions add (a day, a place, that it fell through) counts as its own."""
    actors: dict[str, str] = {}
    offices: set[str] = set()
    for role in finding.roles:
        actor = cast.actor(role.actor)
        if actor and not (role.role in CROWDS and actor in cast.known and cast.known[actor].kind == "person"):
            actors.setdefault(actor, role.role)
        office = _nameless_office(desk, role.actor)
        if office:
            offices.add(f"{role.role} {office}")
    parties = [cast.known[actor] for actor in actors if actor in cast.known]
    report = desk.reports[finding.report]
    telling = [finding, *(f for f in _pointing(desk, finding) if f.status != "unconfirmed" or f.roles)]
    place = next(
        (
            desk.findings[f.place]
            for f in telling
            if f.place in desk.findings and "place" in table("kinds")[f.kind]["properties"]
        ),
        None,
    )
    # What only points back lends no day: a time beside "the visit" may be that of anything else.
    # Nor is the day of an answer that of what it answers.
    dated = [f for f in telling if f is finding or (f.status != "unconfirmed" and f.kind not in ANSWERS)]
    time = next(
        (calendar.times[f.time] for f in dated if f.time in calendar.times and not _passing(desk, calendar, f)),
        lasted(desk, calendar, finding),
    )
    lent = _lent(desk, finding)
    return Node(
        finding=finding,
        words=desk.reports[finding.report].text[finding.start : finding.end],
        group=str(table("kinds")[finding.kind]["group"]),
        actors=actors,
        offices=frozenset(offices),
        bodies=frozenset(actor.id for actor in parties if actor.kind != "person"),
        stands={actor.id: iso for actor in parties if (iso := _state(actor))},
        segments=pairing.segments_of(finding),
        partners=pairing.partners(finding),
        language=report.language,
        fronted=report.blocks[desk.readings[report.id].sentences[finding.sentence].block].kind in ("headline", "lead"),
        mangled=many_unhealthy(desk.readings[finding.report]),
        anchor=calendar.anchors.get(finding.report),
        time=time,
        place=desk.places[place.id] if isinstance(place, PlaceFinding) else None,
        content=_content(desk, finding),
        many=any(_counts(desk, other, finding) for other in desk.findings.values()),
        status="denied" if "denied" in lent else max((finding.status, *lent), key=step),
    )


def _content(desk: Desk, finding: OccurrenceFinding) -> frozenset[str]:
    """How the long words of a clause begin, names, places, times and its own word left out."""
    named = [(finding.trigger_start, finding.trigger_end)]
    for other in desk.findings.values():
        if isinstance(other, (NameFinding, PlaceFinding, TimeFinding)) and other.report == finding.report:
            named.append((other.start, other.end))
    text = desk.reports[finding.report].text
    return frozenset(
        word[0][:STEM].casefold()
        for word in _LONG.finditer(text, finding.start, finding.end)
        if not any(start < word.end() and word.start() < end for start, end in named)
    )


def _passing(desk: Desk, calendar: Calendar, finding: OccurrenceFinding) -> bool:
    """Whether a time is but a day of what spreads for weeks: when somebody acted or spoke, not when it broke out.

    Or one of several days of what goes on ("the second day of the strike"), or its end ("reopened on Sunday").
    """
    told = desk.findings.get(finding.time or "")
    lasting = isinstance(told, TimeFinding) and finding.kind in LASTING
    if lasting and finding.status != "lifted":
        span = desk.reports[told.report].evidence(told.start, told.end)  # type: ignore[union-attr]
        if day_within(span, desk) or at_end(span, desk):
            return True
    day = calendar.times[finding.time].precision in PASSING if finding.time else False
    return day and bool(table("kinds")[finding.kind].get("spreads"))


def _counts(desk: Desk, other: AnyFinding, finding: OccurrenceFinding) -> bool:
    """Whether a figure tells of how many people a happening was done to."""
    if not isinstance(other, QuantityFinding) or other.host != finding.id or not isinstance(other.value, Amount):
        return False
    return other.value.unit == "1" and (other.value.min or 0) >= 2 and other.sentence == finding.sentence


def _state(actor: Actor) -> str | None:
    """The state that an actor is, or that its first office is one of."""
    if actor.kind == "state":
        return actor.iso
    return next((office.of for office in actor.offices if office.of and len(office.of) == 2), None)


def _nameless_office(desk: Desk, finding: str) -> str | None:
    """The office of somebody told by it alone ("the captain"): reports share it where they share no name."""
    found = desk.findings.get(finding)
    return found.office if isinstance(found, NameFinding) and found.description and found.refers is None else None


def step(status: str) -> int:
    """How far along its course a status is."""
    return COURSE.index(status) if status in COURSE else 0


def _lent(desk: Desk, finding: OccurrenceFinding) -> list[Status]:
    """The statuses that healthy mentions of a finding assert: "the trip was postponed"."""
    told = _pointing(desk, finding)
    return [other.status for other in told if other.status not in FALLEN or finding.status not in REAL]


def _pointing(desk: Desk, finding: OccurrenceFinding) -> list[OccurrenceFinding]:
    """The healthy mentions of a finding, in order."""
    return [
        other
        for other in desk.findings.values()
        if isinstance(other, OccurrenceFinding) and other.mention and other.refers == finding.id and desk.healthy(other)
    ]
