"""Sentences read by earlier networks, to train the next: `python -m training.silvering RUN… --sets DIR --out DIR`.

German has few trees: the sentences of GSD train, of which only parts of speech may be had, get the trees the networks
agree on. NTREX's news gets trees and names; a name found in one language is looked for by its letters in the others.
Arcs the networks doubt, and all arcs of a token whose part of speech they miss, are left open.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch

from dragoman.languages import decoding
from dragoman.languages.tokens import Token, surface_tokens
from training import sets as read
from training.batching import Item, item
from training.caching import cached_features
from training.export import load
from training.network import Network
from training.scoring import spans
from training.sets import FEATURES, Sample

OPEN = -2
"""A head nobody vouches for."""
SURE = 0.55
NTREX = {"de": "deu", "en": "eng-US", "fr": "fra", "es": "spa", "pt": "por"}


def read_silver(path: Path) -> list[Sample]:
    """The samples of a file that `write_silver` wrote."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        told["tokens"] = [Token(*t) for t in told["tokens"]]
        found.append(Sample(corpus=path.stem, **told))
    return found


def write_silver(samples: Sequence[Sample], path: Path) -> None:
    """One JSON object a sample and line."""
    keys = ("text", "tokens", "upos", "feats", "head", "deprel", "names")
    lines = [json.dumps({k: getattr(s, k) for k in keys}, ensure_ascii=False) for s in samples]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@torch.no_grad()
def label(
    nets: Sequence[Network], samples: Sequence[Sample], labels: dict[str, list[str]], cache: Path, name: str
) -> None:
    """Fills in what the networks together read; a sample's own parts of speech stay."""
    index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
    items = [item(s, f, index) for s, f in zip(samples, cached_features(samples, name, cache))]
    lengths = defaultdict(list)
    for i, one in enumerate(items):
        lengths[len(one)].append(i)
    for indexes in lengths.values():
        for first in range(0, len(indexes), 32):
            part = indexes[first : first + 32]
            _label_batch(nets, [samples[i] for i in part], [items[i] for i in part], labels)


def _label_batch(
    nets: Sequence[Network], samples: list[Sample], items: list[Item], labels: dict[str, list[str]]
) -> None:
    import numpy as np

    features = torch.from_numpy(np.stack([b.features for b in items])).float()
    shapes = torch.from_numpy(np.stack([b.shapes for b in items]))
    with torch.autocast("cpu", torch.bfloat16):
        encoded = [net.encoded(features, shapes) for net in nets]
    encoded = [(h.float(), named.float()) for h, named in encoded]
    mean = lambda scores: torch.stack([s.softmax(-1) for s in scores]).mean(0)  # noqa: E731
    arcs = mean([net.arcs(h) for net, (h, _) in zip(nets, encoded)])
    heads = [decoding.tree(a.clamp(min=1e-9).log().numpy()) for a in arcs]
    chosen = torch.tensor(heads) + 1
    relations = mean([_relations(net, h, chosen) for net, (h, _) in zip(nets, encoded)]).max(-1)
    upos = mean([net.upos(h) for net, (h, _) in zip(nets, encoded)]).argmax(-1).tolist()
    morphs = [
        mean([n.morphs[k](h) for n, (h, _) in zip(nets, encoded)]).argmax(-1).tolist() for k in range(len(FEATURES))
    ]
    tags = mean([net.names(n) for net, (_, n) in zip(nets, encoded)]).clamp(min=1e-9).log().numpy()
    sure = arcs.gather(-1, chosen.unsqueeze(-1)).squeeze(-1)
    for b, sample in enumerate(samples):
        said = [labels["upos"][x] for x in upos[b]]
        gold = sample.upos or said
        sample.head = [h if sure[b, i] > SURE and said[i] == gold[i] else OPEN for i, h in enumerate(heads[b])]
        sample.deprel = [labels["deprel"][x] for x in relations.indices[b].tolist()]
        sample.upos = gold
        sample.feats = [{f: labels[f][morphs[k][b][i]] for k, f in enumerate(FEATURES)} for i in range(len(gold))]
        sample.names = decoding.names(tags[b], labels["names"])


def _relations(net: Network, h: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    dep, head = net.sides(h)
    return net.labelled(dep, head.gather(1, chosen.unsqueeze(-1).expand(-1, -1, head.shape[-1])))


def ntrex(sets: Path) -> dict[str, list[Sample]]:
    """NTREX's sentences by language, cut by our tokeniser."""
    found = {}
    for language, code in NTREX.items():
        lines = (sets / f"parallel/ntrex/newstest2019-ref.{code}.txt").read_text(encoding="utf-8").splitlines()
        found[language] = [Sample(x.strip(), surface_tokens(x.strip(), language), f"ntrex-{language}") for x in lines]
    return found


def carry_names(parallel: dict[str, list[Sample]]) -> None:
    """Names two languages agree on are set in the others' same sentences, where their letters stand."""
    for row in zip(*(parallel[language] for language in sorted(parallel))):
        votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for sample in row:
            forms = sample.forms()
            for first, end, kind in set(spans(sample.names or ())):
                votes[tuple(forms[first:end])][kind] += 1
        agreed = {f: c.most_common(1)[0][0] for f, c in votes.items() if sum(c.values()) > 1 and f[0][:1].isupper()}
        for sample in row:
            for form in sorted(agreed, key=lambda f: (-len(f), f)):
                _set_name(sample, form, agreed[form])


def _set_name(sample: Sample, form: tuple[str, ...], kind: str) -> None:
    assert sample.names is not None
    forms = tuple(sample.forms())
    for i in range(len(forms) - len(form) + 1):
        tags = sample.names[i : i + len(form)]
        after = sample.names[i + len(form) : i + len(form) + 1]
        whole = not tags[0].startswith("I-") and not (after and after[0].startswith("I-"))
        if forms[i : i + len(form)] == form and whole:
            sample.names[i : i + len(form)] = [("I-" if k else "B-") + kind for k in range(len(form))]


def main() -> None:
    """Reads the command line and labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache/features"))
    parser.add_argument("--few", type=int, help="take so many sentences of each language: enough to try the course")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    loaded = [load(run) for run in options.runs]
    nets, labels = [net for net, _ in loaded], loaded[0][1]
    german = [s for s in read.gsd_positions(options.sets) if 3 < len(s.tokens) <= 60][: options.few]
    label(nets, german, labels, options.cache, "silver-gsd")
    for sample in german:
        sample.names = None
    write_silver(german, options.out / "silver-gsd.jsonl")
    parallel = {language: samples[: options.few] for language, samples in ntrex(options.sets).items()}
    for language, samples in parallel.items():
        label(nets, samples, labels, options.cache, f"silver-ntrex-{language}")
    carry_names(parallel)
    for language, samples in parallel.items():
        for sample in samples:
            # What is MISC differs from set to set: nothing to pass on.
            sample.names = ["_" if tag.endswith("MISC") else tag for tag in sample.names or ()]
        write_silver([s for s in samples if 1 < len(s.tokens) <= 80], options.out / f"silver-ntrex-{language}.jsonl")
    for name, samples in (("gsd", german), *parallel.items()):
        kept = [h != OPEN for s in samples for h in s.head or ()]
        print(name, len(samples), f"arcs kept {sum(kept) / len(kept):.3f}")


if __name__ == "__main__":
    main()
