"""The command: plays every scene, each with an emulator of its own, and says what came of it."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from deployer import emulators
from deployer.program import Program
from workers import moved, published
from workers.scene import SCENES, Scene, Stage

HERE = Path(__file__).resolve().parent.parent
BUCKET = "deploy-code"
GROUPS = {"published": published, "moved": moved}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="conformance/worker", description="Runs tasks that moved to Docker on this machine."
    )
    parser.add_argument("names", nargs="*", metavar="SCENE", help="scenes, or the groups published and moved (all)")
    parser.add_argument("--list", action="store_true", help="list the scenes, and play none")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    unknown = set(options.names) - {each.name for each in SCENES} - set(GROUPS)
    if unknown:
        print(f"There is no scene {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    chosen = [each for each in SCENES if not options.names or each.name in options.names or group(each) in options.names]
    if options.list:
        print("\n".join(f"{each.name} ({group(each)})" for each in chosen))
        return 0
    passed = failed = 0
    for each in chosen:
        start = time.monotonic()
        stage = play(each)
        passed += len(stage.passed)
        failed += len(stage.failed)
        word = "FAILED" if stage.failed else "ok"
        print(f"{each.name}: {word}, {len(stage.passed)} checks in {time.monotonic() - start:.1f} s", flush=True)
        for failure in stage.failed:
            print("    " + failure.replace("\n", "\n        "), flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def group(each: Scene) -> str:
    return each.steps.__module__.rsplit(".", 1)[-1]


def play(each: Scene) -> Stage:
    """Plays one scene, with an emulator, a copy of the application and a folder for workers of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy = folder / "application"
        if each.application:
            shutil.copytree(HERE / each.application, copy)
        for name in ("emulator", "workers"):
            (folder / name).mkdir()
        record = folder / "record"
        variables = {"RECORD": str(record), "POLL_SECONDS": "4", "SFN_WAIT_SCALE": "0.1"}
        with emulators.started("ministack", folder / "emulator", "workers.server", **variables) as server:
            server.client("s3").create_bucket(Bucket=BUCKET)
            stage = Stage(server, Program(copy, server.endpoint))
            stage.record = record
            stage.workers = folder / "workers"
            try:
                each.steps(stage)
            except Exception as e:
                stage.failed.append(f"the scene ended with {type(e).__name__}: {e}")
            return stage


if __name__ == "__main__":
    sys.exit(main())
