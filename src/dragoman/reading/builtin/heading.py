"""What may stand between an office and the name of who holds it: the place it is held at, the body it heads."""

from __future__ import annotations

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import name_at


def past_place(marked: Marked, start: int) -> int:
    """Behind the place where the office is held ("ambassadeur de Norvège à Dakar, …"); the end where there is none."""
    tokens, place = marked.tokens, marked.places.get(start + 1)
    if place is None or not marked.words.nationality_follows or tokens[start].capital:
        return len(tokens)
    after = next((at for at in range(start + 1, len(tokens)) if tokens[at].start >= place.end), len(tokens))
    return after if after < len(tokens) and tokens[after].gap.strip() == "," else len(tokens)


def past_body(marked: Marked, start: int) -> int:
    """Behind the name of what is headed ("présidente du syndicat Sud-Rail, Anna Petit"), where a person's follows."""
    tokens, end = marked.tokens, name_at(marked, start)
    named = end > start and end < len(tokens) and tokens[end].gap.strip() == "," and not marked.given(start)
    return end if named and marked.given(end) and name_at(marked, end) - end >= 2 else start


def of_a_body(marked: Marked, left: int, right: int) -> bool:
    """Whether a president is one of something small: "sa présidente", "le président du club"."""
    tokens, words = marked.tokens, marked.words
    linked = right + 1 < len(tokens) and words.of.has(tokens[right]) and tokens[right].gap == " "
    small = linked and not tokens[right + 1].capital
    article = small and words.determiners.has(tokens[right + 1])  # "president of the …": read on by others
    return words.nationality_follows and (words.possessives.has(tokens[left]) or (small and not article))
