"""The command: goes every way with every emulator that can go it, and says what came of it."""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from deployer import earlier, emulators, executions, updates, ways
from deployer.checks import WAYS, Walk, Way
from deployer.program import Program

HERE = Path(__file__).resolve().parent.parent
BUCKET = "deploy-code"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="conformance/deploy", description=ways.__doc__)
    parser.add_argument("names", nargs="*", metavar="WAY", help="the ways (all)")
    parser.add_argument("--emulator", choices=("ministack", "moto"), help="only this emulator")
    parser.add_argument("--record", type=Path, metavar="JAR", help="only renew deploy-apps/earlier with a jar")
    parser.add_argument("--checkout", type=Path, default=HERE.parent, help="the checkout with the jar's examples (this)")
    parser.add_argument("--list", action="store_true", help="list the ways, and go none")
    return parser.parse_args()


def main() -> int:
    # A shell starts what runs in its background with this signal ignored, and so would what is started here: a way
    # interrupts a deployment by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    options = arguments()
    if options.record:
        earlier.record(options.record, options.checkout)
        return 0
    unknown = set(options.names) - {each.name for each in WAYS}
    if unknown:
        print(f"There is no way {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    chosen = [
        (each, emulator)
        for each in WAYS
        for emulator in each.emulators
        if each.name in (options.names or [each.name]) and emulator in (options.emulator or emulator)
    ]
    if options.list:
        print("\n".join(f"{each.name} ({emulator})" for each, emulator in chosen))
        return 0
    passed = failed = 0
    for each, emulator in chosen:
        start = time.monotonic()
        walk = go(each, emulator)
        passed += len(walk.passed)
        failed += len(walk.failed)
        word = "FAILED" if walk.failed else "ok"
        print(f"{each.name} ({emulator}): {word}, {len(walk.passed)} checks in {time.monotonic() - start:.1f} s", flush=True)
        for failure in walk.failed:
            print("    " + failure.replace("\n", "\n        "), flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def go(each: Way, emulator: str) -> Walk:
    """Goes one way, with an emulator and a copy of the application of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy = folder / "application"
        shutil.copytree(HERE / each.application, copy)
        (folder / "emulator").mkdir()
        with emulators.started(emulator, folder / "emulator") as server:
            server.client("s3").create_bucket(Bucket=BUCKET)
            server.calls()
            walk = Walk(server, Program(copy, server.endpoint))
            try:
                each.steps(walk)
            except Exception as e:
                walk.failed.append(f"the way ended with {type(e).__name__}: {e}")
            return walk


if __name__ == "__main__":
    sys.exit(main())
