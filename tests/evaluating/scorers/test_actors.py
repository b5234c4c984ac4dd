"""Actors: forms tied to actors, B-cubed, forms flagged."""

from __future__ import annotations

from typing import Any

import pytest
from golden import figures
from msgspec.structs import replace
from tests.record.ferries import build, cite

from dragoman.record.lines import Actor, NameForm
from dragoman.record.record import Record


def form(report: str, words: str, status: Any = "variant") -> NameForm:
    """A form where it stands."""
    return NameForm(form=words, language="en", status=status, why="", evidence=(cite(report, words),))


def actors(*groups: tuple[NameForm, ...]) -> Record:
    """The record with these actors."""
    made = [
        Actor(id=f"a{n}", kind="person", name=names[0].form, names=names) for n, names in enumerate(groups, start=1)
    ]
    return replace(build(), actors=tuple(made))


FULL, SHORT = form("r1", "Ilse Brandt", "canonical"), form("r2", "Hafenmeisterin Brandt")
FERRIES = form("r1", "two ferries")


def key(name: str, *forms: tuple[str, str, str]) -> dict[str, Any]:
    """An actor of the gold."""
    told = [{"file": f"{file}.txt", "form": words, "status": status} for file, words, status in forms]
    return {"key": name, "kind": "person", "name": forms[0][1], "forms": told, "must": True}


BRANDT = key("brandt", ("r1", "Ilse Brandt", "canonical"), ("r2", "Hafenmeisterin Brandt", "variant"))
OTHER = key("ferries", ("r1", "two ferries", "canonical"))


@pytest.mark.parametrize(
    ("record", "precision", "recall"),
    [
        (actors((FULL, SHORT), (FERRIES,)), (3, 3), (3, 3)),
        (actors((FULL,), (SHORT,), (FERRIES,)), (3, 3), (2, 3)),
        (actors((FULL, SHORT, FERRIES)), (1.6667, 3), (3, 3)),
        (actors((FULL, SHORT)), (2, 2), (2, 3)),
    ],
    ids=["as they are", "parted", "merged", "one missed"],
)
def test_company_is_counted_form_by_form(
    record: Record, precision: tuple[float, int], recall: tuple[float, int]
) -> None:
    found = figures(record, actors=[BRANDT, OTHER], traps=[])
    assert (found["actors: B-cubed precision"], found["actors: B-cubed recall"]) == (precision, recall)


@pytest.mark.parametrize(
    ("said", "gold", "flagged", "alarms"),
    [
        ("misspelling", "misspelling", (1, 1), 0),
        ("confusion", "misspelling", (1, 1), 0),
        ("variant", "misspelling", (0, 1), 0),
        ("misspelling", "variant", (0, 0), 1),
    ],
)
def test_wrong_forms_are_flagged_and_right_ones_are_not(
    said: str, gold: str, flagged: tuple[int, int], alarms: int
) -> None:
    record = actors((FULL, form("r2", "Hafenmeisterin Brandt", said)))
    forms = key("brandt", ("r1", "Ilse Brandt", "canonical"), ("r2", "Hafenmeisterin Brandt", gold))
    found = figures(record, actors=[forms])
    assert found["actors: wrong forms flagged"] == flagged
    assert found["actors: right forms called wrong"] == (alarms, None)


def test_a_description_is_tied_by_its_place() -> None:
    described = key("brandt", ("r1", "harbour master Ilse Brandt", "description"))
    lists = {"remarks": [], "occurrences": [], "facts": [], "ledger": []}
    assert figures(actors((FULL,)), actors=[described], **lists)["actors: recall all"] == (0, 1)
    longer = actors((form("r1", "master Ilse Brandt"),))
    assert figures(longer, actors=[described], **lists)["actors: recall all"] == (1, 1)


def test_a_form_inside_a_longer_one_is_found() -> None:
    gold = key("brandt", ("r1", "Brandt", "variant"))
    assert figures(actors((FULL,)), actors=[gold])["actors: recall all"] == (1, 1)
