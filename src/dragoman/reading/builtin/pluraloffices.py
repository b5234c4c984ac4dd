"""Several holders of one office told together: "the foreign ministers X and Y", "les ministres X et Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention, is_place_only, mention_over, name_at, of_phrase

_BETWEEN = 10
"""So many tokens at most stand between a plural office and its first name: "of Laos and of Nepal,"."""
Span = tuple[int, int]


def plural_office_mentions(marked: Marked) -> list[Mention]:
    """Each of two or more persons named behind one plural office, with the state that is told to be theirs."""
    found = []
    for index, match in _plurals(marked):
        first = _names_begin(marked, index + match.length)
        names = list(_names(marked, first)) if first is not None else []
        if first is None or len(names) < 2:
            continue
        left, states = _states(marked, index, first)
        own = [iso for _, iso in names]
        if not any(own) and len(states) in (1, len(names)):
            own = list(states if len(states) > 1 else states * len(names))
        found += [
            mention_over(
                marked, span, (left if at == 0 else span[0], span[1]), kind="person", office=str(match.entry["id"]),
                office_of=iso, office_words=_words(marked, index, match), iso=iso,
            )
            for at, ((span, _), iso) in enumerate(zip(names, own, strict=True))
        ]  # fmt: skip
    return found


def _words(marked: Marked, index: int, match: Match) -> str | None:
    """The words of the office; of a form that tells several holders none: whoever reads them is told of one."""
    several = marked.words.plural_offices.at(marked.tokens, index) is not None
    return None if several else marked.text(index, index + match.length)


def _plurals(marked: Marked) -> Iterator[tuple[int, Match]]:
    """The offices that a form, an article or the parse tells in the plural."""
    for index in range(len(marked.tokens)):
        match = marked.words.plural_offices.at(marked.tokens, index)
        one = marked.offices.get(index)
        if match is not None:
            yield index, match
        elif one is not None and (_led_in_as_many(marked, index) or _plural_by_tree(marked, index)):
            yield index, one


def _plural_by_tree(marked: Marked, index: int) -> bool:
    return marked.tree is not None and marked.tree.has(index, "Number=Plur")


def _led_in_as_many(marked: Marked, index: int) -> bool:
    """Whether an article that no man has alone stands before: "die Außenminister", not "die Außenministerin"."""
    left, words = _states(marked, index, index)[0], marked.words
    feminine = marked.tokens[index].folded.endswith(words.feminine or ("",))
    return words.plural_determiners.has(marked.tokens[left]) and not feminine


def _names_begin(marked: Marked, at: int) -> int | None:
    """Where the first name begins: behind states and small words that belong to the office."""
    tokens, words = marked.tokens, marked.words
    for first in range(at, min(at + _BETWEEN, len(tokens))):
        if tokens[first].gap not in (" ", ", "):
            return None
        if _name(marked, first):
            return first
        small = any(listed.has(tokens[first]) for listed in (words.of, words.determiners, words.joins))
        if tokens[first].gap != " " or not (small or first in marked.nations or _state_at(marked, first)):
            return None
    return None


def _name(marked: Marked, first: int) -> int | None:
    """The end of a full name that begins at a token, or None."""
    last = name_at(marked, first, most=4) if marked.tokens[first].capital else first
    claimed = any(at in marked.organizations or at in marked.nations for at in range(first, last))
    place = is_place_only(marked, first, last) or marked.makes_a_thing(first, last) if last > first else True
    return last if last - first >= 2 and not claimed and not place else None


def _names(marked: Marked, at: int) -> Iterator[tuple[Span, str | None]]:
    """The full names in a row, each with the state told behind it: "X of Laos and Y of Nepal"."""
    tokens = marked.tokens
    while at < len(tokens) and (last := _name(marked, at)) is not None:
        after, iso, _ = of_phrase(marked, last)
        yield (at, last), iso
        at = after if iso else last
        joined = at < len(tokens) and tokens[at].gap in (" ", ", ") and marked.words.joins.has(tokens[at])
        if joined:
            at += 1
        elif at >= len(tokens) or tokens[at].gap != ", ":
            return


def _states(marked: Marked, index: int, first: int) -> tuple[int, list[str]]:
    """Where the phrase of an office begins, and the states told in it, in their order."""
    tokens, words, left = marked.tokens, marked.words, index
    while left > 0 and tokens[left].gap == " ":
        before = tokens[left - 1]
        if not (left - 1 in marked.nations or words.joins.has(before) or words.determiners.has(before)):
            break
        left -= 1
    told = [marked.nations.get(at) or _state_at(marked, at) for at in range(left, first)]
    return left, list(dict.fromkeys(iso for iso in told if iso))


def _state_at(marked: Marked, at: int) -> str | None:
    place = marked.places.get(at)
    return place.iso if place is not None and place.kind == "country" else None
