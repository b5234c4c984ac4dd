"""Labels: the clearest words, trimmed; and the sentences of the ontology in every language."""

from __future__ import annotations

import string

from building import Plot

from dragoman.ontology import table
from dragoman.reconciling.labels import MOST, clearest, shorten


def test_label_takes_healthy_then_most_parties_then_the_page_language_then_the_shortest():
    plot = Plot()
    broken = plot.report("Norland and Sudland met of Sudland on.", broken=[0])
    bare = plot.report("The two sides met for a long time.")
    german = plot.report("Norland und Sudland trafen sich am Sonntag.", language="de")
    long = plot.report("Norland and Sudland met at last on Sunday evening.")
    spans = [one.evidence(one.text) for one in (broken, bare, german, long)]
    names = ["Norland", "Sudland"]
    desk = plot.desk()
    assert clearest(desk, spans, names=names) == long.text
    assert clearest(desk, spans, names=names, language="de") == german.text
    assert clearest(desk, spans[:2], names=names) == bare.text


def test_label_of_too_few_words_is_its_sentence():
    plot = Plot()
    report = plot.report("Rain fell. The delegations met at the harbour.")
    assert clearest(plot.desk(), [report.evidence("met")]) == "The delegations met at the harbour."


def test_label_is_trimmed_at_a_word():
    text = "word " * 60
    assert len(shorten(text, most=MOST)) <= MOST and shorten(text, most=MOST).endswith("word…")
    assert shorten("two\n  words", most=MOST) == "two words"


def test_sentences_have_the_same_blanks_in_every_language():
    for key, forms in table("sentences").items():
        blanks = {
            language: sorted(b for _, b, _, _ in string.Formatter().parse(text) if b)
            for language, text in forms.items()
        }
        assert set(forms) == {"en", "de"}, key
        assert blanks["en"] == blanks["de"], key
