"""One passage's frames of speech, found from its first token to its last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.languages.words import Entry
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.moods import reported_mood
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.said_verbs import SaidVerbs
from dragoman.reading.builtin.saying import NEAR, Frame, Subject, framed, saying_words, skip
from dragoman.reading.builtin.sources import Sources
from dragoman.reading.builtin.subjects import Subjects
from dragoman.reading.builtin.trees import Tree
from dragoman.record.reading import ChainLink

INTRODUCES: Entry = {"takes": ["quote"]}
"""What a sentence with a colon takes that has no saying verb: the quotation behind it."""
ENDS = (".", "!", "?")


class Framing:
    """The search for frames in one passage whose verb stands `outside` quotations (it takes a character offset)."""

    def __init__(
        self, marked: Marked, named: Sequence[Named], tree: Tree, *, outside: Callable[[int], bool],
        bodies: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.marked, self.tokens, self.tree, self.outside = marked, marked.tokens, tree, outside
        self.words = saying_words(marked.words.code)
        self.subjects = Subjects(marked, named, tree, bodies=bodies)
        self.sources, self.verbs = Sources(self.subjects), SaidVerbs(self.subjects)
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
        if all(frame.relative for frame in self.found) and (introducing := self._introducing()):
            self.found.append(introducing)
        return self.found

    def _introducing(self) -> Frame | None:
        """Who is told of in a sentence without a saying verb that ends in a colon and a whole quotation, or in a clause
        whose verb alone tells it as another's speech.
        """
        tokens = self.tokens
        at = next((at for at, token in enumerate(tokens) if '"' in token.gap.partition(":")[2]), 0)
        if not at:
            return self._introducing_mood()
        tops = [verb for verb in range(at) if self.tree.is_verb(verb) and self.tree.base(verb) == "root"]
        if not tops or self.outside(tokens[at].start) or not self.marked.passage.plain.rstrip(' "').endswith(ENDS):
            return None
        subject = self.subjects.of(tops[0], tops[0] + 1, behind=True)
        if subject is None or subject.shared or subject.last > at:
            return None
        found = subject.name.finding if subject.name else None
        if found is not None and (found.kind != "person" or found.description):
            return None
        verb = (tops[0], tops[0] + 1)
        told = framed(self.marked, INTRODUCES, verb, span=(subject.first, at), subject=subject, inverted=False)
        return replace(told, colon=True)

    def _introducing_mood(self) -> Frame | None:
        """The one whose words a clause behind a colon tells by its mood alone ("Für Wirbel sorgte …: …")."""
        tokens = self.tokens
        at = next((at for at, token in enumerate(tokens) if at and token.gap.strip(' "') == ":"), 0)
        tops = [verb for verb in range(at) if self.tree.is_verb(verb)]
        if not tops or not reported_mood(self.marked, at):
            return None
        subject = self.subjects.of(tops[0], tops[0] + 1, behind=True)
        if subject is None or subject.name is None or subject.shared or subject.last > at:
            return None
        verb = (tops[0], tops[0] + 1)
        told = framed(self.marked, {}, verb, span=(subject.first, at), subject=subject, inverted=False)
        return replace(told, colon=True)

    def _at(self, index: int) -> tuple[Frame | None, int]:
        """The frame whose cue begins at a token, and how many tokens are done with."""
        source, length = self.sources.at(index)
        if length:
            return source, length
        quoting = self.words.quoting.at(self.tokens, index)
        if match := quoting or self.subjects.verb_at(index) or self.words.hanging.at(self.tokens, index):
            return self._verb(index, match, passive=quoting is not None), match.length
        return None, 1

    def _nested(self, frame: Frame) -> bool:
        """A frame inside what another says ("said he hoped"), or one that only describes a source ("who asked …")."""
        last = self.found[-1] if self.found else None
        if last is None or last.source:
            return last is not None and frame.subject is not None and frame.subject == last.subject
        return frame.pronoun is not None and frame.first < frame.verb and 0 <= frame.first - last.last <= 2

    def _verb(self, index: int, match: Match, *, passive: bool) -> Frame | None:
        after, entry = index + match.length, match.entry
        if entry.get("pronoun"):  # "ajoute-t-il"
            spoken = Subject(None, index, after, self.tokens[index].folded.rsplit("-", 1)[-1])
            return framed(self.marked, entry, (index, after), span=(index, after), subject=spoken, inverted=True)
        verb = self.verbs.verb(index, match, passive=passive)
        if verb is None or self._other_verb(after, entry):
            return None
        top, begins = verb
        pointing = self._points(begins)
        subject = self._clitic(begins) or self._subject(begins, after, entry, pointing=pointing)
        if pointing and "label" in entry.get("takes", ()) and begins == 1:
            return None  # "Das nannte sie eine Frechheit"
        if subject is None or (not pointing and self._asked_about(top, subject, entry)):
            return None
        if "clause" in entry.get("takes", ("clause",)) and self._asked(begins, subject):
            return None
        if entry.get("behind") and subject.first < after and not self.words.perfect_pronoun.has(self.tokens[begins]):
            return None
        span = (begins, after) if subject.shared else (min(subject.first, begins), max(subject.last, after))
        particle = self._particle(entry, span[1])
        if entry.get("parted") and particle < 0:
            return None
        told = framed(
            self.marked, entry, (index, after), span=span, subject=subject,
            inverted=subject.first >= after or self._clitic(begins) is not None, particle=particle,
        )  # fmt: skip
        told = replace(self._addressed(told, top, bool(entry.get("addressee"))), relative=self.subjects.about(top))
        if told.stance != "neutral" and not entry.get("negated") and self.verbs.negated(top, index):
            told = replace(told, stance="neutral")
        if pointing:
            return replace(told, first=0, pointing=True)
        framed_from = self._said_before(begins, index, after, entry=entry, subject=subject)
        return replace(
            told, said_from=self._said_from(index, after, entry, subject) if framed_from < 0 else framed_from
        )

    def _said_before(self, begins: int, index: int, after: int, *, entry: Entry, subject: Subject) -> int:
        """Where what is said begins between auxiliary and participle ("hat den Plan kritisiert"); -1 if nowhere."""
        ends = after >= len(self.tokens) or self.tokens[after].gap.strip()[:1] in (".", ";")
        takes = {"object", "quote"} & set(entry.get("takes", ("quote",)))
        if not (self.words.final and ends and takes and begins < index):
            return -1
        at = max(begins + 1, subject.last if subject.last <= index else 0)
        at = skip(self.tokens, at, self.words.adverbials, self.words.auxiliaries) if at < index else at
        return at if at < index else -1

    def _addressed(self, frame: Frame, top: int, addressee: bool) -> Frame:
        """The frame with whom it was told; a newspaper or agency that was told passes it on."""
        for at in self.tree.of(top, ("iobj", "obj", "obl")):
            item = self.subjects.name_of(at) if frame.first <= at < frame.last + NEAR else None
            cases = self.tree.case(at)
            if item is None or item.finding.id == frame.subject or self.subjects.parted(at, frame.verb):
                continue
            if not all(self.words.addressing.has(self.tokens[case]) for case in cases):
                continue
            if self._media(item, at):
                return replace(frame, chain=(ChainLink(item.finding.id, "medium"),))
            dative = self.words.final and self.tree.base(at) == "obl"
            if item.finding.kind != "state" and (addressee or dative or cases or self.tree.base(at) == "iobj"):
                return replace(frame, told=item.finding.id)
        return frame

    def _media(self, item: Named, head: int) -> bool:
        """Whether a name is that of an agency, paper or broadcaster, by the words beside it."""
        marked, words = self.marked, range(min(head, item.mention.left), max(head + 1, item.mention.last))
        listed = [found for at in words for found in (marked.unnamed.get(at), marked.organizations.get(at)) if found]
        return item.mention.head == "media" or any(match.entry["id"] == "media" for match in listed)

    def _clitic(self, at: int) -> Subject | None:
        """The pronoun that an auxiliary carries ("a-t-elle ajouté")."""
        if not self.words.perfect_pronoun.has(self.tokens[at]):
            return None
        return Subject(None, at, at + 1, self.tokens[at].folded.rsplit("-", 1)[-1])

    def _points(self, begins: int) -> bool:
        """Whether all that stands before the verb points at the sentence before ("Das sagte …")."""
        points = self.words.pointing.at(self.tokens, 0)
        return points is not None and points.length == begins

    def _subject(self, begins: int, after: int, entry: Entry, *, pointing: bool) -> Subject | None:
        hangs = self.words.hanging.at(self.tokens, begins) is not None
        behind, addressee = pointing or (self._may_invert(begins) and not hangs), bool(entry.get("addressee"))
        objects = "object" in entry.get("takes", ())
        found = self.subjects.of(begins, after, behind=behind, addressee=addressee, objects=objects)
        if found and begins < found.first < after < found.last:  # "s'indigne" ends in no word of its own
            found = replace(found, first=after)
        return found or self._dropped(begins, after) or (self._beside_last(begins) if hangs else None)

    def _beside_last(self, begins: int) -> Subject | None:
        """Who says the frame before: a participle behind a comma goes on him, whatever the tree hangs it on."""
        last = next((frame for frame in reversed(self.found) if not frame.source), None)
        if last is None or self.subjects.parted(last.verb, begins):
            return None
        name = next((item for item in self.subjects.named if item.finding.id == last.subject), None)
        told = name is not None or last.pronoun is not None
        return Subject(name, begins, begins, last.pronoun, shared=True) if told else None

    def _dropped(self, index: int, after: int) -> Subject | None:
        """ "…, añadió.": a language that drops the pronoun; the subject is who spoke before."""
        if not self.words.drops_pronoun:
            return None
        last = self.found[-1] if self.found else None
        if last is not None and last.pronoun == "" and self.tree.head[index] == last.verb and self._complemented(after):
            return Subject(None, index, index, "")  # "…, declaró, aunque reconoció que …"
        index = self._past_clitics(index)
        closes = after >= len(self.tokens) or self.tokens[after].gap.startswith(",")
        aside = "," in self.tokens[index].gap and closes
        opens = index == 0 or '"' in self.tokens[index].gap or aside
        ends = after >= len(self.tokens) or self.tokens[after].gap.strip() or self._complemented(after)
        ends = ends or ('"' in self.tokens[index].gap and self._nobody_behind(index, after))
        return Subject(None, index, index, "") if opens and ends else None

    def _past_clitics(self, index: int) -> int:
        """Where a verb begins with the small words for whom or what it tells ("…”, les prometió")."""
        while index and self.tree.upos[index - 1] == "PRON" and self.tokens[index].gap == " ":
            if self.tree.base(index - 1) not in ("obj", "iobj", "expl"):
                break
            index -= 1
        return index

    def _nobody_behind(self, index: int, after: int) -> bool:
        """Whether only where or to whom it was said stands behind a verb ("“…”, afirmó en una rueda de prensa")."""
        leans = self.words.prepositions.has(self.tokens[after]) and self.tree.base(after) == "case"
        return leans and not self.tree.of(index, ("nsubj",))

    def _asked(self, begins: int, subject: Subject) -> bool:
        """Whether the clause of saying is itself asked for or compared ("what the mayor said")."""
        first = min(subject.first, begins)
        return (first > 0 and self.tokens[first].gap == " " and self.words.asked.has(self.tokens[first - 1])) or (
            self.words.asked.has(self.tokens[first])
        )

    def _asked_about(self, top: int, subject: Subject, entry: Entry) -> bool:
        """ "The reef which China says is its own": the clause describes what is said and tells nothing."""
        takes = entry.get("takes", ("clause",))
        bare = "clause" in takes and "object" not in takes and not self.tree.of(top, ("obj",))
        return bare and self.tree.relation[top] == "acl:relcl" and not subject.shared and not self.words.final

    def _other_verb(self, after: int, entry: Entry) -> bool:
        """Whether a particle at the clause's end or its object makes another verb of it ("sagte sie die Reise ab")."""
        if self._held(after, entry):
            return True
        for at in range(after, min(len(self.tokens), after + NEAR)):
            if self.tokens[at].gap.strip():
                return False
            if self.tokens[at].folded in entry.get("not_with", ()) and self._ends_clause(at + 1):
                return True
        return False

    def _held(self, after: int, entry: Entry) -> bool:
        """Whether the first noun behind a verb is nothing that is spoken of by it ("celebró una reunión")."""
        wanted = entry.get("not_taking", ())
        behind = range(after, min(len(self.tokens), after + NEAR) if wanted else after)
        noun = next((at for at in behind if self.tree.upos[at] == "NOUN"), None)
        return noun is not None and self.tokens[noun].folded in wanted

    def _particle(self, entry: Entry, at: int) -> int:
        """Where the verb's parted particle stands: the last word before a mark or the clause's end; -1 if nowhere."""
        wanted = entry.get("particle", ())
        for index in range(at, min(len(self.tokens), at + NEAR) if wanted else at):
            if self.tokens[index].folded in wanted and self._ends_clause(index + 1):
                return index
        return -1

    def _ends_clause(self, index: int) -> bool:
        """Whether a clause may end before a token: at a mark, a joining word or a complementizer."""
        if index >= len(self.tokens) or self.tokens[index].gap.strip()[:1] in tuple(',.:;"–'):
            return True
        return self._complemented(index) or self.words.conjunctions.has(self.tokens[index])

    def _complemented(self, index: int) -> bool:
        return index < len(self.tokens) and self.words.complementizers.has(self.tokens[index])

    def _may_invert(self, index: int) -> bool:
        """Whether a subject may follow the verb: behind a quotation or comma, or where the verb stands second.

        Right behind "and" a verb shares the subject before it, and a name that follows is its object.
        """
        gap = self.tokens[index].gap
        if index and gap == " " and self.words.conjunctions.has(self.tokens[index - 1]):
            return False
        joined = index > 0 and not self.words.final and self._complemented(index - 1)  # "une date que récuse le maire"
        return index == 0 or joined or '"' in gap or "," in gap or bool(self.words.verb_second)

    def _said_from(self, index: int, after: int, entry: Entry, subject: Subject) -> int:
        """Where what is said begins in front of a verb that ends its clause ("Berg, die den Wein „herb“ nannte"); or
        the verb itself, where it says all there is to say ("declined to comment")."""
        if entry.get("itself"):
            return index
        ends = after >= len(self.tokens) or self.tokens[after].gap.strip()[:1] in tuple(",.;:")
        if not (self.words.final and ends) or self.tree.base(self.tree.clause(index)) != "acl":
            return -1
        before = range(index - 1, max(-1, index - 2 * NEAR), -1)
        opens = (at for at in before if "," in self.tokens[at].gap and self.words.relatives.has(self.tokens[at]))
        relative = next(opens, None)
        if relative is None:
            return -1
        return subject.last if relative < subject.last <= index else relative + 1
