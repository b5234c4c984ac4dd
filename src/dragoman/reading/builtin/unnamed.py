"""People told by what they are ("two officials", "ein Sprecher der Polizei")."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reading.builtin.bodies import is_shouting
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.persons import saying_words
from dragoman.reading.builtin.spans import Mention, mention_over, of_phrase


def unnamed_mentions(marked: Marked) -> list[Mention]:
    """People told by what they are, with the body or state they belong to ("US officials", "ein Sprecher")."""
    if is_shouting(marked):
        return []
    told = [(index, match) for index, match in sorted(marked.unnamed.items()) if not _is_a_thing(marked, index, match)]
    return _joined(marked, [_unnamed(marked, index, match) for index, match in told])


def _is_a_thing(marked: Marked, index: int, match: Match) -> bool:
    """Whether a house is told by what it is made for: "un hospital de campaña" is sent, it says nothing."""
    tokens, at = marked.tokens, index + match.length
    if match.entry["id"] not in table("names")["bodies"]["sites"] or at + 1 >= len(tokens):
        return False
    kind = tokens[at + 1]
    return marked.words.of.has(tokens[at]) and not (kind.capital or marked.words.determiners.has(kind))


def named_behind(mention: Mention, people: Sequence[Mention], marked: Marked) -> Mention | None:
    """The person named between commas right behind an office: "an envoy of a bloc, the pilot Ida Lind, said"."""
    if mention.kind != "unnamed" or mention.office not in table("offices"):
        return None
    tokens, at = marked.tokens, mention.right
    if at + 1 < len(tokens) and tokens[at].gap == " (" and tokens[at + 1].gap == "), ":
        at, gap = at + 1, ", "
    else:
        gap = tokens[at].gap if at < len(tokens) else ""
    beside = [one for one in people if one.passage == mention.passage and one.left == at and one.first < one.last]
    if gap != ", " or len(beside) != 1:
        return None
    return beside[0] if marked.passage.plain[tokens[beside[0].right - 1].end :][:1] in (",", ".") else None


def _joined(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Two that say something together are told as one: "US officials and analysts said"."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and _speak_together(marked, before, mention):
            span, context = (before.first, mention.last), (before.left, mention.right)
            kept[-1] = replace(
                before, last=span[1], right=context[1], form=marked.text(*span), head=f"{before.head}_{mention.head}",
                office_words=marked.text(before.first, mention.right),
            )  # fmt: skip
        else:
            kept.append(mention)
    return kept


def _speak_together(marked: Marked, one: Mention, two: Mention) -> bool:
    """Whether "and" joins two before or after a saying verb."""
    tokens, words = marked.tokens, marked.words
    join, after = one.last, two.last
    if one.head == two.head or join >= two.left or not words.joins.has(tokens[join]) or tokens[join].gap != " ":
        return False
    if any(not words.indefinite.has(token) and not words.of.has(token) for token in tokens[join + 1 : two.left]):
        return False

    def said(at: int) -> bool:
        return 0 <= at < len(tokens) and tokens[at].gap in (" ", "") and saying_words(words.code).has(tokens[at])

    then = after < len(tokens) and tokens[after].gap == " " and words.auxiliaries.has(tokens[after])
    return said(one.left - 1) or (after < len(tokens) and tokens[after].gap == " " and said(after + then))


def _unnamed(marked: Marked, index: int, match: Match) -> Mention:
    tokens, words = marked.tokens, marked.words
    definite = match.length > 1 and words.determiners.has(tokens[index]) and not words.indefinite.has(tokens[index])
    left, iso, office_of, indefinite = index, marked.nation(index, match.length), None, not definite
    while left > 0 and tokens[left].gap in (" ", "-"):
        before = tokens[left - 1]
        body = None if words.nationality_follows else _body_ending_at(marked, left - 1)
        if left - 1 in marked.nations:
            iso = iso or marked.nations[left - 1]
        elif _of_town(marked, left - 1, match):
            office_of, iso = marked.places[left - 1].name, iso or marked.places[left - 1].iso
        elif left - 1 in marked.places and before.possessive:
            iso = iso or marked.places[left - 1].iso
        elif body is not None:
            office_of, left = marked.text(body, left), body
            continue
        elif words.determiners.has(before):
            indefinite = words.indefinite.has(before)
            left -= 1
            break
        elif not words.modifiers.has(before):
            break
        left -= 1
    right, of_iso, of_words = of_phrase(marked, _past_adjectives(marked, index, index + match.length))
    if whole := _whole_subject(marked, index, right):
        right, of_words = whole, f"{of_words} {marked.text(right, whole)}"
    many = match.entry["id"] in table("names")["bodies"]["many"]
    if many:
        right, of_iso, of_words = _town(marked, index, index + match.length) or (right, of_iso, of_words)
    article = words.determiners.has(tokens[left])
    first = left + (article and (left < index or (many and match.length > 1)))
    return mention_over(
        marked, (first, right), (left, right), kind="unnamed", iso=iso or of_iso,
        office_of=office_of or of_words or iso or _inside(marked, index, match),
        head=match.entry["id"], description=True, indefinite=indefinite, office_words=marked.text(index, right),
    )  # fmt: skip


def _inside(marked: Marked, index: int, match: Match) -> str | None:
    """What a source is told to be in, without its article: "a source in the Georgian delegation"."""
    tree, tokens, at = marked.tree, marked.tokens, index + match.length
    if tree is None or match.entry["id"] not in table("names")["bodies"]["inside"]:
        return None
    hanging = {one for noun in tree.of(at - 1, ("nmod",)) if noun >= at for one in tree.below(noun)}
    end = at
    while end in hanging and tokens[end].gap in (" ", "'", "’"):
        end += 1
    inner = {form for entry in entries(marked.words.code, "names", "inner") for form in entry["forms"]}
    while at < end and (tree.base(at) in ("case", "det") or tree.upos[at] == "ADP" or tokens[at].text in inner):
        at += 1
    return marked.text(at, end) if at < end else None


def _past_adjectives(marked: Marked, head: int, at: int) -> int:
    """Where adjectives behind a noun end that tell which people are meant: "la délégation gouvernementale"."""
    tokens, tree = marked.tokens, marked.tree
    if tree is None or not marked.words.nationality_follows:
        return at
    while at < len(tokens) and tokens[at].gap == " " and tree.upos[at] == "ADJ" and head <= tree.head[at] < at:
        if tree.relation[at] != "amod" or tokens[at].capital:
            break
        at += 1
    return at


def _whole_subject(marked: Marked, head: int, right: int) -> int | None:
    """Where the name of what people are in charge of ends: "la délégation de l'Éducation de base"."""
    tokens, tree, last = marked.tokens, marked.tree, right - 1
    if tree is None or last <= head or right + 1 >= len(tokens) or last in marked.places:
        return None
    named = tokens[last].capital and tree.upos[last] == "NOUN" and not marked.words.nouns_are_capitals
    bare = marked.words.of.has(tokens[right]) and not tokens[right + 1].capital and tokens[right + 1].gap == " "
    hangs = tree.upos[right + 1] == "NOUN" and tree.head[right + 1] == last and tree.head[right] == right + 1
    return right + 2 if named and bare and hangs and tokens[right].gap == " " else None


def _of_town(marked: Marked, at: int, match: Match) -> bool:
    """Whether the town of a court stands before it: "a Lisbon labour court"."""
    many = match.entry["id"] in table("names")["bodies"]["many"]
    return many and at in marked.places and marked.tokens[at + 1].start > marked.places[at].end - 1


def _town(marked: Marked, head: int, at: int) -> tuple[int, str | None, str] | None:
    """The town a court or hospital is told by ("a court in Lima"): its end, its state, its name in the gazetteer."""
    tokens, tree = marked.tokens, marked.tree
    if _of_the_city(marked, at):
        at += 3
    place = marked.places.get(at + 1)
    if place is None and _unlisted(marked, at):
        return at + 2, None, tokens[at + 1].text
    if place is None or tokens[at].capital or tokens[at].gap != " " or tokens[at + 1].gap not in (" ", "'", "’"):
        return None
    last = next((n for n in range(at + 1, len(tokens)) if tokens[n].start >= place.end), len(tokens))
    tied = marked.words.seat.has(tokens[at]) or tree is None or head <= tree.head[tree.top(at + 1, last)] < at
    return (last, place.iso, place.name) if tied else None


def _of_the_city(marked: Marked, at: int) -> bool:
    """Whether a court is told as that "de la ciudad de Lima"."""
    tokens, words = marked.tokens, marked.words
    if at + 4 >= len(tokens) or at + 4 not in marked.places:
        return False
    plain = all(token.gap == " " and not token.capital for token in tokens[at : at + 4])
    article = words.determiners.has(tokens[at + 1]) and not words.determiners.has(tokens[at + 2])
    return plain and words.of.has(tokens[at]) and article and words.of.has(tokens[at + 3])


def _unlisted(marked: Marked, at: int) -> bool:
    """Whether what follows "in" is by the parse the name of a place that no list has: "the hospital in Fjordvik"."""
    tokens, tree = marked.tokens, marked.tree
    if tree is None or at + 1 >= len(tokens) or not marked.words.seat.has(tokens[at]) or tokens[at].capital:
        return False
    named = tree.upos[at + 1] == "PROPN" and tree.entity[at + 1][2:] in ("LOC", "GPE")
    alone = at + 2 >= len(tokens) or not (tokens[at + 2].close and tokens[at + 2].capital)
    return named and tokens[at].gap == tokens[at + 1].gap == " " and alone


def _body_ending_at(marked: Marked, index: int) -> int | None:
    for first in range(max(0, index - 4), index + 1):
        match = marked.organizations.get(first)
        if match and first + match.length == index + 1:
            return first
    return None
