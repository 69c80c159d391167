"""cumulusc, run as its users run it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = Path(__file__).resolve().parent.parent.parent / "bin/cumulusc"
TIMEOUT = 120


@dataclass(frozen=True)
class Done:
    """A run that ended."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


class Program:
    """Runs commands in a copy of an application, against one endpoint."""

    def __init__(self, folder: Path, endpoint: str, launcher: tuple[str, ...] = (str(LAUNCHER),)) -> None:
        self.folder = folder
        self.launcher = launcher
        self.endpoint = endpoint
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1",
        }
        if "JAVA_HOME" in os.environ:
            self.environment["JAVA_HOME"] = os.environ["JAVA_HOME"]

    def start(self, *words: str) -> subprocess.Popen:
        """Starts a command that somebody will wait for, or interrupt."""
        return subprocess.Popen(
            [*self.launcher, *words, "--endpoint-url", self.endpoint],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str) -> Done:
        return finished(self.start(*words))


def finished(process: subprocess.Popen) -> Done:
    try:
        out, err = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        return Done(-1, out, err + f"\n(killed after {TIMEOUT} s)")
    return Done(process.returncode, out, err)


def interrupt(process: subprocess.Popen) -> None:
    """Sends what Ctrl-C sends: to the whole group."""
    os.killpg(process.pid, signal.SIGINT)


def eventually(what, seconds: float = 30):
    """Asks until there is an answer that is not empty, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = what()
        if answer:
            return answer
        time.sleep(0.2)
    raise AssertionError(f"Nothing came within {seconds} s.")
