"""Actors across reports: clusters of each report joined by reasons, each form of a name with its standing."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.languages.likeness import likeness, plain
from dragoman.ontology import table
from dragoman.reconciling.bodies import join_bodies
from dragoman.reconciling.bonds import Regrouping
from dragoman.reconciling.called import called, of_state
from dragoman.reconciling.forms import mangled, name_forms, offices_of
from dragoman.reconciling.joining import Joining
from dragoman.reconciling.nameless import join_nameless
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.people import Cluster, clusters, finding_ids, lasting, parted
from dragoman.reconciling.persons import APART, NEAR, SAME, Comparison, compare_persons
from dragoman.reconciling.ties import Ties
from dragoman.reconciling.whose import at_home, states_of
from dragoman.record.ids import line_id
from dragoman.record.lines import Actor
from dragoman.record.reading import NameFinding

TIED = 0.2
"""What it adds that two names one slip apart stand in sentences that tell the same."""
SHORT = 5
"""Surnames of fewer letters are too often two people's."""


def read_actors(desk: Desk, *, language: str = "en") -> Cast:
    """The actors of a story, in order of their first finding, with every join decided and its reasons.

    `language` is the page's: of spellings that are another language's habit it names by its own.
    """
    found = at_home(desk, parted(desk, clusters(desk)))
    joining = _join(desk, found)
    number = {id(cluster): place for place, cluster in enumerate(found)}
    ruling = Regrouping(desk.ruled.bonds, ids=finding_ids, place=lambda one: number[id(one)], akin=_akin)
    told = [group for group in _settled(joining) if _acts(desk, group)]
    groups, struck = desk.ruled.strike(ruling.regroup(told, found), finding_ids)
    every = frozenset(iso for cluster in found for iso in cluster.isos)
    home = every if len(every) == 1 else joining.states  # a story of one state need not say whose its police are
    actors: list[Actor] = []
    of: dict[str, str] = {}
    for group in groups:
        actor = _actor(desk, group, states=home, language=language)
        actors.append(actor)
        of.update({finding.id: actor.id for cluster in group for finding in cluster.findings})
    actors = [_owned(desk, actor, actors) for actor in actors]
    order = {actor.id: desk.place(desk.findings[actor.members[0]]) for actor in actors}
    listed = tuple(sorted(actors, key=lambda actor: order[actor.id]))
    return Cast(actors=listed, of=of, decisions=tuple(joining.decisions), struck=struck)


def _settled(joining: Joining) -> list[list[Cluster]]:
    """The groups without lone surnames that two persons of the story bear: unresolved, they make no third one."""
    groups = joining.groups()
    bearers = [{name for c in group if c.parts for name in c.lone} for group in groups if group[0].kind == "person"]

    def open_name(group: list[Cluster]) -> bool:
        alone = group[0].kind == "person" and not any(cluster.parts for cluster in group)
        return alone and any(sum(name in names for names in bearers) > 1 for name in group[0].lone)

    return [group for group in groups if not open_name(group)]


def _acts(desk: Desk, group: Sequence[Cluster]) -> bool:
    """Whether a group is named, says or does something, or is an organ that two reports tell of by themselves."""
    families = {desk.family[cluster.report] for cluster in group}
    return len(families) > 1 or not all(cluster.idle for cluster in group)


def _akin(a: Cluster, b: Cluster) -> bool:
    """Whether a cluster nobody spoke of goes with another where a person parted those it stood with."""
    return a.kind == b.kind == "person" and compare_persons(a, b).score >= SAME


def _join(desk: Desk, found: Sequence[Cluster]) -> Joining:
    """States by their code, bodies, persons and the nameless by reasons."""
    joining = Joining(found, states=states_of(desk, found))
    states: dict[tuple[str, ...], int] = {}
    for number, cluster in enumerate(found):
        if cluster.kind in ("state", "group"):
            joining.unite(number, states.setdefault(cluster.key, number))
    join_bodies(desk, joining)
    _join_persons(desk, joining)
    join_nameless(desk, joining)
    return joining


def _join_persons(desk: Desk, joining: Joining) -> None:
    found, ties = joining.found, Ties(desk)
    slipping = frozenset(report for report in desk.reports if mangled(desk, report))
    people = [(number, cluster) for number, cluster in enumerate(found) if cluster.kind == "person"]
    compared = [
        (_as_slip(compare_persons(a, b), a, b, ties=ties, slipping=slipping), i, j)
        for place, (i, a) in enumerate(people)
        for j, b in people[place + 1 :]
        if a.report != b.report or (a.parts and b.parts)
    ]
    full_first = sorted(
        compared, key=lambda item: (-item[0].score, not (found[item[1]].parts and found[item[2]].parts), item[1:])
    )
    for comparison, i, j in full_first:
        if comparison.score >= SAME - NEAR and joining.top(i) != joining.top(j):
            same = comparison.score >= SAME and not _torn(joining, (i, j))
            joining.decide(i, j, comparison=comparison, same=same)


def _as_slip(comparison: Comparison, a: Cluster, b: Cluster, *, ties: Ties, slipping: frozenset[str]) -> Comparison:
    """One given name and surnames a slip apart: one person misspelt, where the text is damaged or tells the same."""
    slip = a.given and plain(a.given) == plain(b.given or "") and likeness(a.surname or "", b.surname or "") == "slip"
    near = SAME - TIED <= comparison.score < SAME and min(len(a.surname or ""), len(b.surname or "")) >= SHORT
    if not (slip and near and a.report != b.report):
        return comparison
    tied = ties.tie(a.findings, b.findings)
    if not tied and (a.report in slipping) == (b.report in slipping):
        return comparison
    why = "told in sentences that tell the same" if tied else "one of the texts is damaged"
    return Comparison(round(comparison.score + TIED, 2), (*comparison.reasons, f"{TIED:+.2f} {why}"))


def _torn(joining: Joining, pair: tuple[int, int]) -> bool:
    """Whether a join is refused: a lone surname could as well be somebody else's, or one report keeps two apart."""
    return any(_ambiguous(joining, lone=a, other=b) for a, b in (pair, pair[::-1])) or _kept_apart(joining, pair)


def _ambiguous(joining: Joining, *, lone: int, other: int) -> bool:
    found, mine = joining.found, joining.top(other)
    return not found[lone].parts and any(
        compare_persons(found[lone], cluster).score >= SAME
        for number, cluster in enumerate(found)
        if cluster.kind == "person" and cluster.parts and cluster.report != found[lone].report
        if joining.top(number) != mine
    )


def _kept_apart(joining: Joining, pair: tuple[int, int]) -> bool:
    """Whether the two groups hold full names that one report tells as two people's."""
    tops = {joining.top(number) for number in pair}
    members = [cluster for number, cluster in enumerate(joining.found) if cluster.parts and joining.top(number) in tops]
    held = {
        office
        for cluster in members
        for office in cluster.offices
        if office[1] and table("offices")[office[0]]["unique"]
    }
    return any(
        one.report == two.report
        and compare_persons(one, two).score < APART
        and not (_lends(one, two, held) or _lends(two, one, held))
        for place, one in enumerate(members)
        for two in members[place + 1 :]
    )


def _lends(one: Cluster, two: Cluster, held: set[tuple[str, str | None]]) -> bool:
    """Whether a report tells the one office that others give its bearer by another form of the name."""
    return not two.offices and bool(one.offices & held) and bool(one.parts & two.parts)


def _actor(desk: Desk, group: Sequence[Cluster], *, states: frozenset[str], language: str) -> Actor:
    findings = sorted((f for cluster in group for f in cluster.findings), key=desk.place)
    given = desk.ruled.name(finding.id for finding in findings)
    names = name_forms(desk, findings, canonical=given, language=language)
    first = next((form for form in names if form.status == "canonical"), names[0])
    kind = _kind(group)
    iso = next((finding.iso for finding in findings if finding.iso and finding.kind == "state"), None)
    name = given or called(first, kind=kind, iso=iso, capital=_only_its_capital(findings))
    theirs = {iso for cluster in group for iso in cluster.isos}
    if theirs != states and kind == "organization" and len(theirs) == 1 and not given:
        name = of_state(name, first.language, min(theirs))
    return Actor(
        id=line_id("actors", findings[0].id),
        kind=kind,  # type: ignore[arg-type]
        name=name,
        names=names,
        offices=offices_of(desk, findings),
        iso=iso,
        members=tuple(finding.id for finding in findings),
    )


def _owned(desk: Desk, actor: Actor, actors: Sequence[Actor]) -> Actor:
    """An office or people without a name called by whose they are: "her office" is "office (Ida Lind)"."""
    told = [one for member in actor.members if isinstance(one := desk.findings[member], NameFinding)]
    whose = {one.office_of for one in told if one.office_of}
    ruled = desk.ruled.name(actor.members) is not None
    if any(one.office in table("names")["bodies"]["inside"] for one in told) and not ruled:
        words = [form for form in whose if len(form) > len("ES") and not any(form in one.form for one in told)]
        return replace(actor, name=f"{actor.name} ({words[0]})") if len(words) == len(whose) == 1 else actor
    if actor.kind != "unnamed" or len(whose) != 1 or any(one.office for one in told) or ruled:
        return actor
    form = min(whose)
    owners = [one.name for one in actors if one.kind == "person" and any(name.form == form for name in one.names)]
    return replace(actor, name=f"{actor.name} ({owners[0]})") if len(owners) == 1 else actor


def _only_its_capital(findings: Sequence[NameFinding]) -> bool:
    """Whether reports tell a state by its capital alone, or by its government."""
    return all(finding.office == "capital" or finding.description for finding in findings)


def _kind(group: Sequence[Cluster]) -> str:
    """The kind of the first cluster with a name: a person may have joined somebody unnamed to it."""
    named = next((cluster.kind for cluster in group if cluster.kind != "unnamed"), None)
    bodies, office = table("names")["bodies"], group[0].office
    if named is None and office in bodies["groups"]:
        return "group"
    return named or ("organization" if office in lasting() or office in bodies["houses"] else group[0].kind)
