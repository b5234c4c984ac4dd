"""Which of people's decisions stand: an undo takes back an earlier one, and can itself be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.record.lines import Decision
from dragoman.record.ruling import BadDecisions, Ruling, faults_of, ruling_of


class Standing(Struct, frozen=True, kw_only=True):
    """A decision that stands with its number, counted from 1; `undone`: of an undo what it takes back."""

    number: int
    ruling: Ruling
    undone: Ruling | None = None


def require_sound(rulings: Sequence[Ruling]) -> None:
    """Raises BadDecisions with every fault of every decision, by its number."""
    faults = [f"decision {number}: {fault}" for number, one in enumerate(rulings, 1) for fault in faults_of(one)]
    if faults:
        raise BadDecisions("; ".join(faults))


def standing(decisions: Sequence[Decision]) -> list[Standing]:
    """The decisions that nothing takes back, in their order. Raises BadDecisions."""
    rulings = [ruling_of(one) for one in decisions]
    require_sound(rulings)
    stands = [True] * len(rulings)
    targets: dict[int, int | None] = {}
    for number, ruling in enumerate(rulings):
        if ruling.what == "undo":
            target = _target(rulings, number, stands)
            targets[number] = target
            if target is not None:
                _switch(target, on=False, stands=stands, targets=targets)
    return [
        Standing(number=number + 1, ruling=ruling, undone=_at(rulings, targets.get(number)))
        for number, ruling in enumerate(rulings)
        if stands[number]
    ]


def _switch(number: int, *, on: bool, stands: list[bool], targets: dict[int, int | None]) -> None:
    """Takes a decision back or lets it stand again; taking back an undo lets stand what it took back."""
    stands[number] = on
    further = targets.get(number)
    if further is not None:
        _switch(further, on=not on, stands=stands, targets=targets)


def _target(rulings: Sequence[Ruling], number: int, stands: Sequence[bool]) -> int | None:
    """The decision an undo means: the one it counts, else the last that stands and names the same."""
    undo = rulings[number]
    if undo.undoes is not None:
        return undo.undoes - 1 if 0 < undo.undoes <= number and stands[undo.undoes - 1] else None
    alike = (n for n in range(number - 1, -1, -1) if stands[n] and rulings[n].named == undo.named)
    return next((n for n in alike if rulings[n].what != "undo"), None)


def _at(rulings: Sequence[Ruling], number: int | None) -> Ruling | None:
    return None if number is None else rulings[number]
