"""Seconds and peak memory of `dragoman run`, each from a cold start: `python tools/bench.py PATHS… [--times N]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Runs the command several times in processes of their own and prints one line each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("paths", nargs="+")
    asked.add_argument("--times", type=int, default=3)
    options = asked.parse_args()
    for number in range(1, options.times + 1):
        seconds, megabytes = measured(options.paths)
        print(f"run {number}: {seconds:.2f} s, {megabytes:.0f} MB at most")


def measured(paths: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one run; ends the program where the run fails."""
    dragoman = Path(sys.executable).with_name("dragoman")
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        began = time.perf_counter()
        child = os.posix_spawn(
            dragoman, [str(dragoman), "run", *paths, "-o", folder], dict(os.environ),
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)],
        )  # fmt: skip
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - began
    if status:
        sys.exit("dragoman run failed; run it by hand to see why.")
    # Linux counts in kilobytes, macOS in bytes.
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
