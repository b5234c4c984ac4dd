"""Clauses of a passage by commas and joining words; a name with its apposition is never cut."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named

_MARKS = (",", ";", ":", "–", "—", "(", ")")


def clause_bounds(marked: Marked, named: Sequence[Named], boundary: Lexicon) -> list[tuple[int, int]]:
    """Token ranges of the clauses, in order; together they cover the passage."""
    joined = {at for item in named for at in range(item.mention.left + 1, item.mention.right)}
    starts = [0]
    for index in range(1, len(marked.tokens)):
        token = marked.tokens[index]
        if index in joined or _agreeing(marked, index):
            continue
        parted = any(mark in token.gap for mark in _MARKS)
        if parted or (boundary.has(token) and not _between_names(marked, named, index)):
            starts.append(index)
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(marked.tokens)]) if b > a]


def _between_names(marked: Marked, named: Sequence[Named], index: int) -> bool:
    """Whether a joining word only joins two names ("Lind and Okoye")."""
    ends = {item.mention.right for item in named} | {item.mention.last for item in named}
    begins = {item.mention.left for item in named} | {item.mention.first for item in named}
    return index in ends and index + 1 in begins and marked.tokens[index].gap == " "


def clause_of(clauses: Sequence[tuple[int, int]], index: int) -> tuple[int, int]:
    """The clause a token stands in."""
    return next(clause for clause in clauses if clause[0] <= index < clause[1])


def _agreeing(marked: Marked, index: int) -> bool:
    """Whether a comma or joining word only strings adjectives that agree ("offene, sachliche und kluge Gespräche")."""
    before, token = marked.tokens[index - 1], marked.tokens[index]
    after = marked.tokens[index + 1] if index + 1 < len(marked.tokens) else token
    other = token if "," in token.gap else after
    if (
        before.capital
        or other.capital
        or min(len(before.folded), len(other.folded)) < 5
        or other.gap not in (" ", ", ")
    ):
        return False
    following = marked.tokens[marked.tokens.index(other) + 1 :][:3]
    noun = any(item.capital for item in following)
    return (
        noun
        and before.folded[-1] == other.folded[-1]
        and before.folded.endswith(marked.words.adjective_endings or ("\0",))
    )
