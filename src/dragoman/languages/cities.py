"""Cities by the one name that the gazetteer has for them, whatever a language calls them."""

from __future__ import annotations

from functools import cache

from dragoman.languages.words import entries


def city_name(form: str, language: str | None) -> str:
    """The name a city is listed by ("Moskau" in German: "Moscow"); the form itself where the language has no other."""
    return _listed(language or "").get(form, form)


@cache
def _listed(language: str) -> dict[str, str]:
    return {form: str(entry["name"]) for entry in entries(language, "places", "city") for form in entry["forms"]}
