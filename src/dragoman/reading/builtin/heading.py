"""What may stand between an office and the name of who holds it: the place it is held at, the body it heads."""

from __future__ import annotations

from dragoman.ontology import table
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


def private_house(marked: Marked, office: int) -> tuple[int, str | None] | None:
    """The firm or union that an office is of ("the chair of the Georgian firm Elmora"): where it ends, and its name.

    Whatever state such a house belongs to, the office is none of the state's.
    """
    tree = marked.tree
    for noun in tree.of(office, ("nmod",)) if tree is not None else ():
        if tree is not None and noun > office and tree.upos[noun] == "NOUN" and _is_private(marked, noun):
            first = noun + 1
            while first < len(tree) and tree.upos[first] == "ADJ" and marked.tokens[first].gap == " ":
                first += 1
            end = _name_end(marked, first)
            return (end, marked.text(first, end)) if end > first else (first, None)
    return None


def _is_private(marked: Marked, noun: int) -> bool:
    private = table("names")["bodies"]["private"]
    return any(
        first <= noun < first + match.length and match.entry["id"] in private
        for told in (marked.organizations, marked.unnamed)
        for first, match in told.items()
    )


def _name_end(marked: Marked, first: int) -> int:
    """Where a name that stands right behind its noun ends, no place's and no person's; `first` where none does."""
    tokens, end = marked.tokens, first
    if first < len(tokens) and (first in marked.places or marked.given(first) or first in marked.titles):
        return first
    while end < len(tokens) and tokens[end].capital and (tokens[end].gap == " " or (end > first and tokens[end].close)):
        if end > first and marked.given(end):
            break
        end += 1
    return end


def body_named_before(marked: Marked, index: int) -> str | None:
    """The name that stands before an office as what it is of ("Zandbond leader Marit Olde"), where no list has it."""
    tree, tokens = marked.tree, marked.tokens
    first = index
    while tree is not None and first > 0 and tokens[first].gap == " " and _is_a_name(marked, first - 1, index):
        first -= 1
    return marked.text(first, index) if first < index and not marked.given(first) else None


def _is_a_name(marked: Marked, at: int, office: int) -> bool:
    tree = marked.tree
    if tree is None or tree.upos[at] != "PROPN" or tree.base(at) != "compound" or not at < tree.head[at] <= office + 2:
        return False
    listed = (marked.places, marked.nations, marked.titles, marked.offices, marked.organizations)
    return marked.tokens[at].capital and tree.entity[at][2:] != "LOC" and not any(at in one for one in listed)
