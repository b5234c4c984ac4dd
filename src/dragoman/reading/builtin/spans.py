"""Where a person's name and what follows an office end, token by token."""

from __future__ import annotations

from msgspec import Struct

from dragoman.reading.builtin.marks import Marked


class Mention(Struct, frozen=True, kw_only=True):
    """A name or description over tokens [first, last) of a passage; [left, right) takes in title and office."""

    passage: int
    first: int
    last: int
    left: int
    right: int
    kind: str
    form: str
    office: str | None = None
    office_of: str | None = None
    office_words: str | None = None
    former: bool = False
    iso: str | None = None
    description: bool = False
    titled: bool = False
    indefinite: bool = False
    proper: bool = False
    """Told as a name: a head word with its capital, a short name in brackets or between commas."""
    head: str | None = None


def mention_over(marked: Marked, name: tuple[int, int], context: tuple[int, int], **more: object) -> Mention:
    """A mention of the tokens `name` with `context` round it."""
    return Mention(
        passage=marked.passage.index,
        first=name[0],
        last=name[1],
        left=context[0],
        right=context[1],
        form=marked.text(name[0], name[1]),
        **more,  # type: ignore[arg-type]
    )


def name_at(marked: Marked, index: int, *, most: int = 5) -> int:
    """Index after the last token of a person's name that begins at a token; `index` itself if none does."""
    tokens = marked.tokens
    end = index
    while end < len(tokens) and end - index < most:
        token = tokens[end]
        if end > index and (not token.close or tokens[end - 1].possessive):
            break
        if end > index and _particle(marked, end) and not token.capital:
            after = _after_particles(marked, end, end - index)
            if after == end:
                break
            end = after
            continue
        if not marked.name_like(end) or _claimed(marked, end, end - index):
            break
        end += 1
    while end > index and not tokens[end - 1].capital:
        end -= 1
    return end


def _after_particles(marked: Marked, end: int, taken: int) -> int:
    """Index of the capital after one or two particles, `end` itself where they are no part of a name.

    After given name and surname a particle that is also a preposition begins something else ("X Y von der Bergwacht").
    """
    tokens = marked.tokens
    if taken >= 2 and marked.words.of.has(tokens[end]) and not marked.given(end - 1):
        return end
    for more in (1, 2):
        at = end + more
        if at < len(tokens) and tokens[at].close and tokens[at].capital and marked.name_like(at):
            return at
        if at >= len(tokens) or not _particle(marked, at):
            return end
    return end


def _particle(marked: Marked, index: int) -> bool:
    """Whether a small word may stand inside a name: "von", or "der" after "von"."""
    words, token = marked.words, marked.tokens[index]
    inner = words.inner_particles.has(token) and words.particles.has(marked.tokens[index - 1])
    return words.particles.has(token) or inner


def _claimed(marked: Marked, at: int, taken: int) -> bool:
    """Whether a list claims a token for something that is no part of a name that already has `taken` tokens."""
    if at in marked.offices:
        return True
    place = marked.places.get(at)
    if place is not None and place.kind == "country":
        return True
    if taken >= 2 and (place is not None or at in marked.organizations):
        return True
    text = marked.tokens[at].text
    return taken >= 1 and len(text) >= 7 and text.endswith(marked.words.noun_endings or ("\0",))


def is_place_only(marked: Marked, first: int, last: int) -> bool:
    """Whether one place covers all the tokens."""
    place = marked.places.get(first)
    return place is not None and place.end >= marked.tokens[last - 1].end


def of_phrase(marked: Marked, index: int, *, joined: bool = False) -> tuple[int, str | None, str | None]:
    """Where a following "of …" ends, with the state or the words it names; `index` itself if there is none.

    With `joined` the phrase goes on after "and" ("Ministry of Trade and Industry").
    """
    tokens = marked.tokens
    if index >= len(tokens) or tokens[index].gap != " " or not marked.words.of.has(tokens[index]):
        return index, None, None
    at = index + 1
    while at < len(tokens) and tokens[at].gap == " " and marked.words.determiners.has(tokens[at]):
        at += 1
    start, iso = at, None
    while (
        at < len(tokens)
        and tokens[at].gap in (" ", "-", " & ")
        and at - start < 8
        and not (at > start and tokens[at - 1].possessive)
    ):
        inside = at > start and tokens[at - 1].text in marked.words.inside_names  # "alcaldesa de Santa Rosa de Lima"
        given = at > start and not inside and marked.words.nationality_follows and marked.given(at)
        if given and name_at(marked, at) - at >= 2:
            break  # "le ministre des Transports du Sénégal Awa Diop"
        if at > start and (_name_follows_country(marked, start, at) or _person_begins(marked, at)):
            break  # "the president of Poland Marek Zavilsky", "portavoz de la fiscalía Siika Ilkova"
        if at in marked.nations:
            iso = iso or marked.nations[at]
        elif at in marked.places:
            iso = iso or marked.places[at].iso
        elif at in marked.organizations:
            at += marked.organizations[at].length - 1
        elif at > start and joined and _goes_on(marked, at):
            at += 1
        elif not (tokens[at].capital or marked.words.of.has(tokens[at]) or marked.words.determiners.has(tokens[at])):
            break
        at += 1
    while at > start and (marked.words.of.has(tokens[at - 1]) or marked.words.determiners.has(tokens[at - 1])):
        at -= 1
    if at == start:
        return index, None, None
    return at, iso if _of_a_state(marked, start, at) else None, marked.text(start, at)


def _name_follows_country(marked: Marked, start: int, at: int) -> bool:
    """Whether a full name comes right after a country: two or three capitals that no list claims for anything else."""
    told = (marked.places.get(where) for where in range(start, at))  # "the Republic of Ghana", too
    if not any(one.kind == "country" and one.end == marked.tokens[at - 1].end for one in told if one is not None):
        return False
    end = name_at(marked, at)
    claimed = any(where in marked.organizations or where in marked.places for where in range(at, end + 1))
    return 2 <= end - at <= 3 and not (
        claimed or any(marked.is_word(where) or _acronym(marked, where) for where in range(at, end))
    )


def _acronym(marked: Marked, at: int) -> bool:
    """Whether a token is all capitals, which an initial is not."""
    return marked.tokens[at].text.isupper() and len(marked.tokens[at].text) > 1


def _person_begins(marked: Marked, at: int) -> bool:
    """Whether the parse tells a name of two words right after an organ of state, "the ministry" or "the Ministry"."""
    tree, tokens = marked.tree, marked.tokens
    if tree is None or at + 1 >= len(tokens) or not tokens[at + 1].capital:
        return False
    organ = any(
        first + match.length == at
        and match.entry["id"] not in ("body", "company", "media")
        and (not tokens[at - 1].capital or (match.length == 1 and tree.entity[at][2:] == "PER"))
        for first, match in marked.organizations.items()
    )
    proper = tree.upos[at] == tree.upos[at + 1] == "PROPN" and tree.entity[at][2:] in ("", "PER")
    return organ and proper and tree.base(at + 1) == "flat" and tree.head[at + 1] == at


def _goes_on(marked: Marked, at: int) -> bool:
    """Whether "and" joins two words of one name."""
    tokens = marked.tokens
    if not marked.words.joins.has(tokens[at]) or at + 1 >= len(tokens) or not tokens[at + 1].capital:
        return False
    follows = at + 1
    return (
        tokens[at - 1].capital
        and follows not in marked.offices
        and not marked.given(follows)
        and follows not in marked.titles
    )


def _of_a_state(marked: Marked, start: int, end: int) -> bool:
    """Whether a phrase names a state or an organ of it, not a body with a country in its name ("Bank of India")."""
    for at in range(start, end):
        place = marked.places.get(at)
        if place is not None and place.kind == "country":
            alone = at == start and place.end >= marked.tokens[end - 1].end
            return alone or not any(
                match.entry["id"] == "body" for where, match in marked.organizations.items() if start <= where < end
            )
    return True
