"""State machines to draw: generated ones, and some that are hard to draw."""

import random

TOKEN = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:"
ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:"
WORDS = ["Sync", "Granule", "Provider", "Metadata", "Checksum", "Ingest", "Publish", "Cmr", "Queue", "Discover"]
ERRORS = ["States.ALL", "States.Timeout", "Lambda.TooManyRequestsException", "RemoteResourceError"]


def generated(seed):
    """Returns a machine that follows from a number."""
    return _scope(random.Random(seed), 0)


def _name(chance, number):
    words = "".join(chance.choice(WORDS) for _ in range(chance.randint(1, 5)))
    return f"{chance.choice([words, ' '.join(WORDS[: chance.randint(1, 6)]), '粒度を同期', 'x' * 60])} {number}"


def _scope(chance, depth):
    names = [_name(chance, number) for number in range(chance.randint(1, 12 if depth == 0 else 4))]
    states = {name: _state(chance, depth, names, number) for number, name in enumerate(names)}
    return {"StartAt": names[0], "States": states}


def _state(chance, depth, names, number):
    way = {"End": True} if number == len(names) - 1 else {"Next": names[number + 1]}
    kind = chance.randrange(8 if depth < 2 else 6)
    if kind == 0:
        return {"Type": "Wait", "Seconds": 30, **way}
    if kind == 1:
        rules = [_rule(chance, chance.choice(names)) for _ in range(chance.randint(1, 4))]
        return {"Type": "Choice", "Choices": rules, "Default": names[(number + 1) % len(names)]}
    if kind == 2:
        return {"Type": "Pass", **way}
    if kind == 3:
        return {"Type": chance.choice(["Succeed", "Fail"])}
    if kind in (4, 5):
        resource = chance.choice([TOKEN, FUNCTION + "SyncGranule", ACTIVITY + "Queue", "${" + "Long" * 12 + "}"])
        return {"Type": "Task", "Resource": resource, "Retry": _handlers(chance), "Catch": [
            {**each, "Next": chance.choice(names)} for each in _handlers(chance)], **way}
    if kind == 6:
        branches = [_scope(chance, depth + 1) for _ in range(chance.randint(1, 4))]
        return {"Type": "Parallel", "Branches": branches, **way}
    return {"Type": "Map", "MaxConcurrency": 5, "ItemProcessor": _scope(chance, depth + 1), **way}


def _rule(chance, target):
    one = {"Variable": "$.payload." + "".join(WORDS[: chance.randint(1, 5)]), "NumericGreaterThan": 5}
    other = {"Variable": "$.name", "StringEquals": "<b> & \"quoted\" " * chance.randint(1, 4)}
    return {chance.choice(["And", "Or"]): [one, {"Not": other}], "Next": target} if chance.random() < 0.5 else {**one, "Next": target}


def _handlers(chance):
    return [{"ErrorEquals": chance.sample(ERRORS, chance.randint(1, 3))} for _ in range(chance.randrange(3))]


def _choices():
    states = {"Decide": {"Type": "Choice", "Choices": [], "Default": "Way 0"}}
    for number in range(12):
        states["Decide"]["Choices"].append(
            {"Variable": f"$.meta.collection.kind{number}", "StringEquals": f"kind {number}", "Next": f"Way {number}"})
        states[f"Way {number}"] = {"Type": "Choice", "Choices": [
            {"Variable": "$.again", "BooleanEquals": True, "Next": "Decide"}], "Default": f"Way {(number + 1) % 12}"}
    return {"StartAt": "Decide", "States": states}


def _nested():
    inner = {"StartAt": "Leaf", "States": {"Leaf": {"Type": "Task", "Resource": TOKEN, "End": True}}}
    for level in range(4):
        kind = {"Type": "Map", "ItemProcessor": inner} if level % 2 else {"Type": "Parallel", "Branches": [inner, inner]}
        inner = {"StartAt": f"Level {level}", "States": {f"Level {level}": {**kind, "End": True}}}
    return inner


def _sixty():
    states = {}
    for number in range(60):
        states[f"Step {number}"] = {
            "Type": "Task", "Resource": FUNCTION + f"Step{number}", "Retry": [{"ErrorEquals": ["States.ALL"]}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Clean up"}],
            "Next": f"Step {number + 1}" if number < 59 else "Clean up"}
    states["Clean up"] = {"Type": "Succeed"}
    return {"StartAt": "Step 0", "States": states}


def by_hand():
    """Returns machines by name; those of a comparison and of an execution are made by the caller."""
    return {"choices": _choices(), "nested": _nested(), "sixty": _sixty()}
