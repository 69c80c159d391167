"""The corpus of definitions and the table of defects that it stands for."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Definition:
    """A definition by the name of its file in the corpus."""

    name: str
    text: str

    @property
    def express(self) -> bool:
        return self.name.endswith(".express.json")


@dataclass(frozen=True)
class Row:
    """A row of the table: the definitions that break it, and those near it that do not."""

    title: str
    breaks: tuple[str, ...]
    near: tuple[str, ...]


def rows(corpus: Path) -> list[Row]:
    listed = yaml.safe_load((corpus / "rows.yml").read_text())["rows"]
    return [Row(each["row"], tuple(each.get("breaks", {}).values()), tuple(each["near"])) for each in listed]


def definitions(corpus: Path, table: list[Row]) -> list[Definition]:
    names = sorted({name for row in table for name in row.breaks + row.near})
    return [Definition(name, (corpus / name).read_text()) for name in names]
