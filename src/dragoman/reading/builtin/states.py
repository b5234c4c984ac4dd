"""States as actors: by name, by their government, by their capital where it speaks or is party to something."""

from __future__ import annotations

from dragoman.ontology import table
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.spans import Mention, mention_over


def state_mentions(marked: Marked) -> list[Mention]:
    """Countries by name, governments of a state, capitals that stand for theirs."""
    found = []
    for index, place in sorted(marked.places.items()):
        last = _last(marked, index)
        # "US-Delegation", "China-Besuch": the state is part of another word and no actor here.
        if not place.iso or marked.tokens[index].start != place.start or marked.tokens[last - 1].end - place.end > 1:
            continue
        span = index, last
        if place.kind == "country":
            found.append(mention_over(marked, span, span, kind="state", iso=place.iso))
        elif _stands_for_state(marked, index, last):
            found.append(mention_over(marked, span, span, kind="state", iso=place.iso, office="capital"))
    return found + _governments(marked)


def _last(marked: Marked, index: int) -> int:
    last = index
    while last < len(marked.tokens) and marked.tokens[last].start < marked.places[index].end:
        last += 1
    return last


def _stands_for_state(marked: Marked, index: int, last: int) -> bool:
    """Whether a capital is meant as its state: subject of a saying or acting verb, or one of two parties."""
    if not _is_capital(marked, index, last) or marked.tokens[index].possessive:
        return False
    pair = _partner(marked, index, last)
    first, end = (min(index, pair[0]), max(last, pair[1])) if pair else (index, last)
    if pair and _after_party_noun(marked, first):
        return True
    return (_begins_clause(marked, first) and _acts(marked, end)) or _acts_by_tree(marked, first)


def _acts_by_tree(marked: Marked, index: int) -> bool:
    """Whether the parse makes a capital the subject of a saying or acting verb: "dies will Lima ändern"."""
    tree, tokens, words = marked.tree, marked.tokens, marked.words
    top = tree.top(index, _last(marked, index)) if tree is not None else -1
    if tree is None or tree.relation[top] != "nsubj":
        return False
    if any(tree.base(child) not in ("conj", "punct", "cc") for child in tree.children[top]):
        return False
    verb = tree.head[top]
    told = [at for at in (verb, *tree.of(verb, ("aux",))) if tree.is_verb(at) and not tokens[at].capital]
    return any(lexicon.at(tokens, at) is not None for at in told for lexicon in (words.sayings, words.acting))


def _is_capital(marked: Marked, index: int, last: int) -> bool:
    place = marked.places[index]
    others = table("names")["capitals"]["not_of_their_state"]
    return marked.text(index, last) in marked.words.capitals and place.kind == "city" and place.iso not in others


def _partner(marked: Marked, index: int, last: int) -> tuple[int, int] | None:
    """The other of "Oslo and Lima", a capital or a state."""
    tokens = marked.tokens
    if last + 1 < len(tokens) and marked.words.joins.has(tokens[last]) and _party(marked, last + 1):
        return last + 1, _last(marked, last + 1)
    for first in range(max(0, index - 4), index - 1):
        if marked.words.joins.has(tokens[index - 1]) and _party(marked, first) and _last(marked, first) == index - 1:
            return first, index - 1
    return None


def _party(marked: Marked, index: int) -> bool:
    place = marked.places.get(index)
    if place is None or not place.iso:
        return False
    return place.kind == "country" or _is_capital(marked, index, _last(marked, index))


def _after_party_noun(marked: Marked, first: int) -> bool:
    """ "relations between …", "Gespräche zwischen …"."""
    words, tokens = marked.words, marked.tokens
    return first >= 2 and words.between.has(tokens[first - 1]) and words.parties.at(tokens, first - 2) is not None


def _begins_clause(marked: Marked, first: int) -> bool:
    tokens = marked.tokens
    if first == 0 or tokens[first].gap.strip() or not tokens[first - 1].folded.isalpha():
        return True
    return marked.words.joins.has(tokens[first - 1]) or marked.words.openers.has(tokens[first - 1])


def _acts(marked: Marked, at: int) -> bool:
    """Whether a saying or acting verb follows, at once or after an auxiliary."""
    tokens, words = marked.tokens, marked.words

    def verb(index: int) -> bool:
        if index >= len(tokens) or tokens[index].capital:
            return False
        return any(lexicon.at(tokens, index) is not None for lexicon in (words.sayings, words.acting))

    if at >= len(tokens) or tokens[at].gap != " ":
        return False
    if verb(at):
        return True
    return words.auxiliaries.has(tokens[at]) and any(verb(index) for index in range(at + 1, at + 6))


def _governments(marked: Marked) -> list[Mention]:
    """ "The Kenyan government", "Regierung in Lima": the state, told by a description."""
    found = []
    for index, match in sorted(marked.organizations.items()):
        if match.entry["id"] != "government":
            continue
        left, right, iso = index, index + match.length, marked.nation(index, match.length)
        named = match.entry.get("iso")
        if iso is None and index and (index - 1) in marked.nations:
            left, iso = index - 1, marked.nations[index - 1]
        elif iso is None and index and marked.tokens[index - 1].possessive and (index - 1) in marked.places:
            left, iso = index - 1, marked.places[index - 1].iso
        if iso is None and named is None:
            iso, right = seat(marked, index, right)
        if iso or named:
            span = left, right
            found.append(mention_over(marked, span, span, kind="state", iso=iso or named, description=True))
    return found


def seat(marked: Marked, head: int, at: int) -> tuple[str | None, int]:
    """The state of the country or capital right after "in" or "of", and its end: "the government in Lima"."""
    for after in (at + 1, at + 2):
        if after < len(marked.tokens) and _party(marked, after) and marked.tokens[after].gap == " ":
            last, tree = _last(marked, after), marked.tree
            small = all(not token.capital for token in marked.tokens[at:after])
            within = after == at + 1 and marked.words.seat.has(marked.tokens[at])
            # Not "the government told Lima".
            tied = within or tree is None or head <= tree.head[tree.top(after, last)] < at
            if small and tied:
                return marked.places[after].iso, last
    return None, at
