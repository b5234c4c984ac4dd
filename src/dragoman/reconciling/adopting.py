"""Mentions that their own report hosts nowhere ("Wednesday's clashes in Kanyama") find their happening in the story."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.nodes import Node, node_of
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Calendar, Cast, Desk
from dragoman.reconciling.sameness import at_odds, grouped, same_day
from dragoman.record.comparing import as_interval
from dragoman.record.reading import OccurrenceFinding
from dragoman.record.values import Place

Groups = list[list[Node]]
DEMANDED = frozenset({"resignation", "dismissal", "release", "sanction", "order", "aid"})
"""What is often talked of and never happens: only what founds it tells that it did."""


def homeless(desk: Desk, cast: Cast, calendar: Calendar) -> list[Node]:
    """Nodes of the healthy mentions that nothing in their own report founds, in order of sigla."""
    pairing = Pairing(desk)
    found = [
        finding
        for finding in desk.findings.values()
        if isinstance(finding, OccurrenceFinding) and finding.mention and finding.refers is None
        if finding.status == "unconfirmed" and desk.healthy(finding)
    ]
    return [node_of(desk, cast, calendar, finding=finding, pairing=pairing) for finding in found]


def adopted(groups: Groups, nodes: Sequence[Node]) -> dict[int, list[OccurrenceFinding]]:
    """Mentions by the one group that each can mean, by its index: told of its day, its place or its parties."""
    found: dict[int, list[OccurrenceFinding]] = {}
    for node in nodes:
        able = [at for at, group in enumerate(groups) if _means(node, group)]
        if len(able) > 1 and not node.time:  # what is pointed to without more is what took place
            able = [at for at in able if any(other.stage == "real" for other in groups[at])]
        if len(able) == 1:
            found.setdefault(able[0], []).append(node.finding)
    return found


def promoted(groups: Groups, nodes: Sequence[Node]) -> Groups:
    """Further groups of mentions that no group can mean, but whose day is over: "the election of 12 December"."""
    able = [node for node in nodes if node.finding.kind not in DEMANDED and _over(node)]
    alone = [node for node in able if not any(_same_kind(node, group) for group in groups)]
    return grouped([_held(node) for node in alone])


def _means(node: Node, group: Sequence[Node]) -> bool:
    if not _same_kind(node, group) or any(at_odds(node, other) for other in group):
        return False
    day = any(same_day(node, other) for other in group)
    known = {actor for other in group for actor in other.actors}
    parties = set(node.actors)
    if not parties <= known and not day:
        return False
    if node.time is not None and not day:
        return False  # a day of its own that nobody in the group tells
    place = any(_same_spot(node, other) for other in group)
    if day:
        return place or node.place is None or bool(parties & known)
    several = len(parties) >= max(1, int(table("kinds")[node.finding.kind]["parties"]))
    return place or several or any(node.partners & other.segments for other in group)


def _same_kind(node: Node, group: Sequence[Node]) -> bool:
    return any(other.group == node.group for other in group)


def _same_spot(a: Node, b: Node) -> bool:
    """Whether both name one place that is more than a country."""
    spots = [node.place for node in (a, b) if isinstance(node.place, Place) and node.place.within]
    return len(spots) == 2 and spots[0].name == spots[1].name


def _over(node: Node) -> bool:
    """Whether it is told with a day before that of its report, and with where or who if its kind has parties."""
    own = as_interval(node.anchor or "")
    told = as_interval(node.time.edtf or "") if node.time else None
    if own is None or told is None or told[1] >= own[0]:
        return False
    needed = int(table("kinds")[node.finding.kind]["parties"])
    return needed == 0 or (needed == 1 and bool(node.place or node.actors)) or len(node.actors) >= needed


def _held(node: Node) -> Node:
    node.finding = replace(node.finding, status="held")
    node.status = "held"
    return node
