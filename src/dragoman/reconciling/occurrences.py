"""Occurrences across reports: the lines of what happened, each with every finding that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.adopting import adopted, homeless, promoted, settled
from dragoman.reconciling.bonds import Regrouping
from dragoman.reconciling.extents import telling_words, told_span
from dragoman.reconciling.front import in_front
from dragoman.reconciling.labels import clearest
from dragoman.reconciling.nodes import FALLEN, Node, mentions_of, nodes_of, step
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings
from dragoman.reconciling.sameness import grouped, may_be_one
from dragoman.record.comparing import meet, relation, time_order
from dragoman.record.evidence import Evidence
from dragoman.record.ids import line_id
from dragoman.record.lines import Decision, Occurrence, Plover
from dragoman.record.reading import NameFinding, OccurrenceFinding, Role
from dragoman.record.times import parts_apart
from dragoman.record.values import Place, Status, Time, Value

GAP = 3
"""Code points between two clauses of one breath: ", "."""
CITED = 3
"""Sentences of one report that a line cites."""


def join_occurrences(desk: Desk, *, cast: Cast, calendar: Calendar, language: str = "en") -> Happenings:
    """The occurrences of a story, in order of time, each with every finding that tells it."""
    nodes = nodes_of(desk, cast, calendar)
    by_rule = settled(grouped(nodes))
    ruling = Regrouping[Node](desk.ruled.bonds, ids=_ids, place=lambda node: desk.place(node.finding), akin=may_be_one)
    groups, struck = desk.ruled.strike(ruling.regroup(by_rule, nodes), _ids)
    decisions = [_decision(group) for group in by_rule if len({node.finding.report for node in group}) > 1]
    bare = homeless(desk, cast, calendar)
    groups += promoted(groups, bare)
    told = {node.finding.id for group in groups for node in group}
    found = adopted(groups, [node for node in bare if node.finding.id not in told])
    of: dict[str, str] = {}
    lines = []
    for at, group in enumerate(groups):
        mentions = [*mentions_of(desk, group), *found.get(at, ())]
        line = _line(desk, group, mentions, language=language)
        lines.append(line)
        of.update(dict.fromkeys(line.members, line.id))
    lines = [line for line in lines if not (_matter_of(line, lines) or _backdrop(desk, line))]
    kept = {line.id for line in lines}
    of = {finding: line for finding, line in of.items() if line in kept}
    lines = _hierarchy(_replacing(lines))
    lines.sort(key=lambda line: (time_order(line.time), desk.place(desk.findings[line.members[0]])))
    return Happenings(occurrences=tuple(lines), of=of, decisions=tuple(decisions), struck=struck)


def _ids(node: Node) -> tuple[str]:
    return (node.finding.id,)


def _decision(group: Sequence[Node]) -> Decision:
    shared = set.intersection(*(set(node.actors) for node in group)) if group else set()
    reasons = [f"same kind: {group[0].group}", f"{len(shared)} parties in common", "no time or place forbids it"]
    return Decision(
        what="same",
        ids=(),
        findings=tuple(sorted(node.finding.id for node in group)),
        score=None,
        reasons=tuple(reasons),
    )


def _line(desk: Desk, group: Sequence[Node], mentions: Sequence[OccurrenceFinding], *, language: str) -> Occurrence:
    findings = sorted([*(node.finding for node in group), *mentions], key=desk.place)
    told = [node.finding for node in group]
    evidence = _evidence(desk, findings, told)
    kind = _kind(told)
    first = line_id("occurrences", findings[0].id)
    return Occurrence(
        id=first,
        kind=kind,
        label=clearest(
            desk,
            telling_words(desk, told),
            names=_named(desk, group),
            language=language,
        ),
        status=_status(group),
        roles=_roles(group),
        time=_common([node.time for node in group if node.time and node.time.edtf]),  # type: ignore[arg-type]
        place=_place(_told_places(group)),
        evidence=evidence,
        members=tuple(finding.id for finding in findings),
        plover=_plover(kind),
    )


def _status(group: Sequence[Node]) -> Status:
    """The furthest step told; of postponed and cancelled the one that more reports tell."""
    furthest = max((node.status for node in group), key=step)
    if furthest not in FALLEN:
        return furthest
    told = {(node.finding.report, node.status) for node in group if node.status in FALLEN}
    count = {status: sum(1 for _, other in told if other == status) for _, status in told}
    return max(count, key=lambda status: (count[status], step(status)))


def _named(desk: Desk, group: Sequence[Node]) -> list[str]:
    """Surnames of the parties and the places: the clearest words hold most of them."""
    found = {node.place.name for node in group if node.place}
    for node in group:
        for role in node.finding.roles:
            finding = desk.findings.get(role.actor)
            if isinstance(finding, NameFinding) and not finding.description:
                found.add(finding.surname or finding.form)
    return sorted(found)


def _plover(kind: str) -> Plover | None:
    event = table("kinds")[kind].get("plover")
    return Plover(event=event) if event else None


def _kind(findings: Sequence[OccurrenceFinding]) -> str:
    kinds = [finding.kind for finding in findings]
    return min(set(kinds), key=lambda kind: (-kinds.count(kind), kind))


def _evidence(
    desk: Desk, findings: Sequence[OccurrenceFinding], told: Sequence[OccurrenceFinding]
) -> tuple[Evidence, ...]:
    """One clause per report, two where a second sentence tells it too."""
    cited = []
    count: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: (f not in told, desk.place(f))):
        if count.get(finding.report, 0) < CITED and finding.end - finding.start <= 700:
            count[finding.report] = count.get(finding.report, 0) + 1
            cited.append(finding)
    return tuple(told_span(desk, finding) for finding in sorted(cited, key=desk.place))


def _roles(group: Sequence[Node]) -> tuple[Role, ...]:
    votes: dict[str, dict[str, int]] = {}
    for node in sorted(group, key=lambda node: node.finding.id):
        for actor, role in node.actors.items():
            votes.setdefault(actor, {}).setdefault(role, 0)
            votes[actor][role] += 1
    for actor in _stood_for(group):
        del votes[actor]
    roles = [Role(min(told, key=lambda role: (-told[role], role)), actor) for actor, told in votes.items()]
    return tuple(sorted(roles, key=lambda role: (role.role, role.actor)))


def _stood_for(group: Sequence[Node]) -> set[str]:
    """Who only stands for a state that is named as a party itself."""
    named = {state for node in group for actor, state in node.stands.items() if actor in node.bodies}
    return {a for node in group for a, state in node.stands.items() if a not in node.bodies and state in named}


def _common(times: Sequence[Time]) -> Value | None:
    if not times:
        return None
    ordered = sorted(times, key=lambda time: (str(time.edtf), str(time.part_of_day), time.from_))
    if any(parts_apart(a, b) for a, b in combinations(ordered, 2)):
        ordered = [replace(time, part_of_day=None) for time in ordered]  # "morning", "evening": only the day is known
    return meet(ordered) or ordered[0]


def _told_places(group: Sequence[Node]) -> list[Place]:
    """The places of those that give a day too, else of all: "ferry disaster off X" in a headline says it loosely."""
    dated = [node.place for node in group if node.place and node.finding.time]
    return dated or [node.place for node in group if node.place]


def _place(places: Sequence[Place]) -> Place | None:
    if not places:
        return None
    ordered = sorted(places, key=lambda place: (not place.within, place.name))
    narrow = meet(ordered)
    return narrow if isinstance(narrow, Place) else ordered[0]


def _matter_of(line: Occurrence, lines: Sequence[Occurrence]) -> bool:
    """Whether it is but what was agreed: a plan without day and place of its own, told where the agreement is."""
    if line.time or line.place or line.status != "planned":
        return False
    agreed = [span for other in lines if other.kind == "agreement" for span in other.evidence]
    told = {span.report for span in line.evidence if any(_meet(span, other) for other in agreed)}
    return 2 * len(told) > len({span.report for span in line.evidence})


def _backdrop(desk: Desk, line: Occurrence) -> bool:
    """Whether one report alone names a disaster on the way to something else: "before the next dry spell"."""
    told = [finding for one in line.members if isinstance(finding := desk.findings[one], OccurrenceFinding)]
    if line.kind != "disaster" or line.time or len({finding.report for finding in told}) > 1:
        return False
    return not any(in_front(desk.readings[finding.report], finding) for finding in told)


def _meet(a: Evidence, b: Evidence) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _replacing(lines: list[Occurrence]) -> list[Occurrence]:
    """What took place, or is planned anew, names the one of the same parties and place that had fallen through."""
    found = []
    for line in lines:
        earlier = [other for other in lines if other is not line and other.kind == line.kind]
        earlier = [
            other for other in earlier if (other.status in FALLEN and _instead(line, other)) or _moved(line, other)
        ]
        found.append(replace(line, replaces=earlier[0].id) if len(earlier) == 1 else line)
    return found


def _moved(line: Occurrence, other: Occurrence) -> bool:
    """Whether a plan is told in one breath with the same plan for another place, which it comes after."""
    if line.place is None or other.place is None or relation(line.place, other.place) != "unknown":
        return False
    beside = any(a.report == b.report and 0 <= a.start - b.end <= GAP for a in line.evidence for b in other.evidence)
    return line.status == other.status == "planned" and beside


def _instead(line: Occurrence, other: Occurrence) -> bool:
    """Whether one stands for the other: of one party and place if it was held, told in one clause if it is planned."""
    if other.place and line.place and relation(other.place, line.place) not in ("equal", "narrower", "wider"):
        return False  # a visit to another town makes up for none
    if line.status in ("held", "under_way"):
        return bool({role.actor for role in other.roles} & {role.actor for role in line.roles})
    clauses = [{(cited.report, cited.start) for cited in one.evidence} for one in (line, other)]
    return line.status == "planned" and line.time is not None and bool(clauses[0] & clauses[1])


def _hierarchy(lines: list[Occurrence]) -> list[Occurrence]:
    """What the parties did during a visit is part of it: same person, same place or day, both took place."""
    visits = [line for line in lines if line.kind == "visit" and line.status in ("held", "under_way")]
    found = []
    for line in lines:
        if line.kind == "visit" or line.status not in ("held", "under_way") or not line.time:
            found.append(line)
            continue
        hosts = [
            visit
            for visit in visits
            if {role.actor for role in visit.roles} & {role.actor for role in line.roles}
            and visit.time
            and relation(line.time, visit.time) in ("equal", "narrower", "wider", "overlapping")
        ]
        found.append(replace(line, part_of=hosts[0].id) if len(hosts) == 1 else line)
    return found
