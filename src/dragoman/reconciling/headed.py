"""Who heads a body told by name or by what it is, and the union without a name of a story of one union."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ontology import table
from dragoman.reconciling.bodies import sorts_of
from dragoman.reconciling.joining import Joining
from dragoman.reconciling.people import Cluster, stems


def is_headed_alike(person: Cluster, cluster: Cluster) -> bool:
    """Whether a person may be the head of a body that a description names: "the leader of Zandbond" is no other's."""
    theirs = _named(cluster)
    return not theirs or any(one == two for one in theirs for two in _named(person))


def join_heads(joining: Joining, unnamed: Sequence[int]) -> None:
    """ "The leader of Zandbond", "the head of the miners' union" is the one whom the story names as heading it."""
    found = joining.found
    people = [n for n, one in enumerate(found) if one.kind == "person" and one.parts and _heads(one)]
    for number in unnamed:
        cluster = found[number]
        if cluster.findings[0].kind != "person" or not _heads(cluster) or not _named(cluster):
            continue
        heading = [n for n in people if _named(found[n]) and is_headed_alike(found[n], cluster)]
        heading = heading or [n for n in people if _sorts(found[n]) & _sorts(cluster)]
        tops = {joining.top(n) for n in heading}
        here = any(joining.top(n) in tops for n, one in enumerate(found) if one.report == cluster.report)
        if len(tops) == 1 and here:
            joining.join(min(tops), number, "who heads what the description names")


def join_generic(joining: Joining, unnamed: Sequence[int]) -> None:
    """ "Le syndicat", "die Gewerkschaft" of a story that names none is one, where no report tells of two."""
    found = joining.found
    for office, sort in table("names")["sorts"].items():
        alike = [n for n in unnamed if found[n].office == office]
        reports = {found[n].report for n in alike}
        rivals = (
            len({joining.top(n) for n, one in enumerate(found) if one.kind == "person" and sort in _sorts(one)}) > 1
        )
        named = any(one.kind == "organization" and _is_sort(one, sort) for one in found)
        of = any(_named(found[n]) for n in alike)
        if len(alike) > 1 and len(reports) == len(alike) and not (rivals or named or of):
            for number in alike[1:]:
                joining.join(alike[0], number, f"the only {sort} the story tells of")


def _is_sort(cluster: Cluster, sort: str) -> bool:
    return any(sort in sorts_of(finding.form, cluster.language) for finding in cluster.findings)


def _heads(cluster: Cluster) -> bool:
    offices = table("offices")
    return any(office == "chief" or offices[office].get("general") == "chief" for office, _ in cluster.offices)


def _named(cluster: Cluster) -> frozenset[tuple[str, ...]]:
    """What a head is told to be of, no state, by the stems of its words."""
    return frozenset(
        stems(one.office_of) for one in cluster.findings if one.office_of and len(one.office_of) > len("ES")
    )


def _sorts(cluster: Cluster) -> frozenset[str]:
    """The sorts of body that an office is told to head: by its words, or by what the office is."""
    told = {sort for one in cluster.findings if one.office_of for sort in sorts_of(one.office_of, cluster.language)}
    headed = (table("offices")[office].get("heads") for office, _ in cluster.offices)
    return frozenset(told) | {sort for sort in headed if sort}
