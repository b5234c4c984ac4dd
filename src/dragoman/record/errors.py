"""What Dragoman raises. Every error says what, where and the cure; its slug leads to docs/reference/messages.md."""

from __future__ import annotations


class DragomanError(Exception):
    """The base of all errors raised on purpose."""

    slug = "error"


class LineWithoutEvidence(DragomanError):
    """A line of the record was built without evidence and without saying what it was derived from."""

    slug = "line-without-evidence"


class BrokenRecord(DragomanError):
    """The checker refused a record; the message lists every fault."""

    slug = "broken-record"


class UnreadableReport(DragomanError):
    """A file could not be taken in: empty, binary, or not text in any known encoding."""

    slug = "unreadable-report"


class UnreadableRecord(DragomanError):
    """A record, a text beside it, or a JSON line between two commands could not be read back."""

    slug = "unreadable-record"


class NothingToRead(DragomanError):
    """No report was found under the paths given."""

    slug = "nothing-to-read"


class UnknownLanguage(DragomanError):
    """No words are known for a language that was asked for."""

    slug = "unknown-language"


class BadWords(DragomanError):
    """A file of words or of the ontology breaks its schema; the message lists every fault."""

    slug = "bad-words"


class UnknownName(DragomanError):
    """A reader or output was asked for by a name that nothing answers to."""

    slug = "unknown-name"
