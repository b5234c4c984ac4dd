"""Bodies: ministries, agencies, companies, by head word, legal form, acronym or list."""

from __future__ import annotations

import re

from dragoman.ontology import table
from dragoman.reading.builtin.bodynames import (
    ACRONYM,
    PLAIN,
    ends_at_acronym,
    ends_by_tree,
    hangs,
    name_of_body,
    of_plural,
    owned_by,
    owned_by_many,
    runs_on,
    whose,
)
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention, mention_over, name_at, of_phrase
from dragoman.reading.builtin.states import seat

_GAPS = (" ", "-", "", "' ")
"""What may stand between the words of a body's name; the last after a plural owner ("Weavers' Union")."""
_ROMAN = re.compile(r"^[IVXLCM]+$")


_SEATED = ("parliament", "presidency", "supreme_court", "constitutional_court", "central_bank", "election_commission")
"""What besides ministries is told by the capital it sits in: "the parliament in Lima"."""


def body_mentions(marked: Marked) -> list[Mention]:
    """Organizations by their head word ("the Foreign Ministry"), legal form ("Hays AG"), acronym or list."""
    # "Shipping Minister" is no shipping company; "prosecutor's office" is more than a prosecutor.
    held = {at: office.length for index, office in marked.offices.items() for at in range(index, index + office.length)}
    bodies = [
        _body(marked, index, match)
        for index, match in sorted(marked.organizations.items())
        if match.entry["id"] != "government" and match.length > held.get(index, 0)
    ]
    return [*bodies, *_firms(marked), *_foreign_firms(marked), *_acronyms(marked), *_short_names(marked)]


def _body(marked: Marked, index: int, match: Match) -> Mention:
    """A body named, or told by its bare head word (a description, led back later or dropped)."""
    tokens, entry = marked.tokens, match.entry
    left, iso = _leftwards(marked, index)
    # "Its Foreign Office" is neither Britain's nor the one told before.
    others = left > 0 and "iso" in entry and marked.words.possessives.has(tokens[left - 1])
    iso = iso or marked.nation(index, match.length) or (None if others else entry.get("iso"))
    head_end = index + match.length
    end = runs_on(marked, index, head_end)
    right, of_iso, _ = of_phrase(marked, end, joined=True)
    if right > end and not (tokens[right - 1].capital and hangs(marked, left, of=(end, right))):
        right = end
    if right > end and _of_a_party(marked, end, right):
        right = end
    short = ends_at_acronym(marked, index, end)
    right = max(right, short)
    iso = iso or whose(marked, end)
    if of_iso is None and (entry["id"].endswith("ministry") or entry["id"] in _SEATED):
        of_iso, _ = seat(marked, index, end)
    name = name_of_body(marked, index, match)
    if name is not None:
        return mention_over(marked, name, (left, name[1]), kind="organization", iso=iso, head=entry["id"])
    named = entry.get("named") or _is_named(
        marked, (left, index, head_end, right), entry_id=entry["id"], iso=iso or of_iso
    )
    ends = ends_by_tree(marked, index, match)
    named = named or (ends > right and owned_by_many(marked, index, head_end)) or short > end
    left, right = (left, max(right, ends)) if named else (index, head_end)
    known = table("names")["bodies"]["known"]
    return mention_over(
        marked, (left, right), (left, right), kind="organization", iso=None if entry["id"] in known else iso or of_iso,
        head=entry["id"], office=None if entry["id"] in PLAIN else entry["id"], description=not named,
        indefinite=bool(left)
        and (others or marked.words.indefinite.has(tokens[left - 1]) or _of_another(marked, left)),
        proper=index > 0 and match.length > 1 and tokens[index].capital and not marked.words.nouns_are_capitals,
    )  # fmt: skip


def _of_a_party(marked: Marked, first: int, right: int) -> bool:
    """Whether what follows is a body told by what it is alone: "hatte das Gericht der Gewerkschaft untersagt"."""
    words, tokens = marked.words, marked.tokens
    at = first + 1 if first + 1 < right and words.determiners.has(tokens[first + 1]) else first
    article = words.determiners.has(tokens[at]) and not words.indefinite.has(tokens[at])
    match = marked.unnamed.get(at + 1)
    return article and match is not None and at + 1 + match.length == right and marked.words.nouns_are_capitals


def _of_another(marked: Marked, head: int) -> bool:
    """Whether a possessive tells whose owner or operator a firm is: "son armateur" is that of the ship just told."""
    return marked.tokens[head].folded in marked.words.related and marked.words.possessives.has(marked.tokens[head - 1])


def _is_named(marked: Marked, at: tuple[int, int, int, int], *, entry_id: str, iso: str | None) -> bool:
    """Whether what stands round a head word makes a name of it; `at`: left end, head, its end, right end."""
    left, head, end, right = at
    tokens = marked.tokens
    if iso and entry_id not in PLAIN:
        return True
    if marked.words.nouns_are_capitals:
        return any(token.capital for token in tokens[left:head]) or (
            right > end
            and entry_id != "ministry"
            and marked.nations.get(left) is None
            and of_plural(marked, end, right)
        )
    if not tokens[head].capital:
        return False
    return left < head or right > end


def _leftwards(marked: Marked, index: int) -> tuple[int, str | None]:
    """Where a body's name begins, and the state it is of."""
    tokens, left, iso = marked.tokens, index, None
    while left > 0 and tokens[left].gap in _GAPS and left > index - 6:
        before = left - 1
        if before in marked.nations:
            iso = iso or marked.nations[before]
        elif tokens[before].possessive and not _plural_owner(marked, before):
            break
        elif _after_and(marked, before, index):
            before -= 1
            iso = iso or marked.nations.get(before)
        elif not _may_name_body(marked, before):
            break
        left = before
    if left > 0 and tokens[left - 1].possessive:
        iso = iso or owned_by(marked, left)
    while (
        left < index
        and tokens[left].text in marked.words.no_names
        and left not in marked.nations
        and not _fits_inside(marked, left)
    ):
        left += 1
    return left, iso


def _after_and(marked: Marked, at: int, head: int) -> bool:
    """Whether "and" joins two capitals of one name: "the Energy and Water Board"."""
    tokens = marked.tokens
    joined = marked.words.joins.has(tokens[at]) and at >= 2 and tokens[at - 1].capital and tokens[at].gap == " "
    return (
        joined
        and marked.organizations[head].entry["id"] in PLAIN
        and marked.words.determiners.has(tokens[at - 2])
        and not marked.words.nouns_are_capitals
    )


def _fits_inside(marked: Marked, at: int) -> bool:
    return marked.tokens[at].text in marked.words.inside_names


def _plural_owner(marked: Marked, at: int) -> bool:
    """ "Seafarers' Union": the owners are part of the name; "Kenya's Parliament": they are not."""
    token = marked.tokens[at]
    plural = token.text.endswith("s") or token.text in marked.words.plural_owners
    return token.capital and plural and at not in marked.places and not marked.given(at)


def _may_name_body(marked: Marked, at: int) -> bool:
    token, words = marked.tokens[at], marked.words
    if (
        not token.capital
        or ("-" in token.text and token.text.rsplit("-", 1)[-1].islower())
        or at in marked.offices
        or at in marked.titles
    ):
        return False
    if words.nouns_are_capitals:
        adjective = (
            token.text.endswith(words.adjective_endings or ("\0",))
            and token.text not in words.no_names
            and token.start > 0
        )
        return (adjective and at not in marked.places) or bool(ACRONYM.match(token.text))
    return token.text not in words.no_names or token.text in words.inside_names


def _firms(marked: Marked) -> list[Mention]:
    """Capitals before a legal form."""
    tokens, found = marked.tokens, []
    for index, token in enumerate(tokens):
        if token.text not in marked.words.legal_forms or token.gap not in (" ", ", "):
            continue
        first = index
        while (
            first > 0 and index - first < 5 and tokens[first].gap in (" ", "-", " & ", ", " if first == index else " ")
        ):
            before = tokens[first - 1]
            if marked.words.particles.has(before) and not before.capital and first >= 2 and tokens[first - 2].capital:
                first -= 2
                continue
            if marked.words.nouns_are_capitals and (first - 1 in marked.organizations or _noun(marked, first - 1)):
                break
            if not before.capital or before.text in marked.words.no_names or first - 1 in marked.offices:
                break
            first -= 1
        headed = marked.words.nouns_are_capitals and first - 1 in marked.organizations  # "Reederei Nordlicht Ferries"
        if first < index and not (headed and name_of_body(marked, first - 1, marked.organizations[first - 1])):
            found.append(mention_over(marked, (first, index + 1), (first, index + 1), kind="organization", head="firm"))
    return found


def _noun(marked: Marked, at: int) -> bool:
    """Whether the parse takes a capital for a common noun or an adjective: "der Käufer Telavox AG"."""
    return marked.tree is not None and marked.tree.upos[at] in ("NOUN", "ADJ", "DET", "ADP")


def _foreign_firms(marked: Marked) -> list[Mention]:
    """Capitals after a firm's head word in another language: "Minera Cerro Blanco" in an English report."""
    tokens, found = marked.tokens, []
    for index, token in enumerate(tokens):
        end = name_at(marked, index) if token.text in marked.words.firm_heads else index
        claimed = index in marked.organizations or (index and tokens[index].close and tokens[index - 1].capital)
        if end - index >= 2 and not claimed and not is_shouting(marked):
            found.append(mention_over(marked, (index, end), (index, end), kind="organization", head="firm"))
    return found


def _short_names(marked: Marked) -> list[Mention]:
    """One capital word alone in brackets, a short name where a body it shortens stands before: "(Ofivima)"."""
    found = []
    for index, token in enumerate(marked.tokens):
        alone = token.gap == " (" and marked.passage.plain[token.end :].startswith(")") and index > 0
        shaped = token.text.istitle() and token.text.isalpha() and 4 <= len(token.text) <= 12
        if alone and shaped and index not in marked.places and not marked.is_word(index):
            span = index, index + 1
            found.append(mention_over(marked, span, span, kind="organization", head="bracketed", proper=True))
    return found


def _acronyms(marked: Marked) -> list[Mention]:
    """Acronyms; those that no list knows and that do not speak are too often no body (head "acronym")."""
    found = []
    for index, token in enumerate(marked.tokens):
        if not ACRONYM.match(token.text) or _ROMAN.match(token.text) or _claimed(marked, index) or is_shouting(marked):
            continue
        if token.text in marked.words.no_names:
            continue
        known = token.text in marked.words.acronyms or speaks(marked, index, index + 1)
        beside = token.gap == " (" or _set_off(marked, index)
        head = "speaking" if known else "bracketed" if beside else "acronym"
        span = index, index + 1
        found.append(mention_over(marked, span, span, kind="organization", head=head, proper=beside))
    return found


def _set_off(marked: Marked, index: int) -> bool:
    """Whether commas set a token off: "the National Transport Board, NTB, said"."""
    return marked.tokens[index].gap == ", " and marked.passage.plain[marked.tokens[index].end :].startswith(",")


def speaks(marked: Marked, index: int, after: int) -> bool:
    """Whether a saying verb follows tokens [index, after), or they are named as a source ("according to …")."""
    tokens, words = marked.tokens, marked.words
    if (
        after < len(tokens)
        and tokens[after].gap == " "
        and not tokens[after].capital
        and words.sayings.at(tokens, after)
    ):
        return True
    for start in range(max(0, index - 4), index):
        match = words.sources.at(tokens, start)
        end = start + match.length if match else -1
        if end == index or (end == index - 1 and words.determiners.has(tokens[end])):
            return True
    return False


def _claimed(marked: Marked, index: int) -> bool:
    return any(
        index in claimed
        for claimed in (marked.nations, marked.places, marked.offices, marked.titles, marked.organizations)
    )


def is_shouting(marked: Marked) -> bool:
    """Whether the passage is set in capitals throughout, where capitals tell nothing."""
    words = [token.text for token in marked.tokens if len(token.text) > 1 and token.text.isalpha()]
    return len(words) >= 3 and sum(word.isupper() for word in words) > 0.6 * len(words)
