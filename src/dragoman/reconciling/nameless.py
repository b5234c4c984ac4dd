"""Actors without a name in several reports: the holder of one office, the one police, the one government of a story.

"The captain" of four reports is one person where each of them tells of one only and something else ties them: the same
ship or body, the same deed. Groups ("officials", "witnesses") never join: nothing says that they are the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.languages.likeness import plain
from dragoman.ontology import table
from dragoman.reconciling.joining import Joining, added
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.people import Cluster
from dragoman.reconciling.persons import NEAR, SAME
from dragoman.reconciling.ties import Ties
from dragoman.record.reading import OccurrenceFinding


def join_nameless(desk: Desk, joining: Joining) -> None:
    """Joins the unnamed of different reports where reasons add up."""
    unnamed = [number for number, cluster in enumerate(joining.found) if cluster.kind == "unnamed"]
    by_key: dict[tuple[str, ...], int] = {}
    for number in unnamed:
        joining.unite(number, by_key.setdefault(joining.found[number].key, number))
    _join_copied(desk, joining, unnamed)
    _join_holders(desk, joining, unnamed)
    _join_organs(desk, joining, unnamed)
    _join_named_holders(joining, unnamed)


def _join_named_holders(joining: Joining, unnamed: list[int]) -> None:
    """ "Kenya's transport minister" without a name is the one person whom the story names as holding that office."""
    found, offices = joining.found, table("offices")
    _join_told_alone(joining, unnamed)
    for number in unnamed:
        office, states = found[number].office or "", found[number].isos
        person = found[number].findings[0].kind == "person"
        if not person or not offices.get(office, {}).get("unique") or not offices[office].get("government"):
            continue
        near = states or (states_of(joining) if len(states_of(joining)) == 1 else frozenset())
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
    holders = [number for number in unnamed if joining.found[number].findings[0].kind == "person"]
    compared = [
        (added(list(_reasons(joining.found, deeds, ties, pair=(i, j)))), i, j) for i, j in combinations(holders, 2)
    ]
    for comparison, i, j in sorted(compared, key=lambda item: (-item[0].score, item[1], item[2])):
        if comparison.score < SAME - NEAR or joining.top(i) == joining.top(j):
            continue
        reports = [{joining.found[n].report for n in joining.together(number)} for number in (i, j)]
        same = comparison.score >= SAME and not reports[0] & reports[1]
        joining.decide(i, j, comparison=comparison, same=same)


Deeds = dict[str, frozenset[tuple[str, str]]]


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
    done = {deed for finding in a.findings for deed in deeds.get(finding.id, ())}
    shared = sorted(done & {deed for finding in b.findings for deed in deeds.get(finding.id, ())})
    if shared:
        yield 0.4, f"in the same part of it ({shared[0][0]})"
    if ties.tie(a.findings, b.findings):
        yield 0.3, "told in sentences that tell the same"


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


FEW = 4
"""In a story of fewer reports a state that only one of them tells may be what it is about."""


def states_of(joining: Joining) -> frozenset[str]:
    """The states a story is of: those that more than a third of its reports tell, of few reports all that are told."""
    reports = {cluster.report for cluster in joining.found}
    told = [(cluster.report, iso) for cluster in joining.found if cluster.kind == "state" for iso in cluster.isos]
    least = len(reports) / 3 if len(reports) >= FEW else 0
    often = frozenset(iso for _, iso in told if len({report for report, of in told if of == iso}) > least)
    return often or frozenset(iso for _, iso in told)


def _holds(office: str | None, bare: str) -> bool:
    """Whether a body is of a kind: "the ministry" may be any."""
    return office == bare or (bare == "ministry" and (office or "").endswith("_ministry"))


def _may_be(joining: Joining, ties: Ties, number: int, first: int) -> bool:
    """Whether two organs may be one: the story is of one state, or sentences that tell the same tie them."""
    findings, group = joining.found[number].findings, joining.together(first)
    towns = {of for n in group for of in _bodies(joining.found[n])}
    if _bodies(joining.found[number]) and towns and not _bodies(joining.found[number]) & towns:
        return False  # the police of one town, the police of another
    one = joining.found[number].office not in table("names")["bodies"]["several"] and len(states_of(joining)) <= 1
    return one or any(ties.tie(findings, joining.found[n].findings) for n in group)
