"""Names of single reports, from tables a speaker can read, and every entry of the word lists by its example."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.ontology import table
from dragoman.reading.read import read_report
from dragoman.record.reading import NameFinding
from wordcases import cases, entries_of


def names(text: str, language: str) -> list[NameFinding]:
    """The name findings of a text in a language."""
    reading = read_report(replace(report_from_text(text), language=language), parser=builtin_parser())
    return [finding for finding in reading.findings if isinstance(finding, NameFinding)]


def told(text: str, language: str) -> list[str]:
    """Names as "kind: form | office, state | = form it leads to"; what is told by description stands in brackets."""
    found = names(text, language)
    form_of = {finding.id: finding.form for finding in found}
    return [
        " | ".join(
            part
            for part in (
                f"{finding.kind}: " + (f"[{finding.form}]" if finding.description else finding.form),
                " ".join(filter(None, (finding.office, finding.iso))),
                f"= {form_of[finding.refers]}" if finding.refers else "",
            )
            if part
        )
        for finding in found
    ]


@pytest.mark.parametrize("language, case", cases("names"))
def test_names_are_told_with_office_and_state(language: str, case: dict[str, Any]):
    assert told(case["text"], language) == case["names"]


@pytest.mark.parametrize("language, entry", entries_of("offices", only=("office",)))
def test_office_words_tell_their_office(language: str, entry: dict[str, Any]):
    assert entry["id"] in {finding.office for finding in names(entry["example"], language)}
    if "not" in entry:
        assert entry["id"] not in {finding.office for finding in names(entry["not"], language)}


@pytest.mark.parametrize("language, entry", entries_of("offices", only=("honorific",)))
def test_courtesy_may_stand_between_office_and_name(language: str, entry: dict[str, Any]):
    assert "minister" in {finding.office for finding in names(entry["example"], language) if finding.given}


def bodies(text: str, language: str) -> list[NameFinding]:
    """Bodies and governments with a name or a state."""
    return [
        finding
        for finding in names(text, language)
        if (finding.kind == "organization" and not finding.description)
        or (finding.kind == "state" and finding.description)
    ]


@pytest.mark.parametrize(
    "language, entry",
    entries_of("names", only=("organization", "acronym", "association", "plural_owner", "inside_name")),
)
def test_body_words_make_bodies(language: str, entry: dict[str, Any]):
    found = bodies(entry["example"], language)
    assert found
    plain = ("body", "company", "media", "government")
    assert entry.get("id") in (None, *plain) or entry["id"] in {finding.office for finding in found}
    assert not ("not" in entry and bodies(entry["not"], language))


@pytest.mark.parametrize("language, entry", entries_of("firms", only=("has", "office", "role", "does", "deal")))
def test_what_firms_have_and_do_makes_bodies_of_coined_names(language: str, entry: dict[str, Any]):
    assert "Telavox" in {body.form for body in bodies(entry["example"], language)}
    assert not ("not" in entry and bodies(entry["not"], language))


@pytest.mark.parametrize("language, entry", entries_of("names", only=("unnamed",)))
def test_words_for_people_without_a_name_make_unnamed_actors(language: str, entry: dict[str, Any]):
    assert entry["id"] in {finding.office for finding in names(entry["example"], language) if finding.kind == "unnamed"}


@pytest.mark.parametrize("language, entry", entries_of("names", only=("thing", "ordinary")))
def test_words_of_things_make_no_persons(language: str, entry: dict[str, Any]):
    assert not [finding for finding in names(entry["example"], language) if finding.kind == "person"]


@pytest.mark.parametrize("language, entry", entries_of("names", only=("acting", "party_noun")))
def test_capitals_stand_for_their_states_only_where_they_act(language: str, entry: dict[str, Any]):
    assert "capital" in {finding.office for finding in names(entry["example"], language)}
    if "not" in entry:
        assert "capital" not in {finding.office for finding in names(entry["not"], language)}


def test_offices_told_in_a_language_are_offices_of_the_ontology():
    for parameters in entries_of("offices", only=("office",)):
        assert parameters.values[1]["id"] in table("offices")


INSIDE = [
    ("en", "On Monday a source in the Georgian delegation said that it was open.", "Georgian delegation"),
    (
        "fr",
        "Une source au sein de la délégation géorgienne a déclaré que tout restait ouvert.",
        "délégation géorgienne",
    ),
    ("es", "Una fuente de la delegación georgiana dijo que todo seguía abierto.", "delegación georgiana"),
    ("en", "On Monday a source said in Lima that it was open.", None),
]


@pytest.mark.parametrize(("language", "text", "of"), INSIDE)
def test_a_source_is_told_with_what_it_is_in(language: str, text: str, of: str | None):
    assert [one.office_of for one in names(text, language) if one.office == "source"] == [of]
