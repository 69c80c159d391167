"""The applications of apps/, and working copies of them that both compilers can work in."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ENGINES = ("template", "native")
# With a callback, as the functions of Cumulus have it: the worker of its time never ends the task of an async handler.
STUB = "exports.handler = (event, context, callback) => callback(null, '{}');\n"
SOURCE = re.compile(r"\bsource: *['\"]?([A-Za-z0-9_@./-]+)")


@dataclass(frozen=True)
class Application:
    """An application, as its conformance.yml describes it.

    template is the folder that --template names, or None for a plain kes application. errors gives the code that an
    engine has to report where kes writes a broken template and says nothing.
    """

    folder: Path
    deployment: str = "default"
    kes_folder: str = "app"
    template: str | None = None
    engines: tuple[str, ...] = ENGINES
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.folder.name


def find(folder: Path, names: list[str]) -> list[Application]:
    """Reads the applications of a folder; only those with the given names, if there are any."""
    known = {path.parent.name: path.parent for path in sorted(folder.glob("*/conformance.yml"))}
    unknown = set(names) - known.keys()
    if unknown:
        raise SystemExit(f"conformance: there is no application {', '.join(sorted(unknown))}.")
    return [_read(known[name]) for name in (names or known)]


def _read(folder: Path) -> Application:
    settings = yaml.safe_load((folder / "conformance.yml").read_text(encoding="utf-8")) or {}
    settings.pop("about", None)
    engines = tuple(settings.pop("engines", ENGINES))
    settings = {key.replace("-", "_"): value for key, value in settings.items()}
    return Application(folder=folder, engines=engines, **settings)


def prepare(application: Application, reference: Path, copy: Path) -> None:
    """Makes a working copy with the packages beside it and a small stub for each source that it names."""
    shutil.copytree(application.folder, copy)
    (copy / "node_modules").symlink_to(reference / "node_modules", target_is_directory=True)
    for path in sorted(copy.rglob("*.yml")):
        if "node_modules" not in path.relative_to(copy).parts:
            make_sources(path, copy, reference)
    adapter = copy / application.kes_folder / "build" / "cumulus-message-adapter.zip"
    adapter.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(reference / "message-adapter.zip", adapter)


def make_sources(configuration: Path, folder: Path, reference: Path) -> None:
    """Makes a stub for each source that a file names, unless there is one."""
    for source in SOURCE.findall(configuration.read_text(encoding="utf-8")):
        path = folder / source
        if source.endswith(".zip"):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                shutil.copy(reference / "message-adapter.zip", path)
        elif not (path / "index.js").exists():
            path.mkdir(parents=True, exist_ok=True)
            (path / "index.js").write_text(STUB.format(source), encoding="utf-8")
