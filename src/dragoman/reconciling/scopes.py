"""Of which line a rank or a cause is told, and how wide a rank reaches: to the town, to the country."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.reconciling.verdicts import Side
from dragoman.record.comparing import relation
from dragoman.record.lines import Account, Occurrence
from dragoman.record.reading import OccurrenceFinding, PlaceFinding, QuantityFinding
from dragoman.record.values import Place

RANKING = frozenset({"first_since", "rank"})


def line_of(figure: QuantityFinding, desk: Desk, happenings: Happenings) -> str | None:
    """The line whose happening a figure's own words tell it of, None where they tell none.

    A rank of what is only mentioned is of the one line of its kind that took place; a cause told of what shall take
    the place of what came to nothing is of that ("it was put off for the storm, and shall be on Friday").
    """
    line = happenings.of.get(figure.host or "")
    lines = happenings.occurrences
    if line is None and figure.property in RANKING:
        host = desk.findings.get(figure.host or "")
        kind = host.kind if isinstance(host, OccurrenceFinding) and host.mention else ""
        done = [one.id for one in lines if one.kind == kind and _step(one) == "done"]
        return done[0] if len(done) == 1 else None
    if line is not None and figure.property == "cause":
        told = next(one for one in lines if one.id == line)
        gone = [one.id for one in lines if one.kind == told.kind and _step(one) == "off" and _who(one) & _who(told)]
        return gone[0] if _step(told) == "ahead" and len(gone) == 1 else line
    return line


def _step(line: Occurrence) -> str:
    return str(table("statuses")[line.status]["step"])


def _who(line: Occurrence) -> set[str]:
    return {role.actor for role in line.roles}


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
