"""What people joined and parted: bonds between findings, and groups put together anew so that all of them hold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


class Bonds:
    """Findings that are one thing's, and findings of which no line may hold both. What is said first stands."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._root)

    def join(self, a: str, b: str) -> bool:
        """Binds two findings; False, and nothing changed, where they were parted before."""
        one, two = self.root(a), self.root(b)
        if two in self._apart.get(one, ()):
            return False
        for finding in (a, b):
            self._root.setdefault(finding, finding)
        if one != two:
            keep, go = sorted((one, two))
            self._root.update({finding: keep for finding, root in self._root.items() if root == go})
            for other in self._apart.pop(go, set()):
                self._apart[other].discard(go)
                self._keep_apart(keep, other)
        return True

    def part(self, a: str, b: str) -> bool:
        """Parts two findings; False, and nothing changed, where they were joined before."""
        one, two = self.root(a), self.root(b)
        if one == two:
            return False
        for finding in (a, b):
            self._root.setdefault(finding, finding)
        self._keep_apart(one, two)
        return True

    def root(self, finding: str) -> str:
        """The finding that stands for all it is bound to."""
        return self._root.get(finding, finding)

    def bound(self, finding: str) -> bool:
        """Whether anything was said of a finding."""
        return finding in self._root

    def parted(self, a: str, b: str) -> bool:
        """Whether two findings may not stand in one line."""
        return self.root(b) in self._apart.get(self.root(a), ())

    def _keep_apart(self, one: str, two: str) -> None:
        self._apart.setdefault(one, set()).add(two)
        self._apart.setdefault(two, set()).add(one)


class Regrouping(Generic[Item]):
    """Puts groups of items together anew under bonds. `ids`: an item's findings; `place`: its sort key.

    `akin`: whether an item that nobody spoke of rather goes with another; else it stays with the first it may.
    """

    def __init__(
        self,
        bonds: Bonds,
        *,
        ids: Callable[[Item], Iterable[str]],
        place: Callable[[Item], Any],
        akin: Callable[[Item, Item], bool] = lambda a, b: False,
    ) -> None:
        self.bonds, self.ids, self.place, self.akin = bonds, ids, place, akin

    def regroup(self, groups: Sequence[list[Item]], items: Iterable[Item] = ()) -> list[list[Item]]:
        """The groups with every bond kept; an item of `items` that stands in none joins in where a bond wants it."""
        if not self.bonds:
            return list(groups)
        grouped = {id(item) for group in groups for item in group}
        lone = [[item] for item in items if id(item) not in grouped and self._roots(item)]
        merged = self._merged([*groups, *lone])
        wanted = [group for group in merged if len(group) > 1 or id(group[0]) in grouped]
        return [part for group in wanted for part in self._parts(group)]

    def _merged(self, groups: Sequence[list[Item]]) -> list[list[Item]]:
        """Groups that hold findings of one bond become one, in the place of the first."""
        merged: list[list[Item]] = []
        for group in groups:
            roots = self._all_roots(group)
            met = [number for number, other in enumerate(merged) if roots & self._all_roots(other)]
            if not met:
                merged.append(list(group))
                continue
            merged[met[0]] = sorted([*(item for n in met for item in merged[n]), *group], key=self.place)
            merged = [other for number, other in enumerate(merged) if number not in met[1:]]
        return merged

    def _parts(self, group: list[Item]) -> list[list[Item]]:
        """A group parted where two of its items may not stand in one line; what is spoken of is placed first."""
        spoken = [item for item in group if self._roots(item)]
        if not any(self._apart(a, b) for number, a in enumerate(spoken) for b in spoken[number + 1 :]):
            return [group]
        parts: list[list[Item]] = []
        for item in sorted(group, key=lambda item: (not self._roots(item), self.place(item))):
            free = [part for part in parts if not any(self._apart(item, other) for other in part)]
            bound = [part for part in free if self._roots(item) & self._all_roots(part)]
            like = [part for part in free if any(self.akin(item, other) for other in part)]
            if free:
                (bound or like or free)[0].append(item)
            else:
                parts.append([item])
        return [sorted(part, key=self.place) for part in parts]

    def _roots(self, item: Item) -> set[Hashable]:
        return {self.bonds.root(one) for one in self.ids(item) if self.bonds.bound(one)}

    def _all_roots(self, items: Iterable[Item]) -> set[Hashable]:
        return {root for item in items for root in self._roots(item)}

    def _apart(self, a: Item, b: Item) -> bool:
        return any(self.bonds.parted(one, other) for one in self.ids(a) for other in self.ids(b))
