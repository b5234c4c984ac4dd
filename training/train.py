"""Trains dragoman_xx: `python -m training.train --sets DIR --out DIR --minutes 40`.

Needs PyTorch (CPU) beside the package's own requirements; takes one core. Writes `network.pt` (for training on),
`labels.json` and `chosen.json` (scores on the sentences kept for choosing).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from dragoman.languages import decoding
from training.batching import NOBODY, Item, batches, item, label_sets
from training.caching import cached_features
from training.corpora import corpora
from training.network import Network, Width
from training.scoring import Reading, tree_scores
from training.sets import FEATURES, Sample
from training.swapping import person_words, swapped

LONGEST = 110


def loss_of(net: Network, batch: Sequence[Item], *, names_only: bool = False) -> Tensor:
    """The sum of all heads' losses, each a mean over the batch's tokens: a head nobody annotated adds nothing."""
    features = torch.from_numpy(np.stack([b.features for b in batch])).float()
    shapes = torch.from_numpy(np.stack([b.shapes for b in batch]))
    gold = torch.from_numpy(np.stack([b.gold for b in batch]))
    weight = torch.tensor([b.weight for b in batch])
    with torch.autocast("cpu", torch.bfloat16):
        h, named = net.encoded(features, shapes)
        if names_only:
            return _loss(net.names(named), gold[..., -1], weight)
        total = 0.5 * _loss(net.upos(h), gold[..., 0], weight)
        for k, head in enumerate(net.morphs):
            total = total + 0.15 * _loss(head(h), gold[..., 1 + k], weight)
        total = total + 1.0 * _loss(net.names(named), gold[..., -1], weight)
        trees = (gold[..., -3] >= 0).any(1).nonzero().flatten()
        if len(trees):
            h, gold, weight = h[trees], gold[trees], weight[trees]
            share = len(trees) / len(batch)
            total = total + share * _loss(net.arcs(h), gold[..., -3], weight)
            dep, head = net.sides(h)
            chosen = head.gather(1, gold[..., -3].clamp(min=0).unsqueeze(-1).expand(-1, -1, head.shape[-1]))
            total = total + share * _loss(net.labelled(dep, chosen), gold[..., -2], weight)
    return total


def _loss(scores: Tensor, gold: Tensor, weight: Tensor) -> Tensor:
    each = cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=NOBODY, reduction="none")
    return (each.view_as(gold) * weight[:, None]).mean()


@torch.no_grad()
def read(net: Network, items: Sequence[Item], labels: dict[str, list[str]]) -> list[Reading]:
    """What the network says of sentences, in their order."""
    net.eval()
    found: dict[int, Reading] = {}
    lengths = defaultdict(list)
    for i, one in enumerate(items):
        lengths[len(one)].append(i)
    for indexes in lengths.values():
        for first in range(0, len(indexes), 32):
            part = indexes[first : first + 32]
            found.update(zip(part, _read_batch(net, [items[i] for i in part], labels)))
    net.train()
    return [found[i] for i in range(len(items))]


def _read_batch(net: Network, batch: Sequence[Item], labels: dict[str, list[str]]) -> list[Reading]:
    features = torch.from_numpy(np.stack([b.features for b in batch])).float()
    h, named = net.encoded(features, torch.from_numpy(np.stack([b.shapes for b in batch])))
    heads = [decoding.tree(scores) for scores in net.arcs(h).numpy()]
    dep, head = net.sides(h)
    index = torch.tensor(heads) + 1
    chosen = head.gather(1, index.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
    relations = net.labelled(dep, chosen).argmax(-1).tolist()
    upos = net.upos(h).argmax(-1).tolist()
    morphs = [m(h).argmax(-1).tolist() for m in net.morphs]
    tags = net.names(named).numpy()
    return [
        Reading(
            [labels["upos"][x] for x in upos[b]],
            [{f: labels[f][morphs[k][b][i]] for k, f in enumerate(FEATURES)} for i in range(len(batch[b]))],
            heads[b],
            [labels["deprel"][x] for x in relations[b]],
            decoding.names(tags[b], labels["names"]),
        )
        for b in range(len(batch))
    ]


class Trainer:
    """Holds the sets, the network and its running mean."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.corpora = corpora(options.few)
        self.samples = {c.name: c.load(options.sets) for c in self.corpora if c.use in ("train", "choose")}
        extra = silver(options.silver) if options.silver else {}
        self.samples |= extra
        wanted = [c for c in self.corpora if c.use == "train"]
        self.weights = {c.name: c.weight for c in wanted} | dict.fromkeys(extra, options.silver_weight)
        if options.names_only:
            self._leave_names(extra)
        if options.start:
            self.labels = json.loads((options.start / "labels.json").read_text())
        else:
            self.labels = label_sets([s for name in self.weights for s in self.samples[name]])
        index = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}
        self.items: dict[str, list[Item]] = {}
        for name, samples in self.samples.items():
            features = cached_features(samples, name, options.cache)
            trust = 0.6 if name in extra else 1.0
            self.items[name] = [item(s, f, index, trust) for s, f in zip(samples, features)]
        self.net = Network(self.labels, Width(hidden=options.hidden))
        if options.start:
            self.net.load_state_dict(torch.load(options.start / "network.pt", weights_only=True))
        else:
            self._standardize()
        if options.names_only:
            self._freeze()

    def _leave_names(self, extra: Iterable[str]) -> None:
        """Only sets with names, and copies of their sentences with other persons in them."""
        words = person_words(self.options.sets)
        self.weights = {n: w for n, w in self.weights.items() if any(s.names for s in self.samples[n])}
        for seed, name in enumerate(sorted(self.weights)):
            copies = swapped(self.samples[name], words, seed=seed)
            if name not in extra and copies:
                self.samples[name + "-swapped"] = copies
                self.weights[name + "-swapped"] = self.weights[name] / 2

    def _freeze(self) -> None:
        for name, parameter in self.net.named_parameters():
            parameter.requires_grad_(name.startswith("named.") or name.startswith("names."))

    def _standardize(self) -> None:
        names = sorted(self.weights)
        rows = np.concatenate([one.features for n in names for one in self.items[n][::20]]).astype(np.float32)
        self.net.mean.copy_(torch.from_numpy(rows.mean(0)))
        self.net.spread.copy_(torch.from_numpy(1 / (rows.std(0) + 1e-3)))

    def run(self) -> None:
        """Trains until the minutes are over; keeps the running mean of the weights."""
        options, net = self.options, self.net
        pool = [(w, [i for i in self.items[n] if 1 < len(i) <= LONGEST]) for n, w in sorted(self.weights.items())]
        optimizer = torch.optim.AdamW(
            [p for p in net.parameters() if p.requires_grad],
            lr=options.rate,
            betas=(0.9, 0.98),
            weight_decay=0.02,
            fused=True,
        )
        mean = {k: v.clone() for k, v in net.state_dict().items()}
        began, shown, tokens, losses = time.time(), time.time(), 0, []
        for step, batch in enumerate(batches(pool, random.Random(options.seed))):
            done = (time.time() - began) / (60 * options.minutes)
            if done >= 1 or step == options.steps:
                break
            rate = options.rate * min(1, (step + 1) / 300) * (0.5 + 0.5 * math.cos(math.pi * min(done, 1)))
            optimizer.param_groups[0]["lr"] = rate
            loss = loss_of(net, batch, names_only=options.names_only)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            losses.append(loss.item())
            tokens += sum(len(b) for b in batch)
            if step % 4 == 0:
                decay = min(0.995, (step + 1) / (step + 100))
                for k, v in net.state_dict().items():
                    mean[k].lerp_(v, 1 - decay)
            if time.time() - shown > 60 * options.look:
                self._look(
                    mean,
                    f"{step} steps, {tokens / 1e6:.2f}M tokens, loss {sum(losses) / len(losses):.3f}",
                )
                shown, losses = time.time(), []
        net.load_state_dict(mean)
        scores = self._look(mean, "end")
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(mean, options.out / "network.pt")
        (options.out / "labels.json").write_text(json.dumps(self.labels, indent=1) + "\n")
        note = {"steps": step, "tokens": tokens, "minutes": options.minutes, "seed": options.seed, "chosen": scores}
        (options.out / "chosen.json").write_text(json.dumps(note, indent=1) + "\n")

    def _look(self, mean: dict[str, Tensor], note: str) -> dict[str, dict[str, float]]:
        own = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(mean)
        scores = {}
        for corpus in self.corpora:
            if corpus.use == "choose":
                readings = read(self.net, self.items[corpus.name], self.labels)
                scores[corpus.name] = tree_scores(self.samples[corpus.name], readings)
        self.net.load_state_dict(own)
        print(
            time.strftime("%H:%M:%S"), note, {k: (v["UPOS"], v["UAS"], v["LAS"]) for k, v in scores.items()}, flush=True
        )
        return scores


def silver(folder: Path) -> dict[str, list[Sample]]:
    """Sentences an earlier model parsed (`training.silver`), by corpus."""
    from training.silvering import read_silver

    return {p.stem: read_silver(p) for p in sorted(folder.glob("*.jsonl"))}


def main() -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache/features"))
    parser.add_argument("--start", type=Path, help="go on from the network in this folder")
    parser.add_argument("--silver", type=Path, help="folder of sentences an earlier model parsed")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--names-only", action="store_true", help="with --start: train the names, leave the rest alone")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--steps", type=int, help="stop after so many steps, whatever the minutes")
    parser.add_argument("--few", type=int, help="take so many sentences of each set: enough to try the course")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--look", type=float, default=5, help="minutes between looks at the kept sentences")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    Trainer(options).run()


if __name__ == "__main__":
    main()
