"""Recorded executions, made ready to be rehearsed.

A recording has the definition as its test wrote it down, and the test fills in the rest: functions, paths, names of
errors, timeouts. What it filled in stands in the events, and is taken from there. So do the answers of tasks.
"""

import collections
import copy
import json
import re

MISSING_ACTIVITY = re.compile(r"The activity (\S+) does not exist")
PLACEHOLDER = re.compile(r"^_+t?b[dc]_+$|^_+tb[dc]_+$", re.IGNORECASE)
CONTEXT_PATH = "%CONTEXT_OBJECT_LITERAL_PLACEHOLDER%"
CONTEXT_PATHS = ["$$.Execution.Input", "$$.Execution.Input.input-value", "$$"]
TIMES = {"timeoutInSeconds": "TimeoutSeconds", "heartbeatInSeconds": "HeartbeatSeconds"}


def details(event):
    for name, value in event.items():
        if name.endswith("EventDetails"):
            return value
    return {}


def states(definition):
    """All states of a definition by their names, those inside of others too."""
    found = {}
    for name, state in definition.get("States", {}).items():
        found[name] = state
        for inner in state.get("Branches", []) + [state.get("ItemProcessor", {}), state.get("Iterator", {})]:
            found.update(states(inner))
    return found


def state_of(events):
    """The state that each event belongs to, by following what led to it."""
    by_id = {event["id"]: event for event in events if isinstance(event["id"], int)}
    owner = {}
    entered = None
    unnumbered = [details(event)["name"] for event in events
                  if not isinstance(event["id"], int) and event["type"].endswith("StateEntered")]
    seen = collections.Counter()
    for index, event in enumerate(events):
        if not isinstance(event["id"], int) and unnumbered:
            # Sorted events of branches: nothing shows which is whose, so each state gets one of a kind.
            owner[index] = unnumbered[seen[event["type"]] % len(unnumbered)]
            seen[event["type"]] += 1
            continue
        at = event
        while at is not None:
            if at["type"].endswith("StateEntered"):
                owner[index] = details(at)["name"]
                break
            at = by_id.get(at["previousEventId"]) if at["previousEventId"] else None
        if event["type"].endswith("StateEntered"):
            entered = details(event)["name"]
        owner.setdefault(index, entered)
    return owner


def text_of_cause(cause, events):
    """A cause that was read as JSON, in the very text that stands elsewhere in the events, if it does."""
    if not isinstance(cause, (dict, list)):
        return cause
    pending = [events]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, str) and value.startswith(("{", "[")):
            try:
                if json.loads(value) == cause:
                    return value
            except ValueError:
                pass
    return json.dumps(cause, separators=(",", ":"))


def value_of(text):
    """An output: objects were read when the recording was made, all else is still JSON text."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def mocks(events):
    """The answers of tasks, in cumulusc's own form of mocks."""
    owner = state_of(events)
    answers = {}
    submitted = {}
    for index, event in enumerate(events):
        state = owner[index]
        kind = event["type"]
        value = details(event)
        if kind == "TaskSubmitted":
            submitted[state] = value_of(value["output"])
            continue
        if kind in ("TaskSucceeded", "LambdaFunctionSucceeded", "ActivitySucceeded"):
            answer = {"result": value_of(value["output"])}
        elif kind in ("TaskFailed", "LambdaFunctionFailed", "ActivityFailed"):
            answer = {"error": value.get("error"), "cause": text_of_cause(value.get("cause"), events)}
        elif kind in ("TaskTimedOut", "LambdaFunctionTimedOut", "ActivityTimedOut"):
            answer = {"silent": True}
        elif kind == "ExecutionFailed" and MISSING_ACTIVITY.search(str(value.get("cause", ""))):
            cause = MISSING_ACTIVITY.search(value["cause"]).group(0) + "."
            answer = {"error": "States.Runtime", "cause": cause}
        else:
            continue
        if state in submitted:
            answer["submitted"] = submitted.pop(state)
        answers.setdefault(state, []).append(answer)
    return {"cases": {"recorded": answers}}


def filled(recording):
    """The definitions that the test may have made of its template: the first that fits counts."""
    definition = copy.deepcopy(recording["definition"])
    events = recording["events"]
    owner = state_of(events)
    by_name = states(definition)
    for index, event in enumerate(events):
        state = by_name.get(owner[index])
        if state is not None:
            fill(state, event["type"], details(event))
    for event in events:
        missing = MISSING_ACTIVITY.search(str(details(event).get("cause", "")))
        for state in by_name.values():
            if missing and PLACEHOLDER.match(str(state.get("Resource", ""))):
                state["Resource"] = "arn:aws:states:us-east-1:111111111111:activity:" + missing.group(1)
    for state in by_name.values():
        if PLACEHOLDER.match(str(state.get("Resource", ""))):
            state["Resource"] = "arn:aws:lambda:us-east-1:111111111111:function:unknown"
    text = json.dumps(definition)
    parameter = re.search(r"\[(\$.*)\]#\d+$", recording["id"])
    if CONTEXT_PATH in text:
        paths = [parameter.group(1)] if parameter else CONTEXT_PATHS
        return [json.loads(text.replace(CONTEXT_PATH, path)) for path in paths]
    made = [definition]
    if parameter:
        path = json.dumps(parameter.group(1))
        made.insert(0, json.loads(re.sub(r'(?<=\.\$": )"\$[^"]*"', lambda match: path, text)))
    return made


def fill(state, kind, value):
    if kind == "LambdaFunctionScheduled":
        state["Resource"] = value["resource"]
    if kind.endswith("Scheduled"):
        for name, field in TIMES.items():
            if field in state and not isinstance(state[field], str):
                if name in value:
                    state[field] = value[name]
                elif kind != "LambdaFunctionScheduled" or name == "timeoutInSeconds":
                    del state[field]
        for field in ("Arguments", "Parameters"):
            for name, written in list(state.get(field, {}).items()) if isinstance(state.get(field), dict) else []:
                if isinstance(written, str) and PLACEHOLDER.match(written):
                    state[field][name] = value.get("parameters", {}).get(name)
    if kind.endswith("Failed"):
        for catcher in state.get("Catch", []):
            names = catcher["ErrorEquals"]
            if not names or names[0].startswith("<%"):
                catcher["ErrorEquals"] = [value.get("error")]
