"""Where the name of a body ends: the name after its head word, what hangs on the head word by the parse."""

from __future__ import annotations

import re

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked

ACRONYM = re.compile(r"^[A-Z][A-Z&-]{1,6}$")
PLAIN = ("body", "company", "media")
"""Heads that tell only what a body is, not which body of its state."""
_NAME_GAPS = (' "', " “", " «\u00a0", " « ", " „", " ")
"""What may stand before a name that follows its head word; inside the name only a blank."""
_INSIDE = frozenset({"det", "case", "amod", "nmod", "flat"})
"""Relations inside the name of a body: no clause, no apposition, nothing joined by "and"."""


def name_of_body(marked: Marked, index: int, match: Match) -> tuple[int, int] | None:
    """The name right after a head word: "Reederei Nordlicht Lines", "Agentur AFP", "the newspaper La Marea"."""
    tokens, first = marked.tokens, index + match.length
    if match.entry.get("named"):
        return None
    if not marked.words.nouns_are_capitals:
        return _name_after_head(marked, index, match)
    last = _capitals_end(marked, first)
    if last == first or first in marked.offices or first in marked.titles:
        return None
    if whose(marked, first):
        return None
    if first in marked.places:
        return (index, last) if match.entry["id"] != "media" else None
    sure = last - first >= 2 or ACRONYM.match(tokens[first].text) or match.entry["id"] == "media"
    if not sure and match.entry["id"] == "body" and _tagged(marked, first) == "ORG":
        return index, last  # "Universität Leipzig"
    return (first, last) if sure and not marked.given(first) else None


def _name_after_head(marked: Marked, index: int, match: Match) -> tuple[int, int] | None:
    """Capitals after a head word in small letters that the parse, too, takes for a name and for no person's."""
    tokens, first, tree = marked.tokens, index + match.length, marked.tree
    if tree is None or match.entry["id"] not in PLAIN or tokens[index].capital or tokens[first - 1].possessive:
        return None
    last = _capitals_end(marked, first)
    if (
        last == first
        or first in marked.offices
        or first in marked.titles
        or marked.given(first)
        or marked.is_word(first)
    ):
        return None
    if any(at in marked.nations or at in marked.offices for at in range(first, last)):
        return None
    place = marked.places.get(first)
    if place is not None and place.end >= tokens[last - 1].end:
        return None
    tags = {tree.entity[at][2:] for at in range(first, last)}
    above = tree.head[tree.top(first, last)]
    apposed = match.entry["id"] == "media" and (index <= above < first or first <= tree.head[first - 1] < last)
    return (first, last) if apposed or (tags & {"ORG", "MISC"} and "PER" not in tags) else None


def _capitals_end(marked: Marked, first: int) -> int:
    """Where capitals in a row end, at most five words; a small word of names may stand between two of them."""
    tokens, last = marked.tokens, first
    while last < len(tokens) and last - first < 5 and tokens[last].gap in (_NAME_GAPS if last == first else (" ",)):
        if tokens[last].capital and marked.name_like(last) and not _common_noun(marked, last):
            last += 1
        elif last > first and marked.words.particles.has(tokens[last]) and _goes_on(marked, last):
            last += 2
        else:
            break
    return last


def _goes_on(marked: Marked, at: int) -> bool:
    """Whether a name goes on after its small word; an acronym ends it: "die Partei NXP von Oppositionsführer X"."""
    return (
        _capital_at(marked, at + 1) and at + 1 not in marked.offices and not ACRONYM.match(marked.tokens[at - 1].text)
    )


def _common_noun(marked: Marked, at: int) -> bool:
    """Whether an ending tells a common noun where every noun has a capital."""
    text = marked.tokens[at].text
    return len(text) >= 7 and text.endswith(marked.words.noun_endings or ("\0",))


def _tagged(marked: Marked, at: int) -> str:
    """What the parse tags a token as ("" where there is none)."""
    return marked.tree.entity[at][2:] if marked.tree is not None else ""


def _capital_at(marked: Marked, at: int) -> bool:
    return at < len(marked.tokens) and marked.tokens[at].gap == " " and marked.tokens[at].capital


def whose(marked: Marked, at: int) -> str | None:
    """The state whose name in a case follows a body: "das Parlament Ghanas"."""
    place = marked.places.get(at)
    if place is None or place.kind != "country" or marked.tokens[at].gap != " ":
        return None
    return place.iso if marked.tokens[at].text.endswith(marked.words.genitives or ("\0",)) else None


def owned_by(marked: Marked, at: int) -> str | None:
    """The state or town whose name, of up to three words, ends right before a token: "Costa Rica's parliament"."""
    places = (marked.places.get(first) for first in range(max(0, at - 3), at))
    return next((place.iso for place in places if place and place.end >= marked.tokens[at - 1].end), None)


def hangs(marked: Marked, left: int, *, of: tuple[int, int]) -> bool:
    """Whether the parse hangs an "of …" on the head word: "untersagte das Gericht der Partei"."""
    tree = marked.tree
    if tree is None or not marked.words.determiners.has(marked.tokens[of[0]]):
        return True
    return left <= tree.head[tree.top(*of)] < of[1]


def of_plural(marked: Marked, end: int, right: int) -> bool:
    """Where every noun has a capital: "Gewerkschaft der Seeleute" is a name, "Chef der Partei" tells none."""
    return any(at in marked.places for at in range(end, right)) or (
        marked.words.associations.has(marked.tokens[end - 1]) and marked.words.determiners.has(marked.tokens[end])
    )


def runs_on(marked: Marked, index: int, end: int) -> int:
    """Where what follows a capital head word as part of its name ends: "Instituto Geológico Nacional"."""
    tokens, words, tree = marked.tokens, marked.words, marked.tree
    if not words.nationality_follows or not tokens[index].capital:
        return end
    at = end
    while at < len(tokens) and at - end < 4 and tokens[at].gap == " " and not tokens[at - 1].possessive:
        name = (
            tokens[at].capital
            and len(tokens[at].text) > 1
            and not (at in marked.offices or at in marked.titles or marked.is_word(at))
        )
        tells = tree is not None and index > 0 and tree.relation[at] == "amod" and tree.head[at] == index
        if not (name or (tells and tree is not None and tree.upos[at] == "ADJ")):
            break
        at += 1
    return at


def ends_at_acronym(marked: Marked, index: int, end: int) -> int:
    """Where what hangs on a head word ends right before a bracketed acronym ("Communauté de … (CDAC)").

    A head word in small letters must begin as the acronym does ("l'institut de gestion des crises (IGC)").
    """
    tree, tokens = marked.tree, marked.tokens
    if tree is None or marked.words.nouns_are_capitals:
        return end
    last = next((at for at in range(end, min(end + 8, len(tokens))) if tokens[at].gap == " ("), end)
    inside = all(index <= tree.head[at] < last and tree.relation[at] in _INSIDE for at in range(index + 1, last))
    plain = all(tokens[at].gap in (" ", "") for at in range(end, last))
    small = last > end and not tokens[index].capital and tokens[index].text[:1].upper() != tokens[last].text[:1]
    return last if last > end and not small and inside and plain and ACRONYM.match(tokens[last].text) else end


def ends_by_tree(marked: Marked, index: int, match: Match) -> int:
    """Where what hangs on a union's or ministry's head word ends: "im Ionischen Meer", "des marins ioniens"."""
    end, tree, tokens = index + match.length, marked.tree, marked.tokens
    if tree is None or not (marked.words.associations.has(tokens[index]) or match.entry["id"] == "ministry"):
        return end
    inside, last = {index}, end
    for at in range(index + 1, min(index + 7, len(tokens))):
        owner = tree.head[at]
        if tokens[at].gap != " " or tree.relation[at] not in _INSIDE or not (owner in inside or owner > at):
            break
        inside.add(at)
        if tree.upos[at] in ("NOUN", "PROPN", "ADJ"):
            last = at + 1
    return last if all(tree.head[at] in inside for at in range(index + 1, last)) else end


def owned_by_many(marked: Marked, index: int, end: int) -> bool:
    """ "Le syndicat des marins": the one union of many, where small letters tell no name."""
    tokens, words, tree = marked.tokens, marked.words, marked.tree
    if tree is None or words.nouns_are_capitals or not words.associations.has(tokens[index]) or not index:
        return False
    one = words.determiners.has(tokens[index - 1]) and not words.indefinite.has(tokens[index - 1])
    many = [at for at in tree.of(index, ("nmod",)) if at > end and tree.has(at, "Number=Plur")]
    return one and bool(many) and words.of.has(tokens[end])
