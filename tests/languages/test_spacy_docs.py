"""A `Parse` as spaCy's `Doc` and back, and spaCy pipelines as parsers. All but the first need `dragoman[spacy]`."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from dragoman.languages.parser import ParserMissing
from dragoman.languages.spacy_docs import ForeignLabels, SpacyParser, from_doc, load_spacy, require_dependencies, to_doc
from dragoman.record.reading import Parse

TEXT = "Im Hafen  lag ein Boot.\n\nAda Lind sah es ."
PARSE = Parse(
    start=(0, 3, 10, 14, 18, 22, 25, 29, 34, 38, 41),
    end=(2, 8, 13, 17, 22, 23, 28, 33, 37, 40, 42),
    sentence=(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
    upos=("ADP", "NOUN", "VERB", "DET", "NOUN", "PUNCT", "PROPN", "PROPN", "VERB", "PRON", "PUNCT"),
    feats=("Case=Dat", "_", "Mood=Ind|Tense=Past", "_", "_", "_", "_", "_", "_", "_", "_"),
    head=(1, 2, -1, 4, 2, 2, 8, 6, -1, 8, 8),
    deprel=("case", "obl", "root", "det", "nsubj", "punct", "nsubj", "flat", "root", "obj", "punct"),
    entity=("O", "O", "O", "O", "O", "O", "B-PER", "I-PER", "O", "O", "O"),
)


@pytest.fixture
def spacy() -> Any:
    return pytest.importorskip("spacy")


def test_without_spacy_the_error_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    for ask in (lambda: load_spacy("fr_core_news_sm"), lambda: to_doc(PARSE, TEXT)):
        with pytest.raises(ParserMissing, match=r"pip install 'dragoman\[spacy\]'"):
            ask()


def test_a_doc_holds_the_text_and_gives_the_parse_back(spacy: Any) -> None:
    doc = to_doc(PARSE, TEXT)
    assert doc.text == TEXT
    assert from_doc(doc) == PARSE
    assert [sentence.text.strip() for sentence in doc.sents] == ["Im Hafen  lag ein Boot.", "Ada Lind sah es ."]
    assert [(span.text, span.label_) for span in doc.ents] == [("Ada Lind", "PER")]


def test_what_a_parse_leaves_out_stands_in_the_doc(spacy: Any) -> None:
    parse = Parse(start=(3,), end=(8,), sentence=(0,), upos=("NOUN",), feats=("_",), head=(-1,), deprel=("root",))
    doc = to_doc(parse, " * Hafen ")
    assert doc.text == " * Hafen "
    assert [token.pos_ for token in doc if token.text == "*"] == ["X"]


def test_an_empty_parse_is_an_empty_doc(spacy: Any) -> None:
    empty = Parse(start=(), end=(), sentence=(), upos=(), feats=(), head=(), deprel=())
    assert to_doc(empty, "").text == "" and from_doc(to_doc(empty, "")) == empty


def hand_built(spacy: Any, **more: Any) -> Any:
    """ "Ada saw   the quay in May" as a pipeline would leave it: a blank token, its labels, its names."""
    told = {
        "words": ["Ada", "saw", "  ", "the", "quay", "in", "May"],
        "spaces": [True, True, False, True, True, True, False],
        "pos": ["PROPN", "VERB", "SPACE", "DET", "NOUN", "ADP", "PROPN"],
        "heads": [1, 1, 1, 4, 1, 6, 1],
        "deps": ["nsubj", "ROOT", "dep", "det", "obj", "case", "obl:mod"],
        "ents": ["B-PERSON", "O", "O", "O", "B-FAC", "O", "B-DATE"],
    }
    return spacy.tokens.Doc(spacy.vocab.Vocab(), **{**told, **more})


def test_a_doc_s_blanks_are_left_out_and_its_names_called_as_ours(spacy: Any) -> None:
    parse = from_doc(hand_built(spacy), start=100)
    assert (parse.start[0], parse.end[0]) == (100, 103) and len(parse.start) == 6
    assert parse.head == (1, -1, 3, 1, 5, 1)
    assert parse.deprel == ("nsubj", "root", "det", "obj", "case", "obl:mod")
    assert parse.entity == ("B-PER", "O", "O", "B-LOC", "O", "O")
    assert parse.feats == ("_",) * 6


class Pipeline:
    """A pipeline that gives back one hand-built doc."""

    lang = "en"

    def __init__(self, doc: Any = None, labels: tuple[str, ...] | None = ("ROOT", "nsubj", "obl:mod")) -> None:
        self.doc, self.labels = doc, labels

    def pipe(self, texts: Any) -> list[Any]:
        return [self.doc for _ in texts]

    def has_pipe(self, name: str) -> bool:
        return self.labels is not None

    def get_pipe(self, name: str) -> Pipeline:
        return self


def test_a_pipeline_reads_a_sentence_as_one_tree(spacy: Any) -> None:
    doc = hand_built(spacy, heads=[1, 1, 1, 4, 4, 6, 4], deps=["nsubj", "ROOT", "", "det", "ROOT", "case", "obl:mod"])
    (told,) = SpacyParser(Pipeline(doc), "spacy:own", "en").parse(["Ada saw   the quay in May"], "en")  # type: ignore[arg-type]
    assert told.head == (1, -1, 3, 1, 5, 3)
    assert told.deprel == ("nsubj", "root", "det", "parataxis", "case", "obl")
    assert [(token.start, token.end) for token in told.tokens][-1] == (22, 25)


@pytest.mark.parametrize(
    ("labels", "told"),
    [(("ROOT", "dobj", "nsubj"), "dobj"), (("sb", "oa"), "oa, sb"), (None, "has no parser")],
    ids=["English of spaCy", "German of spaCy", "no trees"],
)
def test_a_pipeline_of_other_labels_is_refused(labels: tuple[str, ...] | None, told: str) -> None:
    with pytest.raises(ForeignLabels, match=told):
        require_dependencies("own", Pipeline(labels=labels))  # type: ignore[arg-type]


def test_a_pipeline_of_universal_dependencies_is_taken() -> None:
    require_dependencies("own", Pipeline())  # type: ignore[arg-type]
