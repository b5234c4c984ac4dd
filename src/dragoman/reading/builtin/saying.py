"""Frames of speech: a saying verb (or "according to") with its subject, by the words of the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from dragoman.languages.words import Entry, entries
from dragoman.reading.builtin.lexicon import Lexicon, Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.tokens import Token
from dragoman.record.reading import ChainLink

NEAR = 12
"""Tokens within which what belongs to a verb is looked for."""


class Frame(Struct, frozen=True, kw_only=True):
    """Who says, by which verb. Token indexes; [first, last) spans both. `particle`: of a parted verb.

    `said_from`, where set, is the token at which what is said begins before the verb ("der … als „…“ bezeichnete").
    `aside`: a clause beside the sentence it vouches for ("wie die Polizei mitteilte"). `pointing`: what is said is the
    sentence before ("Das sagte die Ministerin."). `told`: whom. `chain`: who passes it on, outermost first. `over`:
    words of which one stands before the figure that is told ("put the crowd at 4,000"). `relative`: a clause about what
    is told, which introduces no quotation ("le fonds que promet le gouvernement").
    """

    passage: int
    verb: int
    verb_end: int
    first: int
    last: int
    subject: str | None
    pronoun: str | None = None
    inverted: bool = False
    stance: str = "neutral"
    takes: tuple[str, ...] = ("quote", "clause")
    addressee: bool = False
    bare: bool = True
    source: bool = False
    aside: bool = False
    medium: bool = False
    colon: bool = False
    said_from: int = -1
    particle: int = -1
    pointing: bool = False
    told: str | None = None
    chain: tuple[ChainLink, ...] = ()
    over: tuple[str, ...] = ()
    relative: bool = False


class Subject(Struct, frozen=True):
    """Who says: a name or a pronoun, over tokens [first, last). `shared`: it is the subject of another verb."""

    name: Named | None
    first: int
    last: int
    pronoun: str | None = None
    shared: bool = False


class SayingWords:
    """Saying verbs and source phrases of one language."""

    def __init__(self, code: str) -> None:
        def lexicon(table: str) -> Lexicon:
            return Lexicon(entries(code, "saying", table))

        self.verbs = Lexicon(_all_forms(code))
        self.drops_pronoun, self.inverts = lexicon("drops_pronoun"), lexicon("inverts")
        self.quoting, self.quoting_other = lexicon("quoting"), lexicon("quoting_other")
        self._places(code, lexicon)
        self.conditions = lexicon("condition")
        self.complementizers, self.conjunctions = lexicon("complementizer"), lexicon("conjunction")
        self.addressing = lexicon("addressee_preposition")
        self.auxiliaries, self.perfect, self.unsaid = lexicon("auxiliary"), lexicon("perfect"), lexicon("unsaid")
        self.perfect_pronoun = Lexicon(_with_forms(entries(code, "saying", "perfect"), "with_pronoun"))
        self.hanging, self.asked = lexicon("hanging"), lexicon("asked")
        self.object_relatives = lexicon("object_relative")
        self.own_voices = lexicon("own_voice")
        self.accounts, self.pointing = lexicon("account"), lexicon("pointing")
        self.asides, self.relatives = lexicon("aside"), lexicon("relative")
        self.final = any(entry.get("final") for entry in entries(code, "saying", "aside"))
        self.reported_mood, self.own_words = lexicon("reported_mood"), lexicon("own_words")
        according = entries(code, "saying", "according")
        self.before = Lexicon(_with_forms(according, "before"))
        self.after = Lexicon(_with_forms(according, "after"))
        self.plural_endings = tuple(
            form for entry in entries(code, "saying", "plural_ending") for form in entry["forms"]
        )
        self.genders = entries(code, "saying", "gender")
        self.objects = frozenset(form for entry in self.genders for form in entry.get("objects", ()))
        self.latter = frozenset(form for entry in self.genders for form in entry.get("latter", ()))
        self.many = frozenset(form for entry in entries(code, "saying", "many") for form in entry["pronouns"])

    def owner(self, token: Token) -> bool:
        """Whether a word tells that what follows belongs to somebody told before ("her office")."""
        return any(token.folded in entry.get("owners", ()) for entry in self.genders)

    def _places(self, code: str, lexicon: Callable[[str], Lexicon]) -> None:
        """Words around the verb: to whom, when, where from."""
        self.addressee, self.adverbials, self.documents = (
            lexicon("addressee"),
            lexicon("adverbial"),
            lexicon("document"),
        )
        self.prepositions, self.voices = lexicon("preposition"), lexicon("voice")
        self.subordinators, self.verb_second = lexicon("subordinator"), lexicon("verb_second")
        hearsay = entries(code, "saying", "hearsay")
        self.hearsay, self.hearsay_from = lexicon("hearsay"), Lexicon(_with_forms(hearsay, "from"))
        self.hearsay_opens = Lexicon(_with_forms(hearsay, "opens"))
        self.hearsay_closes = Lexicon(_with_forms(hearsay, "closes"))


def _all_forms(code: str) -> Iterator[Entry]:
    """Saying verbs with the forms they have at their clause's end, beside an auxiliary and with a pronoun behind."""
    clitics = [form for entry in entries(code, "saying", "clitic") for form in entry["forms"]]
    for entry in entries(code, "saying", "verb"):
        yield {**entry, "forms": [form + clitic for form in entry["forms"] for clitic in clitics], "pronoun": True}
        yield entry
        yield {**entry, "forms": entry.get("joined", ()), "parted": False}
        yield {**entry, "forms": entry.get("participles", ()), "parted": False, "participle": True}


def _with_forms(listed: Sequence[Entry], key: str) -> list[Entry]:
    return [{**entry, "forms": entry.get(key, ())} for entry in listed]


@cache
def saying_words(code: str) -> SayingWords:
    """The saying words of a language."""
    return SayingWords(code)


def skip(tokens: Sequence[Token], at: int, *lexicons: Lexicon) -> int:
    """The index behind all forms of some lists that follow one another without a mark between them."""
    begin = at
    while at < len(tokens) and (at == begin or tokens[at].close):
        length = longest(tokens, at, lexicons)
        if not length:
            break
        at += length
    return at


def longest(tokens: Sequence[Token], at: int, lexicons: Sequence[Lexicon]) -> int:
    """The length of the longest form of some lists at a token, 0 if none."""
    matches: list[Match | None] = [lexicon.at(tokens, at) for lexicon in lexicons]
    return max((match.length for match in matches if match), default=0)


def framed(
    marked: Marked, entry: Entry, verb: tuple[int, int], *,
    span: tuple[int, int], subject: Subject, inverted: bool, said_from: int = -1, particle: int = -1,
) -> Frame:  # fmt: skip
    """The frame of a verb (an entry of the words) over tokens `verb`, with its subject over `span`."""
    return Frame(
        passage=marked.passage.index, verb=verb[0], verb_end=verb[1], first=span[0], last=span[1],
        subject=subject.name.finding.id if subject.name else None, pronoun=subject.pronoun, inverted=inverted,
        stance=_stance(marked, entry, particle), takes=tuple(entry.get("takes", ("quote", "clause"))),
        addressee=bool(entry.get("addressee")), bare=not entry.get("complementizer"), said_from=said_from,
        particle=particle, over=tuple(entry.get("over", ())),
    )  # fmt: skip


def _stance(marked: Marked, entry: Entry, particle: int) -> str:
    """The verb's stance; a parted verb's hangs on its particle."""
    stances = entry.get("stances")
    if stances and particle >= 0:
        return str(stances[entry["particle"].index(marked.tokens[particle].folded)])
    return str(entry.get("stance", "neutral"))
