"""Which actor of the record a form of the gold is written under."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.evaluating.gold import GoldForm
from dragoman.evaluating.ground import Ground, Span, hit, plain, shared

NEAR = 0.6
"""How alike two places must be for a form to be found by its place alone."""


class Written(NamedTuple):
    """An actor of the record and the status it gives the form, or the form that stands in its place."""

    actor: str
    status: str


class _Name(NamedTuple):
    actor: str
    status: str
    form: str
    spans: list[Span]


class Names:
    """All forms of the record's actors, beside those of the gold."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.names = [
            _Name(actor.id, name.status, plain(name.form), ground.spans(name.evidence))
            for actor in ground.record.actors
            for name in actor.names
        ]
        self.owners: dict[tuple[str, str], set[str]] = {}
        for gold in ground.gold.actors:
            for form in gold.forms:
                self.owners.setdefault((form.file, plain(form.form)), set()).add(gold.key)

    def find(self, form: GoldForm) -> Written | None:
        """By form and place; by form alone where no other actor bears it there; inside a longer form; by place."""
        clause = self.ground.find(form.file, form.anchor) if form.anchor else []
        places = [place for place in self.ground.find(form.file, form.form, "any") if _inside(place, clause)]
        same = [name for name in self.names if name.form == plain(form.form)]
        if at := [name for name in same if hit(name.spans, places)]:
            return Written(at[0].actor, at[0].status)
        if form.status != "description" and not (clause and len(self.owners[form.file, plain(form.form)]) > 1):
            if same:
                return Written(same[0].actor, same[0].status)
            word = re.compile(rf"\b{re.escape(plain(form.form))}\b")
            longer = [name for name in self.names if word.search(name.form) and hit(name.spans, places)]
            return Written(longer[0].actor, longer[0].status) if longer else None
        return self._near(places)

    def _near(self, places: list[Span]) -> Written | None:
        near = [
            (2 * shared(span, place) / (span.length + place.length), number)
            for number, name in enumerate(self.names)
            for span in name.spans
            for place in places
        ]
        likest, number = max(near, default=(0.0, 0))
        return Written(self.names[number].actor, self.names[number].status) if likest >= NEAR else None


def _inside(place: Span, clause: list[Span]) -> bool:
    return not clause or shared(place, clause[0]) == place.length
