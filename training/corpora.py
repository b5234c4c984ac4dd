"""Which sentences train, choose and test. A set stands here once, with what it is used for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from training import name_sets as named
from training import sets as read
from training.sets import Sample


@dataclass(frozen=True)
class Corpus:
    """A set's part: `weight` is how often a sentence of it is drawn a round; `use` one of train, choose, test."""

    name: str
    load: Callable[[Path], list[Sample]]
    use: str
    weight: float = 1.0


def _trees(name: str, part: slice = slice(None)) -> Callable[[Path], list[Sample]]:
    def load(sets: Path) -> list[Sample]:
        found = list(read.read_conllu(sets / f"ud/{name}.conllu"))
        return [s for s in found[part] if len(s.tokens) > 1]

    return load


def _tests(name: str, part: slice = slice(None)) -> Callable[[Path], list[Sample]]:
    return lambda sets: list(read.read_conllu(sets / f"ud/{name}.conllu"))[part]


GERMEVAL_HALF = 1100
HELD = slice(None, 100)
REST = slice(100, None)

CORPORA: tuple[Corpus, ...] = (
    Corpus("en_ewt-train", _trees("en_ewt-train"), "train", 0.8),
    Corpus("en_gum", _trees("en_gum-free-genres-train"), "train", 1.5),
    Corpus("de_gsd-dev", _trees("de_gsd-ud-dev", REST), "train", 4.0),
    Corpus("de_pud-1", _trees("de_pud-ud-test", slice(None, 500)), "train", 4.0),
    Corpus("de_gsd-pos", read.gsd_positions, "train", 0.4),
    Corpus("fr_sequoia-train", _trees("fr_sequoia-ud-train"), "train", 1.7),
    Corpus("fr_gsd-dev", _trees("fr_gsd-ud-dev", REST), "train", 1.5),
    Corpus("es_gsd-dev", _trees("es_gsd-ud-dev", REST), "train", 2.0),
    Corpus("es_ancora-dev", _trees("es_ancora-ud-dev"), "train", 0.8),
    Corpus("es_ancora-test", _trees("es_ancora-ud-test"), "train", 0.8),
    Corpus("pt_bosque-train", _trees("pt_bosque-train"), "train", 0.4),
    Corpus("uner-dev", lambda sets: named.uner(sets, "dev"), "train", 2.0),
    Corpus("wikigold", named.wikigold, "train", 1.0),
    Corpus("crossner", named.crossner, "train", 0.6),
    Corpus("re3d", named.re3d, "train", 1.0),
    Corpus("meantime", named.meantime, "train", 0.6),
    Corpus("germeval-1", lambda sets: named.germeval(sets)[:GERMEVAL_HALF], "train", 3.0),
    Corpus("mobie", named.mobie, "train", 0.3),
    Corpus("smartdata", named.smartdata, "train", 0.5),
    Corpus("en_ewt-dev", _tests("en_ewt-ud-dev", slice(None, 600)), "choose"),
    Corpus("de_gsd-held", _tests("de_gsd-ud-dev", HELD), "choose"),
    Corpus("fr_sequoia-dev", _tests("fr_sequoia-ud-dev"), "choose"),
    Corpus("fr_gsd-held", _tests("fr_gsd-ud-dev", HELD), "choose"),
    Corpus("es_gsd-held", _tests("es_gsd-ud-dev", HELD), "choose"),
    Corpus("en_ewt-test", _tests("en_ewt-ud-test"), "test"),
    Corpus("en_pud", _tests("en_pud-ud-test"), "test"),
    Corpus("de_gsd-test", _tests("de_gsd-ud-test"), "test"),
    Corpus("de_pud-2", _tests("de_pud-ud-test", slice(500, None)), "test"),
    Corpus("fr_sequoia-test", _tests("fr_sequoia-ud-test"), "test"),
    Corpus("fr_gsd-test", _tests("fr_gsd-ud-test"), "test"),
    Corpus("fr_pud", _tests("fr_pud-ud-test"), "test"),
    Corpus("es_gsd-test", _tests("es_gsd-ud-test"), "test"),
    Corpus("es_pud", _tests("es_pud-ud-test"), "test"),
    Corpus("pt_bosque-test", _tests("pt_bosque-ud-test"), "test"),
    Corpus("uner-test", lambda sets: named.uner(sets, "test"), "test"),
    Corpus("germeval-2", lambda sets: named.germeval(sets)[GERMEVAL_HALF:], "test"),
)


def corpora(few: int | None = None) -> tuple[Corpus, ...]:
    """All corpora; only the first sentences of each where `few` says how many: enough to try the course."""
    return CORPORA if few is None else tuple(replace(corpus, load=_first(corpus, few)) for corpus in CORPORA)


def _first(corpus: Corpus, few: int) -> Callable[[Path], list[Sample]]:
    return lambda sets: corpus.load(sets)[:few]
