"""What a minister is for: the words before the office, the second field behind "and", the courtesy before the name."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.languages.words import entries
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.trees import Tree

_FIELDS = 10
"""Further fields of a minister have at most so many words: "Agriculture, Fisheries and Rural Development"."""


def is_portfolio(marked: Marked, at: int, office: int) -> bool:
    """Whether a capital before "Minister" is what the minister is for ("Rural Affairs Minister")."""
    token = marked.tokens[at]
    ministry = str(marked.offices[office].entry["id"]).endswith("minister") and marked.tokens[office].capital
    return (
        ministry
        and not marked.words.nouns_are_capitals
        and office - at <= 3
        and marked.name_like(at)
        and not marked.given(at)
        and token.start > 0
    )


def portfolio_left(marked: Marked, index: int) -> int:
    """Where what a minister is for begins: "Water Development Minister", "the water development minister"."""
    tokens, tree, words = marked.tokens, marked.tree, marked.words
    if words.nouns_are_capitals or words.nationality_follows:
        return index
    first, office = index, str(marked.offices[index].entry["id"])
    while first > 0 and office.endswith("_minister") and tokens[first].gap == " ":
        hangs = tree is not None and tree.base(first - 1) == "compound" and tree.head[first - 1] >= first
        claimed = any(first - 1 in one for one in (marked.nations, marked.places, marked.organizations, marked.offices))
        apart = claimed or words.modifiers.has(tokens[first - 1]) or words.former.has(tokens[first - 1])
        if apart or tokens[first - 1].possessive or not (hangs or is_portfolio(marked, first - 1, index)):
            break
        first -= 1
    return first


def by_portfolio(marked: Marked, first: int, match: Match) -> str | None:
    """The office that the first word of a longer portfolio tells: a water development minister is one for water."""
    wanted = f"{marked.tokens[first].folded} {match.form.split()[-1]}"
    listed = entries(marked.words.code, "offices", "office")
    return next((str(entry["id"]) for entry in listed if wanted in map(str.casefold, entry["forms"])), None)


def past_honorifics(marked: Marked, at: int) -> int:
    """Where courtesy before a name ends: "the minister, the Honourable Ida Lind", "Ministerin, Frau Ida Lind"."""
    tokens, end = marked.tokens, at
    while end < len(tokens) and end - at < 4 and tokens[end].gap in (" ", ", ", ". ", ""):
        polite = marked.words.honorifics.at(tokens, end) or marked.titles.get(end)
        if polite is None:
            break
        end += polite.length
    return end


def past_others(marked: Marked, index: int, right: int) -> int:
    """Where a minister's further fields end that a name follows: "the minister of energy and mines, Ida Lind"."""
    tree = marked.tree
    if tree is None or right >= len(marked.tokens) or right == index:
        return right
    end, joined = right, 0
    while end < len(marked.tokens) and end - right < _FIELDS:
        if joined == end and marked.given(end):
            return right  # "the minister of energy and Ida Lind"
        if joined and end > joined and _name_begins(marked, tree, end):
            fields = range(joined, end)
            return end if _coordinate(marked, tree, index, right, fields) else right
        if not _may_be_field(marked, tree, end, joined=bool(joined)):
            return right
        if marked.words.joins.has(marked.tokens[end]):
            joined = end + 1
        end += 1
    return right


def _name_begins(marked: Marked, tree: Tree, at: int) -> bool:
    """Whether a comma or a person's name follows the last field."""
    token = marked.tokens[at]
    told = marked.given(at) or tree.entity[at] == "B-PER"
    return token.capital and (token.gap == ", " or (token.gap == " " and told))


def _may_be_field(marked: Marked, tree: Tree, at: int, *, joined: bool) -> bool:
    """Whether a token may stand among the fields: no verb, nobody else, one "and" in all."""
    token, words = marked.tokens[at], marked.words
    if words.joins.has(token):
        return not joined and token.gap == " "
    small = words.of.has(token) or words.determiners.has(token)
    listed = any(at in one for one in (marked.offices, marked.titles, marked.unnamed, marked.nations, marked.places))
    gaps: Sequence[str] = (" ",) if joined else (" ", ", ")
    return token.gap in gaps and (small or (tree.upos[at] in ("NOUN", "ADJ", "PROPN") and not listed))


def _coordinate(marked: Marked, tree: Tree, index: int, right: int, fields: range) -> bool:
    """Whether what "and" joins is one more field, no second person: both have capitals, or the parse says so."""
    plain = [at for at in fields if marked.tokens[at].capital]
    if plain and marked.tokens[right - 1].capital and not marked.words.nouns_are_capitals:
        return True
    top = tree.top(fields.start, fields.stop)
    return tree.base(top) == "conj" and index < tree.head[top] < right
