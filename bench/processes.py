"""Times processes; imported by the programs that measure."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = str(ROOT / "bin/cumulusc")
# The launcher looks at the sources before each run; what is measured is the program.
BUILT = {**os.environ, "CUMULUSC_BUILD": "never"}


@dataclass(frozen=True)
class Cost:
    """What a whole process took, in seconds."""

    wall: float
    cpu: float


def java(program: str) -> str:
    """Returns a program of the JDK in JAVA_HOME, or on the PATH."""
    return str(Path(os.environ["JAVA_HOME"], "bin", program)) if "JAVA_HOME" in os.environ else program


def timed(work: Callable[[], object]) -> Cost:
    """Measures work that runs processes."""
    before, start = os.times(), time.monotonic()
    work()
    wall, after = time.monotonic() - start, os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(wall, cpu)
