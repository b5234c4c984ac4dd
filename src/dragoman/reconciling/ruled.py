"""What people decided, as the steps of reconciling ask for it: by findings, before any line is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, field

from dragoman.reconciling.bonds import Bonds

Item = TypeVar("Item")


class Ruled(Struct, kw_only=True):
    """Bonds, the findings of every line struck, and by name finding the new name with the decision's number.

    Empty where nobody decided anything.
    """

    bonds: Bonds = field(default_factory=Bonds)
    struck: list[frozenset[str]] = field(default_factory=list)
    names: dict[str, tuple[int, str]] = field(default_factory=dict)

    def strike(
        self, groups: Sequence[list[Item]], ids: Callable[[Item], Iterable[str]]
    ) -> tuple[list[list[Item]], tuple[tuple[str, ...], ...]]:
        """(the groups that stay, the findings of those struck): of each line struck the group that holds most of it."""
        gone: list[int] = []
        told = [tuple(one for item in group for one in ids(item)) for group in groups]
        for struck in self.struck:
            held = [len(struck.intersection(findings)) for findings in told]
            if any(held):
                gone.append(held.index(max(held)))
        kept = [group for number, group in enumerate(groups) if number not in gone]
        return kept, tuple(told[number] for number in dict.fromkeys(gone))

    def name(self, findings: Iterable[str]) -> str | None:
        """The name a person gave the actor whose findings these are, the last one given."""
        given = [self.names[one] for one in findings if one in self.names]
        return max(given)[1] if given else None
