"""The emulators: each starts on a free port of the loopback interface and is stopped afterwards, come what may."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import boto3

START_SECONDS = 60
GRACE_SECONDS = 4
CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}


@dataclass
class Emulator:
    """A running emulator."""

    name: str
    endpoint: str
    log: Path
    seen: int = 0

    def client(self, service: str):
        return boto3.client(service, endpoint_url=self.endpoint, **CREDENTIALS)

    def calls(self) -> list[str]:
        """Returns the calls since this was last asked."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        new = lines[self.seen :]
        self.seen = len(lines)
        return new


@contextlib.contextmanager
def started(name: str, folder: Path, ministack: str = "deployer.ministack_server", **variables) -> Iterator[Emulator]:
    """Starts an emulator by its name; its files go into a folder. Another module may start ministack."""
    port = free_port()
    log = folder / "calls"
    environment = dict(os.environ, TMPDIR=str(folder), CALLS=str(log), **variables)
    if name == "ministack":
        command = [sys.executable, "-m", ministack]
        environment |= {"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port), "MINISTACK_HOST": "127.0.0.1"}
        environment |= {"SFTP_ENABLED": "0", "IOT_MTLS_ENABLED": "0"}
        health = "/_ministack/health"
    else:
        command = [str(Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)]
        health = "/moto-api/"
    with (folder / "output").open("wb") as output:
        server = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        endpoint = f"http://127.0.0.1:{port}"
        wait_for(server, endpoint + health, folder / "output")
        yield Emulator(name, endpoint, log)
    finally:
        stop(server)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(server: subprocess.Popen, address: str, output: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise SystemExit(f"The emulator does not start:\n{output.read_text()[-2000:]}")


def stop(server: subprocess.Popen) -> None:
    """Asks it to end, and makes it: it can hang while something waits for an answer."""
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
