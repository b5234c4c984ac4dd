"""Bodies whose names are no list's: a firm's beside what it is, an association's that is a date or stands in quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dragoman.reading.builtin.bodies import is_shouting
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention, mention_over
from dragoman.reading.builtin.trees import Tree

_OPEN = (' "', " “", " «\u00a0", " « ", " „", ' "', " ‘", " '")
_CLOSE = ('"', "”", "\u00a0»", " »", "“", "’", "'", "»")
_QUOTED = 4
"""The name of an association in quotation marks has at most so many words."""
_COMPLEMENT = 3
"""What a firm does has at most so many words between it and its name: "compañía de construcción"."""
_WORDS = 3
"""A firm's name has at most so many words."""
_SHORT = 4
"""A name of fewer letters is too often another word."""


def firm_mentions(report: Sequence[Marked]) -> list[Mention]:
    """Firms and associations of a report that its own words tell, wherever it writes their names."""
    spoken = [marked for marked in report if not is_shouting(marked)]
    beside = [mention for marked in spoken for mention in (*_beside(marked), *_parties(marked))]
    again = firms_again(report, {mention.form for mention in beside})
    societies = [mention for marked in spoken for mention in _societies(marked)]
    return [*again, *societies]


def _beside(marked: Marked) -> Iterator[Mention]:
    for index, match in sorted(marked.organizations.items()):
        if match.entry["id"] != "company" or marked.words.vessels.has(marked.tokens[index]):
            continue
        span = _after(marked, index, index + match.length) or _before(marked, index)
        if span:
            yield _firm(marked, span)


def _parties(marked: Marked) -> Iterator[Mention]:
    """Parties by the word beside their name: "the Civic Renewal party", "el partido Renovación Cívica"."""
    if marked.tree is None or marked.words.nouns_are_capitals:
        return
    for index, token in enumerate(marked.tokens):
        if token.capital or token.possessive or not marked.words.party_words.has(token):
            continue
        span = _name(marked, index + 1, gaps=(" ", *_OPEN)) if index + 1 < len(marked.tokens) else None
        if not marked.words.nationality_follows:
            span = span or _capitals_before(marked, index)
        if span and _sure(marked.tree, span):
            yield _firm(marked, span)


def _capitals_before(marked: Marked, end: int) -> tuple[int, int] | None:
    """Capitals between an article or possessive and a word in small letters."""
    tokens, words, first = marked.tokens, marked.words, end
    while first > 0 and end - first < _WORDS and coined_word(marked, first - 1) and tokens[first].gap == " ":
        first -= 1
    led = first > 0 and (words.determiners.has(tokens[first - 1]) or words.possessives.has(tokens[first - 1]))
    return (first, end) if first < end and led else None


def _sure(tree: Tree, span: tuple[int, int]) -> bool:
    """Whether capitals are a body's name by the parse, or several that it takes for no person's."""
    tags = {tree.entity[at][2:] for at in range(*span)}
    return "PER" not in tags and (span[1] - span[0] >= 2 or bool(tags & {"ORG", "MISC"}))


def _firm(marked: Marked, span: tuple[int, int]) -> Mention:
    return mention_over(marked, span, span, kind="organization", head="firm")


def _after(marked: Marked, head: int, end: int) -> tuple[int, int] | None:
    """ "The construction company Telavox", "la compañía de construcción Telavox": by the parse an apposition."""
    tree, tokens = marked.tree, marked.tokens
    if tree is None or tokens[end - 1].possessive or (tokens[head].capital and not marked.words.nouns_are_capitals):
        return None
    first = end
    if not marked.words.nouns_are_capitals and first < len(tokens) and marked.words.of.has(tokens[first]):
        while first < len(tokens) and first - end < _COMPLEMENT and not tokens[first].capital:
            first += 1
    span = _name(marked, first, gaps=(" ", *_OPEN))
    if span is None:
        return None
    top = tree.top(*span)
    tied = head <= tree.head[top] < span[0] and tree.base(top) in ("appos", "nmod", "flat")
    plain = first == end or tree.base(top) != "nmod" or tokens[first].gap in _OPEN or tree.head[top] >= end
    return span if tied and plain and tree.upos[top] == "PROPN" else None


def _before(marked: Marked, head: int) -> tuple[int, int] | None:
    """ "Telavox, l'entreprise qui …", "Telavox, a firm from Lima": what it is in small letters behind its comma."""
    tokens, words = marked.tokens, marked.words
    at = head
    while at > 0 and head - at < 3 and tokens[at].gap in (" ", "-", "") and not words.determiners.has(tokens[at]):
        at -= 1
    small = not tokens[head].capital or words.nouns_are_capitals
    if at == head or not small or not words.determiners.has(tokens[at]) or tokens[at].gap != ", ":
        return None
    for first in (at - 2, at - 1):
        span = _name(marked, first, gaps=None) if first >= 0 else None
        if span and span[1] == at and (first == 0 or not tokens[first - 1].capital or not tokens[first].close):
            return span
    return None


def _name(marked: Marked, first: int, *, gaps: tuple[str, ...] | None) -> tuple[int, int] | None:
    """Capitals from a token on that no list claims for anything else."""
    tokens, last = marked.tokens, first
    while last < len(tokens) and last - first < _WORDS and coined_word(marked, last):
        fits = gaps is None or tokens[last].gap in gaps if last == first else tokens[last].gap == " "
        if not fits or (last > first and tokens[last - 1].possessive):
            break
        last += 1
    goes_on = last < len(tokens) and tokens[last].close and tokens[last].capital and not tokens[last - 1].possessive
    follows = goes_on and (last in marked.organizations or not marked.words.nouns_are_capitals)
    return (first, last) if last > first and not follows else None


def coined_word(marked: Marked, at: int) -> bool:
    """Whether a token is a word in capitals that no list claims for anything."""
    token = marked.tokens[at]
    listed = (marked.nations, marked.offices, marked.titles, marked.unnamed, marked.organizations, marked.places)
    claimed = any(at in where for where in listed) or marked.is_word(at) or marked.given(at)
    claimed = claimed or token.text in marked.words.firm_heads
    return token.capital and len(token.text) >= _SHORT and token.text.isalpha() and not claimed


def firms_again(report: Sequence[Marked], names: Set[str]) -> list[Mention]:
    """Every place where a report writes one of some firms' names."""
    return [mention for marked in report for name in sorted(names) for mention in _again(marked, name.split())]


def _again(marked: Marked, words: Sequence[str]) -> Iterator[Mention]:
    """Every place where a report writes a firm's name, no longer name's part."""
    tokens, tree = marked.tokens, marked.tree
    for first in range(len(tokens) - len(words) + 1):
        last = first + len(words)
        if [token.text for token in tokens[first:last]] != list(words):
            continue
        apart = first == 0 or not (tokens[first].close and tokens[first - 1].capital) or tokens[first - 1].possessive
        apart = apart or first - 1 in marked.offices or first - 1 in marked.nations
        begins = marked.words.nouns_are_capitals or apart or first - 1 in marked.organizations
        noun = tree is not None and len(words) == 1 and tree.upos[first] in ("NOUN", "VERB")
        if begins and not noun:
            yield _firm(marked, (first, last))


def _societies(marked: Marked) -> Iterator[Mention]:
    """ "L'association 17 Mars", "asociación «Voz Clara»": named by a day or by what stands in quotation marks."""
    tokens, words = marked.tokens, marked.words
    for index, match in sorted(marked.organizations.items()):
        end = index + match.length
        society = any(
            words.associations.has(token) or _joined(marked, at) for at, token in enumerate(tokens[index:end], index)
        )
        if match.entry["id"] != "body" or not society or end >= len(tokens) or tokens[end - 1].possessive:
            continue
        last = _day(marked, end) or _in_quotes(marked, end)
        if last:
            owner = index > 0 and (
                tokens[index].gap in ("' ", "’ ") or (tokens[index - 1].possessive and tokens[index].gap == " ")
            )  # "the relatives' association March 17"
            left = index - owner
            yield mention_over(marked, (left, last), (left, last), kind="organization", head="body")


def _joined(marked: Marked, at: int) -> bool:
    """Whether a word joined by a hyphen ends in an association's ("Anrainer-Vereinigung")."""
    text = marked.tokens[at].text
    return "-" in text and marked.words.associations.has_form(text.rsplit("-", 1)[-1])


def _day(marked: Marked, at: int) -> int | None:
    """The end of a day with a capital that follows at once ("17 Mars", "March 17")."""
    tokens = marked.tokens
    if at + 1 >= len(tokens) or tokens[at].gap != " " or tokens[at + 1].gap not in (" ", ". "):
        return None
    pair = tokens[at], tokens[at + 1]
    number = [token.text.isdigit() and len(token.text) <= 2 for token in pair]
    name = [token.capital and token.text.isalpha() and len(token.text) >= 3 for token in pair]
    return at + 2 if (number[0] and name[1]) or (name[0] and number[1]) else None


def _in_quotes(marked: Marked, at: int) -> int | None:
    tokens, plain = marked.tokens, marked.passage.plain
    if tokens[at].gap not in _OPEN:
        return None
    for last in range(at + 1, min(at + 1 + _QUOTED, len(tokens) + 1)):
        if plain.startswith(_CLOSE, tokens[last - 1].end):
            return last
        if last < len(tokens) and tokens[last].gap not in (" ", ". "):
            return None
    return None
