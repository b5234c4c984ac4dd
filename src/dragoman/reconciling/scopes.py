"""Superlatives of different reach: "the first visit to the town" and "the first to the country" claim two things."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reconciling.parts import Desk
from dragoman.reconciling.verdicts import Side
from dragoman.record.comparing import relation
from dragoman.record.lines import Account
from dragoman.record.reading import PlaceFinding
from dragoman.record.values import Place

RANKING = frozenset({"first_since", "rank"})


def scopes_of(accounts: Sequence[Account], property_name: str, *, desk: Desk) -> list[Side]:
    """Accounts of a superlative parted by how wide the place is that they name; fewer than two sides if none is wider.

    An account without a place goes with those that name the narrower one.
    """
    if property_name not in RANKING:
        return []
    places = [_places(account, desk) for account in accounts]
    wide = [any(_around(one, other) for one in mine for other in _others(places, mine)) for mine in places]
    found = list(zip(accounts, wide, strict=True))
    parted = [[account for account, is_wide in found if is_wide is side] for side in (False, True)]
    return [Side(side[0].value, tuple(side)) for side in parted if side]


def _others(places: Sequence[list[Place]], mine: list[Place]) -> list[Place]:
    return [place for found in places if found is not mine for place in found]


def _around(one: Place, other: Place) -> bool:
    """Whether one place is wider than another: a country than a town that no gazetteer knows, too."""
    country = one.iso is not None and not one.within and "-" not in one.iso
    return relation(one, other) == "wider" or (country and other.iso is None)


def _places(account: Account, desk: Desk) -> list[Place]:
    return [
        desk.places[finding.id]
        for finding in desk.findings.values()
        if isinstance(finding, PlaceFinding)
        and any(s.report == finding.report and s.start <= finding.start < s.end for s in account.evidence)
    ]
