"""Bytes of a file -> its characters as they are: encodings found out, nothing repaired, nothing taken away."""

from __future__ import annotations

import codecs
import re

from dragoman.record.errors import UnreadableReport

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|^\s*<\?xml[^>]*encoding=["']([\w.-]+)""", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
           "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "shift_jis": "cp932"}  # fmt: skip
"""Charsets that pages declare and what they mean by it (as browsers read them)."""


def decode(raw: bytes, *, page: bool = False) -> str:
    """The characters of a file, a byte order mark and carriage returns kept; for a page its declared charset counts.

    Raises UnreadableReport with what is wrong and its cure, parted by a bar.
    """
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise UnreadableReport("empty file|It holds no text. Put the report's text into it or leave it out.")
    text = _marked(raw) or _zeroed(raw) or _declared(raw if page else b"") or _unmarked(raw)
    if len(_CONTROL.findall(text)) > max(2 if len(text) > 100 else 0, len(text) // 200):
        raise UnreadableReport(
            "binary file|It holds bytes that are no text in any known encoding. Give its text as .txt, .md or .html."
        )
    if not text.strip("\ufeff\x00").strip():
        raise UnreadableReport("empty file|It holds only blanks. Put the report's text into it or leave it out.")
    return text


def _marked(raw: bytes) -> str | None:
    """By a byte order mark; the mark stays as the first character."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    return None


def _zeroed(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = raw[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return raw.decode("utf-16-le", "replace")
    if even > 0.4 and odd < 0.05:
        return raw.decode("utf-16-be", "replace")
    return None


def _declared(raw: bytes) -> str | None:
    """By the charset a page declares, unless its bytes are plainly UTF-8."""
    met = _CHARSET.search(raw[:4096])
    if met is None or _is_utf8(raw):
        return None
    name = (met[1] or met[2]).decode("ascii").lower()
    try:
        return raw.decode(ALIASES.get(name, name))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(_MULTIBYTE.search(raw))


def _unmarked(raw: bytes) -> str:
    """UTF-8, also with a few broken bytes among many whole signs; else Windows-1252."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    whole = len(_MULTIBYTE.findall(raw))
    broken = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", raw))
    if whole >= 3 * broken or (whole > broken and _cut_short(raw)):
        return raw.decode("utf-8", "replace")
    return raw.decode("cp1252", "windows_1252_gaps")


def _cut_short(raw: bytes) -> bool:
    try:
        raw[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(raw) - 7
    return True


def _gaps(error: UnicodeError) -> tuple[str, int]:
    """The five bytes Windows-1252 leaves open stand for themselves, as in every browser."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("windows_1252_gaps", _gaps)
