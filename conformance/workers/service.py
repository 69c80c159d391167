"""The workers of a service: processes that run what a container would, and are started again when they end."""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

WORKER = Path(__file__).resolve().parent / "worker.js"
IMAGE = re.compile(r"(?:.*/)?cumuluss/cumulus-ecs-task:(\d+\.\d+\.\d+)")
RESTART_SECONDS = 0.2
RELEASES = ("1.2.5", "1.5.1", "2.1.0")


@dataclass(frozen=True)
class Container:
    """What a task definition says of its container."""

    image: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(definition: dict) -> "Container":
        """Reads a container of a registered task definition."""
        variables = {each["name"]: each["value"] for each in definition.get("environment", [])}
        return Container(definition["image"], definition.get("command", []), variables)

    @property
    def release(self) -> str:
        found = IMAGE.fullmatch(self.image)
        if not found or found[1] not in RELEASES:
            raise AssertionError(f"There is no test worker for the image `{self.image}`.")
        return found[1]


class Service:
    """Keeps a number of workers running, as an ECS service does."""

    def __init__(self, container: Container, endpoint: str, folder: Path, count: int = 1) -> None:
        self.container = container
        self.endpoint = endpoint
        self.folder = folder
        self.codes: list[int] = []
        self.processes: list[subprocess.Popen] = []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.keep, args=[i], daemon=True) for i in range(count)]

    def __enter__(self) -> "Service":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *why) -> None:
        self.stopping.set()
        self.signal(signal.SIGKILL)
        for thread in self.threads:
            thread.join()

    def signal(self, what: int) -> None:
        for process in list(self.processes):
            if process.poll() is None:
                process.send_signal(what)

    def keep(self, number: int) -> None:
        folder = self.folder / str(number)
        while not self.stopping.is_set():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            with (self.folder / f"{number}.log").open("a") as log:
                process = self.start(folder, log)
                self.processes.append(process)
                code = process.wait()
            self.processes.remove(process)
            if not self.stopping.is_set():
                self.codes.append(code)
                self.stopping.wait(RESTART_SECONDS)

    def start(self, folder: Path, log) -> subprocess.Popen:
        harness = {"endpoint": self.endpoint, "release": self.container.release, "folder": str(folder)}
        command = ["node", *flags(), str(WORKER), json.dumps(harness), *self.container.command]
        # What the container has in /opt, the layers that the worker unpacks, is in a folder of its own here.
        variables = {
            name: re.sub(r"(?<![^:])/opt(?=/|:|$)", str(folder / "opt"), value)
            for name, value in self.container.environment.items()
        }
        environment = {"PATH": os.environ["PATH"]} | variables
        return subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )

    def log(self) -> str:
        return "".join(file.read_text() for file in sorted(self.folder.glob("*.log")))


def flags() -> list[str]:
    """Keeps newer releases of Node.js from requiring ES modules, as the images' can't."""
    known = subprocess.run(
        ["node", "-p", "process.allowedNodeEnvironmentFlags.has('--no-experimental-require-module')"],
        capture_output=True,
        text=True,
        check=True,
    )
    return ["--no-experimental-require-module"] if known.stdout.strip() == "true" else []


def until(what, limit: float = 30):
    """Asks until there is an answer that is true, or the time is over, and returns it."""
    end = time.monotonic() + limit
    answer = what()
    while not answer and time.monotonic() < end:
        time.sleep(0.05)
        answer = what()
    return answer
