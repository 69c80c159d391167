#!/usr/bin/env python3
"""Writes the sizes of EC2 instance types, from the data that moto carries.

    src/build/instance-types.py > src/main/resources/dev/cumulusc/capacity/instance-types.txt

Needs moto; its version is written into the file. One line for each family: its name, then for each size the vCPUs and
the memory in MiB. `arm` behind the name tells that its processors need images for arm64.
"""
import gzip
import importlib.metadata
import json
import pathlib

import moto

DATA = pathlib.Path(moto.__file__).parent / "ec2/resources/instance_types.json.gz"


def main():
    families = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        types = json.load(file)
    for name, facts in sorted(types.items(), key=lambda item: (item[1]["MemoryInfo"]["SizeInMiB"], item[0])):
        family, size = name.split(".")
        arm = " arm" if "arm64" in facts["ProcessorInfo"]["SupportedArchitectures"] else ""
        vcpus, memory = facts["VCpuInfo"]["DefaultVCpus"], facts["MemoryInfo"]["SizeInMiB"]
        families.setdefault(family + arm, []).append(f"{size}={vcpus}/{memory}")
    version = importlib.metadata.version("moto")
    print(f"# Made by src/build/instance-types.py from moto {version} (Apache-2.0): {len(types)} types.")
    for family, sizes in sorted(families.items()):
        print(f"{family}: {' '.join(sizes)}")


if __name__ == "__main__":
    main()
