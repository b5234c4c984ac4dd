"""Turns a trained network into what ships: `python -m training.export RUN OUT`: two ONNX graphs in int8, and labels."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dragoman.languages.features import WIDTH
from dragoman.languages.shapes import TABLES
from training.network import Network, Width
from training.sets import FEATURES


class Trees(nn.Module):
    """One sentence through everything but the relations, which need the heads decoded first."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, features: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Parts of speech, morphology side by side, arcs, both sides of the relations, names: without the batch."""
        net = self.net
        h, named = net.encoded(features, shapes)
        dependents, heads = net.sides(h)
        morphs = torch.cat([m(h) for m in net.morphs], -1)
        return tuple(x[0] for x in (net.upos(h), morphs, net.arcs(h), dependents, heads, net.names(named)))


class Relations(nn.Module):
    """Every token with its head to scores of relations."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores (tokens, relations)."""
        return self.net.labelled(dependents, heads)


def load(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """The network of a run and its labels."""
    labels = json.loads((run / "labels.json").read_text())
    state = torch.load(run / "network.pt", weights_only=True)
    net = Network(labels, Width(hidden=state["lower.weight_hh_l0"].shape[1]))
    net.load_state_dict(state)
    return net.eval(), labels


def export(run: Path, out: Path, *, name: str, quantize: bool = True) -> None:
    """Writes trees.onnx, relations.onnx and labels.json into `out`."""
    net, labels = load(run)
    out.mkdir(parents=True, exist_ok=True)
    label = net.label_dep.out_features
    n = 7
    shapes = torch.stack([torch.randint(0, size, (1, n)) for size in TABLES], -1)
    _write(Trees(net), (torch.randn(1, n, WIDTH), shapes), out / "trees.onnx", quantize=quantize)
    _write(Relations(net), (torch.randn(n, label), torch.randn(n, label)), out / "relations.onnx", quantize=quantize)
    told = {"name": name} | {k: labels[k] for k in ("upos", "deprel", "names")}
    told |= {"morphs": {f: labels[f] for f in FEATURES}}
    (out / "labels.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _write(module: nn.Module, example: tuple[Tensor, ...], path: Path, *, quantize: bool) -> None:
    trees = path.stem == "trees"
    names = ["features", "shapes"] if trees else ["dependents", "heads"]
    outputs = ["upos", "morphs", "arcs", "dependents", "heads", "names"] if trees else ["relations"]
    axes = {name: {1 if trees else 0: "tokens"} for name in names} | {name: {0: "rows"} for name in outputs}
    if trees:
        axes["arcs"] = {0: "rows", 1: "columns"}
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            module,
            example,
            whole,
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if not quantize:
            path.write_bytes(whole.read_bytes())
            return
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(ready, path, weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    """Reads the command line and exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="dragoman_xx 1")
    parser.add_argument("--float", action="store_true", help="leave the weights unquantised")
    options = parser.parse_args()
    export(options.run, options.out, name=options.name, quantize=not options.float)


if __name__ == "__main__":
    main()
