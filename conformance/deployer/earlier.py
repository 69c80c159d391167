"""Stacks as an earlier version of the program deployed them: their templates are kept in deploy-apps/earlier.

`conformance/deploy --record JAR` writes the templates that the program in a jar deploys. Those that are here are of the
last version before moved tasks had the published worker's limits and the cluster was scaled by ECS (commit 2fc937d), of
the examples as they were then.
"""

import io
import re
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker import reference
from deployer import emulators
from deployer.checks import Walk
from deployer.program import Program

HERE = Path(__file__).resolve().parent.parent
TEMPLATES = HERE / "deploy-apps/earlier"
EXAMPLES = "../examples"
NESTED = re.compile(r"TemplateURL: https://[^/\s]+/([^/\s]+)/(\S+/templates/(\w+)-[0-9a-f]{64}\.yml)")
CODE = re.compile(r"S3Bucket: (\S+)\s+S3Key: (\S+)")


@dataclass(frozen=True)
class Application:
    """An application: its folder, the bucket of its code, the options that it is deployed with, its stacks, and
    parameters that the configuration gives a value.

    Of the stacks, in their order, only those are kept that the version itself makes; what a Handlebars template of
    Cumulus makes is the same in every version.
    """

    folder: str
    bucket: str
    options: tuple[str, ...]
    stacks: tuple[str, ...]
    parameters: dict[str, str] = field(default_factory=dict)


APPLICATIONS = {
    "docker-task": Application(f"{EXAMPLES}/docker-task", "granules-artifacts", (), ("granules",)),
    "lambda-task": Application(f"{EXAMPLES}/lambda-task", "granules-artifacts", ("-d", "docker"), ("granules",)),
    "full": Application(
        "deploy-apps/full",
        "deploy-code",
        ("-d", "docker", "--template", "node_modules/@cumulus/deployment/app"),
        ("full-db", "full"),
        {"CmrPassword": "cmr-password", "LaunchpadPassphrase": "launchpad-passphrase"},
    ),
}
NATIVE = ("--engine", "native")


def cumulus(application: Path) -> None:
    """Puts the packages of Cumulus, stubs for what they run, and the variables into an application."""
    packages = reference.install(HERE / "reference", HERE.parent / ".cache")
    (application / "node_modules").symlink_to(packages / "node_modules", target_is_directory=True)
    (application / "app/build").mkdir()
    shutil.copy(packages / "message-adapter.zip", application / "app/build/cumulus-message-adapter.zip")
    for folder in ("iam", "db", "app"):
        shutil.copy(application / "variables.env", application / folder / ".env")


def record(jar: Path, checkout: Path) -> None:
    """Deploys the applications with the program in a jar, the examples those of a checkout, and keeps the templates."""
    shutil.rmtree(TEMPLATES, ignore_errors=True)
    for name, application in APPLICATIONS.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            root = checkout / "conformance" if application.folder.startswith(EXAMPLES) else HERE
            shutil.copytree(root / application.folder, folder / "application")
            (folder / "emulator").mkdir()
            if (folder / "application/variables.env").exists():
                cumulus(folder / "application")
            with emulators.started("ministack", folder / "emulator") as server:
                server.client("s3").create_bucket(Bucket=application.bucket)
                program = Program(folder / "application", server.endpoint, ("java", "-jar", str(jar.resolve())))
                done = program.run("deploy", "--yes", "--skip-post-deploy", *NATIVE, *application.options)
                if done.code != 0:
                    raise SystemExit(done.text)
                keep(server, application, TEMPLATES / name)
        print(f"{name}: {', '.join(sorted(file.name for file in (TEMPLATES / name).iterdir()))}")


def keep(server: emulators.Emulator, application: Application, target: Path) -> None:
    target.mkdir(parents=True)
    for stack in application.stacks:
        text = server.client("cloudformation").get_template(StackName=stack)["TemplateBody"]
        (target / f"{stack}.yml").write_text(text)
        for bucket, key, nested in NESTED.findall(text):
            body = server.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
            (target / f"{nested}.yml").write_bytes(body)


def deploy(walk: Walk, name: str) -> None:
    """Creates an application's stacks as the earlier version did."""
    folder = TEMPLATES / name
    bucket = APPLICATIONS[name].bucket
    known = dict(APPLICATIONS[name].parameters)
    for stack in APPLICATIONS[name].stacks:
        text = (folder / f"{stack}.yml").read_text()
        put_objects(walk, folder, text)
        walk.emulator.client("s3").put_object(Bucket=bucket, Key=f"{stack}.yml", Body=text.encode())
        known |= create(walk, stack, f"{walk.emulator.endpoint}/{bucket}/{stack}.yml", parameters(text, known))


def put_objects(walk: Walk, folder: Path, text: str) -> None:
    """Puts what a template refers to where it looks for it: nested templates, and a stub for each piece of code."""
    s3 = walk.emulator.client("s3")
    for bucket, key, nested in NESTED.findall(text):
        inner = (folder / f"{nested}.yml").read_text()
        s3.put_object(Bucket=bucket, Key=key, Body=inner.encode())
        put_objects(walk, folder, inner)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.js", "exports.handler = async () => ({});\n")
    for bucket, key in CODE.findall(text):
        s3.put_object(Bucket=bucket, Key=key, Body=packed.getvalue())


def parameters(text: str, known: dict[str, str]) -> dict[str, str]:
    """Returns the values of a template's parameters: those that are known, and anything where there is no default."""
    declared = yaml.load(text, Tolerant).get("Parameters") or {}
    return {key: known.get(key, "-") for key, each in declared.items() if key in known or "Default" not in each}


def create(walk: Walk, stack: str, address: str, values: dict[str, str]) -> dict[str, str]:
    """Creates a stack of a template in S3, since one in a call has at most 51,200 bytes, and returns its outputs."""
    cloudformation = walk.emulator.client("cloudformation")
    cloudformation.create_stack(
        StackName=stack,
        TemplateURL=address,
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()],
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )
    cloudformation.get_waiter("stack_create_complete").wait(
        StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    (made,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    return {each["OutputKey"]: each["OutputValue"] for each in made.get("Outputs", [])}


class Tolerant(yaml.SafeLoader):
    """Reads the short forms of intrinsic functions as whatever they have, and dates as they are written."""


Tolerant.add_multi_constructor("!", lambda loader, tag, node: None)
Tolerant.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)
