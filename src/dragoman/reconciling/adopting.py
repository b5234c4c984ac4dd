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
ONCE = frozenset({"appeal", "lawsuit", "charge", "resignation", "ultimatum"})
"""What somebody does once in a story, as far as nobody gives it two days."""
DEMANDED = frozenset({"resignation", "dismissal", "release", "sanction", "order", "aid"})
"""What is often talked of and never happens: only what founds it tells that it did."""


def homeless(desk: Desk, cast: Cast, calendar: Calendar) -> list[Node]:
    """Nodes of the healthy mentions that nothing in their own report founds, in order of sigla."""
    pairing = Pairing(desk)
    told = [f for f in desk.findings.values() if isinstance(f, OccurrenceFinding) and not f.mention]
    found = [
        finding
        for finding in desk.findings.values()
        if isinstance(finding, OccurrenceFinding) and finding.mention and finding.refers is None
        if finding.status == "unconfirmed" and desk.healthy(finding)
        if not (finding.kind in ONCE and any(_meet(finding, other) for other in told))
    ]
    return [node_of(desk, cast, calendar, finding=finding, pairing=pairing) for finding in found]


def _meet(mention: OccurrenceFinding, told: OccurrenceFinding) -> bool:
    """Whether a clause tells what came of what it mentions: "rejects the appeal"."""
    return mention.report == told.report and mention.start < told.end and told.start < mention.end


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


def settled(groups: Groups) -> Groups:
    """Groups that say less than one other of their kind are told of that one.

    Told without parties where the story has one such happening ("after hours of talks in Rabat", "arrested overnight");
    or told in another report of the same parties, where nobody gives a day ("the prosecution appealed").
    """
    found = [list(group) for group in groups]
    for group in groups:
        able = [other for other in found if other and not _holds(other, group) and _fuller(group, other)]
        mine = next(other for other in found if _holds(other, group))
        if len(able) == 1:
            able[0].extend(mine)
            mine.clear()
    return [group for group in found if group]


def _holds(group: Sequence[Node], other: Sequence[Node]) -> bool:
    return any(node is other[0] for node in group)


def _fuller(group: Sequence[Node], other: Sequence[Node]) -> bool:
    """Whether another group tells what one tells, and no less of it."""
    if not _same_kind(group[0], other) or any(node.stage != group[0].stage for node in (*group, *other)):
        return False
    if _told_twice(group, other) or any(at_odds(a, b) for a in group for b in other):
        return False
    dated = any(node.time for node in group)
    if dated and not any(same_day(a, b) for a in group for b in other):
        return False
    parties, known = ({actor for node in nodes for actor in node.actors} for nodes in (group, other))
    needed = int(table("kinds")[group[0].finding.kind]["parties"])
    if not parties and needed:
        placed = any(node.place for node in group)
        told = bool(known) or (any(node.time for node in other) and not dated)
        return told and (not placed or any(_same_spot(a, b) for a in group for b in other))
    once = group[0].finding.kind in ONCE and parties == known and not any(node.time for node in (*group, *other))
    return once and len(parties) == 1


def _told_twice(group: Sequence[Node], other: Sequence[Node]) -> bool:
    """Whether one report tells both."""
    return bool({node.finding.report for node in group} & {node.finding.report for node in other})


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
