"""Places no gazetteer knows: capitals after "in", "near", "auf" that nothing else in the report claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.languages.words import entries
from dragoman.reading.builtin.bodies import is_shouting
from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.triggers import trigger_words


class PlaceWords:
    """What stands before a place, what is a place by its own word, and what only looks like one."""

    def __init__(self, code: str) -> None:
        self.before = Lexicon(entries(code, "unknown_places", "before"))
        self.weak = Lexicon(entries(code, "unknown_places", "weak"))
        self.of = Lexicon(entries(code, "unknown_places", "of"))
        self.head = Lexicon(entries(code, "unknown_places", "head"))
        self.never = Lexicon(entries(code, "unknown_places", "never"))
        self.article = Lexicon(entries(code, "unknown_places", "article"))


@cache
def place_words(code: str) -> PlaceWords:
    """The place words of a language."""
    return PlaceWords(code)


def _led_by(lexicon: Lexicon, tokens: Sequence[Token], index: int) -> bool:
    """Whether a form of one to three words ends right before a token ("près de")."""
    starts = ((index - length, length) for length in (1, 2, 3) if index >= length)
    return any(match.length == length for at, length in starts for match in lexicon.all_at(tokens, at))


class UnknownPlaces:
    """The capitals of one report that stand where places stand and never behind an article."""

    def __init__(self, marked: Sequence[Marked], named: dict[int, list[Named]]) -> None:
        self.named = named
        self.others = {
            one.finding.form.casefold() for here in named.values() for one in here
            if one.finding.kind in ("organization", "person")
        }  # fmt: skip
        self.known: set[str] = set()
        self.articled: Counter[str] = Counter()
        for item in marked:
            words = place_words(item.words.code)
            for index in range(1, len(item.tokens)):
                after = item.tokens[index + 1] if index + 1 < len(item.tokens) else None
                longer = after is not None and after.gap == " " and after.capital  # "the Lokoja Bridge"
                if words.article.has(item.tokens[index - 1]) and item.tokens[index].gap == " " and not longer:
                    self.articled[item.tokens[index].folded] += 1
        for item in marked:
            self.known |= {item.text(first, last).casefold() for first, last in self._places(item, weak=False)}

    def of(self, item: Marked) -> list[tuple[int, int]]:
        """Token ranges of the unknown places of a passage; "auf" and "vor" only before what is known as a place."""
        return self._places(item, weak=True)

    def _places(self, item: Marked, *, weak: bool) -> list[tuple[int, int]]:
        words = place_words(item.words.code)
        if not words.before or is_shouting(item):
            return []
        taken = {
            at for one in self.named.get(item.passage.index, ()) if one.finding.kind != "unnamed"
            for at in range(one.mention.left, one.mention.right)
        }  # fmt: skip
        found = []
        for index in range(1, len(item.tokens)):
            before = item.tokens[index - 1]
            strong = _led_by(words.before, item.tokens, index) or words.head.has(before) or self._of_a_spot(item, index)
            if not (strong or (weak and words.weak.has(before))) or item.tokens[index].gap != " ":
                continue
            last = self._name_end(item, index, taken)
            if item.text(index, last).casefold() in self.others:
                continue  # "a strike at Weberin": a firm
            if last > index and (strong or item.text(index, last).casefold() in self.known):
                found.append((index, last))
        return found

    def _of_a_spot(self, item: Marked, index: int) -> bool:
        """ "The strait of X", "der Hafen von X"."""
        if index < 2 or not place_words(item.words.code).of.has(item.tokens[index - 1]):
            return False
        spots = trigger_words(item.words.code)
        return any(spots[name].has(item.tokens[index - 2]) for name in ("spot", "facility"))

    def _name_end(self, item: Marked, index: int, taken: set[int]) -> int:
        last = index
        while last < len(item.tokens) and last - index < 3 and (last == index or item.tokens[last].gap == " "):
            if not self._able(item, last, taken):
                break
            last += 1
        return last

    def _able(self, item: Marked, index: int, taken: set[int]) -> bool:
        token, words = item.tokens[index], item.words
        tree = item.tree
        noun = tree is not None and tree.upos[index] == "NOUN" and not tree.entity[index].endswith("LOC")
        if noun and token.folded not in self.known:
            return False  # "in Untersuchungshaft", "im Brückenunglück"
        able = item.name_like(index) and index not in taken and not token.possessive and len(token.text) > 2
        claimed = index in item.places or index in item.offices or index in item.organizations or index in item.unnamed
        never = place_words(words.code).never.at(item.tokens, index)  # "nach Polizeiangaben", too
        listed = (never is not None and never.length == 1) or trigger_words(words.code).nouns.has(token)
        listed = listed or (token.text.isupper() and place_words(words.code).article.has(token))  # "IN THE SOUTH"
        common = token.text.endswith(words.noun_endings or ("\0",)) or self.articled[token.folded] > 0
        return able and not claimed and not listed and not common
