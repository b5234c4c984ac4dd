"""A text being mended, with the place of every character in the report it came from."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.record.reading import Repair
from dragoman.record.report import Report


class Edit(Struct, frozen=True, kw_only=True):
    """[start, end) of the text at hand becomes `after`. `what` None: an equivalence not worth an issue.

    `shown` widens what the repair shows people (a whole word, not the bare place between two letters).
    """

    start: int
    end: int
    after: str
    what: str | None = None
    shown: tuple[int, int] | None = None


class Draft(Struct, frozen=True):
    """A text in which character i stands for [starts[i], ends[i]) of the report."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(report: Report) -> Draft:
        """The report's own text, not yet mended."""
        size = len(report.text)
        return Draft(report.text, tuple(range(size)), tuple(range(1, size + 1)))

    def place(self, index: int) -> int:
        """Where a change before character `index` stands in the report."""
        return self.ends[index - 1] if index else (self.starts[0] if self.starts else 0)

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The text after edits, which must not overlap; they are applied in order of place."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for edit in [*sorted(edits, key=lambda edit: (edit.start, edit.end)), None]:
            stop = edit.start if edit else len(self.text)
            text.append(self.text[done:stop])
            starts.extend(self.starts[done:stop])
            ends.extend(self.ends[done:stop])
            if edit:
                text.append(edit.after)
                for begin, finish in self._places(edit):
                    starts.append(begin)
                    ends.append(finish)
                done = edit.end
        return Draft("".join(text), tuple(starts), tuple(ends))

    def _places(self, edit: Edit) -> list[tuple[int, int]]:
        """The report's span for every new character: one to one from the left, the last takes what is left."""
        size = len(edit.after)
        if edit.start == edit.end:
            here = self.place(edit.start)
            return [(here, here)] * size
        places = []
        for number in range(size):
            index = min(edit.start + number, edit.end - 1)
            finish = self.ends[edit.end - 1] if number == size - 1 else self.ends[index]
            places.append((self.starts[index], finish))
        return places

    def repair(self, edit: Edit, report: Report) -> Repair | None:
        """What an edit tells people: the words as received and as read; None for a mere equivalence."""
        if edit.what is None:
            return None
        left, right = edit.shown or (edit.start, edit.end)
        after = self.text[left : edit.start] + edit.after + self.text[edit.end : right]
        start, end = self.starts[left] if left < right else self.place(left), self.place(right)
        return Repair(start=start, end=end, what=edit.what, before=report.text[start:end], after=after)  # type: ignore[arg-type]
