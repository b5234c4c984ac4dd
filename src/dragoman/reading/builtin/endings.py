"""Where what is said ends: at the next quotation, deed or sentence; characters of its passage."""

from __future__ import annotations

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.moods import reported_mood
from dragoman.reading.builtin.saying import Frame
from dragoman.reading.builtin.trees import Tree


def next_quotation(item: Marked, at: int) -> int:
    """Where a quotation begins right behind a sentence's end ("…, he said.“We …", a blank lost between)."""
    plain = item.passage.plain
    gaps = ((token.start, token.gap) for token in item.tokens[at + 1 :])
    ends = ((begins, len(gap)) for begins, gap in gaps if gap.replace(" ", "") == '."')
    opens = (begins - length for begins, length in ends if plain.count('"', 0, begins) % 2 == 1)
    return next(opens, len(plain))


def next_deed(frame: Frame, item: Marked, tree: Tree, *, at: int) -> int:
    """Where the next thing begins that a frame's subject did ("rejected the plan and cut the budget"), or a semicolon
    stands.
    """
    behind = (token.start for token in item.tokens[at + 1 :] if ";" in token.gap)
    parted = next(behind, len(item.passage.plain))
    verbs = range(frame.verb, frame.verb_end)
    joined = (one for verb in verbs for one in tree.of(verb, ("conj",)) if tree.is_verb(one))
    deeds = (one for one in joined if not tree.of(one, ("nummod",)))  # "three dead and 40 injured"
    begins = [first for one in deeds if (first := min(tree.below(one))) > at]
    return min([parted, *(item.tokens[first].start for first in begins)])


def next_colon(item: Marked, at: int, *, said: bool) -> int:
    """Where a colon ends a deed in words: what follows tells more ("lehnte das Gespräch ab: Man rede erst, …").

    Not where the mood of what follows tells that it goes on, unless another frame says it (`said`).
    """
    behind = range(at + 1, len(item.tokens))
    colons = (one for one in behind if item.tokens[one].gap.strip() == ":")
    ends = (item.tokens[one].start for one in colons if said or not reported_mood(item, one))
    return next(ends, len(item.passage.plain))
