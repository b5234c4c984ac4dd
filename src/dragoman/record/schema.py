"""The JSON Schema of `record.json`, made from the structs: their docstrings and the words below describe it."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from dragoman.record.record import FORMAT, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IN_MEMORY_ONLY = ("Record", "texts")

EVERYWHERE = {
    "id": "Short and stable, from content, never from order.",
    "evidence": "Where it stands: spans of reports, letter for letter.",
    "derived_from": "Ids of the lines or reports it follows from.",
    "members": "Ids of the findings it is made of.",
    "points": "Ids of the points it stands in.",
    "weight": "How much it tells an editor; the heaviest come first.",
    "label": "What a reader sees: words of the reports and names of the ontology.",
    "why": "One plain sentence that gives the reason.",
    "language": "ISO 639 code, null where it isn't known.",
    "iso": "ISO 3166 code.",
    "start": "First code point in the report's text.",
    "end": "The code point after the last.",
    "report": "Id of the report.",
    "edtf": "ISO 8601-2, never more precise than the words; null where the words name no time.",
    "from": "Ids of the lines or reports that its year or day comes from, where it isn't in the words.",
    "approx": "Whether the words say about, some, around.",
    "min_open": "Whether the lower end itself is excluded (more than).",
    "max_open": "Whether the upper end itself is excluded (almost, less than).",
}
"""Keys that mean the same wherever they stand."""

DESCRIBED = {
    "Evidence.text": "The report's text from start to end.",
    "PointSentence.by": "The pair or line that ties it to the label; `label` for the label itself.",
    "ReportLine.siglum": "The report's letter: sentence B14 is report B's fourteenth.",
    "ReportLine.path": "Relative to what was given, / between.",
    "ReportLine.text_file": "Where the report's text lies, relative to the record.",
    "ReportLine.published": "The report's own date, never a clock of its page or of a machine.",
    "ReportLine.credits": "Agencies and contributors the report names.",
    "ReportLine.family": "Id of its family; reports of one family are not independent.",
    "ReportLine.blocks": "Parts of the text, in order; together they hold all that isn't blank.",
    "PublishedTime.read_from": "text, url, meta:<name> or field:<name>.",
    "Sentence.health": "Its faults, none where healthy; what only an unhealthy sentence says is quoted, not asserted.",
    "Sentence.block": "Index of its block.",
    "Family.relation": "That of its first dependent member; original for a family of one.",
    "StoryLine.first": "Ids of the ten heaviest lines, in order.",
    "StoryLine.span": "EDTF interval of what is told.",
    "Occurrence.status": "The furthest step of its course that a healthy sentence asserts; held means it took place.",
    "Occurrence.part_of": "Id of the occurrence it happened within.",
    "Occurrence.replaces": "Id of the occurrence that fell through and that this one stands for.",
    "Remark.speaker": "Id of an actor; null where the text leaves it open.",
    "Remark.occasion": "Id of the occurrence it was said at.",
    "Remark.wordings": "The words of each report, the nearest to the original first.",
    "Wording.text": "Of a direct wording one contiguous span of the report.",
    "Wording.chain": "Who passes the words on, outermost first.",
    "Wording.continues": "Finding of the wording that this one goes on from, where a quotation is split.",
    "Fact.about": "Id of an occurrence, an actor or a remark.",
    "Fact.value": "The most specific that all accounts allow, or else the best supported.",
    "Fact.standing": "sole: one family; agreed: all equal; refined: one value satisfies all; contested: none does.",
    "Fact.independent": "The most accounts of which no two share a family or a voice.",
    "Fact.counted": "Indexes of those accounts.",
    "Fact.voices": "Parts the accounts by whose word they are.",
    "Account.by": "Id of the actor credited in the text; null for the report's own voice.",
    "Voice.accounts": "Indexes of the fact's accounts.",
    "Difference.property": "Null on a point.",
    "Difference.about": "Ids of the lines it concerns.",
    "Difference.suspect": "Ids of the reports whose account is the slip.",
    "LedgerLine.by": "Id of the actor whose it is.",
    "LedgerStep.strength": "Step on the scale of commitments.",
    "Caution.about": "Ids of all it touches.",
    "Decision.ids": "Ids of lines of this record; empty where the decision found nothing, or struck its lines.",
    "Decision.findings": "Ids of the findings the decision names.",
    "Duration.seconds_min": "Null where open.",
    "Duration.seconds_max": "Null where open.",
    "Amount.min": "Null where open.",
    "Amount.max": "Null where open.",
    "Amount.unit": "UCUM or ISO 4217 code, %, or 1 for a count.",
    "Amount.of": "What is counted.",
    "Place.within": "What it lies in, from small to large.",
    "Time.zone": "Time zone where the words state one.",
}
"""Keys that need a word of their own."""


def record_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `record.json`: every key is required, unknown ones being null or []."""
    made = msgspec.json.schema(Record)
    nouns = made["$defs"]
    nouns[IN_MEMORY_ONLY[0]]["properties"].pop(IN_MEMORY_ONLY[1])
    for name, noun in nouns.items():
        keys = noun.get("properties", {})
        noun["description"] = cleandoc(noun["description"])
        noun["required"] = list(keys)
        for key, described in keys.items():
            described.pop("default", None)
            if words := DESCRIBED.get(f"{name}.{key}") or EVERYWHERE.get(key):
                described["description"] = words
    return {"$schema": DIALECT, "title": f"{FORMAT} record", **made}
