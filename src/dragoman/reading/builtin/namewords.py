"""The words by which names are known in one language, compiled once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dragoman.languages.words import entries, known_languages
from dragoman.ontology import table
from dragoman.reading.builtin.lexicon import Lexicon

_LONG = 6
"""A firm's word of so many letters is hardly ever a word of another language."""


class NameWords:
    """Titles, offices, bodies and what else may stand round a name, for one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.titles = Lexicon(entries(code, "offices", "title"))
        self.offices = Lexicon(entries(code, "offices", "office"))
        self.plural_offices = Lexicon(entries(code, "offices", "plural_office"))
        self.honorifics = Lexicon(entries(code, "offices", "honorific"))
        self.former = Lexicon(entries(code, "offices", "former"))
        self.modifiers = Lexicon(entries(code, "offices", "modifier"))
        self.of = Lexicon(entries(code, "offices", "of"))
        self.determiners = Lexicon(entries(code, "offices", "determiner"))
        self.plural_determiners = Lexicon(entries(code, "offices", "plural_determiner"))
        self.genitive_determiners = Lexicon(entries(code, "offices", "genitive_determiner"))
        self.indefinite = Lexicon(entries(code, "offices", "indefinite"))
        self.pronouns = Lexicon(entries(code, "offices", "pronoun"))
        self.domains = Lexicon(entries(code, "offices", "domain"))
        self.feminine = _all(code, "offices", "feminine_ending")
        self.organizations = Lexicon(entries(code, "names", "organization"))
        self.firm_heads = _firm_heads()
        self.legal_forms = frozenset(_all(code, "names", "legal_form"))
        self.unnamed = Lexicon(entries(code, "names", "unnamed"))
        self.particles = Lexicon(entries(code, "names", "particle"))
        self.inner_particles = Lexicon(entries(code, "names", "inner_particle"))
        self.joins = Lexicon(entries(code, "names", "join"))
        self.things = frozenset(_all(code, "names", "thing"))
        self.ordinary = frozenset(_all(code, "names", "ordinary"))
        self.inside_names = frozenset(_all(code, "names", "inside_name"))
        self.no_names = frozenset(_all(code, "names", "not_a_name"))
        self.acronyms = frozenset(_all(code, "names", "acronym"))
        self.adjective_endings = _all(code, "names", "adjective_ending")
        self.noun_endings = _all(code, "names", "noun_ending")
        self.sayings = Lexicon(entries(code, "saying", "verb"))
        self.sources = Lexicon([{"forms": _source_phrases(code)}])
        self.associations = Lexicon(entries(code, "names", "association"))
        self.plural_owners = frozenset(_all(code, "names", "plural_owner"))
        self.genitives = _all(code, "names", "genitive")
        related = table("names")["bodies"]["related"]
        told = [entry for entry in entries(code, "names", "unnamed") if entry["id"] in related]
        self.related = frozenset(form.split()[-1].casefold() for entry in told for form in entry["forms"])
        self.party_words = Lexicon([entry for entry in entries(code, "names", "sort") if entry["id"] == "party"])
        self.vessels = Lexicon(entries(code, "names", "vessel"))
        self.namesakes = Lexicon(entries(code, "names", "namesake"))
        self.kin = Lexicon(entries(code, "offices", "kin"))
        self.suffixes = frozenset(_all(code, "names", "suffix"))
        self.acting = Lexicon(entries(code, "names", "acting"))
        self.auxiliaries = Lexicon(entries(code, "names", "auxiliary"))
        self.openers = Lexicon(entries(code, "names", "clause_opener"))
        self.parties = Lexicon(entries(code, "names", "party_noun"))
        self.between = Lexicon(entries(code, "names", "between"))
        self.seat = Lexicon(entries(code, "names", "seat"))
        self.possessives = Lexicon(entries(code, "offices", "possessive"))
        self.nationality_follows = bool(entries(code, "offices", "nationality_follows"))
        self.nouns_are_capitals = bool(entries(code, "places", "nouns_are_capitals"))
        self.country_words = frozenset(
            form
            for file in ("countries", "places")
            for entry in entries(code, file, "country")
            for form in entry["forms"]
        )
        self.capitals = frozenset(
            form
            for name in _capitals()
            for form in (name, *(f for e in entries(code, "places", "city") if e["name"] == name for f in e["forms"]))
        )


def _all(code: str, file: str, table: str) -> tuple[str, ...]:
    return tuple(form for entry in entries(code, file, table) for form in entry["forms"])


@cache
def _firm_heads() -> frozenset[str]:
    """What firms are called by in any language, with the capital it has in a name: firms keep theirs everywhere."""
    told = [entry for code in known_languages() for entry in entries(code, "names", "organization")]
    forms = (form for entry in told if entry["id"] == "company" for form in entry["forms"])
    return frozenset(form[:1].upper() + form[1:] for form in forms if form.isalpha() and len(form) >= _LONG)


def _source_phrases(code: str) -> tuple[str, ...]:
    """What may stand right before a source's name ("laut", "nach Angaben", "nach Angaben von")."""
    cues = [(form, entry) for entry in entries(code, "saying", "according") for form in entry.get("before", ())]
    accounts = [f"{cue} {noun}" for cue, _ in cues for noun in _all(code, "saying", "account")]
    linked = [f"{account} {of}" for account in accounts for of in _all(code, "offices", "of")]
    return (*(cue for cue, entry in cues if not entry.get("wants_account")), *accounts, *linked)


@cache
def name_words(code: str) -> NameWords:
    """The name words of a language (empty lists where it has none)."""
    return NameWords(code)


@cache
def _capitals() -> tuple[str, ...]:
    """Cities that are capitals of states, from the gazetteer."""
    text = (files("dragoman.languages") / "gazetteer" / "cities.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in text.splitlines() if not row.startswith("#"))
    return tuple(row[0] for row in rows if row[3] == "1")
