"""The reference compiler: kes with the templates of @cumulus/deployment and the configuration of @cumulus/api."""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator

from checker import applications
from checker.applications import Application

API_PACKAGE = "@cumulus/api@1.20.0"
API_SHA512 = "6befAe9VHLlYHySIonjcxDuu9h7/UEsdoemjE+N8BznI+06bfYrXWo7XleK2UMSbAhLq380VLHo48Owvszo6zw=="


class ReferenceFailure(Exception):
    """kes ended with an error; the text is the end of what it printed."""


def install(sources: Path, cache: Path) -> Path:
    """Installs the reference, and returns its folder."""
    return install_packages(sources, cache, "reference", _add_cumulus)


def install_packages(sources: Path, cache: Path, name: str, add: Callable[[Path], None] = lambda folder: None) -> Path:
    """Installs packages into a folder of the cache that is named for its exact content, and returns the folder."""
    digest = hashlib.sha256()
    for part in (*sorted(sources.iterdir()), Path(__file__), Path(applications.__file__)):
        digest.update(part.read_bytes())
    folder = cache / f"{name}-{digest.hexdigest()[:16]}"
    if (folder / ".complete").exists():
        return folder
    print(f"conformance: installing the packages of {sources.name} ...", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sources, folder)
    _npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    add(folder)
    (folder / ".complete").touch()
    return folder


def _add_cumulus(folder: Path) -> None:
    _install_api_configuration(folder)
    _make_adapter(folder / "message-adapter.zip")
    for path in sorted((folder / "node_modules/@cumulus").rglob("*.yml")):
        applications.make_sources(path, folder, folder)


def _install_api_configuration(folder: Path) -> None:
    """Takes the configuration files out of the API's package, which is too large to install for them."""
    _npm(folder, "pack", "--silent", "--ignore-scripts", API_PACKAGE)
    (package,) = folder.glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != API_SHA512:
        raise SystemExit(f"conformance: {API_PACKAGE} is not the package that is expected (sha512-{found}).")
    target = folder / "node_modules/@cumulus/api/config"
    target.mkdir(parents=True)
    with tarfile.open(package) as archive:
        for member in archive:
            if member.isfile() and member.name.startswith("package/config/"):
                content = archive.extractfile(member)
                (target / Path(member.name).name).write_bytes(content.read() if content else b"")
    package.unlink()


def _npm(folder: Path, *arguments: str) -> None:
    done = subprocess.run(["npm", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"conformance: npm {arguments[0]} failed:\n{done.stderr}")


def _make_adapter(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("cumulus-message-adapter/__main__.py"), "print('adapter')\n")


def check_handlebars(reference: Path, cases: Path) -> bool:
    """Renders the unit tests' templates with Handlebars.js, and returns whether their texts are what it makes."""
    done = subprocess.run(["node", "handlebars.js", str(cases)], cwd=reference, capture_output=True, text=True)
    print((done.stdout + done.stderr).strip())
    return done.returncode == 0


@contextmanager
def emulator() -> Iterator[str]:
    """Runs a local S3 for kes's uploads, and gives its address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    server = Path(sys.executable).with_name("moto_server")
    with subprocess.Popen(
        [str(server), "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(address)
            yield address
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/moto-api/"):
                return
        except OSError:
            time.sleep(0.25)
    raise SystemExit("conformance: the S3 emulator does not start.")


def compile_with_kes(application: Application, copy: Path, reference: Path, endpoint: str, out: Path) -> None:
    """Compiles a working copy with kes, and takes the templates that it wrote."""
    folder = copy / application.kes_folder
    before = {path.name for path in folder.glob("*.yml")}
    command = ["node", "-r", str(reference / "preload.js"), "node_modules/kes/bin/cli.js", "cf", "compile"]
    command += ["--kes-folder", application.kes_folder, "--deployment", application.deployment]
    command += ["--region", "us-east-1"]
    if application.template:
        command += ["--template", application.template]
    environment = {
        **os.environ,
        "CONFORMANCE_REFERENCE": str(reference),
        "CONFORMANCE_ENDPOINT": endpoint,
        "AWS_ACCESS_KEY_ID": "conformance",
        "AWS_SECRET_ACCESS_KEY": "conformance",
    }
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise ReferenceFailure("\n".join((done.stdout + done.stderr).strip().splitlines()[-8:]))
    out.mkdir(parents=True)
    for path in folder.glob("*.yml"):
        if path.name not in before:
            shutil.move(str(path), out / path.name)
