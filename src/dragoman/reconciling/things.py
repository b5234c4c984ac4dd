"""What a figure counts, by a name that is one in every language."""

from __future__ import annotations

from functools import cache

from dragoman.languages.words import entries
from dragoman.reconciling.parts import Desk
from dragoman.record.comparing import fold
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Amount


def thing_of(figure: QuantityFinding, desk: Desk) -> str:
    """What is counted, by the id that its last word has in every language; else the words themselves."""
    words = figure.value.of if isinstance(figure.value, Amount) else None
    if not words:
        return ""
    things, parts = _things(desk.reports[figure.report].language), words.casefold().split()
    return things.get(parts[-1]) or things.get(parts[0]) or fold(words)  # "established schools", "navires marchands"


@cache
def _things(language: str | None) -> dict[str, str]:
    return {form.casefold(): entry["id"] for entry in entries(language, "counted", "thing") for form in entry["forms"]}


__all__ = ["thing_of"]
