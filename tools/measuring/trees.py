"""Trees, parts of speech and names on the test parts of treebanks and name sets, by the parser that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.languages.parser import builtin_parser
from measuring.keeping import Measured

TREEBANKS = {
    "en_ewt-test": "UD English EWT", "en_pud": "UD English PUD", "de_gsd-test": "UD German GSD",
    "de_pud-2": "UD German PUD, second half", "fr_sequoia-test": "UD French Sequoia", "fr_gsd-test": "UD French GSD",
    "fr_pud": "UD French PUD", "es_gsd-test": "UD Spanish GSD", "es_pud": "UD Spanish PUD",
    "pt_bosque-test": "UD Portuguese Bosque",
}  # fmt: skip
NAMES = {"uner-test": "UNER English EWT", "germeval-2": "GermEval 2014 dev, second half"}
FILES = {
    "en_ewt-test": "ud/en_ewt-ud-test.conllu", "en_pud": "ud/en_pud-ud-test.conllu",
    "de_gsd-test": "ud/de_gsd-ud-test.conllu", "de_pud-2": "ud/de_pud-ud-test.conllu",
    "fr_sequoia-test": "ud/fr_sequoia-ud-test.conllu", "fr_gsd-test": "ud/fr_gsd-ud-test.conllu",
    "fr_pud": "ud/fr_pud-ud-test.conllu", "es_gsd-test": "ud/es_gsd-ud-test.conllu",
    "es_pud": "ud/es_pud-ud-test.conllu", "pt_bosque-test": "ud/pt_bosque-ud-test.conllu",
    "uner-test": "ner/uner/en_ewt-ud-test.iob2", "germeval-2": "ner/germeval/NER-de-dev.tsv",
}  # fmt: skip


def files(sets: Path) -> list[Path]:
    """What is read."""
    return [sets / path for path in FILES.values()]


def measure(sets: Path, *, few: int | None = None) -> Iterator[tuple[Measured, list[Path]]]:
    """UPOS and LAS on gold tokens, LAS on raw text, F1 of names, and the file each was measured on."""
    from training.corpora import corpora
    from training.evaluate import readings
    from training.raw import raw_scores
    from training.scoring import name_scores, tree_scores

    parser, cache = builtin_parser(), sets.parent / "features"
    for corpus in corpora(few):
        if corpus.use != "test" or corpus.name not in FILES:
            continue
        samples, path = corpus.load(sets), [sets / FILES[corpus.name]]
        read, count = readings(parser, samples, corpus.name, cache), sum(len(one.tokens) for one in samples)
        if corpus.name in NAMES:
            f1 = name_scores(samples, read)["all"]
            told = sum(tag.startswith("B-") and tag != "B-MISC" for one in samples for tag in one.names or ())
            name, what = NAMES[corpus.name], "names (person, place, organization), F1"
            yield Measured(set=name, what=what, value=f1, of=told), path
            continue
        scores, raw = tree_scores(samples, read), raw_scores(parser, samples, corpus.name[:2])
        found = {
            "parts of speech, gold tokens": scores["UPOS"],
            "trees (LAS), gold sentences and tokens": scores["LAS"],
            "trees (LAS F1), raw text": raw["LAS"],
        }
        for what, value in found.items():
            yield Measured(set=TREEBANKS[corpus.name], what=what, value=value, of=count), path
