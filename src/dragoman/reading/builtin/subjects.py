"""Who says a saying verb: its subject by the tree, held in check by marks and by the name that stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.reading.builtin.lexicon import Lexicon, Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import Subject, saying_words, skip
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.trees import SAME_NAME, Tree

FAR = 7
"""Words of a phrase in front of a name that tell who he is ("Coast Guard spokesman …")."""
DEEP = 6
"""Verbs between a saying verb and the one whose subject it shares."""
GOVERNED = ("conj", "xcomp", "advcl", "ccomp", "advmod")
"""Relations of a verb that may share the subject of its head; a parser that errs takes "denies" for an adverb."""
PREMODIFIES = frozenset({"det", "amod", "nummod", "compound", "nmod", "advmod", "case", "flat"})
"""Relations of a noun phrase's first words to its head."""
OWNED = frozenset({"nmod", "nmod:poss", "obl", "obl:agent", "obj", "iobj", "compound"})
"""Relations of a name that cannot say the verb behind it ("a cousin of Okoye said")."""


class Subjects:
    """The names of one passage as possible subjects of a saying verb."""

    def __init__(self, marked: Marked, named: Sequence[Named], tree: Tree, *, bodies: Mapping[str, str]) -> None:
        self.marked, self.tree, self.tokens = marked, tree, marked.tokens
        self.words, self.bodies = saying_words(marked.words.code), bodies
        self.named = sorted(named, key=lambda item: item.mention.first)
        self.ending: dict[int, Named] = {}
        for item in sorted(named, key=lambda item: (-item.mention.left, item.finding.kind == "person")):
            self.ending[item.mention.right] = item
            self.ending[item.mention.last] = item
        self.around = {at for item in named if self._in_marks(item) for at in (item.mention.first, item.mention.last)}

    def _in_marks(self, item: Named) -> bool:
        """Whether marks hold a name and nothing else ("“Weberin” denies it"): they part nothing."""
        first, last = item.mention.first, item.mention.last
        inside = self.tokens[first].gap[-1:] + (self.tokens[last].gap[:1] if last < len(self.tokens) else "")
        if first == 0 and self.marked.passage.plain[: self.tokens[0].start].strip() == '"':
            inside = '"' + inside[-1:]
        return inside == '""'

    def verb_at(self, index: int) -> Match | None:
        """The saying verb at a token; a word with a capital inside a sentence is a name."""
        token = self.tokens[index]
        named = token.capital and index > 0 and token.gap == " " and self.marked.passage.kind != "headline"
        return None if named else self.words.verbs.at(self.tokens, index)

    def of(
        self, first: int, last: int, *, behind: bool, addressee: bool = False, objects: bool = False
    ) -> Subject | None:
        """Who says the verb over tokens [first, last); `behind`: whether a subject may follow it.

        `addressee`: what follows the verb is rather whom it was told. `objects`: a noun may be its object.
        """
        top = self.tree.top(first, last)
        inverted = behind and self._marked(first)
        head = self._subject_of(top, behind=behind, inverted=inverted and not addressee)
        follows = (inverted and not addressee) or (behind and head is None)
        behind_it = self.after(last) if follows else None
        if behind_it and head is not None and objects and self._object_of(behind_it, top, head=head, first=first):
            behind_it = None
        beside = self.before(first) or behind_it
        apart = beside is not None and (head is None or not self._holds(head, beside, top))
        if beside is not None and apart and self._stands_alone(beside, first):
            return beside
        found = (self.told_by(head) if head is not None else None) or self._apposed(first)
        if found is None and beside is not None and beside.first < first and self._beside_noun(beside):
            return beside
        return replace(found, shared=head not in self.tree.children[top]) if found else None

    def _apposed(self, verb: int) -> Subject | None:
        """A person told by his office and between commas right before a verb ("The spokesman, Anna Berg, called …")."""
        item = self.ending.get(verb) if self.tokens[verb].gap.strip() == "," else None
        if item is None or item.finding.kind != "person" or item.mention.left >= item.mention.first:
            return None
        closed = self.tokens[item.mention.first].gap.strip() == ","
        return Subject(item, item.mention.left, verb) if closed else None

    def _beside_noun(self, beside: Subject) -> bool:
        """Whether a name ends the phrase of a subject and tells who it is ("the mother of a victim Anna Berg said")."""
        name = beside.name
        top = self.tree.top(name.mention.first, name.mention.last) if name is not None else 0
        apposed = name is not None and self.tree.base(top) == "appos"
        return name is not None and apposed and not self._state_of(name, self.tree.head[top])

    def _object_of(self, told: Subject, verb: int, *, head: int, first: int) -> bool:
        """Whether a name behind a verb is its object, and its subject ends right before it.

        "The owner, a man of the port, accuses the navy": the navy accuses nobody.
        """
        at = self.tree.top(told.first, told.last)
        object_ = self.tree.base(at) in ("obj", "iobj") and self.tree.head[at] == verb
        return object_ and (first - 1 in self.tree.below(head) or self._beside_phrase(head, verb, first))

    def _beside_phrase(self, head: int, verb: int, first: int) -> bool:
        """Whether only a phrase between commas parts a verb from its own subject ("Kenya, meanwhile, accuses …")."""
        gaps = [self.tokens[at].gap.strip() for at in range(head + 1, first + 1)]
        return head < first and self.tree.head[head] == verb and gaps[-1:] == [","] and set(gaps) == {"", ","}

    def _marked(self, at: int) -> bool:
        return self.tokens[at].gap.strip()[-1:] in (",", '"')

    def _holds(self, head: int, beside: Subject, verb: int) -> bool:
        """Whether what stands beside a verb is of the phrase of its subject."""
        below = self.tree.below(head)
        if verb in below:
            below -= self.tree.below(verb)
        return any(at in below for at in range(beside.first, beside.last))

    def _stands_alone(self, beside: Subject, verb: int) -> bool:
        """Whether what stands beside a verb begins its clause there, and belongs to no noun before it."""
        if beside.first >= verb:
            return True
        begins = self._phrase_from(beside.first)
        top = self.tree.top(beside.first, beside.last)
        owned = self.tree.relation[top] in OWNED and self.tree.head[top] < beside.first and self.tree.head[top] >= 0
        owned = owned or (beside.name is not None and self._state_of(beside.name, self.tree.head[top]))
        return (begins == 0 or bool(self.tokens[begins].gap.strip())) and not owned and not self._leans(begins)

    def _leans(self, at: int) -> bool:
        return self.words.prepositions.has(self.tokens[at])

    def _subject_of(self, verb: int, *, behind: bool, inverted: bool) -> int | None:
        """The head of a verb's subject: its own, that of the verb it is joined to or hangs on, or what it describes."""
        at = verb
        for _ in range(DEEP):
            subject = self._own(at, behind=behind or at != verb, inverted=inverted and at == verb)
            if subject is not None:
                return self._antecedent(subject, at)
            if self.tree.head[at] < 0 or self.tree.base(at) not in (*GOVERNED, "acl") or self._passive(at):
                return None
            if self.tree.base(at) in ("ccomp", "advcl") and at == verb and not self._hangs(verb):
                return None
            if self.about(at):
                return None
            at = self._back_to_saying(at, verb)
            if self.tree.upos[at] in ("NOUN", "PROPN"):
                return at
        return None

    def _back_to_saying(self, at: int, verb: int) -> int:
        """The saying verb whose clause a verb is joined to behind a comma ("denied that …, and rejected …")."""
        head = self.tree.head[at]
        over = self.tree.head[head] if head >= 0 else -1
        told = at == verb and self.tree.base(at) == "conj" and self.tree.base(head) == "ccomp" and over >= 0
        if not told or self.words.verbs.at(self.tokens, over) is None:
            return head
        joins = (one for one in self.tree.of(at, ("cc",)) if one < at)
        return over if any("," in self.tokens[one].gap for one in joins) else head

    def about(self, verb: int) -> bool:
        """Whether a verb's clause tells about its object in front ("une date que récuse le maire")."""
        opens = (at for at in self.tree.children[verb] if at < verb)
        told = any(self.words.object_relatives.has(self.tokens[at]) for at in opens)
        return told and self.tree.base(verb) == "acl"

    def _own(self, verb: int, *, behind: bool, inverted: bool) -> int | None:
        """A verb's nearest subject: behind it where a mark stands before it, else in front if there is one."""
        own = [at for at in self.tree.of(verb, ("nsubj",)) if not self.parted(at, verb) and not self._no_subject(at)]
        front, back = [at for at in own if at < verb], [at for at in own if at > verb and behind]
        return min(back, default=None) if back and (inverted or not front) else max(front, default=None)

    def _no_subject(self, at: int) -> bool:
        """Whom it was told, or what points at the sentence before ("Das sagte …"), whatever the tree calls it."""
        points = self.words.pointing.at(self.tokens, 0)
        told = self.words.addressee.at(self.tokens, at) is not None
        return (points is not None and at < points.length) or told or self.words.object_relatives.has(self.tokens[at])

    def _hangs(self, verb: int) -> bool:
        return self.words.hanging.at(self.tokens, verb) is not None

    def parted(self, one: int, other: int) -> bool:
        """Whether a quotation mark or a semicolon stands between two tokens."""
        first, last = sorted((one, other))
        gaps = "".join(self.tokens[at].gap for at in range(first + 1, last + 1) if at not in self.around)
        return gaps.count('"') % 2 == 1 or ";" in gaps

    def _passive(self, verb: int) -> bool:
        return bool(self.tree.of(verb, ("aux:pass", "nsubj:pass")))

    def _antecedent(self, subject: int, verb: int) -> int:
        """What a relative pronoun stands for; any other subject itself."""
        if not (self.words.relatives.has(self.tokens[subject]) or self.tree.has(subject, "PronType=Rel")):
            return subject
        clause = next((at for at in (verb, *self.tree.up(verb)) if self.tree.base(at) == "acl"), None)
        return self.tree.head[clause] if clause is not None and self.tree.head[clause] >= 0 else subject

    def _pronoun(self, token: Token) -> bool:
        return self.marked.words.pronouns.has(token) or token.folded in self.words.many | self.words.latter

    def told_by(self, head: int) -> Subject | None:
        """The name or pronoun of a subject's head, where exactly one stands there."""
        if self._pronoun(self.tokens[head]):
            return Subject(None, head, head + 1, self.tokens[head].folded)
        if head and (pair := f"{self.tokens[head - 1].folded} {self.tokens[head].folded}") in self.words.latter:
            return Subject(None, head - 1, head + 1, pair)
        if head and self.words.own_voices.has(self.tokens[head]) and self.words.owner(self.tokens[head - 1]):
            return Subject(None, head - 1, head + 1, self.tokens[head - 1].folded)
        item = self.name_of(head)
        if item is None or self._with_others(head, item):
            return None
        right = max(item.mention.right, item.mention.last)
        return Subject(item, self._phrase_from(min(item.mention.left, item.mention.first)), right)

    def name_of(self, head: int) -> Named | None:
        """The name that a noun phrase's head belongs to: a person named there or in apposition before all else."""
        chain = {head}
        for at in sorted(self.tree.below(head)):
            if at > head and self.tree.head[at] in chain and self._same(at):
                chain.add(at)
        over = [item for item in self.named if self._meets(item, head, chain)]
        persons = [item for item in over if item.finding.kind == "person" and not item.finding.description]
        exact = [item for item in over if item.mention.first <= head < item.mention.last]
        return next(iter(persons or exact or over), None)

    def _same(self, at: int) -> bool:
        """Whether a token goes on the name it hangs on; "M. Okoye" is often taken for an M. of Okoye."""
        titled = self.tree.relation[at] == "nmod" and self.tree.head[at] == at - 1 and not self.tree.case(at)
        return self.tree.relation[at] in SAME_NAME or titled

    def _meets(self, item: Named, head: int, chain: set[int]) -> bool:
        """Whether a name, or the office told before or behind it, is what a phrase's head is about.

        A name behind a preposition ("the party of Anna Berg") is another's, whatever the tree calls it.
        """
        mention = item.mention
        if mention.left > head + 1 and self._leans(mention.left - 1):
            return False
        if self._state_of(item, head):
            return False
        return self.tree.top(mention.first, mention.last) in chain or mention.left <= head < mention.right

    def _state_of(self, item: Named, head: int) -> bool:
        """Whether a state only owns a noun in front of it ("das Angebot Chiles"), which a parser takes for its name."""
        top = self.tree.top(item.mention.first, item.mention.last)
        owner = item.finding.kind == "state" and self.words.final and self.tree.base(top) == "appos"
        return owner and self.tree.head[top] == head < top and self.tree.upos[head] == "NOUN"

    def body_in(self, token: Token, accounts: Lexicon) -> str | None:
        """The body of the report that begins a compound ("Polizeiangaben"), if it is told by itself elsewhere."""
        match = accounts.at((token,), 0)
        if match is None or match.form == token.folded:
            return None
        begins = token.folded.removesuffix(match.form)
        return self.bodies.get(begins) or self.bodies.get(begins.removesuffix("s"))

    def _with_others(self, head: int, item: Named) -> bool:
        """Whether another name is joined to a subject: two who say something are nobody's single words."""
        return any(self.name_of(at) not in (None, item) for at in self.tree.of(head, ("conj",)))

    def before(self, index: int) -> Subject | None:
        """The name or pronoun right before a verb, adverbs and times aside."""
        at = self.back_over_adverbs(index)
        if at == 0 or (at < len(self.tokens) and self.tokens[at].gap.strip(' "' if at in self.around else None)):
            return None
        if self._pronoun(self.tokens[at - 1]):
            return Subject(None, at - 1, at, self.tokens[at - 1].folded)
        item = self.ending.get(at)
        if item is None or self.tokens[item.mention.last - 1].possessive:
            return None
        return Subject(item, self._phrase_from(item.mention.left), max(item.mention.right, item.mention.last))

    def back_over_adverbs(self, index: int) -> int:
        """The token behind which only adverbs and times stand before a verb."""
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
        """The name or pronoun right behind a verb, adverbs and times aside."""
        tokens = self.tokens
        at = skip(tokens, index, self.words.auxiliaries, self.words.adverbials)
        addressed = self.words.addressee.at(tokens, at) if at < len(tokens) else None
        if addressed and addressed.entry.get("before_subject"):  # "a raconté à la presse Anna Petit"
            at, addressed = at + addressed.length, None
        if at >= len(tokens) or tokens[at].gap.strip() or addressed:
            return None
        if self._pronoun(tokens[at]):
            return Subject(None, at, at + 1, tokens[at].folded)
        return self._phrase_at(at)

    def _phrase_at(self, at: int) -> Subject | None:
        """The name of the noun phrase that begins at a token."""
        head = self.phrase_head(at)
        found = self.told_by(head) if head is not None else None
        return Subject(found.name, at, found.last, found.pronoun) if found else None

    def phrase_head(self, at: int) -> int | None:
        """The head of the noun phrase that begins at a token, None where a verb stands there."""
        if at >= len(self.tokens):
            return None
        head = at
        while self.tree.base(head) in PREMODIFIES and head < self.tree.head[head] <= at + FAR:
            if self.tree.upos[head] == "PROPN" and self._comma_between(head, self.tree.head[head]):
                break
            head = self.tree.head[head]
        return None if self.tree.is_verb(head) else head

    def _comma_between(self, first: int, last: int) -> bool:
        """Whether a comma parts two words: "according to Holm, the port …" is no port of Holm's."""
        return any("," in self.tokens[at].gap for at in range(first + 1, last + 1))

    def at(self, index: int) -> Named | None:
        """The name of the noun phrase that begins at a token."""
        head = self.phrase_head(index)
        return self.name_of(head) if head is not None else None

    def _phrase_from(self, left: int) -> int:
        """Where the words begin that describe a name in front of it ("Coast Guard spokesman …", "his lawyer …")."""
        at = left
        while at and left - at < FAR and (self.tokens[at].close or self._owner_ends(at)) and not self._stops(at - 1):
            at -= 1
        return at

    def _owner_ends(self, at: int) -> bool:
        """Whether only the mark of many owners parts a word from the one before ("the prosecutors' spokeswoman")."""
        return self.tokens[at].gap in ("' ", "’ ")

    def _stops(self, index: int) -> bool:
        token = self.tokens[index]
        return self.words.conjunctions.has(token) or self.verb_at(index) is not None
