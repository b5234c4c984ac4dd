"""Bodies called by a coined word alone, known by what only bodies have: shareholders, a chief executive.

A sign is a word beside the name ("Telavox's shareholders", "los accionistas de Telavox", "Telavox-Chef", "le repreneur
Telavox"). A sure one is enough; weaker ones ("Telavox's spokesman": persons and states have those, too) want another,
the parser's tag or the name of a state ("Spain's Telavox", "l'espagnol Telavox").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.languages.words import Entry, entries
from dragoman.reading.builtin.bodies import is_shouting
from dragoman.reading.builtin.firms import coined_word, firms_again
from dragoman.reading.builtin.lexicon import Lexicon, Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention
from dragoman.reading.builtin.trees import SUBJECTS, Tree

_WORDS = 3
"""A coined name has at most so many words."""
_ENOUGH = 2
"""The weight that makes a body of a name: one sure sign, or two others."""
_NEAR = 4
"""What a name in the genitive has stands at most so many words behind it: "Telavox's own young engineers"."""
Span = tuple[int, int]
Sign = tuple[str, int]
"""What tells a body, and its weight."""


def coined_mentions(report: Sequence[Marked], named: Sequence[Mention]) -> list[Mention]:
    """Bodies of a report by the signs beside a coined name; `named`: what else is known of the report's names."""
    spoken = [marked for marked in report if marked.tree is not None and not is_shouting(marked)]
    persons = {part for one in named if one.kind == "person" and " " in one.form for part in one.form.split()}
    taken = {
        (one.passage, at)
        for one in named
        if one.kind == "state" or (one.kind == "organization" and not _coined_too(one))
        for at in range(one.first, one.last)
    }
    places: dict[str, list[tuple[Marked, Span]]] = {}
    for marked in spoken:
        for span in _runs(marked):
            if any((marked.passage.index, at) in taken for at in range(*span)):
                continue
            places.setdefault(marked.text(*span), []).append((marked, span))
    hyphened = _hyphened(report)
    names = {
        name
        for name, told in places.items()
        if not persons & set(name.split()) and _weight(told, hyphened.get(name, set())) >= _ENOUGH
    }
    return firms_again(report, names)


def _coined_too(body: Mention) -> bool:
    """Whether a body is known by its capitals alone: an acronym that nothing else tells."""
    return body.head == "acronym"


def _weight(told: Sequence[tuple[Marked, Span]], hyphened: set[Sign]) -> int:
    """How much speaks for a body; nothing where it is once a ship's name, or the parse takes it for a town's."""
    signs, towns = set(hyphened), 0
    for marked, span in told:
        if marked.tree is None or _is_a_ship(marked, span):
            return 0
        towns += marked.tree.entity[span[0]][2:] == "LOC"
        signs.update(_signs(marked, marked.tree, span))
    inside = towns * 2 > len(told) and any(_follows(marked, span, marked.words.seat) for marked, span in told)
    return 0 if inside else sum(weight for _, weight in signs)


def _is_a_ship(marked: Marked, span: Span) -> bool:
    """Whether a ship's word stands right before a name; "carrier" alone is as often an airline's."""
    longer = marked.words.vessels.at(marked.tokens, span[0] - 2) if span[0] > 1 else None
    plain = longer is None or longer.length == 1
    return _follows(marked, span, marked.words.vessels) and not (plain and _follows(marked, span, _role(marked)))


def _role(marked: Marked) -> Lexicon:
    return _words(marked.words.code)["role"]


def _follows(marked: Marked, span: Span, words: Lexicon) -> bool:
    """Whether a name stands right behind one of some words: "in Telavar", "the trawler Telavar"."""
    return span[0] > 0 and marked.tokens[span[0]].gap == " " and words.has(marked.tokens[span[0] - 1])


def _runs(marked: Marked) -> Iterator[Span]:
    """Capitals in a row that no list claims; where every noun has one, those the parse takes for names."""
    tokens, tree, at = marked.tokens, marked.tree, 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and (last == at or tokens[last].gap == " ") and _fits(marked, tree, last):
            last += 1
            if tokens[last - 1].possessive:
                break
        follows = last < len(tokens) and last > at and tokens[last].close and tokens[last].capital
        longer = follows and not (marked.words.nouns_are_capitals or tokens[last - 1].possessive or _told(marked, last))
        if 0 < last - at <= _WORDS and not longer and not (at and tokens[at].close and _name_before(marked, at - 1)):
            yield at, last
        at = max(last, at + 1)


def _fits(marked: Marked, tree: Tree | None, at: int) -> bool:
    proper = not marked.words.nouns_are_capitals or (tree is not None and tree.upos[at] == "PROPN")
    return coined_word(marked, at) and proper and _role(marked).at(marked.tokens, at) is None


def _told(marked: Marked, at: int) -> bool:
    """Whether a capital is a word for somebody or a thing rather than more of a name: "Telavox Chief Executive"."""
    words = _words(marked.words.code)
    return at in marked.offices or any(words[table].at(marked.tokens, at) is not None for table in ("has", "office"))


def _name_before(marked: Marked, at: int) -> bool:
    """Whether a capital before a name may be part of it: no article, adjective of a state or word for what it is."""
    token, words = marked.tokens[at], marked.words
    told = at in marked.nations or at in marked.organizations or at in marked.offices or _told(marked, at)
    role = _role(marked).at(marked.tokens, at) is not None
    plain = words.nouns_are_capitals or marked.is_word(at) or token.possessive or words.determiners.has(token)
    return token.capital and not (told or role or plain or token.start == 0)


def _signs(marked: Marked, tree: Tree, span: Span) -> Iterator[Sign]:
    """What beside one place of a name tells a body."""
    if "ORG" in {tree.entity[at][2:] for at in range(*span)}:
        yield "tag", 1
    if _of_a_state(marked, span[0]):
        yield "state", 1
    tables = _words(marked.words.code)
    for match in (*_owned(marked, tree, span), *_behind(marked, span)):
        yield match.form, int(match.entry.get("weight", _ENOUGH))
    yield from _dealing(marked, tree, span, tables)
    if _is_behind(marked, span, tables["role"]):
        yield "role", 1
    for match in _apposed(marked, tree, span, tables["role"]):
        yield match.form, _ENOUGH


def _dealing(marked: Marked, tree: Tree, span: Span, tables: dict[str, Lexicon]) -> Iterator[Sign]:
    """What it does as firms do, and what it is sold or buys: "the sale of the mill to Telavox"."""
    tokens, top = marked.tokens, tree.top(*span)
    above = tree.head[top]
    acts = [above] if above >= 0 and tree.relation[top] in SUBJECTS else []
    acts += [at for at in tree.of(top, ("acl",)) if any(tree.upos[one] == "PRON" for one in tree.of(at, SUBJECTS))]
    if any(tables["does"].has(tokens[at]) for at in acts):
        yield "does", 1
    partner = any(tables["partner"].has(tokens[at]) for at in tree.case(top))
    if above >= 0 and partner and any(tables["deal"].has(tokens[at]) for at in (above, *tree.up(above))):
        yield "deal", 1


def _of_a_state(marked: Marked, first: int) -> bool:
    """ "Spain's Telavox", "l'espagnol Telavox": told by its state as only firms and athletes are."""
    tokens, before = marked.tokens, first - 1
    if before < 1 or tokens[first].gap != " ":
        return False
    if tokens[before].possessive:
        return before in marked.places and marked.places[before].kind == "country"
    small = marked.words.nationality_follows and not tokens[before].capital
    return small and before in marked.nations and marked.words.determiners.has(tokens[before - 1])


def _owned(marked: Marked, tree: Tree, span: Span) -> Iterator[Match]:
    """What the name has: "the shareholders of Telavox", "Telavox's shareholders", "die Aktionäre der Telavox"."""
    tokens, top = marked.tokens, tree.top(*span)
    if tokens[span[1] - 1].possessive:
        for at in range(span[1], min(span[1] + _NEAR, len(tokens))):
            if tokens[at].gap not in (" ", "-") or tree.is_verb(at):
                return
            yield from _matches(marked, at)
        return
    cases = tree.case(top)
    genitive = not cases and any(marked.words.genitive_determiners.has(tokens[at]) for at in tree.of(top, ("det",)))
    if tree.base(top) == "nmod" and (genitive or any(marked.words.of.has(tokens[at]) for at in cases)):
        owner = tree.head[top]
        for at in range(max(0, owner - 2), owner + 1):
            yield from (match for match in _matches(marked, at) if at <= owner < at + match.length)


def _behind(marked: Marked, span: Span) -> Iterator[Match]:
    """ "Telavox shareholders", "Telavox chief executive Ida Lind"."""
    if _compounds(marked, span[1]):
        yield from _matches(marked, span[1])


def _is_behind(marked: Marked, span: Span, roles: Lexicon) -> bool:
    """ "The Telavox union", "the Telavox group"."""
    determined = span[0] > 0 and marked.words.determiners.has(marked.tokens[span[0] - 1])
    return determined and _compounds(marked, span[1]) and roles.has(marked.tokens[span[1]])


def _compounds(marked: Marked, at: int) -> bool:
    """Whether a noun may stand right behind a name that tells more of it: "Telavox shareholders"."""
    tokens, words = marked.tokens, marked.words
    plain = at < len(tokens) and tokens[at].gap == " " and not tokens[at - 1].possessive
    return plain and not (words.nationality_follows or words.nouns_are_capitals)


def _matches(marked: Marked, at: int) -> Iterator[Match]:
    tables = _words(marked.words.code)
    yield from (match for table in ("has", "office") if (match := tables[table].at(marked.tokens, at)) is not None)


def _apposed(marked: Marked, tree: Tree, span: Span, roles: Lexicon) -> Iterator[Match]:
    """What the name is, right before it: "the Spanish buyer Telavox", "le repreneur espagnol Telavox"."""
    tokens, end = marked.tokens, span[0]
    while end > 1 and end - 1 in marked.nations and tokens[end].gap == " " and marked.words.nationality_follows:
        end -= 1
    for at in range(max(0, end - 3), end):
        match = roles.at(tokens, at)
        if match is None or at + match.length != end or tokens[end].gap != " " or tokens[end - 1].possessive:
            continue
        role, top = range(at, end), tree.top(*span)
        if tree.head[top] in role or any(span[0] <= tree.head[one] < span[1] for one in role):
            yield match


def _hyphened(report: Sequence[Marked]) -> dict[str, set[Sign]]:
    """The signs joined to a name by a hyphen, by name: "Telavox-Chef", "Telavox-Aktien"."""
    found: dict[str, set[Sign]] = {}
    for marked in report:
        tables = _words(marked.words.code)
        for token in marked.tokens:
            name, _, word = token.text.rpartition("-")
            for entry in _joined(tables, word) if name else ():
                found.setdefault(name, set()).add((word, int(entry.get("weight", _ENOUGH))))
    return found


def _joined(tables: dict[str, Lexicon], word: str) -> Iterator[Entry]:
    owned = (tables[table] for table in ("has", "office", "role"))
    return (entry for lexicon in owned if (entry := lexicon.entry(word)) is not None)


@cache
def _words(code: str) -> dict[str, Lexicon]:
    """What firms have, who leads them, what they are to others: a language's words, by table."""
    return {
        table: Lexicon(entries(code, "firms", table)) for table in ("has", "office", "role", "does", "deal", "partner")
    }
