"""Goes through the lives of stacks with bin/cumulusc: every way is a fresh emulator and a fresh copy of an application."""

import json
import shutil
import signal
import urllib.request
from pathlib import Path

import boto3

from deployer.checks import Walk, way
from deployer.earlier import cumulus
from deployer.program import Done, eventually, finished, interrupt

RAW = "deploy-apps/raw"
BESIDE = "deploy-apps/beside"
WHOLE = "deploy-apps/whole"
FULL = "deploy-apps/full"
MAX_CALLS = 4
HERE = Path(__file__).resolve().parent.parent
TEMPLATE_LINE = "cloudformation.template.yml:"


@way(RAW, "ministack", "moto")
def package(walk: Walk) -> None:
    walk.run(0, "package")
    first = walk.keys("deploy-code")
    walk.check(len(first) >= 1, "code and templates are uploaded", first)
    walk.emulator.calls()
    walk.run(0, "package")
    walk.check(walk.keys("deploy-code") == first, "a second run uploads nothing new", walk.keys("deploy-code"))
    puts = [call for call in walk.emulator.calls() if call.startswith("PUT")]
    walk.check(not puts, "a second run writes nothing", puts)


@way(RAW)
def life_of_a_stack(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.has_status("raw", "CREATE_COMPLETE")
    walk.check(walk.queue("raw-jobs")["VisibilityTimeout"] == "30", "the queue is there")
    inner = walk.physical("raw", "Inner")
    walk.check("stack/" in inner, "the nested stack is there", inner)

    walk.emulator.calls()
    done = walk.run(0, "deploy", "--yes")
    calls = walk.emulator.calls()
    walk.check(len(calls) <= MAX_CALLS, f"no change takes at most {MAX_CALLS} calls", calls)
    walk.check("CreateChangeSet" not in calls, "no change makes no change set", calls)
    walk.has_no_change_sets("raw")
    walk.has_status("raw", "CREATE_COMPLETE")
    walk.is_silent(done, "Traceback", "null")

    walk.run(0, "diff", "--exit-code")
    done = walk.run(3, "diff", "--exit-code", "-d", "changed")
    walk.says(done, "Jobs", "VisibilityTimeout", "30", "45")
    walk.has_no_change_sets("raw")
    walk.has_status("raw", "CREATE_COMPLETE")

    done = walk.run(0, "deploy", "--yes", "-d", "changed")
    walk.says(done, "Jobs", "VisibilityTimeout")
    walk.has_status("raw", "UPDATE_COMPLETE")
    walk.check(walk.queue("raw-jobs")["VisibilityTimeout"] == "45", "the queue has changed")

    walk.run(0, "status")
    walk.run(0, "delete", "--yes", "-d", "changed")
    walk.has_status("raw", "")
    walk.run(0, "delete", "--yes", "-d", "changed")


@way(RAW)
def replacement(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    done = walk.run(4, "deploy", "--yes", "-d", "replaced")
    walk.says(done, "Jobs", "--allow-replace")
    walk.has_status("raw", "CREATE_COMPLETE")
    walk.has_no_change_sets("raw")
    walk.check(walk.queue("raw-jobs") != {}, "the old queue is still there")
    walk.run(0, "deploy", "--yes", "-d", "replaced", "--allow-replace", "Jobs")
    walk.has_status("raw", "UPDATE_COMPLETE")
    walk.check(walk.queue("raw-other-jobs") != {}, "the new queue is there")


@way(RAW)
def nobody_to_ask(walk: Walk) -> None:
    done = walk.run(4, "deploy")
    walk.says(done, "--yes")
    walk.has_status("raw", "")
    walk.run(0, "deploy", "--yes")
    done = walk.run(4, "delete")
    walk.says(done, "--yes")
    walk.has_status("raw", "CREATE_COMPLETE")


@way(RAW)
def a_plan_is_executed_as_it_is(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.run(0, "deploy", "-d", "changed", "--plan-out", "plan.json")
    walk.has_status("raw", "CREATE_COMPLETE")
    walk.run(0, "deploy", "--yes", "-d", "changed", "--plan", "plan.json")
    walk.has_status("raw", "UPDATE_COMPLETE")
    walk.check(walk.queue("raw-jobs")["VisibilityTimeout"] == "45", "the queue has changed")
    done = walk.run(4, "deploy", "--yes", "-d", "changed", "--plan", "plan.json")
    walk.says(done, "raw")


@way(RAW)
def custom_resource_and_outputs(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes", "-d", "custom", "--outputs-file", "outputs.json")
    walk.has_status("raw", "CREATE_COMPLETE")
    outputs = json.loads((walk.folder / "outputs.json").read_text())
    text = json.dumps(outputs)
    walk.check("forty-two" in text, "the custom resource's answer is among the outputs", text)
    walk.check('"test"' in text, "the parameter came from the configuration", text)


@way(RAW)
def a_failing_creation(walk: Walk) -> None:
    done = walk.run(5, "deploy", "--yes", "-d", "failing")
    walk.says(done, "Answer", "The answerer refuses to answer.", TEMPLATE_LINE)
    walk.has_status("raw", "ROLLBACK_COMPLETE")
    done = walk.run(6, "deploy", "--yes")
    walk.says(done, "`--recover`")
    walk.has_status("raw", "ROLLBACK_COMPLETE")
    walk.run(0, "deploy", "--yes", "--recover")
    walk.has_status("raw", "CREATE_COMPLETE")


@way(RAW)
def a_failing_update(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    done = walk.run(5, "deploy", "--yes", "-d", "failing")
    walk.says(done, "Answer", "The answerer refuses to answer.", TEMPLATE_LINE)
    walk.has_status("raw", "UPDATE_ROLLBACK_COMPLETE")
    walk.check(walk.queue("raw-jobs")["VisibilityTimeout"] == "30", "the queue is as it was")
    walk.run(0, "deploy", "--yes", "-d", "changed")
    walk.has_status("raw", "UPDATE_COMPLETE")


@way(RAW)
def a_name_that_is_taken(walk: Walk) -> None:
    """The service finds it before it makes anything."""
    other = {"aws_access_key_id": "111111111111", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=walk.emulator.endpoint, **other).create_bucket(Bucket="taken-by-somebody")
    done = walk.run(5, "deploy", "--yes", "-d", "taken")
    walk.says(done, "Taken", TEMPLATE_LINE)


@way(RAW)
def a_failing_deletion(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes", "-d", "custom")
    walk.emulator.client("lambda").update_function_configuration(
        FunctionName=walk.physical("raw", "Answerer"), Environment={"Variables": {"REFUSED": "Delete"}}
    )
    done = walk.run(6, "delete", "--yes", "-d", "custom")
    walk.says(done, "Answer", "The answerer refuses to answer.", "tries again")
    walk.has_status("raw", "DELETE_FAILED")
    walk.run(0, "delete", "--yes", "-d", "custom", "--retain", "Answer")
    walk.has_status("raw", "")


def signal_the_wait(walk: Walk) -> None:
    """Lets the stack that waits go on."""
    address = eventually(lambda: walk.physical("raw", "Handle"))
    body = json.dumps({"Status": "SUCCESS", "UniqueId": "1", "Reason": "done", "Data": "done"}).encode()
    request = urllib.request.Request(address, body, method="PUT")
    request.add_header("Content-Type", "")
    with urllib.request.urlopen(request, timeout=10):
        pass


@way(RAW)
def interrupted_and_taken_up_again(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    first = walk.program.start("deploy", "--yes", "-d", "slow", "--on-interrupt", "detach")
    eventually(lambda: walk.status("raw") == "UPDATE_IN_PROGRESS")
    interrupt(first)
    done = finished(first)
    walk.check(done.code == 130, "an interrupted deployment ends with 130", f"{done.code}: {done.text[-800:]}")
    walk.has_status("raw", "UPDATE_IN_PROGRESS")

    second = walk.program.start("deploy", "--yes", "-d", "slow")
    eventually(lambda: "DescribeStackEvents" in walk.emulator.calls())
    signal_the_wait(walk)
    done = finished(second)
    walk.check(done.code == 0, "a second run sees it to its end", f"{done.code}: {done.text[-800:]}")
    walk.has_status("raw", "UPDATE_COMPLETE")
    walk.has_no_change_sets("raw")


@way(RAW)
def killed_and_taken_up_again(walk: Walk) -> None:
    first = walk.program.start("deploy", "--yes", "-d", "slow")
    eventually(lambda: walk.status("raw") == "CREATE_IN_PROGRESS")
    first.send_signal(signal.SIGKILL)
    finished(first)
    second = walk.program.start("deploy", "--yes", "-d", "slow")
    walk.emulator.calls()
    eventually(lambda: "DescribeStackEvents" in walk.emulator.calls())
    signal_the_wait(walk)
    done = finished(second)
    walk.check(done.code == 0, "a second run sees it to its end", f"{done.code}: {done.text[-800:]}")
    walk.has_status("raw", "CREATE_COMPLETE")


@way(WHOLE)
def a_cumulus_application(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.has_status("whole", "CREATE_COMPLETE")
    files = [key for key in walk.keys("deploy-code") if "workflows/" in key]
    walk.check(len(files) >= 2, "the workflows' files are written", walk.keys("deploy-code"))
    done = walk.run(0, "deploy", "--yes", "-d", "more-memory", "--output", "json-lines")
    walk.check(walk.lines(done) != [], "the progress is there as JSON")
    function = walk.physical("whole", "HelloLambdaFunction")
    functions = walk.emulator.client("lambda")
    memory = functions.get_function_configuration(FunctionName=function)["MemorySize"]
    walk.check(memory == 512, "the function has more memory", memory)

    before = functions.get_function_configuration(FunctionName=function)["CodeSha256"]
    walk.edit("src/hello/index.js", "Hello,", "Good morning,")
    walk.run(0, "lambda", "Hello", "-d", "more-memory")
    after = functions.get_function_configuration(FunctionName=function)["CodeSha256"]
    walk.check(before != after, "the function has new code", after)
    done = walk.run(0, "status", "-d", "more-memory")
    walk.says(done, "UPDATE_COMPLETE", "Greet")
    walk.run(0, "delete", "--yes", "-d", "more-memory")
    walk.has_status("whole", "")


@way(WHOLE)
def files_change_though_the_stack_does_not(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.edit("app/config.yml", "{name: deploy-code, type: internal}", "{name: deploy-code, type: private}")
    done = walk.run(4, "deploy")
    walk.says(done, "buckets.json")
    walk.emulator.calls()
    walk.run(0, "deploy", "--yes")
    walk.check("CreateChangeSet" not in walk.emulator.calls(), "files alone need no change set")
    written = walk.emulator.client("s3").get_object(Bucket="deploy-code", Key="whole/workflows/buckets.json")
    text = written["Body"].read().decode()
    walk.check('"private"' in text, "the file of buckets is written", text)
    walk.emulator.calls()
    done = walk.run(0, "deploy", "--yes")
    walk.says(done, "Nothing to do")
    calls = walk.emulator.calls()
    walk.check(len(calls) <= MAX_CALLS, f"no change takes at most {MAX_CALLS} calls", calls)


@way(WHOLE)
def versions_in_use_are_kept(walk: Walk) -> None:
    options = ("-d", "versions", "--skip-post-deploy")
    greeting = "Hello,"
    functions, machines = walk.emulator.client("lambda"), walk.emulator.client("stepfunctions")

    def deploy(changed: str) -> Done:
        nonlocal greeting
        walk.edit("src/hello/index.js", greeting, changed)
        greeting = changed
        return walk.run(0, "deploy", "--yes", *options)

    def versions() -> list[str]:
        aliases = functions.list_aliases(FunctionName=walk.physical("whole", "HelloLambdaFunction"))["Aliases"]
        return sorted(each["FunctionVersion"] for each in aliases)

    deploy("First,")
    machine = walk.physical("whole", "WholeSlowStateMachine")
    first = machines.start_execution(stateMachineArn=machine, input="{}")["executionArn"]
    done = deploy("Second,")
    walk.says(done, "in flight", "1 running execution")
    deploy("Third,")
    deploy("Fourth,")
    found = versions()
    walk.check(found == ["1", "3", "4"], "the version in use, the one before and the present one are kept", found)
    done = walk.run(0, "deploy", "--yes", *options)
    walk.says(done, "Nothing to do")
    machines.stop_execution(executionArn=first)
    deploy("Fifth,")
    found = versions()
    walk.check(found == ["4", "5"], "a version is gone when nobody holds it", found)
    walk.edit("src/hello/index.js", greeting, "Sixth,")
    walk.run(0, "lambda", "Hello", "-d", "versions")
    found = versions()
    walk.check(found == ["4", "6"], "the alias follows the function", found)


@way(FULL)
def a_whole_cumulus(walk: Walk) -> None:
    cumulus(walk.folder)
    options = ("--yes", "--template", "node_modules/@cumulus/deployment/app")
    done = walk.run(0, "deploy", *options)
    places = [done.err.find(f"Created `{stack}`") for stack in ("full-iam", "full-db", "full")]
    walk.check(-1 < places[0] < places[1] < places[2], "the stacks are made in their order", places)
    walk.says(done, "key-pair", "task-reaper", "redeploy-backend-api", "workflow-files")
    walk.is_silent(done, "cmr-password", "token-secret")
    walk.has_status("full", "CREATE_COMPLETE")
    files = walk.keys("deploy-code")
    for file in ("crypto/private.pem", "crypto/public.pub", "workflow_template.json", "workflows/buckets.json"):
        walk.check(f"full/{file}" in files, f"the file {file} is there", files)

    done = walk.run(0, "deploy", *options)
    walk.says(done, "Nothing to do")
    walk.run(0, "deploy", *options, "-d", "more-reads")
    walk.has_status("full-iam", "CREATE_COMPLETE")
    walk.has_status("full-db", "UPDATE_COMPLETE")
    walk.has_status("full", "CREATE_COMPLETE")
    walk.run(0, "delete", *options)
    for stack in ("full", "full-db", "full-iam"):
        walk.has_status(stack, "")


@way(BESIDE)
def roles_and_tables_side_by_side(walk: Walk) -> None:
    done = walk.run(0, "deploy", "--yes")
    for stack in ("beside-iam", "beside-db"):
        walk.check(f"  {stack}: " in done.err, f"lines name {stack}", done.err)
        walk.has_status(stack, "CREATE_COMPLETE")
    places = [done.err.find(f"Created `{stack}`") for stack in ("beside-iam", "beside-db", "beside")]
    walk.check(-1 not in places and max(places[:2]) < places[2], "the application comes last", places)
    walk.says(walk.run(0, "deploy", "--yes"), "Nothing to do")
    done = walk.run(0, "delete", "--yes")
    places = [done.err.find(f"Deleted `{stack}`") for stack in ("beside", "beside-db", "beside-iam")]
    walk.check(-1 < places[0] < min(places[1:]), "the application goes first", places)
    for stack in ("beside", "beside-db", "beside-iam"):
        walk.has_status(stack, "")


@way(WHOLE, "moto")
def the_same_elsewhere(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes", "--skip-post-deploy")
    walk.has_status("whole", "CREATE_COMPLETE")
    walk.run(0, "deploy", "--yes", "--skip-post-deploy")
    walk.has_no_change_sets("whole")
    walk.run(0, "delete", "--yes")
    walk.has_status("whole", "")


@way(WHOLE)
def nobody_answers(walk: Walk) -> None:
    walk.program.endpoint = "http://127.0.0.1:9"
    done = walk.run(1, "deploy", "--yes")
    walk.says(done, "Nothing answers", "127.0.0.1:9")
    walk.check(len(done.err.strip().splitlines()) <= 6, "it says so in a few lines", done.err)
