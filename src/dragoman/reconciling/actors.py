"""Actors across reports: clusters of each report joined by reasons, each form of a name with its standing."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.forms import name_forms, offices_of
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.people import Cluster, clusters
from dragoman.reconciling.persons import APART, NEAR, SAME, Comparison, compare_persons
from dragoman.record.ids import line_id
from dragoman.record.lines import Actor, Decision


def read_actors(desk: Desk) -> Cast:
    """The actors of a story, in order of their first finding, with every join decided and its reasons."""
    found = clusters(desk)
    groups, decisions = _join(desk, found)
    actors: list[Actor] = []
    of: dict[str, str] = {}
    for group in groups:
        actor = _actor(desk, group)
        actors.append(actor)
        of.update({finding.id: actor.id for cluster in group for finding in cluster.findings})
    order = {actor.id: desk.place(desk.findings[actor.members[0]]) for actor in actors}
    return Cast(actors=tuple(sorted(actors, key=lambda actor: order[actor.id])), of=of, decisions=tuple(decisions))


def _join(desk: Desk, found: Sequence[Cluster]) -> tuple[list[list[Cluster]], list[Decision]]:
    """Persons by comparison, best first; everything else by its key."""
    groups: dict[int, list[Cluster]] = {}
    root = list(range(len(found)))
    by_key: dict[tuple[str, ...], int] = {}
    for number, cluster in enumerate(found):
        if cluster.kind != "person":
            root[number] = by_key.setdefault(cluster.key, number)
    for number, cluster in enumerate(found):
        for short in cluster.acronyms:
            # A report that tells the acronym alone means the body another report introduces by it.
            other = by_key.get(("organization", short, ""))
            if other is not None and other != root[number]:
                root[other] = min(root[number], root[other])
                root[number] = root[other]
    decisions = _join_stateless(found, root) + _join_persons(found, root)
    for number, cluster in enumerate(found):
        groups.setdefault(_top(root, number), []).append(cluster)
    return list(groups.values()), decisions


def _join_stateless(found: Sequence[Cluster], root: list[int]) -> list[Decision]:
    """A ministry or organ told without its state is the one of the story where the story knows just one."""
    bodies = [
        (number, cluster) for number, cluster in enumerate(found) if cluster.kind == "organization" and cluster.office
    ]
    decisions = []
    for number, cluster in bodies:
        alike = [(root[n], other) for n, other in bodies if other.office == cluster.office]
        states = {iso for _, other in alike for iso in other.isos}
        others = [top for top, other in alike if other.isos or (not states and other.words == cluster.words)]
        if not cluster.isos and len(states) <= 1 and others and min(others) != root[number]:
            root[number] = min(others)
            why = f"{SAME:+.2f} the only {cluster.office} the story tells of".replace("_", " ")
            decisions.append(_decision(found[min(others)], cluster, Comparison(SAME, (why,)), True))
    return decisions


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number


def _join_persons(found: Sequence[Cluster], root: list[int]) -> list[Decision]:
    people = [(number, cluster) for number, cluster in enumerate(found) if cluster.kind == "person"]
    compared = [
        (compare_persons(a, b), i, j)
        for place, (i, a) in enumerate(people)
        for j, b in people[place + 1 :]
        if a.report != b.report or (a.parts and b.parts)
    ]
    decisions = []
    full_first = sorted(
        compared, key=lambda item: (-item[0].score, not (found[item[1]].parts and found[item[2]].parts), item[1:])
    )
    for comparison, i, j in full_first:
        if comparison.score < SAME - NEAR:
            continue
        one, two = _top(root, i), _top(root, j)
        if one == two:
            continue
        same = comparison.score >= SAME and not _torn(found, root, (i, j))
        if same:
            root[max(one, two)] = min(one, two)
        decisions.append(_decision(found[i], found[j], comparison, same))
    return decisions


def _torn(found: Sequence[Cluster], root: list[int], pair: tuple[int, int]) -> bool:
    """Whether a join is refused: a lone surname could as well be somebody else's, or one report keeps two apart."""
    return any(_ambiguous(found, root, lone=a, other=b) for a, b in (pair, pair[::-1])) or _kept_apart(
        found, root, pair
    )


def _ambiguous(found: Sequence[Cluster], root: list[int], *, lone: int, other: int) -> bool:
    mine = _top(root, other)
    return not found[lone].parts and any(
        compare_persons(found[lone], cluster).score >= SAME
        for number, cluster in enumerate(found)
        if cluster.kind == "person" and cluster.parts and cluster.report != found[lone].report
        if _top(root, number) != mine
    )


def _kept_apart(found: Sequence[Cluster], root: list[int], pair: tuple[int, int]) -> bool:
    """Whether the two groups hold full names that one report tells as two people's."""
    tops = {_top(root, number) for number in pair}
    members = [cluster for number, cluster in enumerate(found) if cluster.parts and _top(root, number) in tops]
    return any(
        one.report == two.report and compare_persons(one, two).score < APART
        for place, one in enumerate(members)
        for two in members[place + 1 :]
    )


def _decision(a: Cluster, b: Cluster, comparison: Comparison, same: bool) -> Decision:
    return Decision(
        what="same" if same else "different",
        ids=(),
        findings=(a.findings[0].id, b.findings[0].id),
        score=comparison.score,
        reasons=comparison.reasons,
    )


def _actor(desk: Desk, group: Sequence[Cluster]) -> Actor:
    findings = sorted((f for cluster in group for f in cluster.findings), key=desk.place)
    names = name_forms(desk, findings)
    canonical = next((form.form for form in names if form.status == "canonical"), names[0].form)
    iso = next((finding.iso for finding in findings if finding.iso and finding.kind == "state"), None)
    return Actor(
        id=line_id("actors", findings[0].id),
        kind=group[0].kind,  # type: ignore[arg-type]
        name=canonical,
        names=names,
        offices=offices_of(desk, findings),
        iso=iso,
        members=tuple(finding.id for finding in findings),
    )
