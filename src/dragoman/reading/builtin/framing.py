"""One passage's frames of speech, found from its first token to its last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dragoman.languages.words import Entry
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import NEAR, Frame, Subject, framed, saying_words
from dragoman.reading.builtin.sources import Sources
from dragoman.reading.builtin.subjects import Subjects


class Framing:
    """The search for frames in one passage whose verb stands `outside` quotations (it takes a character offset)."""

    def __init__(self, marked: Marked, named: Sequence[Named], *, outside: Callable[[int], bool]) -> None:
        self.marked, self.tokens, self.outside = marked, marked.tokens, outside
        self.words = saying_words(marked.words.code)
        self.subjects = Subjects(marked, named)
        self.sources = Sources(self.subjects)
        self.found: list[Frame] = []

    def frames(self) -> list[Frame]:
        """All frames, in the order of their verbs."""
        index = 0
        while index < len(self.tokens):
            if not self.outside(self.tokens[index].start):
                index += 1
                continue
            frame, length = self._at(index)
            if frame is not None and not self._nested(frame):
                self.found.append(frame)
            index += max(length, 1)
        return self.found

    def _at(self, index: int) -> tuple[Frame | None, int]:
        """The frame whose cue begins at a token, and how many tokens are done with."""
        tokens, words = self.tokens, self.words
        source, length = self.sources.at(index)
        if length:
            return source, length
        if match := words.quoting.at(tokens, index) or self.subjects.verb_at(index):
            return self._verb(index, match), match.length
        if match := words.hanging.at(tokens, index):
            return self._hanging(index, match), match.length
        if match := words.final_verbs.at(tokens, index) or words.participles.at(tokens, index):
            return self._late_verb(index, match), match.length
        return None, 1

    def _nested(self, frame: Frame) -> bool:
        """A frame inside what another says ("said he hoped")."""
        last = self.found[-1] if self.found else None
        return last is not None and frame.pronoun is not None and not last.source and 0 <= frame.first - last.last <= 2

    def _verb(self, index: int, match: Match) -> Frame | None:
        after, entry = index + match.length, match.entry
        if entry.get("pronoun"):  # "a-t-il ajouté"
            spoken = Subject(None, index, after, self.tokens[index].folded.rsplit("-", 1)[-1])
            return framed(self.marked, entry, (index, after), span=(index, after), subject=spoken, inverted=True)
        before = self._before(index, match)
        asked = before is not None and "clause" in entry.get("takes", ("clause",)) and self._asked(before.first)
        if asked or self._unsaid(index, after):
            return None
        if before is None and (late := self._relative(index, match)):
            return late
        behind = self.subjects.after(after) if before is None and self._may_invert(index) else None
        shared = self._shared(index) if before is None else None
        subject = before or shared or behind or self._dropped(index, after)
        if subject is None:
            return None
        inverted = subject is behind
        span = (index, after) if subject is shared else (min(subject.first, index), max(subject.last, after))
        particle = self._particle(entry, span[1])
        if entry.get("parted") and particle < 0:
            return None
        told = framed(
            self.marked, entry, (index, after), span=span, subject=subject, inverted=inverted, particle=particle
        )
        return replace(told, said_from=index) if entry.get("itself") else told

    def _before(self, index: int, match: Match) -> Subject | None:
        """The subject in front; nothing before the comma of "…, a indiqué le ministre" says it."""
        parted = bool(match.entry.get("inverts")) and "," in self.tokens[index].gap
        inverted = parted and self.subjects.after(index + match.length) is not None
        return None if inverted else self.subjects.before(index)

    def _dropped(self, index: int, after: int) -> Subject | None:
        """ "…, añadió.": a language that drops the pronoun; the subject is who spoke before."""
        if not self.words.drops_pronoun.has(self.tokens[index]):
            return None
        opens = index == 0 or '"' in self.tokens[index].gap
        ends = after >= len(self.tokens) or self.tokens[after].gap.strip() or self._complemented(after)
        return Subject(None, index, index, "") if opens and ends else None

    def _unsaid(self, index: int, after: int) -> bool:
        """Whether the verb is denied or only possible, by the word before it or, as in German, right behind it."""
        tokens, words = self.tokens, self.words
        if index and words.unsaid.has(tokens[index - 1]) and tokens[index].gap == " ":
            return True
        return words.final and after < len(tokens) and tokens[after].gap == " " and words.unsaid.has(tokens[after])

    def _asked(self, first: int) -> bool:
        """Whether the clause of saying is itself asked for or compared ("what the mayor said")."""
        return (first > 0 and self.tokens[first].gap == " " and self.words.asked.has(self.tokens[first - 1])) or (
            self.words.asked.has(self.tokens[first])
        )

    def _particle(self, entry: Entry, at: int) -> int:
        """Where the verb's parted particle stands: the last word before a mark or the clause's end; -1 if nowhere."""
        wanted = entry.get("particle", ())
        for index in range(at, min(len(self.tokens), at + NEAR) if wanted else at):
            ends = index + 1 == len(self.tokens) or self.tokens[index + 1].gap.strip()[:1] in tuple(',.:;"–')
            if self.tokens[index].folded in wanted and (ends or self._complemented(index + 1)):
                return index
        return -1

    def _complemented(self, index: int) -> bool:
        return self.words.complementizers.has(self.tokens[index])

    def _may_invert(self, index: int) -> bool:
        """Whether a subject may follow the verb: behind a quotation or comma, or where the verb stands second.

        A clause that begins with a nominative has its subject in front, known or not.
        """
        gap = self.tokens[index].gap
        if index == 0 or '"' in gap or "," in gap:
            return True
        begins = next((at for at in range(index, 0, -1) if self.tokens[at].gap.strip()), 0)
        fronted = index - begins >= 2 and self.words.nominatives.has(self.tokens[begins])
        return bool(self.words.verb_second) and not fronted

    def _hanging(self, index: int, match: Match) -> Frame | None:
        """ "…, saying that": the subject of its sentence says it."""
        if not self.tokens[index].gap.strip().endswith(","):
            return None
        last = next((frame for frame in reversed(self.found) if not frame.source), None)
        item = next((one for one in self.subjects.named if last and one.finding.id == last.subject), None)
        item = item or (self.subjects.at(0) if last is None else None)
        if item is None or (item.finding.kind == "state") or (last is not None and last.pronoun):
            return None
        subject, after = Subject(item, index, index), index + match.length
        return framed(self.marked, match.entry, (index, after), span=(index, after), subject=subject, inverted=False)

    def _shared(self, index: int) -> Subject | None:
        """The subject of the verb before ("said … and added …", "Okoye smiled and said")."""
        last = self.found[-1] if self.found else None
        at = index
        while at and self.words.auxiliaries.has(self.tokens[at - 1]) and self.tokens[at].gap == " ":
            at -= 1
        if not at or not self.words.conjunctions.has(self.tokens[at - 1]) or (last is not None and last.source):
            return None
        if last is None:
            opener = self.subjects.at(0) if not self.tokens[at].gap.strip() else None
            person = opener is not None and opener.finding.kind == "person" and not opener.finding.description
            return Subject(opener, index, index) if person else None
        item = next((item for item in self.subjects.named if item.finding.id == last.subject), None)
        return Subject(item, index, index, last.pronoun)

    def _relative(self, index: int, match: Match) -> Frame | None:
        """ "Okoye, who called it …": the one before the comma; in a verb-final language the verb ends the clause."""
        tokens = self.tokens
        ends = index + match.length >= len(tokens) or tokens[index + match.length].gap.strip()[:1] in tuple(",.;:")
        for at in range(index - 1, max(-1, index - 2 * NEAR) if self.words.final else max(-1, index - 4), -1):
            if not self.words.relatives.has(tokens[at]) or tokens[at].gap.strip() not in (",", '",'):
                continue
            item = self.subjects.ending.get(at)
            if item is None or item.finding.kind != "person" or (self.words.final and not ends):
                return None
            subject = Subject(item, at, at)
            said_from = at + 1 if self.words.final else -1
            return framed(self.marked, 
                match.entry, (index, index + match.length), span=(at, index + match.length),
                subject=subject, inverted=False, said_from=said_from,
            )  # fmt: skip
        return None

    def _late_verb(self, index: int, match: Match) -> Frame | None:
        """A verb at its clause's end: joined with its particle in a relative clause, or the participle of a perfect."""
        if match.form in match.entry.get("joined", ()):
            return self._relative(index, match)
        for at in range(index - 1, max(-1, index - NEAR), -1):
            if self.tokens[at + 1].gap.strip():
                return None
            if self.words.perfect.has(self.tokens[at]):
                subject = self.subjects.before(at) or self.subjects.after(at + 1)
                if subject is None or self.words.unsaid.has(self.tokens[index - 1]):
                    return None
                span = (min(at, subject.first), index + match.length)
                return framed(
                    self.marked, match.entry, (index, index + match.length), span=span, subject=subject, inverted=False
                )
        return None
