"""The parser's name tags as one more witness: never alone, and never where a list claims the words for something else.

A person's name wants capitals that the parser reads as a proper noun and a person wherever the report writes them; a
body's wants a head word beside it, an acronym in brackets that its letters spell, or that it speaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.reading.builtin.bodies import is_shouting, speaks
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.persons import (
    after_article,
    ends_like_a_body,
    is_something_else,
    nothing_but_a_name,
)
from dragoman.reading.builtin.spans import Mention, mention_over, name_at
from dragoman.reading.builtin.trees import OBJECTS, SUBJECTS, Tree
from dragoman.reading.builtin.triggers import trigger_words

PERSON, BODY = "PER", "ORG"
_LONE = 5
"""A single name of fewer letters is too often another word."""
_QUOTES = "\"'„“”‚‘»«›‹"
Span = tuple[int, int]


def tagged_mentions(report: Sequence[Marked]) -> list[Mention]:
    """Persons and bodies of a report that its parses and a second witness tell; none where nothing was parsed."""
    votes = Votes(report)
    found = []
    for marked in report:
        if marked.tree is None or is_shouting(marked):
            continue
        found += [_made(marked, span, "person") for span in _persons(marked, marked.tree, votes)]
        found += [_made(marked, span, "person") for span in _lone_speakers(marked, marked.tree, votes)]
        found += [_made(marked, span, "organization") for span in _bodies(marked, marked.tree, votes)]
    return found


def _made(marked: Marked, span: Span, kind: str) -> Mention:
    return mention_over(marked, span, span, kind=kind, head="firm" if kind == "organization" else None)


class Votes:
    """How often a report's parses tag the same words as what, untagged ("") counted too."""

    def __init__(self, report: Sequence[Marked]) -> None:
        self.report = [marked for marked in report if marked.tree is not None]
        self._known: dict[tuple[str, ...], Counter[str]] = {}
        self._acting: dict[tuple[str, ...], bool] = {}

    def of(self, marked: Marked, span: Span) -> Counter[str]:
        """The tags of a span's words, wherever the report writes them."""
        words = tuple(token.text for token in marked.tokens[span[0] : span[1]])
        if words not in self._known:
            self._known[words] = Counter(self._tags(words))
        return self._known[words]

    def agree(self, marked: Marked, span: Span, tag: str) -> bool:
        """Whether more than half of the places where the words stand are tagged alike."""
        votes = self.of(marked, span)
        return votes[tag] * 2 > votes.total()

    def acts(self, marked: Marked, span: Span) -> bool:
        """Whether the words are once the subject of a verb or an object: "in Fallen" names a place."""
        words = tuple(token.text for token in marked.tokens[span[0] : span[1]])
        if words not in self._acting:
            tops = ((tree, tree.top(at, at + len(words))) for tree, at in self._places(words))
            self._acting[words] = any(tree.relation[top] in SUBJECTS | OBJECTS for tree, top in tops)
        return self._acting[words]

    def _tags(self, words: tuple[str, ...]) -> Iterator[str]:
        for tree, at in self._places(words):
            tags = {tree.entity[n][2:] for n in range(at, at + len(words))}
            yield tags.pop() if len(tags) == 1 else ""

    def _places(self, words: tuple[str, ...]) -> Iterator[tuple[Tree, int]]:
        for marked in self.report:
            texts = [token.text for token in marked.tokens]
            for at in range(len(texts) - len(words) + 1):
                if texts[at] == words[0] and tuple(texts[at : at + len(words)]) == words and marked.tree:
                    yield marked.tree, at


def tagged(tree: Tree, kind: str) -> list[Span]:
    """The spans a parse tags as names of a kind, left to right."""
    spans: list[Span] = []
    for at, tag in enumerate(tree.entity):
        if tag[2:] != kind:
            continue
        if tag[0] == "I" and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def _persons(marked: Marked, tree: Tree, votes: Votes) -> Iterator[Span]:
    """Two to four capitals that the parser reads as a person's name and that no list claims."""
    for first, last in tagged(tree, PERSON):
        while first < last and not nothing_but_a_name(marked, first):
            first += 1  # "Mr", "Minister", "Georgia": what stands before a name
        proper = all(tree.upos[at] == "PROPN" for at in range(first, last))
        if not 2 <= last - first <= 4 or not proper or name_at(marked, first) != last:
            continue
        able = all(nothing_but_a_name(marked, at) for at in range(first, last)) and _stands_free(marked, first, last)
        if able and votes.agree(marked, (first, last), PERSON) and _seconded(marked, tree, votes, span=(first, last)):
            yield first, last


def _lone_speakers(marked: Marked, tree: Tree, votes: Votes) -> Iterator[Span]:
    """A single name that says something and that the report tells again, never as anything but a person."""
    for first, last in tagged(tree, PERSON):
        one = last - first == 1 and tree.upos[first] == "PROPN" and len(marked.tokens[first].text) >= _LONE
        if not one or not speaks(marked, first, last) or not nothing_but_a_name(marked, first):
            continue
        told = votes.of(marked, (first, last))
        if told[PERSON] == told.total() > 1 and _stands_free(marked, first, last) and name_at(marked, first) == last:
            yield first, last


def _seconded(marked: Marked, tree: Tree, votes: Votes, *, span: Span) -> bool:
    """A second witness: the name says something, is told again or by one part of it alone, or explained by the tree."""
    first, last = span
    if speaks(marked, first, last) or votes.of(marked, span)[PERSON] > 1:
        return True
    parts = (last - 1, last), (first, first + 1)
    if any(votes.of(marked, one)[PERSON] > votes.of(marked, span)[PERSON] for one in parts):
        return True
    top = tree.top(first, last)
    return bool(tree.of(top, ("acl:relcl", "appos"))) or _beside(marked, tree, first, top=top)


def _beside(marked: Marked, tree: Tree, first: int, *, top: int) -> bool:
    """Whether a name stands right after what a person is: "le Chilien X Y", "Judges Daniel Lind and X Y"."""
    tokens, words, before = marked.tokens, marked.words, first - 1
    if before < 1 or tokens[first].gap != " ":
        return False
    if before in marked.nations:
        return words.determiners.has(tokens[before - 1]) and not words.indefinite.has(tokens[before - 1])
    if _common(marked, tree, before) and tree.entity[before] in ("", "O"):  # "the hydrologist X Y"
        near = range(max(0, before - 3), before)
        return tree.head[top] == before or any(words.determiners.has(tokens[at]) for at in near)
    joined = words.joins.has(tokens[before]) and tree.base(top) == "conj" and tree.entity[before - 1][2:] == PERSON
    return joined and (marked.given(before - 1) or marked.given(before - 2) or before - 2 in marked.titles)


def _common(marked: Marked, tree: Tree, at: int) -> bool:
    """Whether a token is a common noun that names no thing, place or body: what is left is what a person is."""
    token = marked.tokens[at]
    claimed = any(at in where for where in (marked.organizations, marked.unnamed, marked.places))
    shown = trigger_words(marked.words.code)
    listed = (shown["thing"], shown["facility"], shown["spot"], shown["nature"], shown.nouns)
    inside = any(shown["to"].has(marked.tokens[case]) for case in tree.case(at) if case < at)  # "in the palace X Y"
    thing = inside or token.text in marked.words.things or token.text.capitalize() in marked.words.things
    told = any(words.at(marked.tokens, at) for words in listed)
    return tree.upos[at] == "NOUN" and not (claimed or thing or told)


def _stands_free(marked: Marked, first: int, last: int) -> bool:
    """Whether no article, mark of quotation or longer name surrounds a name: "the Amber Maid" and "Maid" are ships."""
    tokens = marked.tokens
    if after_article(marked, first):
        return False
    if tokens[first].gap.endswith(tuple(_QUOTES)) or is_something_else(marked, first, last):
        return False
    before = first - 1
    if before >= 0 and tokens[first].gap == " " and before in marked.organizations:
        return False
    return not (last < len(tokens) and tokens[last].gap in (" ", "-") and tokens[last].capital)


def _bodies(marked: Marked, tree: Tree, votes: Votes) -> Iterator[Span]:
    """Capitals spelled by an acronym in brackets, and names of bodies that say something and are tagged as such."""
    for index in range(1, len(marked.tokens)):
        if marked.tokens[index].gap == " (" and marked.tokens[index].text.isupper():
            span = spelled(marked, index)
            known = any(at in marked.organizations for at in range(*span)) if span else True
            if span and not known and _told_as_body(tree, span, index):
                yield span
    for first, last in tagged(tree, PERSON):  # "Bridgewater Relief said": the parser takes it for somebody
        able = all(_may_name_a_body(marked, tree, at) for at in range(first, last)) and not marked.given(first)
        if able and last - first > 1 and ends_like_a_body(marked, last) and speaks(marked, first, last):
            yield first, last
    for first, last in tagged(tree, BODY):
        able = all(_may_name_a_body(marked, tree, at) for at in range(first, last))
        acronym = marked.tokens[first].text.isupper()
        again = votes.of(marked, (first, last))[BODY] > 1 and votes.acts(marked, (first, last)) and not acronym
        says = last - first > 1 and speaks(marked, first, last)
        if able and (again or says) and votes.agree(marked, (first, last), BODY):
            yield first, last


def _may_name_a_body(marked: Marked, tree: Tree, at: int) -> bool:
    token = marked.tokens[at]
    listed = (marked.nations, marked.offices, marked.titles, marked.unnamed, marked.organizations)
    claimed = any(at in where for where in listed)
    return token.capital and tree.upos[at] == "PROPN" and not claimed and not marked.is_word(at)


def _told_as_body(tree: Tree, span: Span, acronym: int) -> bool:
    """Whether the parser reads a body in the words or the acronym: "Gross Domestic Product (GDP)" is none."""
    tags = [tree.entity[at][2:] for at in (*range(*span), acronym)]
    return BODY in tags and PERSON not in tags


def spelled(marked: Marked, index: int) -> Span | None:
    """The capitals right before a bracket whose first letters make the acronym in it, small words between them free."""
    letters, at = list(marked.tokens[index].text), index
    while letters and at > 0 and index - at < 9 and (at == index or marked.tokens[at].gap in (" ", "-")):
        at -= 1
        token = marked.tokens[at]
        if token.capital and token.text[0] == letters[-1]:
            letters.pop()
        elif token.capital or at == index - 1:
            return None
    return (at, index) if not letters and index - at >= 2 else None
