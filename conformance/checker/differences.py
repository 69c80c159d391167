"""The differences from kes that are meant: differences.yml names each by a path pattern, with its reason."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker.leaves import Difference


@dataclass
class Listed:
    """A listed difference, and how often it was found.

    In a pattern `*` stands for any text within one step of a path, and `**` for any steps.
    """

    pattern: str
    reason: str
    engine: str
    applications: frozenset[str]
    excepted: frozenset[str]
    found: int = 0
    expression: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = re.split(r"(\*\*|\*)", self.pattern)
        wildcards = {"**": ".*", "*": "[^/]*"}
        self.expression = re.compile("".join(wildcards.get(part, re.escape(part)) for part in parts), re.DOTALL)

    def covers(self, application: str, engine: str, difference: Difference) -> bool:
        return (
            engine == self.engine
            and (not self.applications or application in self.applications)
            and application not in self.excepted
            and self.expression.fullmatch(difference.place) is not None
        )


def load(path: Path) -> list[Listed]:
    """Reads the list."""
    listed = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        for pattern in entry["paths"]:
            applications = frozenset(entry.get("applications", ()))
            excepted = frozenset(entry.get("except", ()))
            listed.append(Listed(pattern, entry["reason"], entry.get("engine", "native"), applications, excepted))
    return listed


def unlisted(
    listed: list[Listed], application: str, engine: str, differences: tuple[Difference, ...]
) -> list[Difference]:
    """Returns the differences that the list does not name, and counts those that it does."""
    rest = []
    for difference in differences:
        covering = [entry for entry in listed if entry.covers(application, engine, difference)]
        for entry in covering:
            entry.found += 1
        if not covering:
            rest.append(difference)
    return rest
