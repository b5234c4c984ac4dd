"""Sources without a saying verb of their own: "according to", "zufolge", asides, hearsay, names before a colon."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import NEAR, Frame, Subject, framed, saying_words, skip
from dragoman.reading.builtin.subjects import Subjects

DASHES = ("–", "—", "―", "-", "--")
SOURCE_WORDS = 7
"""Words within which a report's or spokesman's body is named ("a short report by the fire brigade")."""


class Sources:
    """The sources of one passage."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.marked, self.tokens = subjects, subjects.marked, subjects.tokens
        self.words = saying_words(subjects.marked.words.code)

    def at(self, index: int) -> tuple[Frame | None, int]:
        """The source whose cue begins at a token, and how many tokens are done with (0 if none begins there)."""
        tokens, words = self.tokens, self.words
        whole = (self._colon() if index == 0 else None) or self._signed(index)
        if whole is None and (match := words.asides.at(tokens, index)):
            whole = self._aside(index, match)
        if whole is None and (match := words.quoting_other.at(tokens, index)):
            whole = self._quoted_by(index, match)
        if whole is not None:
            return whole, whole.last - index
        if match := words.before.at(tokens, index):
            frame = self._source(index, match)
            if frame or match.length > 1:
                return frame, max(match.length, frame.last - index if frame else 0)
        if words.after.has(tokens[index]) and index in self.subjects.ending:
            item = self.subjects.ending[index]
            return self._sourced(item, self._noun_phrase_from(item.mention.left), index + 1), 1
        if match := words.hearsay.at(tokens, index):
            return self._hearsay(index, match), match.length
        return None, 0

    def _source(self, index: int, match: Match) -> Frame | None:
        gap, at = self.tokens[index].gap, index + match.length
        if at >= len(self.tokens) or (match.entry.get("behind_comma") and not ("," in gap or '"' in gap)):
            return None
        item = None if self.tokens[at].gap.strip() else self.subjects.at(at) or self._reporting(at)
        if item is None:
            return None
        right = max(item.mention.right, item.mention.last)
        people = [one for one in self.subjects.people(at, at + 6) if item.mention.left <= one.mention.left <= right]
        if people and self._flows(at + 1, people[0].mention.first + 1):
            item = people[0]
        return self._sourced(item, index, max(item.mention.right, item.mention.last))

    def _flows(self, first: int, last: int) -> bool:
        """Whether neither a mark nor a preposition stands between two tokens."""
        between = range(first, last)
        return all(self.tokens[at].close and not self.words.prepositions.has(self.tokens[at]) for at in between)

    def _reporting(self, at: int) -> Named | None:
        """The body whose report, statement or spokesman is the source ("a short report by the fire brigade")."""
        voiced = False
        for index in range(at, min(len(self.tokens), at + SOURCE_WORDS)):
            if index > at and not self.tokens[index].close:
                return None
            voiced = voiced or self.words.voices.at(self.tokens, index) is not None
            if voiced and (item := self.subjects.starting.get(index)):
                return item
        return None

    def _sourced(self, item: Named, first: int, last: int, *, aside: bool = False) -> Frame:
        return Frame(
            passage=self.marked.passage.index, verb=first, verb_end=last, first=first, last=last,
            subject=item.finding.id, source=True, aside=aside, medium=item.mention.head == "media",
        )  # fmt: skip

    def _signed(self, index: int) -> Frame | None:
        """A quotation with nothing but a dash and a name behind it."""
        gap = self.tokens[index].gap
        gap = gap.split('"')[-1].strip() if '"' in gap or index == 0 else ""
        item = self.subjects.starting.get(index) if gap in DASHES else None
        if item is None or max(item.mention.right, item.mention.last) < len(self.tokens):
            return None
        subject = Subject(item, index, len(self.tokens))
        return framed(
            self.marked, {}, (index, index + 1), span=(index, len(self.tokens)), subject=subject, inverted=True
        )

    def _noun_phrase_from(self, left: int) -> int:
        """Where the words begin that lead to a source in front ("Einem Bericht der Feuerwehr zufolge")."""
        begins = next((at for at in range(left, max(-1, left - 5), -1) if at == 0 or self.tokens[at].gap.strip()), None)
        if begins is not None:
            return begins
        return left - 1 if self.marked.words.determiners.has(self.tokens[left - 1]) else left

    def _aside(self, index: int, match: Match) -> Frame | None:
        """ "wie die Polizei am Montag mitteilte", "as the mayor said": a clause of its own between marks."""
        tokens, at = self.tokens, index + match.length
        if index and tokens[index].gap.strip() not in (",", '",', "–", "-"):
            return None
        for verb in range(at + 1, min(len(tokens), at + NEAR)):
            if tokens[verb].gap.strip():
                return None
            found = self.words.verbs.at(tokens, verb) or self.words.final_verbs.at(tokens, verb)
            end = verb + found.length if found else verb
            if found and (end >= len(tokens) or tokens[end].gap.strip()):
                subject = self.subjects.before(verb)
                item = subject.name if subject else None
                begins = self.subjects.at(at)
                item = item if item and item.mention.left <= at + 1 else begins
                return self._sourced(item, index, end, aside=True) if item else None
        return None

    def _hearsay(self, index: int, match: Match) -> Frame | None:
        """ "hieß es aus dem Ministerium", "Aus dem Ministerium hieß es"."""
        tokens, after = self.tokens, index + match.length
        at = skip(tokens, after, self.words.auxiliaries, self.words.adverbials)
        if at < len(tokens) and self.words.hearsay_from.has(tokens[at]) and (item := self.subjects.at(at + 1)):
            right = max(item.mention.right, item.mention.last)
            return framed(
                self.marked, {}, (index, after), span=(index, right), subject=Subject(item, at, right), inverted=True
            )
        item = self.subjects.ending.get(index)
        left = item.mention.left if item else 0
        if item is None or not any(self.words.hearsay_from.has(tokens[at]) for at in range(max(0, left - 2), left)):
            return None
        return framed(
            self.marked,
            {},
            (index, after),
            span=(max(0, left - 2), after),
            subject=Subject(item, left, index),
            inverted=False,
        )

    def _quoted_by(self, index: int, match: Match) -> Frame | None:
        """ "The paper quoted Okoye as saying": who is quoted speaks."""
        item = self.subjects.at(index + match.length)
        then = [form.casefold().split() for form in match.entry.get("then", ())]
        if item is None:
            return None
        right = max(item.mention.right, item.mention.last)
        for words in then:
            if [token.folded for token in self.tokens[right : right + len(words)]] == words:
                subject = Subject(item, item.mention.left, right)
                end = right + len(words)
                return framed(
                    self.marked, match.entry, (index, end), span=(index, end), subject=subject, inverted=False
                )
        return None

    def _colon(self) -> Frame | None:
        """ "Okoye: Bridge was safe": a name before a colon, at a headline's beginning or before a quotation."""
        headline = self.marked.passage.kind in ("headline", "subhead")
        for at, token in enumerate(self.tokens[1:NEAR], 1):
            if token.gap.strip().startswith(":") and (headline or '"' in token.gap):
                item = self.subjects.ending.get(at)
                if item is None or item.finding.kind == "state" or self.subjects.at(0) is not item:
                    return None
                subject = Subject(item, 0, at)
                frame = framed(self.marked, {}, (at - 1, at), span=(0, at), subject=subject, inverted=False)
                return replace(frame, colon=True)
            if token.gap.strip():
                return None
        return None
