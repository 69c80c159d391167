"""What a way through a deployment is made of, and what can be said about its steps."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from deployer.emulators import Emulator
from deployer.program import Done, Program

WAYS: list["Way"] = []


@dataclass(frozen=True)
class Way:
    """A way: its name, its application, the emulators that can go it, and its steps."""

    name: str
    application: str
    emulators: tuple[str, ...]
    steps: Callable[["Walk"], None]


def way(application: str, *emulators: str):
    """Registers a function as a way."""

    def registered(steps: Callable[["Walk"], None]) -> Callable[["Walk"], None]:
        name = steps.__name__.replace("_", "-")
        WAYS.append(Way(name, application, emulators or ("ministack",), steps))
        return steps

    return registered


@dataclass
class Walk:
    """One walk along a way: the program, the emulator, and what was found."""

    emulator: Emulator
    program: Program
    passed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.program.folder

    def run(self, code: int, *words: str) -> Done:
        """Runs a command, which has to end with an exit code."""
        done = self.program.run(*words)
        shown = done.text.strip()
        self.check(done.code == code, f"`{' '.join(words)}` ends with {code}", f"{done.code}: {shown[-1500:]}")
        self.check("\tat dev.cumulusc." not in done.text, f"`{' '.join(words)}` shows no stack trace", shown[-1500:])
        return done

    def check(self, true: bool, what: str, found: object = "") -> None:
        if true:
            self.passed.append(what)
        else:
            self.failed.append(f"{what}, but: {found}" if found != "" else what)

    def says(self, done: Done, *texts: str) -> None:
        for text in texts:
            self.check(text in done.text, f"the output says `{text}`", done.text.strip()[-1500:])

    def is_silent(self, done: Done, *texts: str) -> None:
        for text in texts:
            self.check(text not in done.text, f"the output does not say `{text}`", done.text.strip()[-1500:])

    def status(self, stack: str) -> str:
        """Returns the stack's status, or an empty string if there is none."""
        for each in self.emulator.client("cloudformation").describe_stacks()["Stacks"]:
            if each["StackName"] == stack:
                return each["StackStatus"]
        return ""

    def has_status(self, stack: str, status: str) -> None:
        found = self.status(stack)
        self.check(found == status, f"the stack `{stack}` is `{status or 'not there'}`", found)

    def has_no_change_sets(self, stack: str) -> None:
        """A change set that was executed may be listed; one that waits or failed is a leftover."""
        if not self.status(stack):
            return
        listed = self.emulator.client("cloudformation").list_change_sets(StackName=stack)["Summaries"]
        left = [each["ChangeSetName"] for each in listed if each.get("ExecutionStatus") != "EXECUTE_COMPLETE"]
        self.check(not left, f"no change set of `{stack}` is left behind", left)

    def physical(self, stack: str, logical_id: str) -> str:
        answer = self.emulator.client("cloudformation").describe_stack_resource(
            StackName=stack, LogicalResourceId=logical_id
        )
        return answer["StackResourceDetail"]["PhysicalResourceId"]

    def queue(self, name: str) -> dict:
        sqs = self.emulator.client("sqs")
        address = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        return sqs.get_queue_attributes(QueueUrl=address, AttributeNames=["All"])["Attributes"]

    def keys(self, bucket: str) -> list[str]:
        listed = self.emulator.client("s3").list_objects_v2(Bucket=bucket)
        return [each["Key"] for each in listed.get("Contents", [])]

    def edit(self, file: str, before: str, after: str) -> None:
        path = self.folder / file
        text = path.read_text()
        assert before in text, f"{file} does not say `{before}`"
        path.write_text(text.replace(before, after))

    def lines(self, done: Done) -> list[dict]:
        """Reads standard output as JSON, line by line."""
        try:
            return [json.loads(line) for line in done.out.splitlines()]
        except ValueError:
            self.check(False, "each line of the output is JSON", done.out[-500:])
            return []
