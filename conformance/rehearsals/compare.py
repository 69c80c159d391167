"""Compares the events of two histories: types, order, ids, details, inputs, outputs, errors and causes.

What differs from one execution to the next was replaced when the recordings were made. Such a replacement equals
anything; inside a longer text, it equals any part.
"""

import json
import re

SCRUBBED = {
    "snf_role_arn", "start-time", "entered-time", "map_run_arn", "a_task_token", "a_message_id",
    "stateExitedEventDetails.output", "executionSucceededEventDetails.output",
}
REPLACEMENT = re.compile(r"<+[A-Za-z][\w -]*>*(?::\d+)?>|\bactivity_arn\b")
EVENT_ID = re.compile(r"event id #\d+")


def read(value):
    """The same with every text that is a JSON object or array read."""
    if isinstance(value, dict):
        return {name: read(each) for name, each in value.items() if name != "timestamp"}
    if isinstance(value, list):
        return [read(each) for each in value]
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return read(json.loads(value))
        except ValueError:
            return value
    return value


def equal(expected, actual):
    if isinstance(expected, dict):
        return isinstance(actual, dict) and expected.keys() == actual.keys() and all(
            equal(each, actual[name]) for name, each in expected.items())
    if isinstance(expected, list):
        return isinstance(actual, list) and len(expected) == len(actual) and all(map(equal, expected, actual))
    if isinstance(expected, str):
        return equal_text(expected, actual)
    return type(expected) is type(actual) and expected == actual


def equal_text(expected, actual):
    if expected == actual or expected in SCRUBBED:
        return True
    if expected == "date":
        return isinstance(actual, str) and re.match(r"\d{4}-\d\d-\d\dT", actual) is not None
    if not isinstance(actual, str):
        return False
    if not REPLACEMENT.search(expected):
        return EVENT_ID.sub("event id #", expected) == EVENT_ID.sub("event id #", actual)
    pattern = ".*?".join(re.escape(part) for part in REPLACEMENT.split(EVENT_ID.sub("event id #", expected)))
    return re.fullmatch(pattern, EVENT_ID.sub("event id #", actual), re.DOTALL) is not None


def without_ids(event):
    return {name: value for name, value in event.items() if name not in ("id", "previousEventId")}


def difference(expected, actual):
    """What differs, in words; nothing if the histories are equal."""
    expected = [read(event) for event in expected]
    actual = [read(event) for event in actual]
    if len(expected) == len(actual) and all(map(equal, expected, actual)):
        return None
    numbered = all(isinstance(event["id"], int) for event in expected)
    if numbered and has_lines(expected) and same_tree(expected, actual):
        return None
    if not numbered and same_set(expected, actual):
        return None
    return first_difference(expected, actual)


def has_lines(events):
    return any(event["type"] in ("ParallelStateStarted", "MapStateStarted") for event in events)


def same_tree(expected, actual):
    """Equal but for the order between branches: every event has equal events following it."""
    if len(expected) != len(actual):
        return False
    following = [children(expected), children(actual)]
    return matched(following[0].get(0, []), following[1].get(0, []), following)


def children(events):
    following = {}
    for event in events:
        following.setdefault(event["previousEventId"], []).append(event)
    return following


def matched(expected, actual, following):
    if len(expected) != len(actual):
        return False
    left = list(actual)
    for event in expected:
        for candidate in left:
            if equal(without_ids(event), without_ids(candidate)) and matched(
                    following[0].get(event["id"], []), following[1].get(candidate["id"], []), following):
                left.remove(candidate)
                break
        else:
            return False
    return True


def same_set(expected, actual):
    # Where the ids were lost, the event that ends a Parallel was lost, too.
    types = {event["type"] for event in expected} | {event["type"] for event in actual} - {"ParallelStateSucceeded"}
    left = [without_ids(event) for event in actual if event["type"] in types]
    for event in map(without_ids, expected):
        fitting = next((each for each in left if equal(event, each)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def first_difference(expected, actual):
    for index, event in enumerate(expected):
        if index >= len(actual):
            return f"ends before {event['type']}"
        other = actual[index]
        if not equal(event, other):
            if event["type"] != other["type"]:
                return f"event {index + 1}: expected {show(event)}\n      but was {show(other)}"
            return f"event {index + 1} {event['type']}: expected {show(event)}\n      but was {show(other)}"
    return f"goes on with {show(actual[len(expected)])}" if len(actual) > len(expected) else "differs in structure"


def show(value):
    text = json.dumps(value)
    return text if len(text) <= 900 else text[:900] + "..."
