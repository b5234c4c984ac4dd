"""Descriptions led back to names inside one report: "the Greek minister", "his counterpart", "der Außenminister"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman import ontology
from dragoman.reading.builtin.names import Named
from dragoman.record.reading import NameFinding


def resolve_descriptions(named: Sequence[Named]) -> tuple[Named, ...]:
    """Each description of an office with the one person of the report who holds it; open where two could be meant."""
    named = _counterparts(named)
    told = [item.finding for item in named if item.finding.office or item.finding.kind == "person"]
    holders = [finding for finding in told if finding.kind == "person" and not finding.description]
    return tuple(
        Named(item.mention, replace(item.finding, refers=_holder(item.finding, holders, told=told)))
        if item.finding.description and item.finding.kind == "person" and item.finding.office != "counterpart"
        else item
        for item in _others(named)
    )


def _counterparts(named: Sequence[Named]) -> tuple[Named, ...]:
    """A named counterpart holds the office of the person told before: "the minister met his Greek counterpart X"."""
    last: str | None = None
    offices = _offices(named)
    found = []
    for item in named:
        finding = item.finding
        if finding.kind == "person" and not finding.description:
            if finding.office == "counterpart":
                finding = replace(finding, office=last, office_words=None)
            else:
                last = offices.get(_key(finding), last)
        found.append(Named(item.mention, finding))
    return tuple(found)


def _offices(named: Sequence[Named]) -> dict[str, str]:
    """The first office told of each surname."""
    offices: dict[str, str] = {}
    for item in named:
        finding = item.finding
        if finding.kind == "person" and not finding.description and finding.office not in (None, "counterpart"):
            offices.setdefault(_key(finding), str(finding.office))
    return offices


def _others(named: Sequence[Named]) -> tuple[Named, ...]:
    """ "His counterpart", "ihrer griechischen Kollegin": who else holds the office of the person told before."""
    offices = _offices(named)
    holders = [
        i.finding for i in named if i.finding.kind == "person" and not i.finding.description and not i.finding.former
    ]
    before: NameFinding | None = None
    found = []
    for item in named:
        finding = item.finding
        if finding.description and finding.office == "counterpart" and before is not None:
            office = offices.get(_key(before))
            fitting = [
                holder
                for holder in holders
                if office is not None
                and offices.get(_key(holder)) == office
                and _key(holder) != _key(before)
                and (finding.iso is None or holder.iso in (None, finding.iso))
            ]
            if len({_key(holder) for holder in fitting}) == 1:
                finding = replace(finding, refers=fitting[0].refers or fitting[0].id)
        elif finding.kind == "person" and not finding.description:
            before = finding
        found.append(Named(item.mention, finding))
    return tuple(found)


def _holder(description: NameFinding, holders: Sequence[NameFinding], *, told: Sequence[NameFinding]) -> str | None:
    """The first full mention of the only person who fits."""
    wanted = [
        holder for holder in holders if holder.office is not None and not holder.former and _fits(description, holder)
    ]
    people = {_key(holder) for holder in wanted}
    if len(people) != 1 or (description.office == "minister" and description.iso is None and not _only_one(told)):
        return None
    first = min(wanted, key=lambda holder: (holder.refers is not None, holder.start))
    return first.refers or first.id


def _only_one(told: Sequence[NameFinding]) -> bool:
    """Whether a report tells of one minister only, of one state: a bare "the minister" is that one, and no premier."""
    offices = ontology.table("offices")
    names = ("minister", *(name for name, office in offices.items() if office.get("general") == "minister"))
    ministers = [one for one in told if one.office in names and not one.former]
    named = [one for one in ministers if not one.description]
    states: set[str | None] = {one.iso for one in named if one.iso} or {None}
    states |= {one.iso for one in ministers if one.iso}
    return len(states) == 1 and len({_key(one) for one in named}) == 1


def _key(holder: NameFinding) -> str:
    return (holder.surname or holder.form).casefold()


def _foreign(description: NameFinding, holder: NameFinding) -> bool:
    """ "Turkey's trade minister" is not the economy minister of whom no state was told."""
    return description.iso is not None and holder.iso is None


def _fits(description: NameFinding, holder: NameFinding) -> bool:
    if description.iso and holder.iso and description.iso != holder.iso:
        return False
    if description.office == holder.office:
        of = description.office_of
        return (
            bool(of and holder.office_of and of.casefold() == holder.office_of.casefold())
            or (
                bool(ontology.table("offices")[description.office or ""]["unique"])
                and not _foreign(description, holder)
            )
            or description.iso == holder.iso is not None
        )
    # "The minister" after "Transport Minister X": a general office for a special one, of the same state where told.
    special = description.office == "minister" and str(holder.office).endswith("_minister")
    return special and description.iso in (None, holder.iso)
