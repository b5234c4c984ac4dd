"""Actors without a name in several reports: the holder of one office, the one police, the one government of a story.

"The captain" of four reports is one person where each of them tells of one only and something else ties them: the same
ship or body, the same deed. So are the organisers of a march whom sentences that tell the same call by one word;
"officials" and "witnesses" never join: nothing says that they are the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.languages.likeness import plain
from dragoman.languages.words import known_languages
from dragoman.ontology import table
from dragoman.reconciling.bodies import sorts_of
from dragoman.reconciling.headed import is_headed_alike, join_generic, join_heads
from dragoman.reconciling.joining import Joining, added
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.people import Cluster, is_people
from dragoman.reconciling.persons import NEAR, SAME
from dragoman.reconciling.ties import Ties
from dragoman.record.reading import OccurrenceFinding

Deeds = dict[str, frozenset[tuple[str, str]]]
"""(Kind, role) of the happenings that the findings of a name take part in."""


def join_nameless(desk: Desk, joining: Joining) -> None:
    """Joins the unnamed of different reports where reasons add up."""
    unnamed = [number for number, cluster in enumerate(joining.found) if cluster.kind == "unnamed"]
    by_key: dict[tuple[str, ...], int] = {}
    for number in unnamed:
        joining.unite(number, by_key.setdefault(joining.found[number].key, number))
    _join_leads(desk, joining, unnamed)
    _join_sorts(desk, joining, unnamed)
    join_generic(joining, unnamed)
    join_heads(joining, unnamed)
    _join_copied(desk, joining, unnamed)
    _join_holders(desk, joining, unnamed)
    _join_organs(desk, joining, unnamed)
    _join_named_holders(joining, unnamed)


LEAD = 3
"""A report's head and its first sentences: who is told there by office is mostly named further down."""


def _join_leads(desk: Desk, joining: Joining, unnamed: list[int]) -> None:
    """ "Minister quits" over a report is the one who quits in it; "a skipper" over it the one skipper it names."""
    deeds = _deeds(desk)
    for number in unnamed:
        cluster = joining.found[number]
        known = cluster.office in table("offices") or cluster.office in table("names")["bodies"]["related"]
        if not known or any(one.sentence > LEAD for one in cluster.findings):
            continue
        here = [n for n, one in enumerate(joining.found) if one.report == cluster.report]
        bearers = [n for n in here if _bears(joining.found[n], cluster) or _so_called(joining.found[n], cluster)]
        done = _done(cluster, deeds)
        if len({joining.top(n) for n in bearers}) > 1:
            bearers = [n for n in bearers if _done(joining.found[n], deeds) & done]
        tops = {joining.top(n) for n in bearers}
        if len(tops) == 1:
            joining.join(min(tops), number, f"the {cluster.office} whom the report names".replace("_", " "))


def _bears(person: Cluster, cluster: Cluster) -> bool:
    """Whether a person named by a report holds the office it tells in its head, of no other state."""
    offices = table("offices")
    told = {name for office, _ in person.offices for name in (office, offices.get(office, {}).get("general"))}
    of = cluster.isos and person.isos and not cluster.isos & person.isos
    named = person.kind == "person" and bool(person.parts) and is_headed_alike(person, cluster)
    return named and cluster.office in told and not of


def _so_called(body: Cluster, cluster: Cluster) -> bool:
    """Whether a report leads the same word further down to a body it names: "shipping line denies" over it."""
    said = {plain(finding.form) for finding in cluster.findings}
    again = any(finding.description and plain(finding.form) in said for finding in body.findings)
    return body.kind == "organization" and body.office is None and again


def _done(cluster: Cluster, deeds: Deeds) -> frozenset[tuple[str, str]]:
    return frozenset(deed for finding in cluster.findings for deed in deeds.get(finding.id, ()))


def _join_sorts(desk: Desk, joining: Joining, unnamed: list[int]) -> None:
    """ "The union" of a story of one union is that one, where its report names it too or tells the same of it."""
    found, ties = joining.found, Ties(desk)
    for number in unnamed:
        sort = table("names")["sorts"].get(found[number].office or "")
        if sort is None or _bodies(found[number]):
            continue
        named = [n for n, one in enumerate(found) if one.kind == "organization" and _of_sort(one, sort)]
        groups = {joining.top(n) for n in named}
        alike = [found[n] for top in groups for n in joining.together(top)]
        cluster = found[number]
        near = any(one.report == cluster.report or ties.tie(cluster.findings, one.findings) for one in alike)
        if len(groups) == 1 and near:
            joining.join(min(groups), number, f"the only {sort} the story names")


def _of_sort(cluster: Cluster, sort: str) -> bool:
    """Whether a word of a body's name tells what it is, in any language: bodies keep their names in all of them."""
    if cluster.office in table("names")["bodies"]["known"]:
        return False  # "the union" is a union of workers, no union of states
    forms = [finding.form for finding in cluster.findings if not finding.description]
    return any(sort in sorts_of(form, code) for form in forms for code in known_languages())


def _join_named_holders(joining: Joining, unnamed: list[int]) -> None:
    """ "Kenya's transport minister" without a name is the one person whom the story names as holding that office."""
    found, offices = joining.found, table("offices")
    _join_told_alone(joining, unnamed)
    for number in unnamed:
        office, states = found[number].office or "", found[number].isos
        person = found[number].findings[0].kind == "person"
        if not person or not offices.get(office, {}).get("unique") or not offices[office].get("government"):
            continue
        near = states or (joining.states if len(joining.states) == 1 else frozenset())
        holding = [n for n, one in enumerate(found) if one.kind == "person" and one.parts and _held(one, office)]
        fitting = {joining.top(n) for n in holding if not found[n].states(office) or found[n].states(office) & near}
        others = {joining.top(n) for n in holding} - fitting
        if len(fitting) == 1 and near and not others:
            joining.join(min(fitting), number, f"the one {office} the story names".replace("_", " "))


def _join_told_alone(joining: Joining, unnamed: list[int]) -> None:
    """ "The skipper" of a report that names, without his office, the one whom the story tells to be a skipper is he."""
    found = joining.found
    for number in unnamed:
        office, report = found[number].office or "", found[number].report
        plain_office = not (
            found[number].isos or _bodies(found[number]) or "government" in table("offices").get(office, {})
        )
        if found[number].findings[0].kind != "person" or not plain_office or not _only(found, found[number]):
            continue  # "the head of the port" may be another head
        holding = [n for n, one in enumerate(found) if one.kind == "person" and _held(one, office)]
        tops, apart = {joining.top(n) for n in holding}, {found[n].report for n in holding}
        here = any(one.report == report and joining.top(n) in tops for n, one in enumerate(found))
        nameless = [n for n in unnamed if found[n].office == office and found[n].findings[0].kind == "person"]
        if len(tops) == 1 and here and nameless == [number] and report not in apart:
            joining.join(min(tops), number, f"the one {office} the story names".replace("_", " "))


def _held(cluster: Cluster, office: str) -> bool:
    return any(held == office for held, _ in cluster.offices)


_WORD = re.compile(r"\w+")
LONG = 40
"""Two reports write a sentence of so many letters alike only where one text stands behind both."""


def _join_copied(desk: Desk, joining: Joining, unnamed: list[int]) -> None:
    """Who is told by the same words in the same sentence of two reports is one, groups too."""
    first: dict[tuple[str | None, str, str], int] = {}
    for number in unnamed:
        for finding in joining.found[number].findings:
            bounds = desk.readings[finding.report].sentences[finding.sentence]
            text = " ".join(_WORD.findall(plain(desk.reports[finding.report].text[bounds.start : bounds.end])))
            one = first.setdefault((finding.office, plain(finding.form), text), number)
            if len(text) >= LONG and joining.top(one) != joining.top(number):
                joining.join(one, number, "the same words in the same sentence")


def _join_holders(desk: Desk, joining: Joining, unnamed: list[int]) -> None:
    deeds, ties = _deeds(desk), Ties(desk)
    holders = [number for number in unnamed if _may_be_told_again(joining.found[number])]
    compared = [
        (added(list(_reasons(joining.found, deeds, ties, pair=(i, j)))), i, j) for i, j in combinations(holders, 2)
    ]
    for comparison, i, j in sorted(compared, key=lambda item: (-item[0].score, item[1], item[2])):
        if comparison.score < SAME - NEAR or joining.top(i) == joining.top(j):
            continue
        reports = [{joining.found[n].report for n in joining.together(number)} for number in (i, j)]
        same = comparison.score >= SAME and not reports[0] & reports[1]
        joining.decide(i, j, comparison=comparison, same=same)


def _may_be_told_again(cluster: Cluster) -> bool:
    """Whether another report may mean the same: a holder of an office, people at one happening, no witnesses."""
    bodies = table("names")["bodies"]
    apart = {*bodies["people"], *bodies["bare"], *bodies["organs"], *bodies["many"], "government"}
    holder = cluster.findings[0].kind == "person"
    return holder or (cluster.office is not None and cluster.office not in apart and not is_people(cluster.office))


def _reasons(
    found: Sequence[Cluster], deeds: Deeds, ties: Ties, *, pair: tuple[int, int]
) -> Iterator[tuple[float, str]]:
    """What speaks for and against two holders of an office being one."""
    a, b = found[pair[0]], found[pair[1]]
    if a.report == b.report or a.office is None or a.office != b.office:
        return
    office = a.office.replace("_", " ")
    yield 0.3, f"both told by office alone ({office})"
    if _only(found, a) and _only(found, b):
        yield 0.3, f"the only nameless {office} of its report, each"
    if a.isos and b.isos and not a.isos & b.isos:
        yield -1.0, "of different states"
    if _bodies(a) & _bodies(b):
        yield 0.4, f"of the same ({min(_bodies(a) & _bodies(b))})"
    shared = sorted(_done(a, deeds) & _done(b, deeds))
    if shared:
        yield 0.4, f"in the same part of it ({shared[0][0]})"
    if ties.tie(a.findings, b.findings):
        yield 0.4, "told in sentences that tell the same"


def _only(found: Sequence[Cluster], cluster: Cluster) -> bool:
    """Whether a report tells of one holder of an office without a name only."""
    alike = [c for c in found if c.report == cluster.report and c.kind == "unnamed" and c.office == cluster.office]
    return len(alike) == 1


def _bodies(cluster: Cluster) -> frozenset[str]:
    """What an office is told to be of, folded: a ship, a body, a state."""
    return frozenset(plain(finding.office_of) for finding in cluster.findings if finding.office_of)


def _deeds(desk: Desk) -> Deeds:
    """(Kind, role) of the happenings a name finding takes part in."""
    found: dict[str, set[tuple[str, str]]] = {}
    for finding in desk.findings.values():
        if isinstance(finding, OccurrenceFinding):
            for role in finding.roles:
                found.setdefault(role.actor, set()).add((finding.kind, role.role))
    return {name: frozenset(deeds) for name, deeds in found.items()}


def _join_organs(desk: Desk, joining: Joining, unnamed: list[int]) -> None:
    """ "Police" without a state is one police, and "the government" one state's, where the story tells of no second."""
    ties = Ties(desk)
    for office in sorted({joining.found[number].office or "" for number in unnamed}):
        bare = [n for n in unnamed if joining.found[n].office == office and not joining.found[n].isos]
        first = _sole(joining, office, bare)
        while first is not None and _grows(joining, ties, bare, first=first):
            pass  # what one more telling ties may tie another


def _grows(joining: Joining, ties: Ties, bare: list[int], *, first: int) -> bool:
    """Joins what may be the organ `first` to it; whether anything was."""
    before = joining.top(first), len(joining.together(first))
    for number in bare:
        if joining.top(number) != joining.top(first) and _may_be(joining, ties, number, first):
            why = f"the only {joining.found[number].office} the story tells of".replace("_", " ")
            joining.join(first, number, why)
    return before != (joining.top(first), len(joining.together(first)))


def _sole(joining: Joining, office: str, bare: list[int]) -> int | None:
    """The one organ of its kind that the story names, else the first told without a state; None where it names two."""
    kind = "state" if office == "government" else "organization"
    if kind != "state" and office not in {*table("names")["bodies"]["organs"], *table("names")["bodies"]["bare"]}:
        return None
    named = [n for n, c in enumerate(joining.found) if c.kind == kind and (kind == "state" or _holds(c.office, office))]
    tops = {joining.top(number) for number in named}
    return min(tops) if len(tops) == 1 else bare[0] if bare and not tops else None


def _holds(office: str | None, bare: str) -> bool:
    """Whether a body is of a kind: "the ministry" may be any."""
    return office == bare or (bare == "ministry" and (office or "").endswith("_ministry"))


def _may_be(joining: Joining, ties: Ties, number: int, first: int) -> bool:
    """Whether two organs may be one: the story is of one state, or sentences that tell the same tie them."""
    findings, group = joining.found[number].findings, joining.together(first)
    towns = {of for n in group for of in _bodies(joining.found[n])}
    if _bodies(joining.found[number]) and towns and not _bodies(joining.found[number]) & towns:
        return False  # the police of one town, the police of another
    one = joining.found[number].office not in table("names")["bodies"]["several"] and len(joining.states) <= 1
    return one or any(ties.tie(findings, joining.found[n].findings) for n in group)
