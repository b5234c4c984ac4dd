"""A passage with what the word lists say of its tokens: the ground all finer readers stand on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.given import given_names, is_translated_name
from dragoman.languages.parser import SentenceParse
from dragoman.reading.builtin.lexicon import Lexicon, Match
from dragoman.reading.builtin.namewords import NameWords, name_words
from dragoman.reading.builtin.places import FoundPlace, find_nationalities, find_places
from dragoman.reading.builtin.tokens import Token, tokenize
from dragoman.reading.builtin.trees import Tree
from dragoman.reading.passages import Passage


class Marked(Struct, frozen=True):
    """A passage's tokens; each dictionary goes by token index. `covered` tokens of longer matches point to none."""

    passage: Passage
    tokens: tuple[Token, ...]
    words: NameWords
    offices: dict[int, Match]
    titles: dict[int, Match]
    organizations: dict[int, Match]
    unnamed: dict[int, Match]
    nations: dict[int, str]
    places: dict[int, FoundPlace]
    tree: Tree | None = None

    def text(self, first: int, last: int) -> str:
        """The passage's words from token `first` up to, not including, `last`."""
        return self.passage.plain[self.tokens[first].start : self.tokens[last - 1].end]

    def nation(self, index: int, length: int) -> str | None:
        """The state that an adjective inside a matched form tells ("ministre norvégien des Transports")."""
        return next((self.nations[at] for at in range(index, index + length) if at in self.nations), None)

    def given(self, index: int) -> bool:
        """Whether a token is a known given name that is no ordinary word and no country."""
        text = self.tokens[index].text
        known = text in given_names() or is_translated_name(text)
        return known and text not in self.words.ordinary and text not in self.words.country_words | self.words.capitals

    def makes_a_thing(self, first: int, last: int) -> bool:
        """Whether one of the tokens makes capitals in a row the name of a thing or place ("… River", "… Award")."""
        return any(token.text in self.words.things for token in self.tokens[first:last])

    def is_word(self, index: int) -> bool:
        """Whether a capital is an ordinary word or a thing rather than a name."""
        text = self.tokens[index].text
        listed = text in self.words.ordinary or text in self.words.things or text in self.words.no_names
        return listed and not self.initial(index)

    def name_like(self, index: int) -> bool:
        """Whether a token may be part of a person's name, by its shape and by what no list claims."""
        token = self.tokens[index]
        return (
            token.capital
            and (token.text not in self.words.no_names or self.initial(index))
            and not any(character.isdigit() for character in token.text)
            and index not in self.titles
            and index not in self.nations
            and not self.words.modifiers.has(token)
        )

    def initial(self, index: int) -> bool:
        """Whether one letter with its dot stands for a given name: "A. Taktosunov" has no article."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return len(self.tokens[index].text) == 1 and after is not None and after.gap == ". " and after.capital


def mark(passage: Passage, language: str, *, parse: SentenceParse | None = None) -> Marked:
    """Look the tokens of a passage up in every list of its language; with its tree where it was parsed."""
    words = name_words(language)
    tokens = tokenize(passage.plain, language)
    nations = _nations(passage.plain, tokens, language)
    behind = frozenset(at for at in nations if words.nationality_follows and at and not tokens[at].capital)

    def matches(lexicon: Lexicon) -> dict[int, Match]:
        return _matches(lexicon, tokens, behind=behind, words=words)

    return Marked(
        passage,
        tokens,
        words,
        matches(words.offices),
        matches(words.titles),
        matches(words.organizations),
        matches(words.unnamed),
        nations,
        _places(passage.plain, tokens, language),
        Tree(parse, tokens) if parse is not None and len(tokens) else None,
    )


def _matches(
    lexicon: Lexicon, tokens: Sequence[Token], *, behind: frozenset[int], words: NameWords
) -> dict[int, Match]:
    """Longest matches; where nationality follows its noun, a form may be parted by one or end in it."""
    kept = [at for at in range(len(tokens)) if at not in behind]
    view = [tokens[at] for at in kept]

    def describes(at: int) -> bool:
        adjective = words.nationality_follows and not tokens[at].capital and words.modifiers.has(tokens[at])
        return at in behind or adjective

    found: dict[int, Match] = {}
    index = 0
    while index < len(view):
        match = lexicon.at(view, index)
        if match:
            first, end = kept[index], kept[index + match.length - 1] + 1
            while end < len(tokens) and tokens[end].gap == " " and describes(end):
                end += 1
            found[first] = replace(match, length=end - first)
        index += match.length if match else 1
    return found


def _nations(text: str, tokens: Sequence[Token], language: str) -> dict[int, str]:
    nations: dict[int, str] = {}
    for start, end, iso in find_nationalities(text, language):
        for index, token in enumerate(tokens):
            if token.start < end and token.end > start:
                nations[index] = iso
    return nations


def _places(text: str, tokens: Sequence[Token], language: str) -> dict[int, FoundPlace]:
    start_of = {token.start: index for index, token in enumerate(tokens)}
    places: dict[int, FoundPlace] = {}
    for place in find_places(text, language):
        index_at = start_of.get(place.start)
        if index_at is None:
            index_at = next((i for i, token in enumerate(tokens) if token.start <= place.start < token.end), None)
        if index_at is not None:
            places[index_at] = place
    return places
