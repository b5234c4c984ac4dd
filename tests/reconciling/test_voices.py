"""Voices: who stands behind accounts."""

from __future__ import annotations

import pytest
from building import Plot, Telling, count

from dragoman.reconciling.voices import Bodies, voices
from dragoman.record.lines import Account


def account(report: Telling, words: str, by: str | None = None) -> Account:
    return Account(report=report.id, by=by, value=count(12), evidence=(report.evidence(words),))


def parted(plot: Plot, accounts: list[Account]) -> list[tuple[int, ...]]:
    return [voice.accounts for voice in voices(accounts, Bodies(plot.desk(), plot.cast()))]


def test_voices_a_spokesperson_and_the_statement_of_the_same_body_are_one():
    plot = Plot()
    a = plot.report("Twelve died, said coast guard spokesman Odd Berg.")
    b = plot.report("Twelve died, the coast guard said.")
    person = plot.actor("Odd Berg", a.name("Odd Berg", office="spokesperson", office_of="coast guard"))
    body = plot.actor("coast guard", b.name("coast guard", "organization"), kind="organization")
    accounts = [account(a, "Twelve", person), account(b, "Twelve", body)]
    found = voices(accounts, Bodies(plot.desk(), plot.cast()))
    assert [(voice.accounts, voice.body) for voice in found] == [((0, 1), body)]
    assert found[0].why == "Told in A and B by Odd Berg and coast guard: all speak for coast guard."


def test_voices_ministers_ministries_and_officials_of_a_state_are_one():
    plot = Plot()
    a = plot.report("Foreign Minister Lea Brandt said twelve died.")
    b = plot.report("The transport ministry said twelve died.")
    c = plot.report("Two officials said twelve died.")
    actors = [
        plot.actor("Lea Brandt", a.name("Lea Brandt", office="foreign_minister", office_of="NO", iso="NO")),
        plot.actor("transport ministry", b.name("transport ministry", "organization", iso="NO"), kind="organization"),
        plot.actor("officials", c.name("officials", "unnamed", iso="NO"), kind="unnamed"),
    ]
    assert parted(plot, [account(one, "twelve", by) for one, by in zip((a, b, c), actors)]) == [(0, 1, 2)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"office": "foreign_minister", "office_of": "SE", "iso": "SE"}, [(0,), (1,)]),
        ({"office": "foreign_minister", "office_of": "NO", "iso": "NO", "former": True}, [(0,), (1,)]),
        ({"office": "expert", "office_of": "NO", "iso": "NO"}, [(0,), (1,)]),
        ({"office": "head_of_government", "office_of": "NO", "iso": "NO"}, [(0, 1)]),
    ],
    ids=["another state", "no longer in office", "no office of the government", "the same government"],
)
def test_voices_speak_for_their_own_government_while_in_office(more, expected):
    plot = Plot()
    a = plot.report("Foreign Minister Lea Brandt said twelve died.")
    b = plot.report("Twelve died, said Jon Aas.")
    one = plot.actor("Lea Brandt", a.name("Lea Brandt", office="foreign_minister", office_of="NO", iso="NO"))
    other = plot.actor("Jon Aas", b.name("Jon Aas", **more))
    assert parted(plot, [account(a, "twelve", one), account(b, "Twelve", other)]) == expected


def test_voices_own_voices_stay_apart_but_the_same_quoted_words_are_one():
    plot = Plot()
    a = plot.report("Twelve people died on the ferry.")
    b = plot.report("It was all too fast, twelve of us are gone.")
    c = plot.report("It was all too fast, twelve of us are gone! So one heard.")
    for one in (b, c):
        one.remark("It was all too fast, twelve of us are gone")
    found = parted(plot, [account(a, "Twelve"), account(b, "twelve"), account(c, "twelve")])
    assert found == [(0,), (1, 2)]


def test_voices_partition_the_accounts():
    plot = Plot()
    a = plot.report("Twelve died, police said. Twelve died, the mayor said.")
    police = plot.actor("police", a.name("police", "organization"), kind="organization")
    mayor = plot.actor("mayor", a.name("mayor", office="mayor"))
    accounts = [account(a, "Twelve", police), account(a, "Twelve", mayor), account(a, "Twelve")]
    found = parted(plot, accounts)
    assert sorted(index for voice in found for index in voice) == [0, 1, 2]
    assert found == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    ("form", "iso", "expected"),
    [
        ("US-Erdbebenwarte", "US", [(0, 1)]),
        ("Erdbebenwarte", None, [(0,), (1,)]),
        ("neuseeländische Erdbebenwarte", "NZ", [(0,), (1,)]),
        ("US-Gewerkschaft", "US", [(0,), (1,)]),
    ],
    ids=["the same in another language", "of nobody knows which state", "of another state", "another body"],
)
def test_voices_of_what_a_state_has_one_of_are_one_in_any_language(form, iso, expected):
    plot = Plot()
    a = plot.report("The U.S. Earthquake Observatory counted twelve.")
    b = plot.report(f"Die {form} meldete twelve.", language="de")
    observatory = a.name("U.S. Earthquake Observatory", "organization", iso="US")
    one = plot.actor("U.S. Earthquake Observatory", observatory, kind="organization")
    other = plot.actor(form, b.name(form, "unnamed", iso=iso), kind="unnamed")
    assert parted(plot, [account(a, "twelve", one), account(b, "twelve", other)]) == expected


def test_voices_her_office_is_her_voice():
    plot = Plot()
    a = plot.report("Twelve died, her office said.")
    b = plot.report("Twelve died, Lea Brandt said.")
    one = plot.actor("her office", a.name("her office", "unnamed", office_of="Lea Brandt"), kind="unnamed")
    other = plot.actor("Lea Brandt", b.name("Lea Brandt"))
    assert parted(plot, [account(a, "Twelve", one), account(b, "Twelve", other)]) == [(0, 1)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("la portavoz policial, ", [(0, 1)]), ("la portavoz, ", [(0,), (1,)])],
    ids=["police", "open"],
)
def test_voices_of_a_spokeswoman_whom_an_adjective_ties_to_a_bare_organ(title, expected):
    plot = Plot()
    a = plot.report("Twelve came, police said.")
    b = plot.report(f"Vinieron twelve, dijo {title}Lea Brandt.", language="es")
    police = plot.actor("police", a.name("police", "unnamed", office="police", description=True), kind="organization")
    start = b.text.index("la portavoz")
    lea = b.name("Lea Brandt", office="spokesperson", context_start=start, context_end=b.text.index(".", start))
    assert parted(plot, [account(a, "Twelve", police), account(b, "twelve", plot.actor("Lea Brandt", lea))]) == expected


def test_voices_of_a_spokesman_of_the_police_is_theirs():
    plot = Plot()
    a = plot.report("Twelve came, police said.")
    b = plot.report("Twelve came, police spokesman Jonas Okoro said.")
    police = plot.actor("police", a.name("police", "unnamed", office="police", description=True), kind="organization")
    okoro = b.name("Jonas Okoro", office="spokesperson", office_of="police")
    accounts = [account(a, "Twelve", police), account(b, "Twelve", plot.actor("Jonas Okoro", okoro))]
    assert parted(plot, accounts) == [(0, 1)]


def test_voices_of_two_bare_bodies_of_one_sort_stay_two():
    plot = Plot()
    a = plot.report("Twelve came, the ministry said.")
    b = plot.report("Twelve came, the ministry said on Monday.")
    made = [one.name("ministry", "unnamed", office="ministry", description=True) for one in (a, b)]
    actors = [plot.actor("ministry", name, kind="organization") for name in made]
    assert parted(plot, [account(a, "Twelve", actors[0]), account(b, "Twelve", actors[1])]) == [(0,), (1,)]
