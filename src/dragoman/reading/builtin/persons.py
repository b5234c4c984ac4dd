"""Persons by title and by given name."""

from __future__ import annotations

from functools import cache

from dragoman.languages.words import entries
from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention, is_place_only, mention_over, name_at


def titled_mentions(marked: Marked) -> list[Mention]:
    """Names after a title ("Mr Okoye", "Frau Okoye")."""
    found = []
    for index, match in sorted(marked.titles.items()):
        start = index + match.length
        end = name_at(marked, start) if start < len(marked.tokens) and marked.tokens[start].close else start
        if end > start:
            found.append(mention_over(marked, (start, end), (index, end), kind="person", titled=True))
    return found


def given_name_mentions(marked: Marked) -> list[Mention]:
    """Two or more capitals in a row of which the first is a known given name (outside knowledge)."""
    found = []
    index = 0
    while index < len(marked.tokens):
        end = name_at(marked, index) if marked.given(index) else index
        if end - index >= 2 and not is_something_else(marked, index, end):
            found.append(mention_over(marked, (index, end), (index, end), kind="person"))
        index = max(end, index + 1)
    return found


def after_article(marked: Marked, first: int) -> bool:
    """Whether an article stands right before a name, in a language whose persons' names have none."""
    tokens, words = marked.tokens, marked.words
    return (
        first > 0
        and not words.nouns_are_capitals
        and tokens[first].gap == " "
        and words.determiners.has(tokens[first - 1])
        and not words.indefinite.has(tokens[first - 1])
        and not words.possessives.has(tokens[first - 1])
    )


_QUOTES = "\"'„“”‚‘’»«›‹"


def names_a_ship(marked: Marked, span: tuple[int, int]) -> bool:
    """Whether a name stands right behind a ship's word or alone in quotation marks: "the trawler Nueva Marta"."""
    first, last = span
    tokens = marked.tokens
    quoted = tokens[first].gap.rstrip("\u00a0 ").endswith(tuple(_QUOTES)) and tokens[first].gap != "' "
    if quoted and marked.passage.plain[tokens[last - 1].end :].lstrip("\u00a0 ").startswith(tuple(_QUOTES)):
        return True
    before = first - 1
    near = before >= 0 and (tokens[first].gap == " " or quoted) and not tokens[before].possessive
    return near and marked.words.vessels.has(tokens[before])


def names_a_namesake(marked: Marked, span: tuple[int, int]) -> bool:
    """Whether a name stands right behind what is called after somebody: "el colegio Marta Nieto", "Hurricane X Y"."""
    before, tokens = span[0] - 1, marked.tokens
    if before < 0 or tokens[span[0]].gap != " " or not marked.words.namesakes.has(tokens[before]):
        return False
    says = span[1] < len(tokens) and saying_words(marked.words.code).at(tokens, span[1]) is not None
    return not tokens[before].possessive and not says


def aged_mentions(marked: Marked) -> list[Mention]:
    """Two or three capitals in a row before an age, whether or not a list knows the given name: "Hania Zuberi, 34,"."""
    found: list[Mention] = []
    if marked.words.nouns_are_capitals:
        return found
    for index, token in enumerate(marked.tokens):
        end = name_at(marked, index, most=3) if token.capital else index
        if end - index < 2 or not _age_follows(marked, end) or is_something_else(marked, index, end):
            continue
        if "-" not in token.text and not any(marked.is_word(at) for at in range(index, end)):
            found.append(mention_over(marked, (index, end), (index, end), kind="person"))
    return found


def saying_mentions(marked: Marked) -> list[Mention]:
    """Two or three capitals right after a saying verb, before a mark or "who": "said Davit Meskhi, who leads …"."""
    found: list[Mention] = []
    tokens, words = marked.tokens, _sayers(marked.words.code)
    for index in range(1, len(tokens) - 1):
        match = words.verbs.at(tokens, index)
        start = index + match.length if match and not tokens[index].capital else len(tokens)
        if start >= len(tokens) or tokens[start].gap != " " or not _inverted(marked, index):
            continue
        end = name_at(marked, start, most=3)
        if end - start < 2 or not _name_ends(marked, end, words) or is_something_else(marked, start, end):
            continue
        if all(nothing_but_a_name(marked, at) for at in range(start, end)):
            found.append(mention_over(marked, (start, end), (start, end), kind="person"))
    return found


def _inverted(marked: Marked, verb: int) -> bool:
    """Whether a mark stands before the verb or its auxiliary: "…, said X", no "a group called X"."""
    tokens = marked.tokens
    auxiliary = verb > 1 and tokens[verb].gap == " " and marked.words.auxiliaries.has(tokens[verb - 1])
    return bool(tokens[verb - auxiliary].gap.strip())


class _Sayers:
    """The words of one language round a name that a saying verb leads in."""

    def __init__(self, code: str) -> None:
        told = entries(code, "saying", "verb")
        self.verbs = Lexicon([{"forms": (*entry.get("forms", ()), *entry.get("participles", ()))} for entry in told])
        self.who = Lexicon(entries(code, "names", "who"))
        self.no_persons = frozenset(form for entry in entries(code, "names", "no_person") for form in entry["forms"])
        self.trades = tuple(form for entry in entries(code, "names", "trade_ending") for form in entry["forms"])


@cache
def _sayers(code: str) -> _Sayers:
    return _Sayers(code)


def saying_words(code: str) -> Lexicon:
    """The saying verbs of a language, finite forms and participles."""
    return _sayers(code).verbs


def ends_like_a_body(marked: Marked, last: int) -> bool:
    """Whether the last word of a name is one that no person bears: "Bridgewater Relief"."""
    return marked.tokens[last - 1].text in _sayers(marked.words.code).no_persons


def _name_ends(marked: Marked, end: int, words: _Sayers) -> bool:
    """Whether a mark, "who" or the end of the passage follows a name, which is no genitive."""
    tokens = marked.tokens
    if tokens[end - 1].possessive:
        return False
    if end < len(tokens):
        return not tokens[end].gap[:1].isspace() or (tokens[end].gap == " " and words.who.has(tokens[end]))
    return True


def nothing_but_a_name(marked: Marked, at: int) -> bool:
    """Whether no list claims a token, by its shape a name's, for anything else."""
    token, words = marked.tokens[at], _sayers(marked.words.code)
    if not token.capital or not all(part.isalpha() and part.istitle() for part in token.text.split("-") if part):
        return not token.capital
    claimed = any(at in where for where in (marked.places, marked.nations, marked.organizations, marked.unnamed))
    trade = bool(words.trades) and token.text.endswith(words.trades) and not marked.given(at)
    first = at > 0 and not marked.tokens[at - 1].capital
    short = len(token.text) > 1 and marked.passage.plain[token.end : token.end + 2] == ". "
    ends = at + 1 >= len(marked.tokens) or not marked.tokens[at + 1].close
    return not (
        claimed
        or (short and not ends)
        or at in marked.offices
        or marked.is_word(at)
        or token.text in words.no_persons
        or (trade and first)
    )


def _age_follows(marked: Marked, end: int) -> bool:
    """ "X Y, 34, a teacher" or "X Y (34)"."""
    tokens = marked.tokens
    if end >= len(tokens) or not tokens[end].text.isdigit() or not 5 <= int(tokens[end].text) <= 105:
        return False
    after = tokens[end + 1].gap if end + 1 < len(tokens) else marked.passage.plain[tokens[end].end :]
    return (tokens[end].gap, after[:1]) in ((", ", ","), (", ", "."), (" (", ")"))


def is_something_else(marked: Marked, first: int, last: int) -> bool:
    """Whether the capitals are a place, body or thing that begins like a person's name, or end a longer name."""
    tokens = marked.tokens
    if first in marked.places or is_place_only(marked, first, last):
        return True
    if any(at in marked.organizations for at in range(first, last)) or marked.makes_a_thing(first + 1, last):
        return True
    # What goes on after a list stopped the name: "Dow Jones Bank", "Santa Cruz River".
    if last < len(tokens) and tokens[last].gap == " " and not tokens[last - 1].possessive:
        if last in marked.organizations and tokens[last].capital and not marked.words.nouns_are_capitals:
            return True
        if marked.makes_a_thing(last, last + 1):
            return True
    before = first - 1
    return (
        before >= 0 and tokens[first].gap in (" ", ". ") and not tokens[before].possessive and _leads_in(marked, before)
    )


def _leads_in(marked: Marked, at: int) -> bool:
    """Whether the word before is the beginning of the name of a thing or place: "South China Sea"."""
    token = marked.tokens[at]
    return token.capital and token.text in marked.words.inside_names and token.start > 0
