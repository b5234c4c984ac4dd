"""Persons by office: with the name beside it, or as a description of whoever holds it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.builtin.bodies import is_shouting
from dragoman.reading.builtin.bodynames import PLAIN
from dragoman.reading.builtin.heading import body_named_before, of_a_body, past_body, past_place, private_house
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.portfolios import by_portfolio, is_portfolio, past_honorifics, past_others, portfolio_left
from dragoman.reading.builtin.spans import Mention, is_place_only, mention_over, name_at, of_phrase
from dragoman.reading.builtin.trees import Tree


class _Phrase(Struct, frozen=True):
    """The words round an office: from `left` to `right`, what state or body it is of, which office it is."""

    left: int
    right: int
    office: str
    iso: str | None
    of: str | None
    former: bool
    definite: bool


def office_mentions(marked: Marked) -> list[Mention]:
    """Every office of the passage: with the name beside it, or as a description of its holder."""
    found = []
    for index, match in sorted(marked.offices.items()):
        body = marked.organizations.get(index)
        if body is None or body.length <= match.length:  # "Justice Department" is no Justice
            found.extend(_office(marked, index, match))
    return found


def _office(marked: Marked, index: int, match: Match) -> list[Mention]:
    phrase = _phrase(marked, index, match)
    own = not marked.tokens[index + match.length - 1].possessive
    if match.entry.get("body_follows"):
        phrase = replace(phrase, right=past_body(marked, phrase.right))
    name = _name_beside(marked, phrase) if own and not is_shouting(marked) else None
    first = portfolio_left(marked, index)
    if first < index and (special := by_portfolio(marked, first, match)) is not None:
        phrase = replace(phrase, office=special)
    words = marked.text(first, phrase.right)
    if name is not None:
        context = min(phrase.left, name[0]), max(phrase.right, name[1])
        after, iso, _ = of_phrase(marked, name[1]) if phrase.iso is None else (0, None, None)
        if iso:
            phrase, context = replace(phrase, iso=iso, of=iso), (context[0], max(context[1], after))
        return [
            mention_over(
                marked, name, context, kind="person", office=phrase.office, office_of=phrase.of, office_words=words,
                former=phrase.former, iso=phrase.iso,
            )
        ]  # fmt: skip
    if phrase.former or index in marked.unnamed:
        return []
    return [
        mention_over(
            marked, (index, index + match.length), (phrase.left, phrase.right),
            kind="person" if phrase.definite else "unnamed",
            office=phrase.office, office_of=phrase.of, office_words=words, iso=phrase.iso, description=True,
            indefinite=not phrase.definite, head=None if phrase.definite else phrase.office,
        )
    ]  # fmt: skip


def _name_beside(marked: Marked, phrase: _Phrase) -> tuple[int, int] | None:
    beyond = replace(phrase, right=past_place(marked, phrase.right))
    polite = replace(phrase, right=past_honorifics(marked, phrase.right))
    return (
        _name_after(marked, phrase)
        or _name_after(marked, beyond)
        or (_name_after(marked, polite) if polite.right > phrase.right else None)
        or _name_after_complement(marked, phrase)
        or _apposition(marked, phrase.left)
    )


_COMPLEMENT = 5
"""What somebody is head of has at most so many words: "of the rescue team"."""


def _name_after_complement(marked: Marked, phrase: _Phrase) -> tuple[int, int] | None:
    """A name between commas after what the office is of: "le chef des secours, Davit Meskhi, …"."""
    tokens, at = marked.tokens, phrase.right
    if at >= len(tokens) or tokens[at].gap != " " or not marked.words.of.has(tokens[at]):
        return None
    comma = next((n for n in range(at + 2, min(at + 2 + _COMPLEMENT, len(tokens))) if tokens[n].gap != " "), None)
    if comma is None or tokens[comma].gap != ", ":
        return None
    name = _name_after(marked, replace(phrase, right=comma))
    if name is None or (name[1] < len(tokens) and not tokens[name[1]].gap.startswith((",", "."))):
        return None
    return None if any(marked.is_word(n) for n in range(*name)) else name


def _phrase(marked: Marked, index: int, match: Match) -> _Phrase:
    office = str(match.entry["id"])
    left, iso, former, definite = _left_context(marked, index)
    left, definite = (left, True) if definite else _by_article(marked, left, index)
    right, of_iso, of_words = of_phrase(marked, index + match.length)
    longer = of_phrase(marked, index + match.length, joined=True)
    if any(right <= at < longer[0] for at in marked.organizations):
        right, of_iso, of_words = longer
    if right == index + match.length and office.endswith("_minister"):
        right = _with_adjective(marked, index, right)
    if office.endswith("minister"):
        right = past_others(marked, index, right)
    if office == "head_of_state" and iso is None and of_iso is None and of_a_body(marked, left, index + match.length):
        office = "chief"
    if office == "head_of_state" and iso is None and of_iso is None and _of_a_firm(marked, index + match.length, right):
        office = "chief"
    if office == "chief":
        right, domain, domain_iso = _domain(marked, index + match.length, right)
        office, of_iso = domain or office, of_iso or domain_iso
    iso = iso or of_iso or match.entry.get("iso")
    if office.endswith("minister") and not any(index < at < right for at in marked.organizations):
        of_words = None  # "minister of Fishing": what somebody is minister for is no body
    of = iso or of_words or _body_before(marked, index, match)
    house = private_house(marked, index)
    if house is not None:
        right, of = max(right, house[0]), house[1] or (None if iso else of)
        iso, office = None, "chief" if office == "head_of_state" else office
    elif of is None and office == "chief":
        of = body_named_before(marked, index)
    return _Phrase(left, right, office, iso, of, former, definite)


def _with_adjective(marked: Marked, index: int, right: int) -> int:
    """Where a portfolio ends that an adjective tells more of: "la ministre de la Santé publique, Ida Lind"."""
    tree, tokens = marked.tree, marked.tokens
    if tree is None or right + 1 >= len(tokens) or not marked.words.nationality_follows:
        return right
    tells = tree.upos[right] == "ADJ" and index <= tree.head[right] < right and tokens[right].gap == " "
    return right + 1 if tells and right not in marked.nations else right


def _of_a_firm(marked: Marked, first: int, right: int) -> bool:
    """Whether what follows "president of" is a company, club or court: whoever heads it is no head of state."""
    return any(match.entry["id"] in PLAIN for at, match in marked.organizations.items() if first <= at < right)


def _name_after(marked: Marked, phrase: _Phrase) -> tuple[int, int] | None:
    tokens, start = marked.tokens, phrase.right
    if (
        start >= len(tokens)
        or start in marked.organizations
        or _gap(marked, start) not in ("", ",", "(", '"')
        or tokens[start - 1].possessive
    ):
        return None
    end = name_at(marked, start)
    enough = 2 if _gap(marked, start) == "," else 1
    if enough == 2 and (
        any(at in marked.organizations for at in range(start, end))
        or (_in_genitive(marked, phrase.left) and _of_somebody(marked, (phrase.left, phrase.right), start))
    ):
        return None
    if end - start < enough or is_place_only(marked, start, end) or marked.makes_a_thing(start + 1, end):
        return None
    if end - start == 1 and (_whose(marked, phrase.left, start) or marked.is_word(start) or _acronym(marked, start)):
        return None
    return start, end


def _whose(marked: Marked, left: int, name: int) -> bool:
    """Whether a name in a case tells whose adviser somebody is: "ein Berater Lindens"."""
    endings = marked.words.genitives
    return (
        bool(endings)
        and marked.words.determiners.has(marked.tokens[left])
        and marked.tokens[name].text.endswith(endings)
    )


def _acronym(marked: Marked, at: int) -> bool:
    text = marked.tokens[at].text
    return text.isupper() and 2 <= len(text) <= 5


def _gap(marked: Marked, at: int) -> str:
    """What stands before a token, without the dot of an abbreviation ("Sen. Lind")."""
    gap = marked.tokens[at].gap.strip()
    return "" if gap == "." and len(marked.tokens[at - 1].text) <= 4 and at - 1 in marked.offices else gap


def _in_genitive(marked: Marked, left: int) -> bool:
    """Whether the office belongs to the noun before: "the brother of the captain, X" names no captain."""
    tokens, words = marked.tokens, marked.words
    joined = words.nationality_follows and left < len(tokens) and words.of.has(tokens[left])  # "du capitaine"
    if left > 0 and (joined or words.of.has(tokens[left - 1])) and not words.nouns_are_capitals:
        return True
    genitive = words.genitive_determiners.has(tokens[left]) and left > 0 and tokens[left].gap == " "
    return genitive and tokens[left - 1].capital and tokens[left - 1].start >= 0 and words.nouns_are_capitals


def _of_somebody(marked: Marked, office: tuple[int, int], name: int) -> bool:
    """Whether the noun an office belongs to may itself bear the name: "the brother of the captain, X", no "visit"."""
    tree, words = marked.tree, marked.words
    if tree is None or not (marked.given(name) or tree.entity[name][2:] == "PER"):
        return True
    owner = tree.head[tree.top(*office)]
    while owner >= 0 and (tree.entity[owner][2:] == "LOC" or owner in marked.places):
        owner = tree.head[owner]  # "the visit to Lima of the minister, X"
    if not 0 <= owner < office[0] or tree.upos[owner] != "NOUN":
        return True
    listed = (marked.offices, marked.unnamed, marked.organizations)
    people = any(at <= owner < at + match.length for where in listed for at, match in where.items())
    return people or words.kin.has(marked.tokens[owner])


def _apposition(marked: Marked, left: int) -> tuple[int, int] | None:
    """The name before ", a former …": at least two tokens, ending right before the comma."""
    tokens = marked.tokens
    if left <= 1 or left >= len(tokens) or tokens[left].gap.strip() != ",":
        return None
    for first in range(max(0, left - 5), left - 1):
        if (
            name_at(marked, first) == left
            and not is_place_only(marked, first, left)
            and not marked.makes_a_thing(first, left)
        ):
            return first, left
    return None


def _left_context(marked: Marked, index: int) -> tuple[int, str | None, bool, bool]:
    """Leftmost token of the office's phrase, the state it is of, whether it is a former one, whether definite."""
    tokens, words = marked.tokens, marked.words
    iso, former, left = marked.nation(index, marked.offices[index].length), False, index
    definite = tokens[index].capital and tokens[index].start > 0 and not words.nouns_are_capitals
    while left > 0 and (tokens[left].gap in (" ", "-", "- ", ", ") or tokens[left - 1].possessive):
        before, token = left - 1, tokens[left - 1]
        if tokens[left].gap == ", " and not words.modifiers.has(token):
            break
        country = _country_ending_at(marked, before)
        if before in marked.nations:
            iso, definite = iso or marked.nations[before], True
        elif country:
            iso, left, definite = iso or country[1], country[0], True
            continue
        elif before in marked.places:
            iso, definite = iso or marked.places[before].iso, True
        elif words.former.has(token):
            former = True
        elif words.determiners.has(token):
            return before, iso, former, not words.indefinite.has(token) and not _plural(marked, before, index)
        elif not (words.modifiers.has(token) or before in marked.organizations or is_portfolio(marked, before, index)):
            break
        left -= 1
    return left, iso, former, definite


def _by_article(marked: Marked, left: int, index: int) -> tuple[int, bool]:
    """Where the parse ties a definite article to one holder of an office: "the 51-year-old captain"."""
    tree, words = marked.tree, marked.words
    if tree is None or tree.has(index, "Number=Plur"):
        return left, False
    at = left
    while at > max(0, index - 6) and marked.tokens[at].gap in (" ", "-") and _tells_age(tree, at - 1):
        at -= 1
    articles = [*tree.of(index, ("det",)), at - 1] if at else tree.of(index, ("det",))
    for at in articles:
        token = marked.tokens[at]
        if index - 6 <= at < left and words.determiners.has(token) and not words.indefinite.has(token):
            return at, tree.has(index, "Number=Sing") or not _plural(marked, at, index)
    return left, False


def _tells_age(tree: Tree, at: int) -> bool:
    """Whether a token is an adjective, a figure or what the figure counts ("den 51 Jahre alten Kapitän")."""
    return tree.upos[at] in ("ADJ", "NUM") or bool(tree.of(at, ("nummod",)))


def _plural(marked: Marked, determiner: int, index: int) -> bool:
    """Whether the determiner tells a plural: "die Minister" (German), not "die Ministerin"."""
    words = marked.words
    return words.plural_determiners.has(marked.tokens[determiner]) and not marked.tokens[index].folded.endswith(
        words.feminine or ("",)
    )


def _domain(marked: Marked, first: int, right: int) -> tuple[int, str | None, str | None]:
    """What a head is by what it is head of ("head of Norwegian diplomacy"): end of phrase, office, state."""
    tokens, words = marked.tokens, marked.words
    at, iso = first, None
    if at < len(tokens) and words.of.has(tokens[at]):
        at += 1
    while at < len(tokens) and tokens[at].gap in (" ", "-"):
        match = words.domains.at(tokens, at)
        if match and at + match.length >= right:
            return at + match.length, str(match.entry["id"]), iso or marked.nations.get(at)
        if at in marked.nations:
            iso = iso or marked.nations[at]
        elif at in marked.places and tokens[at].possessive:
            iso = iso or marked.places[at].iso
        elif not words.determiners.has(tokens[at]):
            break
        at += 1
    return right, None, None


def _body_before(marked: Marked, index: int, match: Match) -> str | None:
    """The body an office's own word or the words before it name ("State Department spokesman", "Polizeisprecher")."""
    token = marked.tokens[index]
    stem = token.text[: len(token.text) - len(match.form)].split("-")[-1] if match.length == 1 else ""
    if len(stem) >= 4 and marked.words.organizations.has_form(stem):
        whole = stem.removesuffix("s")  # "Regierungssprecher"
        return whole if marked.words.organizations.has_form(whole) else stem
    for first in range(max(0, index - 4), index):
        body = marked.organizations.get(first)
        if body and first + body.length == index:
            return marked.text(first, index)
    return None


def _country_ending_at(marked: Marked, index: int) -> tuple[int, str | None] | None:
    """First token and code of a country of several words whose last token is at `index`."""
    for first in range(max(0, index - 3), index):
        place = marked.places.get(first)
        if place is not None and place.end >= marked.tokens[index].end and place.iso:
            return first, place.iso
    return None
