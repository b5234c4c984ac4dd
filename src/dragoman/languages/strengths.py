"""How far a commitment goes by the words of a sentence: explored, agreed in principle, agreed, signed."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries


def strength(text: str, language: str | None) -> str | None:
    """The id of the scale that a text tells (ontology/strengths.toml), None where it tells none.

    What weakens or strengthens a mere "agreed" counts before it, the weakest first.
    """
    found = (id_ for id_, pattern in _patterns(language) if pattern.search(" ".join(text.split())))
    return next(found, None)


@cache
def _patterns(language: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = {entry["id"]: entry["forms"] for entry in entries(language, "figures", "strength")}
    order = [name for name in ("explored", "agreed_in_principle", "signed", "agreed") if name in words]
    return tuple((name, _any(words[name])) for name in order)


def _any(forms: list[str]) -> re.Pattern[str]:
    inner = "|".join(re.escape(form).replace("'", "['’]") for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)
