"""Files that are there whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dragoman.cli.exits import CannotWrite
from dragoman.record.record import Record
from dragoman.record.storing import RECORD_FILE, record_bytes

DOSSIER_FILE = "dossier.html"


def require_folder(folder: Path) -> None:
    """Raises CannotWrite where a result can't be written for sure: said before the work, not after it."""
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder}: is a file, not a folder. Choose another folder with -o.")


def write_result(record: Record, folder: Path, *, dossier: str) -> None:
    """The reports' texts, the dossier and, last of all, `record.json`: where it stands, the rest does too."""
    for report in record.reports:
        write_whole(folder / report.text_file, record.texts[report.id].encode("utf-8", "surrogatepass"))
    write_whole(folder / DOSSIER_FILE, dossier.encode("utf-8", "replace"))
    write_whole(folder / RECORD_FILE, record_bytes(record))


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file under another name and then gives it its own, so that a killed run leaves no half file."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise CannotWrite(f"{path}: {error.strerror or error}. Choose another folder with -o.") from error
