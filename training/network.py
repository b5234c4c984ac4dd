"""The multi-task network: token features and shapes in; parts of speech, morphology, trees and names out."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from dragoman.languages.features import WIDTH
from dragoman.languages.shapes import TABLES
from training.sets import FEATURES

SIZES = (40, 24, 40, 64, 24)


@dataclass(frozen=True)
class Width:
    """Sizes of the layers."""

    features: int = 288
    hidden: int = 224
    names: int = 112
    arc: int = 224
    label: int = 112


class Network(nn.Module):
    """All sentences of a batch have one length, so nothing is padded and a sentence reads the same in any company."""

    def __init__(self, labels: dict[str, list[str]], width: Width = Width(), dropout: float = 0.33) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(WIDTH))
        self.register_buffer("spread", torch.ones(WIDTH))
        self.tables = nn.ModuleList(nn.Embedding(n, s) for n, s in zip(TABLES, SIZES))
        self.features = nn.Linear(WIDTH, width.features)
        inside = width.features + sum(SIZES)
        self.lower = nn.LSTM(inside, width.hidden, batch_first=True, bidirectional=True)
        self.upper = nn.LSTM(2 * width.hidden, width.hidden, batch_first=True, bidirectional=True)
        self.named = nn.LSTM(inside + 2 * width.hidden, width.names, batch_first=True, bidirectional=True)
        both = 2 * width.hidden
        self.upos = nn.Linear(both, len(labels["upos"]))
        self.morphs = nn.ModuleList(nn.Linear(both, len(labels[f])) for f in FEATURES)
        self.arc_dep = nn.Linear(both, width.arc)
        self.arc_head = nn.Linear(both, width.arc)
        self.arc = nn.Parameter(torch.zeros(width.arc + 1, width.arc))
        self.root_arc = nn.Parameter(torch.zeros(width.arc))
        self.label_dep = nn.Linear(both, width.label)
        self.label_head = nn.Linear(both, width.label)
        self.root_label = nn.Parameter(torch.zeros(width.label))
        self.label = nn.Linear(width.label + 1, len(labels["deprel"]) * (width.label + 1))
        self.names = nn.Linear(2 * width.names, len(labels["names"]))
        self.relations = len(labels["deprel"])
        self.drop = dropout
        nn.init.normal_(self.root_arc, std=0.1)
        nn.init.normal_(self.root_label, std=0.1)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)

    def _shared(self, x: Tensor) -> Tensor:
        """Dropout of whole columns, the same for every token of a sentence."""
        if not self.training:
            return x
        keep = 1 - self.drop
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) < keep).to(x.dtype) / keep

    def encoded(self, features: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """The tokens in their sentence: for the trees and for the names."""
        x = ((features - self.mean) * self.spread).clamp(-6, 6)
        x = self.features(self._shared(x))
        y = torch.cat([t(shapes[..., i]) for i, t in enumerate(self.tables)], -1)
        if self.training:
            y = y * (torch.rand(y.shape[0], y.shape[1], 1) < 0.85).to(y.dtype)
        inside = torch.cat([nn.functional.gelu(x), y], -1)
        lower, _ = self.lower(self._shared(inside))
        upper, _ = self.upper(self._shared(lower))
        named, _ = self.named(self._shared(torch.cat([inside, lower], -1)))
        return self._shared(upper), self._shared(named)

    def arcs(self, h: Tensor) -> Tensor:
        """Scores (batch, dependent, head); head 0 is the root, head i + 1 token i."""
        dep = self._shared(nn.functional.gelu(self.arc_dep(h)))
        head = self._shared(nn.functional.gelu(self.arc_head(h)))
        head = torch.cat([self.root_arc.to(head.dtype).expand(head.shape[0], 1, -1), head], 1)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        return (dep @ self.arc.to(dep.dtype)) @ head.transpose(1, 2)

    def sides(self, h: Tensor) -> tuple[Tensor, Tensor]:
        """For the labels: every token as a dependent, and every token as a head after the root."""
        dep = self._shared(nn.functional.gelu(self.label_dep(h)))
        head = self._shared(nn.functional.gelu(self.label_head(h)))
        return dep, torch.cat([self.root_label.to(head.dtype).expand(head.shape[0], 1, -1), head], 1)

    def labelled(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores of the relations between dependents and their heads, row by row."""
        one = torch.ones_like(dep[..., :1])
        mixed = self.label(torch.cat([dep, one], -1)).unflatten(-1, (self.relations, -1))
        return (mixed @ torch.cat([head, one], -1).unsqueeze(-1)).squeeze(-1)
