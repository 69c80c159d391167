"""Our compiler, run as its users run it."""

import re
import subprocess
from pathlib import Path

from checker.applications import Application

CODE = re.compile(r"\berror (C\d{4}):")


class CompileFailure(Exception):
    """The compiler reported errors."""

    def __init__(self, output: str) -> None:
        super().__init__("\n".join(output.strip().splitlines()[-12:]))
        self.codes = set(CODE.findall(output))


def compile_with_cumulusc(application: Application, copy: Path, engine: str, launcher: Path, out: Path) -> None:
    """Compiles a working copy with one of the engines."""
    command = [str(launcher), "cf", "compile", "--engine", engine, "--out", str(out), "--region", "us-east-1"]
    command += ["--kes-folder", application.kes_folder, "--deployment", application.deployment]
    if application.template:
        command += ["--template", application.template]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    if done.returncode != 0:
        raise CompileFailure(done.stdout + done.stderr)
