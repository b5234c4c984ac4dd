"""The names of one passage as possible subjects of a saying verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import Subject, saying_words, skip

FAR = 7
"""Words that may stand between a verb and the person who says it ("said Norwegian transport spokesman …")."""


class Subjects:
    """Names by the token after them and by the token they begin at; the widest that ends, a person that begins."""

    def __init__(self, marked: Marked, named: Sequence[Named]) -> None:
        self.marked, self.words = marked, saying_words(marked.words.code)
        self.tokens = marked.tokens
        self.named = sorted(named, key=lambda item: item.mention.first)
        self.ending: dict[int, Named] = {}
        for item in sorted(named, key=lambda item: (-item.mention.left, item.finding.kind == "person")):
            self.ending[item.mention.right] = item
            self.ending[item.mention.last] = item
        by_rank = sorted(named, key=lambda item: item.finding.kind == "person")
        self.starting = {item.mention.first: item for item in by_rank}
        self.starting.update({item.mention.left: item for item in by_rank})

    def verb_at(self, index: int) -> Match | None:
        """The saying verb at a token; a word with a capital inside a sentence is a name."""
        token = self.tokens[index]
        named = token.capital and index > 0 and token.gap == " " and self.marked.passage.kind != "headline"
        return None if named else self.words.verbs.at(self.tokens, index)

    def before(self, index: int) -> Subject | None:
        """The name or pronoun right before a verb; adverbs, times and a comma phrase may stand between them."""
        at = self._back_over_adverbs(index)
        gap = self.tokens[at].gap.strip() if at < len(self.tokens) else ""
        if gap == ",":
            return self._named(self._before_apposition(at)) or self._named(self.ending.get(at))
        if gap.strip(".,") == ")":
            return self._named(self._before_bracket(at))
        if gap:
            return None
        found = self._named(self._before_phrase(at)) or self._named(self.ending.get(at))
        if found:
            return found
        if at > 0 and self.marked.words.pronouns.has(self.tokens[at - 1]) and self.tokens[at].gap == " ":
            return Subject(None, at - 1, at, self.tokens[at - 1].folded)
        return None

    def _back_over_adverbs(self, index: int) -> int:
        at = index
        while at > 0 and self.tokens[at].gap == " ":
            step = next(
                (
                    length
                    for length in (4, 3, 2, 1)
                    if at - length >= 0
                    and skip(self.tokens[:at], at - length, self.words.auxiliaries, self.words.adverbials) == at
                ),
                0,
            )
            if not step:
                break
            at -= step
        return at

    def after(self, index: int) -> Subject | None:
        """The name or pronoun right after a verb, adverbs and times aside; words that describe a person may precede."""
        tokens = self.tokens
        at = skip(tokens, index, self.words.auxiliaries, self.words.adverbials)
        addressed = self.words.addressee.at(tokens, at) if at < len(tokens) else None
        if addressed and addressed.entry.get("before_subject"):  # "a raconté à la presse Anna Petit"
            at, addressed = at + addressed.length, None
        if at >= len(tokens) or tokens[at].gap.strip() or addressed:
            return None
        if self.marked.words.pronouns.has(tokens[at]):
            return Subject(None, at, at + 1, tokens[at].folded)
        if at not in self.starting and self.marked.words.determiners.has(tokens[at]):
            at += 1
        if at in self.starting:
            found = self._named(self.starting[at], whole=False)
            fuller = self._person_from(at)
            return fuller if fuller and found and found.name and self._leads_on(found.name) else found
        return self._person_from(at)

    def _leads_on(self, item: Named) -> bool:
        """Whether a name only describes the person behind it: a body, or one in the genitive ("Okoye's lawyer")."""
        return item.finding.kind != "person" or item.finding.description or self._genitive(item)

    def _genitive(self, item: Named) -> bool:
        return item.finding.form != item.mention.form or self.tokens[item.mention.last - 1].possessive

    def _person_from(self, at: int) -> Subject | None:
        """The person at the end of a description that no list knows whole; a preposition or mark ends the search."""
        for index in range(at, min(len(self.tokens), at + FAR)):
            token = self.tokens[index]
            if index > at and not token.close:
                return None
            if self.words.prepositions.has(token) or self.words.complementizers.has(token):
                return None
            item = self.starting.get(index)
            if item is not None and item.finding.kind == "person" and not self._leads_on(item):
                return self._named(item, whole=False)
        return None

    def at(self, index: int) -> Named | None:
        """The name that begins at a token, determiners aside."""
        while (
            index < len(self.tokens)
            and self.marked.words.determiners.has(self.tokens[index])
            and index not in self.starting
        ):
            index += 1
        return self.starting.get(index)

    def _named(self, item: Named | None, *, whole: bool = True) -> Subject | None:
        if item is None or (whole and not self._speaks(item)):
            return None
        right = max(item.mention.right, item.mention.last)
        return Subject(item, self._phrase_from(item.mention.left) if whole else item.mention.left, right)

    def _phrase_from(self, left: int) -> int:
        """Where the words begin that describe a name in front of it ("Coast Guard spokesman …", "his lawyer …")."""
        at = left
        while at and left - at < FAR and self.tokens[at].close and not self._stops(at - 1):
            at -= 1
        return at

    def _stops(self, index: int) -> bool:
        token = self.tokens[index]
        return self.words.conjunctions.has(token) or self.verb_at(index) is not None

    def _speaks(self, item: Named) -> bool:
        """Whether a name in front of a verb is its subject, not a place or what a noun before it belongs to."""
        if item.finding.kind == "person":
            at = item.mention.left
            leans = at > 0 and self.tokens[at].gap == " " and self.words.prepositions.has(self.tokens[at - 1])
            leans = leans or (at < item.mention.first and self.words.prepositions.has(self.tokens[at]))  # "du ministre"
            return not leans and not self._cut_off(item)
        at = item.mention.left
        if (
            at
            and self.marked.words.determiners.has(self.tokens[at - 1])
            and not self.words.genitives.has(self.tokens[at - 1])
        ):
            at -= 1
        if at == 0 or self.tokens[at].gap.strip():
            return True
        before = self.tokens[at - 1]
        if self.words.genitives.has(before) and at >= 2 and self.tokens[at - 1].gap == " ":
            return not self.tokens[at - 2].capital or self._voice_at(at - 2)
        if not self.words.prepositions.has(before):
            return not before.possessive or item.finding.kind != "state"
        return at >= 2 and item.finding.kind != "state" and self._voice_at(at - 2)

    def _cut_off(self, item: Named) -> bool:
        """Whether a single name is the end of a longer one that nobody knows."""
        at = item.mention.left
        alone = item.mention.first == at and item.mention.last - item.mention.first == 1
        return (
            alone
            and at > 1
            and self.tokens[at].gap == " "
            and not item.finding.description
            and (
                self.marked.name_like(at - 1) and at - 1 not in self.marked.offices and at - 1 not in self.marked.titles
            )
        )

    def _voice_at(self, index: int) -> bool:
        return self.words.voices.at(self.tokens, index) is not None

    def _before_apposition(self, at: int) -> Named | None:
        """The person before a comma phrase that ends right before the verb: "Okoye, who once ran the port, said"."""
        tokens = self.tokens
        start = next((index for index in range(at, 0, -1) if '"' in tokens[index].gap), 0)
        candidates = [item for item in self.named if start <= item.mention.left and item.finding.kind == "person"]
        for item in candidates:
            right = item.mention.last
            opens = item.mention.left <= start + 4 or tokens[item.mention.left].gap.strip().endswith(",")
            if opens and right < at and tokens[right].gap.strip() in (",", "),", "(") and self._unbroken(right, at):
                return item
        return None

    def _unbroken(self, first: int, at: int) -> bool:
        """Whether a comma phrase holds no saying of its own and no other sentence."""
        return not any(self.verb_at(index) or ";" in self.tokens[index].gap for index in range(first, at))

    def _before_phrase(self, at: int) -> Named | None:
        """The person at a sentence's beginning whom only a phrase of place parts from the verb ("X of Bergen said")."""
        for item in self.named:
            right = max(item.mention.right, item.mention.last)
            if (
                item.finding.kind == "person"
                and right < at <= right + 6
                and self.words.prepositions.has(self.tokens[right])
            ):
                begins = self._phrase_from(item.mention.left)
                opens = begins == 0 or self.tokens[begins].gap.strip()[-1:] in ('"', ",")
                if opens and self._speaks(item) and all(self._joined(index) for index in range(right, at)):
                    return item
        return None

    def _joined(self, index: int) -> bool:
        return self.tokens[index].close and not self._stops(index)

    def _before_bracket(self, at: int) -> Named | None:
        """The name before a bracket that ends right before the verb ("Okoye (Bergen) said")."""
        opening = next((index for index in range(at - 1, max(-1, at - 6), -1) if "(" in self.tokens[index].gap), None)
        return self.ending.get(opening) if opening is not None else None

    def people(self, first: int, last: int) -> Iterable[Named]:
        """The persons named with their names between two tokens."""
        return [
            item
            for item in self.named
            if item.finding.kind == "person" and not item.finding.description and first <= item.mention.first < last
        ]
