"""The reports of the cable car in a folder, and the command line in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.cli.cable_car import REPORTS, Run


def written(folder: Path) -> Path:
    """The reports of the cable car in a new folder; one keeps its CRLF."""
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def ran(folder: Path, *arguments: object, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What the command line did in a folder; keywords are environment variables."""
    return subprocess.run(
        [sys.executable, "-c", "from dragoman.cli import main; main()", *map(str, arguments)],
        cwd=folder, input=given, capture_output=True, check=False, env=os.environ | environment,
    )  # fmt: skip


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return written(tmp_path / "reports")


@pytest.fixture
def dragoman(tmp_path: Path) -> Run:
    return partial(ran, tmp_path)


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[bytes], Path]:
    """A whole run, made once: how it ended and the folder it wrote."""
    home = tmp_path_factory.mktemp("done")
    written(home / "reports")
    (home / "reports/empty.txt").write_bytes(b"")
    (home / "reports/photo.txt").write_bytes(bytes(range(256)) * 20)
    return ran(home, "run", "reports", "-o", "out"), home / "out"
