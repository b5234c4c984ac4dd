"""How fast: words a second of each stage, cold start and memory, all in one run on one machine.

    python tools/bench.py PATHS… [--times N]

The share of each stage is what compares between machines: words a second of a busy or slow one say little. The best of
several rounds counts, since others may use the machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

STAGES = ("intake", "parse", "encode", "reading", "gathering", "reconciling", "checking", "writing")
_Result = TypeVar("_Result")


class Clock:
    """Seconds of each stage; what one takes inside another is taken off the outer."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._inside = 0.0

    def timed(self, stage: str, work: Callable[[], _Result]) -> _Result:
        """Does the work and counts its seconds."""
        began, before = time.perf_counter(), self._inside
        self._inside = 0.0
        result = work()
        took = time.perf_counter() - began
        self.seconds[stage] += took - self._inside
        self._inside = before + took
        return result


class TimedParser:
    """A parser that tells the clock."""

    def __init__(self, parser: Any, clock: Clock) -> None:
        self.parser, self.clock, self.name = parser, clock, parser.name

    def parse(self, sentences: Sequence[str], language: str | None) -> Any:
        """As the parser does."""
        return self.clock.timed("parse", lambda: self.parser.parse(sentences, language))


class TimedEncoder:
    """A sentence encoder that tells the clock."""

    def __init__(self, encoder: Any, clock: Clock) -> None:
        self.encoder, self.clock, self.name = encoder, clock, encoder.name

    def encode(self, texts: Sequence[str]) -> Any:
        """As the encoder does."""
        return self.clock.timed("encode", lambda: self.encoder.encode(texts))


def main() -> None:
    """Prints the whole command and its help from a cold start, then the stages of a warm process."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("paths", nargs="+")
    asked.add_argument("--times", type=int, default=3)
    options = asked.parse_args()
    # Before the models are loaded here: a new process begins with the memory of the one that started it.
    for what, arguments in (("dragoman run", ["run", *options.paths]), ("dragoman --help", ["--help"])):
        runs = [measured(arguments) for _ in range(options.times)]
        seconds, megabytes = min(run[0] for run in runs), max(run[1] for run in runs)
        print(f"{what}, cold: {seconds:.2f} s, {megabytes:.0f} MB at most", flush=True)
    stages(options.paths, 1)  # Loads the models: a first round is none of the stages' time.
    print(table(*stages(options.paths, options.times)))


def stages(paths: list[str], times: int) -> tuple[int, dict[str, float]]:
    """The reports' words, and the seconds of each stage in the best round."""
    rounds = [_round(paths) for _ in range(times)]
    return rounds[0][0], min((seconds for _, seconds in rounds), key=lambda seconds: sum(seconds.values()))


def _round(paths: list[str]) -> tuple[int, dict[str, float]]:
    from dragoman.gathering.gather import gather
    from dragoman.intake.reports import open_reports
    from dragoman.languages.encoder import builtin_encoder
    from dragoman.languages.parser import builtin_parser
    from dragoman.outputs.dossier import dossier
    from dragoman.pipeline import read_all
    from dragoman.reconciling.reconcile import reconcile
    from dragoman.record.checker import require_sound
    from dragoman.record.storing import record_bytes

    clock = Clock()
    encoder, parser = TimedEncoder(builtin_encoder(), clock), TimedParser(builtin_parser(), clock)
    reports, _ = clock.timed("intake", lambda: open_reports(paths))
    readings = clock.timed("reading", lambda: read_all(reports, encoder=encoder, parser=parser))
    story = clock.timed("gathering", lambda: gather(readings))
    record = clock.timed("reconciling", lambda: reconcile(story))
    clock.timed("checking", lambda: require_sound(record))
    clock.timed("writing", lambda: (record_bytes(record), dossier(record)))
    return sum(len(report.text.split()) for report in reports), clock.seconds


def table(words: int, seconds: dict[str, float]) -> str:
    """A row a stage: seconds, words a second, share of the whole."""
    whole = sum(seconds.values())
    rows = [f"{words} words{'':10}{'seconds':>9}{'words/s':>10}{'share':>8}"]
    for stage, took in (*seconds.items(), ("all", whole)):
        rows.append(f"{stage:20}{took:9.3f}{words / took if took else 0:10.0f}{took / whole if whole else 0:8.1%}")
    return "\n".join(rows)


def measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one command in a process of its own; ends the program where it fails."""
    dragoman = Path(sys.executable).with_name("dragoman")
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        out = ["-o", folder] if arguments[0] == "run" else []
        began = time.perf_counter()
        child = os.posix_spawn(
            dragoman, [str(dragoman), *arguments, *out], dict(os.environ),
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)],
        )  # fmt: skip
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - began
    if status:
        sys.exit(f"dragoman {' '.join(arguments)} failed; run it by hand to see why.")
    # Linux counts in kilobytes, macOS in bytes.
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
