"""How many accounts of a fact are independent: a maximum matching of families and voices (design: independent)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Account, Voice

Edge = tuple[str, int]
"""An account as the family it belongs to and the voice it carries."""


def independent(
    accounts: Sequence[Account], voices: Sequence[Voice], *, desk: Desk, apart_from: Collection[int] = ()
) -> tuple[int, ...]:
    """The earliest largest set of accounts (indexes) of which no two share a family or a voice.

    `apart_from`: indexes of superseded accounts, which count for nothing.
    """
    voice_of = {index: number for number, voice in enumerate(voices) for index in voice.accounts}
    counting = [index for index in range(len(accounts)) if index not in apart_from]
    edges = [(desk.family[accounts[index].report], voice_of[index]) for index in counting]
    return tuple(counting[place] for place in earliest_matching(edges))


def earliest_matching(edges: Sequence[Edge]) -> tuple[int, ...]:
    """Indexes of a maximum matching, the first in order of indexes where there are several."""
    chosen: list[int] = []
    most = matching_size(edges)
    for index, (family, voice) in enumerate(edges):
        taken = [edges[number] for number in chosen]
        if len(chosen) < most and all(family != other and voice != said for other, said in taken):
            used = [*taken, (family, voice)]
            rest = [edge for edge in edges[index + 1 :] if all(edge[0] != f and edge[1] != v for f, v in used)]
            if len(used) + matching_size(rest) == most:
                chosen.append(index)
    return tuple(chosen)


def matching_size(edges: Sequence[Edge]) -> int:
    """The size of a maximum matching, by augmenting paths."""
    voices_of: dict[str, list[int]] = {}
    for family, voice in edges:
        voices_of.setdefault(family, []).append(voice)
    taken: dict[int, str] = {}
    return sum(_augment(family, voices_of, taken=taken, seen=set()) for family in voices_of)


def _augment(family: str, voices_of: dict[str, list[int]], *, taken: dict[int, str], seen: set[int]) -> bool:
    for voice in voices_of[family]:
        if voice in seen:
            continue
        seen.add(voice)
        if voice not in taken or _augment(taken[voice], voices_of, taken=taken, seen=seen):
            taken[voice] = family
            return True
    return False
