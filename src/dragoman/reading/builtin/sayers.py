"""Who spoke last, and whom a pronoun beside a saying verb means."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.languages.given import gender_of
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import Frame, saying_words
from dragoman.reading.builtin.tokens import tokenize
from dragoman.reading.builtin.trees import Tree
from dragoman.record.reading import NameFinding
from dragoman.record.report import Report

KEPT = 2
"""Paragraphs without a word of his after which the last sayer is no longer meant by a pronoun."""


GENITIVE = "s"
"""How German and English names end before what they own, where the tree takes them for the subject."""


class Speakers:
    """The names of a report by passage, and who spoke last."""

    def __init__(self, report: Report, named: dict[int, list[Named]]) -> None:
        self.report, self.named = report, named
        self.findings = {item.finding.id: item.finding for items in named.values() for item in items}
        self.bodies = {
            found.form.casefold(): found.id
            for found in reversed(self.findings.values())
            if found.kind in ("organization", "unnamed")
        }
        self.last: str | None = None
        self.many: str | None = None
        self.introduced: str | None = None
        self.paragraph = self.said_in = 0
        self.items: Sequence[Marked] = ()
        self.marked: Sequence[Marked] = ()
        self._genders: dict[str, str | None] = {}

    def root(self, name: str) -> str:
        """The full name that a name leans on, itself where it leans on none."""
        seen: set[str] = set()
        while name not in seen and name in self.findings and self.findings[name].refers:
            seen.add(name)
            name = self.findings[name].refers or name
        return name

    def kind(self, name: str) -> str:
        """What kind of actor a name tells."""
        return self.findings[name].kind if name in self.findings else "person"

    def office(self, name: str) -> str | None:
        """The office that a name is told with, or the kind of people or body that a description tells."""
        return self.findings[name].office if name in self.findings else None

    def named_person(self, name: str | None) -> bool:
        """Whether a name is that of a person and no description."""
        found = self.findings.get(name or "")
        return found is not None and found.kind == "person" and not found.description

    def undescribed(self, name: str, item: Marked) -> bool:
        """Whether a name only tells an office ("the leader") that no name of the report fills; no "his lawyer"."""
        found = self.findings[name]
        here = (one.mention.left for one in self.named.get(item.passage.index, ()) if one.finding.id == name)
        owned = any(item.words.possessives.has(item.tokens[at]) for at in here)
        return found.kind == "person" and found.description and not found.refers and not owned

    def spoke(self, name: str | None) -> None:
        """Notes who spoke last."""
        found = self.findings.get(name or "")
        self.many = name
        if name and (self.kind(name) == "person" or (found is not None and found.office == "spokesperson")):
            self.last, self.said_in = self.root(name), self.paragraph

    def of(self, frame: Frame, item: Marked, *, before: Marked | None, earlier: Sequence[Frame]) -> str | None:
        """The subject of a frame; a pronoun goes to who said something before in the sentence, else to the last sayer.

        Inside a paragraph it may also go to the lone person of the sentence before. A clash of genders stays open.
        """
        if frame.pronoun is None:
            return self._told_before(self._for_body(self._owned(frame.subject, item), item), item, before)
        if self._plural(frame, item):
            return None
        words = saying_words(item.words.code)
        if frame.pronoun in words.many:
            return self._many(earlier)
        if frame.pronoun in words.latter:
            return self._latter(frame.pronoun, item, before)
        if frame.source:
            return self._of_source(frame.pronoun, frame, item, before=before)
        found = next((one.subject for one in reversed(earlier) if self.named_person(one.subject)), None)
        wanted = self._pronoun_gender(frame.pronoun, item)
        if found is None and frame.pronoun in self._owners(item) and (here := self._people(item)):
            fitting = {name for name in here if wanted is None or self.gender(name, item) in (None, wanted)}
            sure = {name for name in fitting if wanted in (None, self.gender(name, item))}  # "her" is told of no man
            if len(fitting) == len(sure) == 1:
                return sure.pop()
            leads = self._leads(item)  # "Lind met her counterpart Berg and thanked him, her office said"
            again = any(token.folded == frame.pronoun for token in item.tokens[: frame.first])
            return leads if again and leads in fitting and not sure - {leads} else None
        found = found or self._from_before(item, before, frame) or self._from_chain(wanted, item)
        if found is None or wanted is None or self.gender(found, item) in (None, wanted):
            return found
        return self._only(wanted, item, before)

    def _of_source(self, pronoun: str, frame: Frame, item: Marked, *, before: Marked | None) -> str | None:
        """Whom "according to him" means: one of his gender; "son cabinet" only his of whom the one before tells."""
        found, wanted = self._from_before(item, before, frame), self._pronoun_gender(pronoun, item)
        leads = self._leads(before) if before is not None and not item.passage.starts_paragraph else None
        if wanted is None:
            return leads
        fitting = [name for name in (found, leads) if name is not None and self.gender(name, item) == wanted]
        return fitting[0] if fitting else None

    def _latter(self, pronoun: str, item: Marked, before: Marked | None) -> str | None:
        """Whom "celui-ci" means: the last of its gender whom the sentence before names or tells by what he is."""
        wanted = self._pronoun_gender(pronoun, item)
        if before is None or before.tree is None:
            return None
        for one in reversed(self.named.get(before.passage.index, ())):
            person = one.finding.kind == "person" and not one.finding.description
            feature = "Gender=Fem" if wanted == "f" else "Gender=Masc"
            told = self.gender(one.finding.id, item) if person else None
            alike = before.tree.has(one.mention.first, feature)
            if one.finding.kind != "state" and (told == wanted if told else alike or person):
                return self.root(one.finding.id)
        return None

    def _many(self, earlier: Sequence[Frame]) -> str | None:
        """Those who spoke before in the sentence, else last in the paragraph: a body, or people told by what they are.

        Where a single person spoke in between, "they" stays open.
        """
        here = next((one.subject for one in reversed(earlier) if one.subject), self.many)
        return here if here is not None and self.kind(here) in ("organization", "unnamed") else None

    def _owned(self, name: str | None, item: Marked) -> str | None:
        """ "sagte Holms Anwältin Berg": who is told right behind a genitive speaks, not whose he is."""
        here = self.named.get(item.passage.index, ())
        owner = next((one for one in here if one.finding.id == name), None)
        if owner is None or owner.finding.description:
            return name
        word = item.tokens[owner.mention.last - 1].text
        genitive = word.endswith(GENITIVE) and not owner.finding.form.endswith(GENITIVE)
        behind = (one for one in here if one.mention.left == owner.mention.last and one.finding.kind == "person")
        return next((one.finding.id for one in behind if genitive and not one.finding.description), name)

    def _for_body(self, name: str | None, item: Marked) -> str | None:
        """The body for which its unnamed people speak ("Transport Ministry officials"); the name itself otherwise.

        A spokesman is told by himself: whose voice he is, reconciling says.
        """
        told = self.findings.get(name or "")
        if (
            told is None or told.kind != "unnamed" or told.office in ("source", "aide", "spokesperson")
        ):  # a leak binds nobody
            return name
        inside = (
            found.finding.id
            for found in self.named.get(item.passage.index, ())
            if found.finding.kind == "organization" and told.start <= found.finding.start < told.end
        )
        return next(inside, name)

    def _told_before(self, name: str | None, item: Marked, before: Marked | None) -> str | None:
        """The one person of this sentence, the one before or the last sayer whose office a bare "the minister" tells.

        "The spokeswoman" may also be one who spoke before without a name. Where two could be meant, the words stay.
        """
        told = self.findings.get(name or "")
        if told is None or told.refers or not told.description or not self._bare(told, item):
            return name
        near = [one.finding for one in self.named.get(item.passage.index, ()) if one.finding.start < told.start]
        near += [one.finding for one in self.named.get(before.passage.index, ())] if before is not None else []
        near += [self.findings[self.last]] if self.last in self.findings else []
        fitting = {self.root(one.id) for one in near if one.id != told.id and _holds(one, told)}
        wanted = self.gender(told.id, item)
        fitting = {one for one in fitting if wanted is None or self.gender(one, item) in (None, wanted)}
        if len(fitting) != 1:
            fitting = self._led(
                fitting or {self.root(one.id) for one in self.findings.values() if _holds(one, told)}, item
            )
            fitting = {one for one in fitting if wanted is None or self.gender(one, item) in (None, wanted)}
        return fitting.pop() if len(fitting) == 1 else name

    def _led(self, names: set[str], item: Marked) -> set[str]:
        """Those of some people of whom an earlier sentence tells first of all, as its subject."""
        led = (self._leads(other) for other in self.marked if other.passage.index < item.passage.index)
        return {name for name in led if name in names}

    def _bare(self, told: NameFinding, item: Marked) -> bool:
        """Whether a description tells an office alone, and no new person ("a spokeswoman of the ministry")."""
        here = (one.mention for one in self.named.get(item.passage.index, ()) if one.finding.id == told.id)
        mention = next(here, None)
        return mention is not None and not mention.indefinite and told.office_of is None and told.office is not None

    def _only(self, gender: str | None, item: Marked, before: Marked | None) -> str | None:
        """The one person of that gender whom this sentence or the one before names; None if it is none or several."""
        near = self._people(item) | (self._people(before) if before is not None else set())
        fitting = {name for name in near if gender is not None and self.gender(name, item) == gender}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _from_before(self, item: Marked, before: Marked | None, frame: Frame) -> str | None:
        """The last sayer, or the lone person of the sentence before; never one whom what he says names behind him.

        "He said he had met the minister Vasu Kolha": the minister is somebody else.
        """
        behind = self._people(item, behind=frame)
        found = self._nearest(item, before, self._people(item) - behind, dropped=frame.pronoun == "")
        return None if found in behind else found

    def _nearest(self, item: Marked, before: Marked | None, here: set[str], *, dropped: bool) -> str | None:
        last = self.last if self.paragraph - self.said_in <= KEPT else None
        if opens := self._opens(item):
            return opens
        if item.passage.starts_paragraph or before is None:
            return last if not here or last in here else None
        people = self._people(before)
        if last is not None and (last in people or (not people and self.said_in == self.paragraph)):
            return last
        if dropped:
            return self._topic(item)
        return next(iter(people)) if len(people) == 1 else None

    def _opens(self, item: Marked) -> str | None:
        """The one person of a sentence that begins with his view ("Para el enviado, Karl Berg, no hay crisis: …")."""
        match = saying_words(item.words.code).before.at(item.tokens, 0)
        people = self._people(item)
        return next(iter(people)) if match and match.entry.get("opens") and len(people) == 1 else None

    def _topic(self, item: Marked) -> str | None:
        """Whom a paragraph's last sentence with a subject of its own has for its subject, where that is a person."""
        for before in reversed(self.items[: self.items.index(item)]):
            if before.tree is None:
                return None
            if _subjects(before.tree):
                return self._leads(before)  # nobody else's, however near
        return None

    def _leads(self, item: Marked) -> str | None:
        """The person whom a sentence has for its subject, by name."""
        tree = item.tree
        if tree is None:
            return None
        people = [one for one in self.named.get(item.passage.index, ()) if self.named_person(one.finding.id)]
        for subject in _subjects(tree):
            for one in people:
                top = tree.top(one.mention.first, one.mention.last)
                around = tree.top(min(one.mention.left, one.mention.first), one.mention.last)
                beside = tree.base(top) in ("appos", "flat") and tree.head[top] == subject  # "the welder Ida Lind"
                if subject in (top, around) or beside:
                    return self.root(one.finding.id)
        return None

    def _from_chain(self, wanted: str | None, item: Marked) -> str | None:
        """The one person of a gender whom the nearest earlier sentence of the paragraph names that names anybody.

        An office without a name ("the mayor") or somebody new ("a driver") may be he, and all stays open.
        """
        for before in reversed(self.items[: self.items.index(item)]):
            if people := self._people(before):
                fitting = {name for name in people if wanted and self.gender(name, before) in (None, wanted)}
                return fitting.pop() if len(fitting) == 1 else None
            described = any(found.finding.description for found in self.named.get(before.passage.index, ()))
            if described or _brings_somebody(before):
                return None
        return None

    def _people(self, item: Marked, *, behind: Frame | None = None) -> set[str]:
        """The persons whom a sentence names; only those behind a frame that opens it, where one is given."""
        begins = 0 if behind is None else behind.last if behind.first == 0 else len(item.tokens)
        return {
            self.root(found.finding.id)
            for found in self.named.get(item.passage.index, ())
            if found.finding.kind == "person" and not found.finding.description and found.mention.first >= begins
        }

    def _plural(self, frame: Frame, item: Marked) -> bool:
        words = saying_words(item.words.code)
        verb = item.tokens[frame.verb].folded
        female = self._pronoun_gender(frame.pronoun or "", item) == "f"
        return bool(words.plural_endings) and female and verb.endswith(words.plural_endings)

    def _pronoun_gender(self, pronoun: str, item: Marked) -> str | None:
        genders = saying_words(item.words.code).genders
        keys = ("pronouns", "owners", "objects", "latter")
        told = [str(e["id"]) for e in genders if any(pronoun in e.get(key, ()) for key in keys)]
        return told[0] if len(told) == 1 else None

    def _owners(self, item: Marked) -> set[str]:
        """The words that tell whose office speaks ("her office")."""
        return {owner for entry in saying_words(item.words.code).genders for owner in entry.get("owners", ())}

    def gender(self, name: str, item: Marked) -> str | None:
        """A person's gender as the titles and offices beside his name tell it; None where they don't or disagree."""
        root = self.root(name)
        if root not in self._genders:
            told = {self._told(found, item) for found in self.findings.values() if self.root(found.id) == root}
            told.discard(None)
            self._genders[root] = told.pop() if len(told) == 1 else self._by_given_name(root)
        return self._genders[root]

    def _by_given_name(self, root: str) -> str | None:
        given = {found.given for found in self.findings.values() if self.root(found.id) == root and found.given}
        genders = {gender_of(name) for name in given}
        return genders.pop() if len(genders) == 1 else None

    def _told(self, found: NameFinding, item: Marked) -> str | None:
        start, end = min(found.context_start, found.start), max(found.context_end, found.end)
        if found.kind != "person" or start < 0:
            return None
        for token in tokenize(self.report.text[start:end]):
            for entry in saying_words(item.words.code).genders:
                forms = [form.casefold() for form in entry.get("forms", ())]
                if token.folded in forms or (
                    token.folded.endswith(tuple(entry.get("endings", ("\0",)))) and token.capital
                ):
                    return str(entry["id"])
        return None


def _subjects(tree: Tree) -> list[int]:
    """The subjects of a sentence's main verb, then of the clause that hangs on it ("…, her office said")."""
    roots = [at for at, head in enumerate(tree.head) if head < 0]
    verbs = (*roots, *(at for root in roots for at in tree.of(root, ("ccomp",))))
    return [at for verb in verbs for at in tree.of(verb, ("nsubj",))]


def _brings_somebody(item: Marked) -> bool:
    """Whether a sentence may bring in somebody new: its subject is a noun with an indefinite article ("a driver")."""
    if item.tree is None:
        return True
    subjects = [at for at, relation in enumerate(item.tree.relation) if relation.startswith("nsubj")]
    before = (at for subject in subjects for at in item.tree.below(subject) if at < subject)
    return any(item.words.indefinite.has(item.tokens[at]) for at in before)


def _holds(one: NameFinding, told: NameFinding) -> bool:
    """Whether somebody holds the office that a bare description tells, "the minister" any of a government."""
    general = told.office == "minister" and str(one.office).endswith("_minister")
    named = one.kind == "person" and not one.description
    unnamed = one.kind == "unnamed" and one.office == "spokesperson" and one.office_of is not None
    return (named or unnamed) and (one.office == told.office or general) and told.iso in (None, one.iso)
