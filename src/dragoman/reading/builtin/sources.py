"""Sources without a saying verb of their own: "according to", "zufolge", asides, hearsay, names before a colon."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import NEAR, Frame, Subject, framed, saying_words, skip
from dragoman.reading.builtin.subjects import Subjects
from dragoman.record.reading import ChainLink

DASHES = ("–", "—", "―", "-", "--")


class Sources:
    """The sources of one passage."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.marked, self.tokens = subjects, subjects.marked, subjects.tokens
        self.words = saying_words(subjects.marked.words.code)

    def at(self, index: int) -> tuple[Frame | None, int]:
        """The source whose cue begins at a token, and how many tokens are done with (0 if none begins there)."""
        tokens, words = self.tokens, self.words
        whole = (self._colon() if index == 0 else None) or self._signed(index) or self._hearsay_aside(index)
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
        if words.after.has(tokens[index]):
            return self._source_before(index), 1
        if match := words.hearsay.at(tokens, index):
            return self._hearsay(index, match), match.length
        return None, 0

    def _source(self, index: int, match: Match) -> Frame | None:
        """ "According to Okoye", "nach Angaben der Polizei": a cue with the phrase behind it."""
        gap, at = self.tokens[index].gap, index + match.length
        if at >= len(self.tokens) or (match.entry.get("behind_comma") and not ("," in gap or '"' in gap)):
            return None
        if match.entry.get("opens") and (index or '"' not in self.marked.passage.plain):
            return None
        head = None if self.tokens[at].gap.strip() else self.subjects.phrase_head(at)
        if head is None or (match.entry.get("wants_account") and not self._account(head)):
            return None
        found = self._vouched(head, index, head + 1) or self._by_pronoun(head, index, head + 1)
        if found is None or not match.entry.get("opens"):
            return found
        closed = found.last < len(self.tokens) and self.tokens[found.last].gap.lstrip()[:1] == ","
        return found if closed and not found.medium else None

    def _source_before(self, index: int) -> Frame | None:
        """ "Einem Bericht der Feuerwehr zufolge": the cue behind its phrase."""
        tree, item = self.subjects.tree, self.subjects.ending.get(index)
        head = tree.top(item.mention.first, item.mention.last) if item else tree.head[index]
        if not 0 <= head < index:
            return None
        found = self._vouched(head, self._phrase_from(index), index + 1) or self._by_pronoun(head, head, index + 1)
        return found or (self._sourced(item, self._phrase_from(index), index + 1) if item else None)

    def _phrase_from(self, at: int) -> int:
        """Where the words begin that lead to a cue behind them ("Einem Bericht der Feuerwehr zufolge")."""
        phrase = self.subjects.tree.head[at]
        inside = self.subjects.tree.below(phrase) if phrase >= 0 else set[int]()
        while at and self.tokens[at].close and (at - 1 in inside or not inside):
            at -= 1
        return at

    def _vouched(self, head: int, first: int, last: int) -> Frame | None:
        """The frame of a source: the phrase's own name, or whose account or spokesman it tells."""
        if body := self.subjects.body_in(self.tokens[head], self.words.accounts):
            return replace(self._by(body, first, last), source=True)
        item = self.subjects.name_of(head)
        if item is None and self._account(head):
            own = self.subjects.tree.of(head, ("nmod", "nmod:poss", "appos"))
            item = next((found for at in own if (found := self.subjects.name_of(at))), None)
        return self._sourced(item, first, max(last, item.mention.right, item.mention.last)) if item else None

    def _by_pronoun(self, head: int, first: int, last: int) -> Frame | None:
        """ "According to him", "nach seinen Angaben", "selon son cabinet": somebody told before."""
        word = self.tokens[head].folded
        voiced = any(lexicon.at(self.tokens, head) for lexicon in (self.words.accounts, self.words.own_voices))
        owner = head - 1 if head and voiced and self.words.owner(self.tokens[head - 1]) else None
        if owner is None and word not in self.words.objects | self.words.latter:
            return None
        pronoun = word if owner is None else self.tokens[owner].folded
        frame = self._by(None, min(first, head), last)
        return replace(frame, source=True, pronoun=pronoun)

    def _account(self, head: int) -> bool:
        """Whether a noun is somebody's account ("statement", "Angaben") or who speaks for him."""
        return any(lexicon.at(self.tokens, head) for lexicon in (self.words.accounts, self.words.voices))

    def _by(self, subject: str | None, first: int, last: int) -> Frame:
        return Frame(
            passage=self.marked.passage.index, verb=first, verb_end=last, first=first, last=last, subject=subject
        )

    def _sourced(self, item: Named, first: int, last: int, *, aside: bool = False) -> Frame:
        frame = self._by(item.finding.id, first, last if aside else self._past_bracket(last))
        return replace(frame, source=True, aside=aside, medium=item.mention.head == "media")

    def _past_bracket(self, at: int) -> int:
        """Behind the short name in brackets that follows a source: "according to the Transport Board (NTB), …"."""
        short = at < len(self.tokens) and self.tokens[at].gap.strip() == "("
        return at + 1 if short and self.marked.passage.plain[self.tokens[at].end :].startswith(")") else at

    def _signed(self, index: int) -> Frame | None:
        """A quotation with nothing but a dash and a name behind it."""
        gap = self.tokens[index].gap
        gap = gap.split('"')[-1].strip() if '"' in gap or index == 0 else ""
        item = self.subjects.at(index) if gap in DASHES else None
        if item is None or max(item.mention.right, item.mention.last) < len(self.tokens):
            return None
        subject = Subject(item, index, len(self.tokens))
        return framed(
            self.marked, {}, (index, index + 1), span=(index, len(self.tokens)), subject=subject, inverted=True
        )

    def _aside(self, index: int, match: Match) -> Frame | None:
        """ "wie die Polizei am Montag mitteilte", "as the mayor said": a clause of its own between marks."""
        tokens, at = self.tokens, index + match.length
        if index and tokens[index].gap.strip() not in (",", '",', "–", "-"):
            return None
        if inverted := self._aside_inverted(index, at):
            return inverted
        for verb in range(at + 1, min(len(tokens), at + NEAR)):
            if tokens[verb].gap.strip(" ()"):
                return None
            found = self.words.verbs.at(tokens, verb)
            end = verb + found.length if found else verb
            if found and not found.entry.get("behind") and (end >= len(tokens) or tokens[end].gap.strip()):
                subject = self.subjects.before(verb)
                item = subject.name if subject else None
                begins = self.subjects.at(at)
                item = item if item and item.mention.left <= at + 1 else begins
                return self._sourced(item, index, end, aside=True) if item else None
        return None

    def _aside_inverted(self, index: int, at: int) -> Frame | None:
        """ "según anunció en Bruselas la ministra", "comme l'a annoncé la ministre": the verb first."""
        verb = at + (at < len(self.tokens) and self.words.perfect.has(self.tokens[at]))
        found = self.words.verbs.at(self.tokens, verb) if verb < len(self.tokens) else None
        if found is None or found.entry.get("behind") or bool(found.entry.get("participle")) != (verb > at):
            return None
        subject = self.subjects.of(verb, verb + found.length, behind=True)
        if subject is None or subject.name is None or subject.first < verb:
            return None
        return self._sourced(subject.name, index, subject.last)

    def _no_sayer(self, item: Named) -> bool:
        """A state's name before a colon is a place, "Source:" a credit."""
        return item.finding.kind == "state" or item.finding.office == "source"

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

    def _hearsay_aside(self, index: int) -> Frame | None:
        """ "…, wie es aus dem Ministerium hieß": the same with its verb at the end."""
        tokens, opens = self.tokens, self.words.hearsay_opens.at(self.tokens, index)
        at = index + opens.length if opens else 0
        if not opens or at + 1 >= len(tokens) or not self.words.hearsay_from.has(tokens[at]):
            return None
        item = self.subjects.at(at + 1)
        right = max(item.mention.right, item.mention.last) if item else at
        near = range(right, min(len(tokens), right + NEAR))
        stop = next((i for i in near if tokens[i].gap.strip()), near.stop)
        closes = next((i for i in range(right, stop) if self.words.hearsay_closes.has(tokens[i])), None)
        return self._sourced(item, index, closes + 1, aside=True) if item and closes is not None else None

    def _quoted_by(self, index: int, match: Match) -> Frame | None:
        """ "The paper quoted Okoye as saying": who is quoted speaks, who quotes passes it on."""
        head = self.subjects.phrase_head(index + match.length)
        spoken = self.subjects.told_by(head) if head is not None else None
        if head is None or spoken is None:
            return None
        right = max(spoken.last, head + 1)
        for words in [form.casefold().split() for form in match.entry.get("then", ())]:
            if [token.folded for token in self.tokens[right : right + len(words)]] == words:
                end = right + len(words)
                span = (index, end)
                frame = framed(self.marked, match.entry, span, span=span, subject=spoken, inverted=False)
                outer = self.subjects.of(index, index + match.length, behind=False)
                told = outer.name.finding.id if outer and outer.name else None
                return replace(frame, chain=(ChainLink(told, "medium"),)) if told else frame
        return None

    def _colon(self) -> Frame | None:
        """ "Okoye: Bridge was safe": a name before a colon, at a headline's beginning or before a quotation."""
        headline = self.marked.passage.kind in ("headline", "subhead")
        for at, token in enumerate(self.tokens[1:NEAR], 1):
            if token.gap.strip().startswith(":") and (headline or '"' in token.gap):
                item = self.subjects.ending.get(at)
                if item is None or self._no_sayer(item) or self.subjects.at(0) is not item:
                    return None
                subject = Subject(item, 0, at)
                frame = framed(self.marked, {}, (at - 1, at), span=(0, at), subject=subject, inverted=False)
                return replace(frame, colon=True)
            if token.gap.strip():
                return None
        return None
