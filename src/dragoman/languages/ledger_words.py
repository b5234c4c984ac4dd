"""Words by which a line's sentence tells where a matter stands: asked, hoped, banned, suspended … (ledger.toml)."""

from __future__ import annotations

import re
from functools import cache

from dragoman.languages.words import entries

GAP = "…"
"""In a form: up to `WIDE` words that may stand between its parts ("um … gebeten")."""
WIDE = 8


def told(table: str, text: str, language: str | None) -> tuple[str, int] | None:
    """The first word of a table that a text holds: its entry's id ("" if it has none) and its place; None if none."""
    found = [(match.start(), id_) for id_, pattern in _patterns(language, table) if (match := pattern.search(text))]
    return (min(found)[1], min(found)[0]) if found else None


def tells(table: str, text: str, language: str | None) -> bool:
    """Whether a text holds a word of a table."""
    return told(table, text, language) is not None


@cache
def _patterns(language: str | None, table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(entry.get("id", "")), _any(entry["forms"])) for entry in entries(language, "ledger", table))


def _any(forms: list[str]) -> re.Pattern[str]:
    inner = "|".join(_form(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inner})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


def _form(form: str) -> str:
    parts = (re.escape(part.strip()).replace("'", "['’]").replace(r"\ ", r"\s+") for part in form.split(GAP))
    return rf"(?:[ \t\n]+[^\s.!?]+){{0,{WIDE}}}?[ \t\n]+[\"„“]?".join(parts)
