"""The plain sentences of the record, from ontology/sentences.toml."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ontology import table

FALLBACK = "en"


def phrase(key: str, language: str, **parts: object) -> str:
    """A sentence of ontology/sentences.toml with its blanks filled; in English where the language has none."""
    forms = table("sentences")[key]
    return str(forms.get(language) or forms[FALLBACK]).format(**parts)


def listed(words: Sequence[str], language: str) -> str:
    """Words in a row: "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return phrase("listed", language, most=", ".join(words[:-1]), last=words[-1])


def named(list_name: str, key: str, language: str) -> str:
    """The ontology's name of a kind or property; its id in plain words where it has none."""
    names = table(list_name).get(key, {}).get("name", {})
    return str(names.get(language) or names.get(FALLBACK) or key.replace("_", " "))
