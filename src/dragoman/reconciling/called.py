"""By what name the record calls an actor or office: out of its case, a state by its own name where no report has it."""

from __future__ import annotations

from functools import cache

from dragoman.languages.words import Entry, entries
from dragoman.ontology import table
from dragoman.record.lines import NameForm

LEAST = 4
"""A word is left with so many letters at least when an ending is taken off."""


def called(form: NameForm, *, kind: str, iso: str | None = None, capital: bool = False) -> str:
    """The canonical form as it would stand alone: "norwegischen Parlaments" is called "norwegisches Parlament"."""
    if kind == "state":
        return _state(form, iso, capital=capital)
    if kind not in ("organization", "unnamed", "group"):
        return form.form
    first, _, rest = form.form.partition(" ")
    article = rest and any(
        first.casefold() in entry["forms"] for entry in entries(form.language, "offices", "determiner")
    )
    return standing_alone(rest if article else form.form, form.language)


def of_state(name: str, language: str | None, iso: str) -> str:
    """A body told by a word that any state has one for, with whose it is: "foreign ministry (Nepal)"."""
    known = [entry["forms"] for entry in entries(language, "countries", "country") if entry.get("id") == iso]
    return f"{name} ({known[0][0]})" if known and name.casefold() in _body_words(language) else name


@cache
def _body_words(language: str | None) -> frozenset[str]:
    """What bodies are called by what they are alone, folded."""
    listed = (*entries(language, "names", "organization"), *entries(language, "names", "unnamed"))
    known = table("names")["bodies"]["known"]
    forms = {form.casefold() for entry in listed if entry["id"] not in known for form in entry["forms"]}
    small = {form for entry in entries(language, "offices", "determiner") for form in entry["forms"]}
    return frozenset(form.partition(" ")[2] if form.partition(" ")[0] in small else form for form in forms)


def _state(form: NameForm, iso: str | None, *, capital: bool) -> str:
    known = [entry["forms"] for entry in entries(form.language, "countries", "country") if entry.get("id") == iso]
    others = [entry["forms"] for entry in entries(form.language, "places", "country") if entry.get("id") == iso]
    if not known or any(form.form in forms for forms in (*known, *others)):
        return form.form
    inflected = any(form.form == name + ending for name in known[0] for ending in _endings(form.language))
    return str(known[0][0]) if inflected or capital else form.form


@cache
def standing_alone(words: str, language: str | None) -> str:
    """Words with their noun and the adjectives before it out of their case, where a list tells its gender."""
    parts = words.split(" ")
    for at, part in enumerate(parts):
        if any(part in entry["forms"] for entry in entries(language, "offices", "determiner")):
            return words  # "Sprecher des Auswärtigen Amts": what hangs on a noun keeps its case
        entry, noun = _noun(part, language)
        if entry is not None:
            return " ".join([*(_adjective(one, entry, language) for one in parts[:at]), noun, *parts[at + 1 :]])
    return _first_form(words, language)


def _first_form(words: str, language: str | None) -> str:
    """A listed description in a case as the list has it without: "Staatsfernsehens" is "Staatsfernsehen"."""
    for entry in entries(language, "names", "unnamed"):
        nouns = [form.rpartition(" ")[2] for form in entry["forms"]]
        if words in nouns:
            short = (end for end in _endings(language) if end != "en")  # "Analysten" are several
            bare = (words.removesuffix(end) for end in short if words.endswith(end))
            return next((form for form in bare if form in nouns), words)
    return words


def _noun(word: str, language: str | None) -> tuple[Entry | None, str]:
    """The entry of a noun that an ending tells, and the noun without the ending of a case."""
    for entry in entries(language, "names", "declined"):
        for form in entry["forms"]:
            bare = next((word.removesuffix(end) for end in ("", *_endings(language)) if _is(word, form + end)), None)
            if bare is not None:
                return entry, bare
    return None, word


def _is(word: str, form: str) -> bool:
    folded = word.casefold()
    return word[:1].isupper() and (
        folded == form.casefold() or (len(form) >= LEAST and folded.endswith(form.casefold()))
    )


def _adjective(word: str, entry: Entry, language: str | None) -> str:
    endings = [form for one in entries(language, "names", "weak_ending") for form in one["forms"]]
    ending = next((end for end in endings if word.endswith(end) and len(word) - len(end) >= LEAST - 1), None)
    return word if ending is None else word[: len(word) - len(ending)] + str(entry["ending"])


def _endings(language: str | None) -> tuple[str, ...]:
    return tuple(form for entry in entries(language, "names", "case_ending") for form in entry["forms"])


def office_title(words: str, office: str, of: str | None, language: str | None) -> str:
    """The words of an office without what it is of, which stands beside it, and without the ending of a case."""
    title = words
    if of and len(of) > len("ES") and title.endswith(of):
        parts = title[: len(title) - len(of)].split()
        small = {
            form for name in ("of", "determiner") for e in entries(language, "offices", name) for form in e["forms"]
        }
        while parts and parts[-1].casefold() in small:
            parts.pop()
        title = " ".join(parts) or title
    listed = {
        form for entry in entries(language, "offices", "office") if entry["id"] == office for form in entry["forms"]
    }
    return next(
        (
            title.removesuffix(end)
            for end in _endings(language)
            if title.endswith(end) and title.removesuffix(end) in listed
        ),
        title,
    )


def title_of(office: str, language: str | None) -> str:
    """What a language calls an office that a report told by another word ("her counterpart")."""
    forms = [
        form for entry in entries(language, "offices", "office") if entry["id"] == office for form in entry["forms"]
    ]
    return forms[0] if forms else office.replace("_", " ")
