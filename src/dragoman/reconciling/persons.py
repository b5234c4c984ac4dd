"""Whether two clusters of different reports are one person: comparators with weights and reasons that add up."""

from __future__ import annotations

from msgspec import Struct

from dragoman.languages.likeness import Likeness, feminine, likeness, plain, transliterated, two_given_names
from dragoman.ontology import table
from dragoman.reconciling.people import Cluster

SAME = 1.0
"""From this sum on two clusters are one person."""
APART = 0.5
"""Two full names of one report below this sum are two people to it."""
LONG = 7
"""From so many letters on two surnames a slip apart are hardly ever two people's who share a given name."""
NEAR = 0.1
"""Refused pairs this close are logged too."""

Reasons = list[tuple[float, str]]


class Comparison(Struct, frozen=True):
    """The sum of the reasons, and each reason with its part."""

    score: float
    reasons: tuple[str, ...]


def compare_persons(a: Cluster, b: Cluster) -> Comparison:
    """Reasons for and against two clusters meaning one person. A wrong merge costs more than a missed one."""
    rest = _offices(a, b)
    if a.isos and b.isos and not a.isos & b.isos:
        rest.append((-1.0, "of different states"))
    names = max((_names(a, b, one, two) for one in a.orders for two in b.orders), key=_sum)
    reasons = [*names, *rest]
    return Comparison(_sum(reasons), tuple(f"{part:+.2f} {why}" for part, why in reasons))


def _sum(reasons: Reasons) -> float:
    return round(sum(part for part, _ in reasons), 2)


Order = tuple[str | None, str | None]


def _names(a: Cluster, b: Cluster, one: Order, two: Order) -> Reasons:
    """Given name and surname of one against the other's, in one of the orders they may be read in."""
    if a.parts and a.parts == b.parts:
        return [(1.2, f"the same names ({' '.join(sorted(a.parts))})")]
    if a.parts and b.parts and (a.parts < b.parts or b.parts < a.parts) and min(len(a.parts), len(b.parts)) >= 2:
        return [(1.1, f"one name within the other ({' '.join(sorted(a.parts & b.parts))})")]
    return [*_surnames(a, b, one[1] or "", two[1] or ""), *_givens(a, b, one, two)]


def _surnames(a: Cluster, b: Cluster, one: str, two: str) -> Reasons:
    found = _likeness(a, b, one, two)
    if found in ("equal", "romanised", "respelt", "inflected") or likeness(two, one) == "inflected":
        return [(0.7, f"surname {one} / {two}")]
    for lone, full in ((a, b), (b, a)):
        shared = sorted(lone.lone & (full.lone | full.parts)) if not lone.parts else sorted(lone.alone & full.alone)
        if shared and plain(full.given or "") != shared[0]:
            return [(0.7, f"both told by {shared[0]}")]
    if found == "slip":
        long = min(len(plain(one)), len(plain(two))) >= LONG
        return [(0.6 if long else 0.45, f"{'long ' if long else ''}surnames one slip apart ({one} / {two})")]
    return [(-0.6, f"other surname ({one} / {two})")]


def _likeness(a: Cluster, b: Cluster, one: str, two: str) -> Likeness:
    """How two parts stand to each other where two languages may write the name of another script differently."""
    found = likeness(one, two)
    if found in ("slip", "other") and a.language != b.language and transliterated(one, two):
        return "romanised"
    return found


def _givens(a: Cluster, b: Cluster, first: Order, second: Order) -> Reasons:
    one, two = first[0], second[0]
    if not one or not two:
        return [(0.3, "one is told without a given name")]
    found = _likeness(a, b, one, two)
    if found == "romanised" and two_given_names(one, two) and plain(first[1] or "") == plain(second[1] or ""):
        found = "slip"  # "Sara Lind" and "Zara Lind": no letter of the surname tells of another script
    if found == "slip" and feminine(one, two):
        found = "other"
    parts = {
        "equal": 0.4, "romanised": 0.4, "respelt": 0.35, "nickname": 0.35, "inflected": 0.3, "translated": 0.3,
        "initial": 0.3, "slip": 0.3, "other": -0.5,
    }  # fmt: skip
    if found == "slip" and two_given_names(one, two):
        return [(0.15, f"given names a slip apart, both usual ({one} / {two})")]
    return [(parts[found], f"given name {one} / {two}")]


def _offices(a: Cluster, b: Cluster) -> Reasons:
    offices = table("offices")
    shared = sorted(
        office
        for office, state in a.offices
        for other, where in b.offices
        if office == other and (state == where or state is None or where is None)
    )
    stated = [office for office in shared if offices[office]["unique"] and a.states(office) & b.states(office)]
    if stated:
        return [(1.25, f"the one {stated[0].replace('_', ' ')} of the same state")]
    bodies = [office for office in shared if _same_body(a.bodies(office), b.bodies(office))]
    if bodies:
        return [(0.4, f"both {bodies[0].replace('_', ' ')} of the same body")]
    shared = shared or sorted(_generally(a, b))
    if shared:
        return [(0.15, f"both {shared[0].replace('_', ' ')}")]
    if (not a.parts or not b.parts) and _at_odds(a, b):
        return [(-0.35, "of other offices")]
    return []


def _generally(a: Cluster, b: Cluster) -> set[str]:
    """General offices of one ("minister") where the other holds a special one ("transport minister")."""
    offices = table("offices")
    return {
        general
        for one, two in ((a, b), (b, a))
        for general, state in one.offices
        for special, where in two.offices
        if offices[special].get("general") == general and (state is None or where is None or state == where)
    }


def _same_body(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the words of one body are among those of the other ("Reederei Nordlicht Lines", "Nordlicht Lines")."""
    words = [{frozenset(plain(body).split()) for body in bodies} for bodies in (one, two)]
    return any(first <= second or second <= first for first in words[0] for second in words[1])


def _at_odds(a: Cluster, b: Cluster) -> bool:
    """Whether both hold offices of government or high office and none in common."""
    offices = table("offices")
    high = [
        {office for office, _ in cluster.offices if offices[office]["rank"] <= 3 and office != "minister"}
        for cluster in (a, b)
    ]
    return bool(high[0] and high[1])
