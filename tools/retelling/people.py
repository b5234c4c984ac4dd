"""Other name parts: given names become given names of the same gender, all others parts in other letters.

How two parts stand to each other stays: a nickname, a translation, another spelling or a slip of one name becomes such
a one of the other, and names that have nothing in common have nothing in common afterwards. A part that no list knows
becomes one that no list knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from random import Random

from rapidfuzz.distance import Levenshtein

from dragoman.languages.given import gender_of, given_names, is_translated_name
from dragoman.languages.likeness import feminine, likeness, romanised
from dragoman.ontology import table as words_of
from retelling.letters import Letters, unlike

ALIKE = 2
"""Edits between two spellings of one name; a name of four letters allows one."""
TRIES, LOOKED_AT = 60, 400
"""Exchanges of letters, and given names, that are tried before one that fits less is taken."""

Relation = tuple[str, str, bool]


def known(part: str) -> bool:
    """Whether dragoman knows a part as a given name."""
    return part in given_names() or is_translated_name(part)


def near(a: str, b: str) -> bool:
    """Whether two parts may be spellings of one name."""
    return a != b and Levenshtein.distance(a, b) <= (ALIKE if min(len(a), len(b)) > 4 else 1)


def other_parts(parts: Iterable[str], chance: Random, *, taken: Collection[str]) -> dict[str, str]:
    """Another part for each, one to one; none of them is `taken` (a word or name that the story has already)."""
    table: dict[str, str] = {}
    avoided = {word.casefold() for word in taken}
    for group in _groups(sorted(set(parts))):
        table |= _Group(group, chance, avoided=avoided, others=table).images()
    return table


def relation(a: str, b: str) -> Relation:
    """How two parts stand to each other, to the reader."""
    return likeness(a, b), likeness(b, a), feminine(a, b)


def _groups(parts: list[str]) -> Iterator[list[str]]:
    """Parts that are alike, directly or by others between them; in each the given names come first."""
    left = list(parts)
    while left:
        group = [left.pop(0)]
        for part in group:
            kin = [other for other in left if _alike(part, other)]
            group += kin
            left = [other for other in left if other not in kin]
        yield sorted(group, key=lambda part: (not known(part), group.index(part)))


def _alike(a: str, b: str) -> bool:
    return len(min(a, b, key=len)) > 1 and (near(a, b) or relation(a, b)[:2] != ("other", "other"))


class _Group:
    """One group of parts alike, and the search for others that are alike in the same ways."""

    def __init__(
        self, parts: list[str], chance: Random, *, avoided: Collection[str], others: dict[str, str]
    ) -> None:  # fmt: skip
        self.parts, self.chance, self.avoided, self.others = parts, chance, avoided, others

    def images(self) -> dict[str, str]:
        """Another part for each: of many tries the first in which all stand to each other as before."""
        best: dict[str, str] = {}
        for _ in range(TRIES):
            found = self._once(Letters(self.chance))
            if len(found) > len(best):
                best = found
            if len(best) == len(self.parts):
                break
        letters = Letters(self.chance)
        for part in self.parts:
            if part not in best:
                free = (name for name in self._given(part, {}) if known(part) and not self._taken(name, best))
                best[part] = next(free, letters.retold(part))
        return best

    def _once(self, letters: Letters) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in self.parts:
            tried = self._given(part, found) if known(part) else _spellings(part, found, letters)
            image = next((one for one in islice(tried, LOOKED_AT) if self._fits(part, one, found)), None)
            if image is not None:
                found[part] = image
        return found

    def _given(self, part: str, found: dict[str, str]) -> Iterator[str]:
        """Given names that may stand for one, by its gender, length and ending, in a seeded order."""
        ways = {way for other in self.parts if other != part for way in relation(part, other)[:2]}
        pool = [
            name
            for name in _pool("translated" in ways, "nickname" in ways, bool(ways & {"respelt", "romanised"}))
            if gender_of(name) == gender_of(part)
            and abs(len(name) - len(part)) < 3
            and name.isascii() == part.isascii()
            and (name[-1] in "sxz") == (part[-1] in "sxz")
            and (name in given_names()) == (part in given_names())
        ]
        self.chance.shuffle(pool)
        first = next((found[other] for other in found), None)
        return iter(sorted(pool, key=lambda name: not _alike(name, first)) if first else pool)

    def _taken(self, image: str, found: dict[str, str]) -> bool:
        return image.casefold() in self.avoided or image in self.others.values() or image in found.values()

    def _fits(self, part: str, image: str, found: dict[str, str]) -> bool:
        return (
            not self._taken(image, found)
            and known(part) == known(image)
            and unlike(part, image)
            and all(relation(part, other) == relation(image, found[other]) for other in found)
            and not any(_alike(image, other) for other in self.others.values() if len(image) > 2)
        )


def _spellings(part: str, found: dict[str, str], letters: Letters) -> Iterator[str]:
    """A part in other letters; beside given names that it is alike, what the same slip makes of theirs."""
    names = [name for name in found if known(name) and _alike(name, part)]
    for name in sorted(names, key=lambda name: Levenshtein.distance(name, part)):
        yield from _edited(name, part, found[name], letters)
    yield letters.retold(part)


def _edited(before: str, after: str, other: str, letters: Letters) -> Iterator[str]:
    """What becomes of another name by the edits that lead from one spelling to the next, at their places or near."""
    for shift in range(len(other)):
        pieces = list(other)
        for edit in reversed(Levenshtein.editops(before, after).as_list()):
            tag, place, source = str(edit[0]), int(edit[1]), int(edit[2])
            new = letters.retold(after[source]) if source < len(after) else ""
            at = max(0, min(place, len(pieces) - 1) - shift)
            if tag == "insert":
                pieces.insert(min(place, len(pieces)), new)
            elif tag == "delete" and len(pieces) > 2:
                pieces.pop(at)
            else:
                pieces[at] = new if new != pieces[at] else after[source]
        yield "".join(pieces).capitalize()


@cache
def _pool(translated: bool, nickname: bool, respelt: bool) -> tuple[str, ...]:
    """Given names; only those that have the kind of kin asked for."""
    names = sorted({*given_names(), *(name.title() for name in _listed("translations"))})
    names = [name for name in names if name.isalpha() and name.istitle()]
    if translated:
        names = [name for name in names if name.casefold() in _listed("translations")]
    if nickname:
        names = [name for name in names if name.casefold() in _listed("nicknames")]
    if respelt:
        sounds: dict[str, int] = {}
        for name in names:
            sounds[_heard(name)] = sounds.get(_heard(name), 0) + 1
        names = [name for name in names if sounds[_heard(name)] > 1]
    return tuple(names)


def _heard(name: str) -> str:
    return romanised(name).replace("h", "").rstrip("e")


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(name for names in words_of("names")[which]["sets"] for name in names)
