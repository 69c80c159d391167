"""Activities that keep time as AWS documents it, in the place of ministack's, which keep none.

- A task waits for a worker for as long as it takes: of the time-outs, only that of the state machine ends this wait
  (Troubleshooting activities, in the guide of Step Functions).
- The state's TimeoutSeconds and HeartbeatSeconds begin when a worker gets the task (GetActivityTask); SendTaskHeartbeat
  begins the latter anew, and never the former.
- A token that has timed out is refused with TaskTimedOut, one that nobody knows with InvalidToken. SendTaskSuccess
  takes no call without an output, and SendTaskFailure no error over 256 and no cause over 32,768 characters.
"""

import asyncio
import json
import os
import threading
import time
import uuid
from dataclasses import dataclass, field

from ministack.core.responses import error_response_json, json_response, now_iso
from ministack.services import stepfunctions

POLL_SECONDS = float(os.environ.get("POLL_SECONDS", "60"))
LONGEST = 99_999_999
MAX_ERROR_LENGTH, MAX_CAUSE_LENGTH = 256, 32_768


@dataclass
class Task:
    """A task of an activity, from when it is scheduled to when it ends."""

    activity: str
    input: str
    timeout: float
    heartbeat: float
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    started: float | None = None
    beat: float | None = None
    ended: str | None = None
    answer: tuple | None = None
    changed: threading.Condition = field(default_factory=threading.Condition)


class Record:
    """Every call about activities, one JSON object in a line."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lock = threading.Lock()

    def note(self, call: str, **more) -> None:
        with self.lock, open(self.path, "a") as file:
            file.write(json.dumps({"at": time.monotonic(), "call": call} | more) + "\n")


RECORD = Record(os.environ["RECORD"])
WAITING: dict[str, list[Task]] = {}
TASKS: dict[str, Task] = {}
STATE = threading.local()
EXECUTE_TASK = stepfunctions._execute_task
RUN_EXECUTION = stepfunctions._run_execution
FAIL_EXECUTION = stepfunctions._fail_execution


def execute_task(definition, raw_input, execution, context):
    """Remembers the state whose resource is called next in this thread."""
    STATE.of = (definition, raw_input, execution, context)
    return EXECUTE_TASK(definition, raw_input, execution, context)


def seconds(name: str) -> float:
    """Returns a time limit of the state: a number, or what a path leads to."""
    definition, raw_input, _, context = STATE.of
    if name + "Path" in definition:
        effective = stepfunctions._apply_input_path(definition, raw_input, context)
        return float(stepfunctions._resolve_path_or_ctx(definition[name + "Path"], effective, context))
    return float(definition.get(name, LONGEST))


def invoke_activity(arn, input_data):
    """Schedules a task, and waits until it is answered, times out, or its execution ends."""
    execution = STATE.of[2]
    if arn not in stepfunctions._activities:
        raise stepfunctions._ExecutionError("ActivityDoesNotExist", f"Activity Does Not Exist: '{arn}'")
    task = Task(arn, json.dumps(input_data), seconds("TimeoutSeconds"), seconds("HeartbeatSeconds"))
    TASKS[task.token] = task
    WAITING.setdefault(arn, []).append(task)
    RECORD.note("Scheduled", activity=arn, token=task.token)
    with task.changed:
        while task.ended is None:
            task.changed.wait(0.05)
            ended = why_it_ends(task, execution)
            if task.ended is None and ended:
                task.ended = ended
                RECORD.note(ended, activity=arn, token=task.token)
    if task in WAITING[arn]:
        WAITING[arn].remove(task)
    if task.answer:
        kind, *rest = task.answer
        if kind == "success":
            return json.loads(rest[0])
        raise stepfunctions._ExecutionError(*rest)
    error = "States.HeartbeatTimeout" if task.ended == "HeartbeatTimedOut" else "States.Timeout"
    raise stepfunctions._ExecutionError(error, "")


def why_it_ends(task: Task, execution) -> str | None:
    now = time.monotonic()
    if execution["status"] != "RUNNING":
        return "ExecutionEnded"
    if task.started is None:
        return None
    if now - task.started > task.timeout:
        return "TimedOut"
    return "HeartbeatTimedOut" if now - task.beat > task.heartbeat else None


async def get_activity_task(data):
    arn = data.get("activityArn")
    if arn not in stepfunctions._activities:
        return error_response_json("ActivityDoesNotExist", f"Activity Does Not Exist: '{arn}'", 400)
    RECORD.note("Poll", activity=arn)
    end = time.monotonic() + POLL_SECONDS
    while time.monotonic() < end:
        if WAITING.get(arn):
            task = WAITING[arn].pop(0)
            with task.changed:
                task.started = task.beat = time.monotonic()
            RECORD.note("GetActivityTask", activity=arn, token=task.token)
            return json_response({"taskToken": task.token, "input": task.input})
        await asyncio.sleep(0.02)
    return json_response({"taskToken": None})


def refused(call: str, data, code: str, message: str):
    RECORD.note(call, token=data.get("taskToken"), refused=code)
    return error_response_json(code, message, 400)


def answered(call: str, data, answer: tuple | None):
    """Takes an answer or a heartbeat, if its token is that of a task that runs."""
    task = TASKS.get(data.get("taskToken"))
    if task is None or task.started is None:
        return refused(call, data, "InvalidToken", f"Invalid Token: '{data.get('taskToken')}'")
    with task.changed:
        if task.ended is not None:
            return refused(call, data, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'")
        if answer is None:
            task.beat = time.monotonic()
        else:
            task.ended, task.answer = call, answer
            task.changed.notify()
    RECORD.note(call, activity=task.activity, token=task.token, answer=answer)
    return json_response({})


def send_task_success(data):
    if data.get("output") is None:
        message = "1 validation error detected: Value null at 'output' failed to satisfy constraint: Member must not be null"
        return refused("SendTaskSuccess", data, "ValidationException", message)
    try:
        json.loads(data["output"])
    except ValueError:
        return refused("SendTaskSuccess", data, "InvalidOutput", "Invalid Output: 'It is not JSON'")
    return answered("SendTaskSuccess", data, ("success", data["output"]))


def send_task_failure(data):
    error, cause = data.get("error") or "", data.get("cause") or ""
    if len(error) > MAX_ERROR_LENGTH or len(cause) > MAX_CAUSE_LENGTH:
        name = "error" if len(error) > MAX_ERROR_LENGTH else "cause"
        message = f"1 validation error detected: Value at '{name}' failed to satisfy constraint: it is too long"
        return refused("SendTaskFailure", data, "ValidationException", message)
    return answered("SendTaskFailure", data, ("failure", error, cause))


def send_task_heartbeat(data):
    return answered("SendTaskHeartbeat", data, None)


def run_execution(arn):
    """Ends an execution when the state machine's own time is over, whatever it waits for."""
    execution = stepfunctions._executions[arn]
    machine = stepfunctions._state_machines[execution["stateMachineArn"]]
    limit = json.loads(machine["definition"]).get("TimeoutSeconds")
    timer = threading.Timer(limit, time_out, [execution]) if limit else None
    if timer:
        timer.daemon = True
        timer.start()
    RUN_EXECUTION(arn)
    if timer:
        timer.cancel()


def time_out(execution):
    if execution["status"] == "RUNNING":
        execution["status"] = "TIMED_OUT"
        execution["stopDate"] = now_iso()
        stepfunctions._add_event(execution, "ExecutionTimedOut", {"executionTimedOutEventDetails": {}})


def fail_execution(execution, error, cause):
    if execution["status"] == "RUNNING":
        FAIL_EXECUTION(execution, error, cause)


def install() -> None:
    """Puts all this into the place of what ministack does."""
    stepfunctions._execute_task = execute_task
    stepfunctions._invoke_activity = invoke_activity
    stepfunctions._get_activity_task = get_activity_task
    stepfunctions._send_task_success = send_task_success
    stepfunctions._send_task_failure = send_task_failure
    stepfunctions._send_task_heartbeat = send_task_heartbeat
    stepfunctions._run_execution = run_execution
    stepfunctions._fail_execution = fail_execution
