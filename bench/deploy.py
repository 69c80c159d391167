"""Times a deployment without a change, and a first one, with cumulusc and its peers."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from checker.reference import install_packages
from deployer import emulators
from deployer.program import LAUNCHER

HERE = Path(__file__).resolve().parent
APPLICATION = HERE.parent / "conformance/deploy-apps/whole"
BUCKET = "deploy-code"


@dataclass
class Tool:
    """A tool with a stack of its own."""

    name: str
    stack: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    mebibytes: list[float] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)

    def forget(self) -> None:
        for each in (self.seconds, self.processor, self.mebibytes, self.calls):
            each.clear()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/deploy", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="time each tool so often (9)")
    parser.add_argument("--first", type=int, default=3, metavar="N", help="time first deployments so often (3)")
    parser.add_argument("--tools", nargs="+", default=["cumulusc", "cdk", "aws"], help="only these")
    parser.add_argument("--aws", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    packages = install_packages(HERE / "peers", HERE.parent / ".cache", "bench-peers")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "emulator").mkdir()
        application = folder / "application"
        shutil.copytree(APPLICATION, application)
        with emulators.started("ministack", folder / "emulator") as server:
            server.client("s3").create_bucket(Bucket=BUCKET)
            tools = [each for each in prepared(options, application, packages, server) if each.name in options.tools]
            for _ in range(options.first):
                for tool in tools:
                    delete(server, tool)
                    timed(tool, application, server)
            report("First deployment", tools)
            for _ in range(options.runs):
                for tool in tools:
                    timed(tool, application, server)
            report("Deployment without a change", tools)


def prepared(options: argparse.Namespace, application: Path, packages: Path, server: emulators.Emulator) -> list[Tool]:
    """Makes the templates that the peers are given; cumulusc makes its own from the application each time."""
    with (application / "app/config.yml").open("a") as config:
        for peer in ("cdk", "aws"):
            config.write(f"{peer}: {{prefix: whole-{peer}, prefixNoDash: Whole{peer.title()}}}\n")
    assembly = packaged(application, "cdk", server).parent
    manifest = {
        "version": "36.0.0",
        "artifacts": {
            "whole": {
                "type": "aws:cloudformation:stack",
                "environment": "aws://unknown-account/unknown-region",
                "properties": {"templateFile": "cloudformation.json", "stackName": "whole-cdk"},
            }
        },
    }
    (assembly / "manifest.json").write_text(json.dumps(manifest))
    cdk = [str(packages / "node_modules/.bin/cdk"), "deploy", "-a", str(assembly), "--require-approval", "never"]
    aws = [options.aws, "cloudformation", "deploy", "--stack-name", "whole-aws"]
    aws += ["--template-file", str(packaged(application, "aws", server))]
    aws += ["--capabilities", "CAPABILITY_NAMED_IAM", "--no-fail-on-empty-changeset"]
    return [
        Tool("cumulusc", "whole", [str(LAUNCHER), "deploy", "--yes", "--endpoint-url", server.endpoint]),
        Tool("cdk", "whole-cdk", cdk),
        Tool("aws", "whole-aws", aws),
    ]


def packaged(application: Path, deployment: str, server: emulators.Emulator) -> Path:
    out = application.parent / deployment
    command = [str(LAUNCHER), "package", "-f", "json", "-d", deployment, "--out", str(out), "--endpoint-url", server.endpoint]
    done = subprocess.run(command, cwd=application, env=environment(server), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return out / "cloudformation.json"


def environment(server: emulators.Emulator) -> dict[str, str]:
    known = {name: os.environ[name] for name in ("PATH", "HOME", "JAVA_HOME") if name in os.environ}
    return known | {
        "LANG": "C.UTF-8",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server.endpoint,
        "CDK_DISABLE_CLI_TELEMETRY": "true",
    }


def timed(tool: Tool, folder: Path, server: emulators.Emulator) -> None:
    """Runs a tool as a whole process, and notes how long it takes, its peak of memory, and its calls."""
    server.calls()
    with (folder.parent / "output").open("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            tool.command,
            cwd=folder,
            env=environment(server),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        tool.seconds.append(time.perf_counter() - start)
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{tool.name} ends with {process.returncode}:\n{output.read()[-2000:]}")
    tool.processor.append(used.ru_utime + used.ru_stime)
    tool.mebibytes.append(used.ru_maxrss / 1024)
    tool.calls.append(len(server.calls()))


def delete(server: emulators.Emulator, tool: Tool) -> None:
    client = server.client("cloudformation")
    client.delete_stack(StackName=tool.stack)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if not [each for each in client.describe_stacks()["Stacks"] if each["StackName"] == tool.stack]:
            return
        time.sleep(0.2)
    sys.exit("The stack is not deleted.")


def report(title: str, tools: list[Tool]) -> None:
    """Prints the smallest, the median and the largest, and the median of the paired ratios to the first tool."""
    print(f"\n{title}: seconds, processor seconds, MiB as minimum / median / maximum")
    for tool in tools:
        ratios = [mine / theirs for theirs, mine in zip(tools[0].seconds, tool.seconds)]
        figures = "   ".join(
            f"{min(values):.{digits}f} / {statistics.median(values):.{digits}f} / {max(values):.{digits}f}"
            for values, digits in ((tool.seconds, 2), (tool.processor, 2), (tool.mebibytes, 0))
        )
        print(
            f"  {tool.name:9} {figures}   {statistics.median(ratios):.2f} times {tools[0].name},"
            f" {min(tool.calls)} to {max(tool.calls)} calls"
        )
    for tool in tools:
        tool.forget()


if __name__ == "__main__":
    main()
