"""The differences from kes that are meant: differences.yml names each by a path pattern, with its reason."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker.leaves import Difference


@dataclass
class Listed:
    """A listed difference, and how often it was found.

    In a pattern `*` stands for any text within one step of a path, `**` for any steps, and `<n>` for a number of at least
    1. kes and ours are the only values that a side may have, or None for any; a value of None is a missing leaf. beside is
    a path without a counterpart in kes's template that has to be there, with the text of the first `*`.
    """

    pattern: str
    reason: str
    engine: str
    excepted: frozenset[str]
    kes: frozenset[str | None] | None
    ours: frozenset[str | None] | None
    beside: str | None
    found: int = 0
    expression: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = re.split(r"(\*\*|\*|<n>)", self.pattern)
        wildcards = {"**": "(?:.*)", "*": "([^/]*)", "<n>": "[1-9][0-9]*"}
        self.expression = re.compile("".join(wildcards.get(part, re.escape(part)) for part in parts), re.DOTALL)

    def covers(self, application: str, engine: str, difference: Difference, found: tuple[Difference, ...]) -> bool:
        """Returns whether this is about a difference, which is one of those that were found."""
        if engine != self.engine or application in self.excepted:
            return False
        if self.kes is not None and difference.reference not in self.kes:
            return False
        if self.ours is not None and difference.ours not in self.ours:
            return False
        match = self.expression.fullmatch(difference.place)
        return match is not None and (self.beside is None or _is_added(self.beside.replace("*", match[1]), found))


def _is_added(place: str, differences: tuple[Difference, ...]) -> bool:
    return any(each.reference is None and each.place.startswith(f"{place}/") for each in differences)


def load(path: Path) -> list[Listed]:
    """Reads the list."""
    listed = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        for pattern in entry["paths"]:
            listed.append(
                Listed(
                    pattern,
                    entry["reason"],
                    entry.get("engine", "native"),
                    excepted=frozenset(entry.get("except", ())),
                    kes=frozenset(entry["kes"]) if "kes" in entry else None,
                    ours=frozenset(entry["ours"]) if "ours" in entry else None,
                    beside=entry.get("beside"),
                )
            )
    return listed


def unlisted(
    listed: list[Listed], application: str, engine: str, differences: tuple[Difference, ...]
) -> list[Difference]:
    """Returns the differences that the list does not name, and counts those that it does."""
    rest = []
    for difference in differences:
        covering = [entry for entry in listed if entry.covers(application, engine, difference, differences)]
        for entry in covering:
            entry.found += 1
        if not covering:
            rest.append(difference)
    return rest
