#!/usr/bin/env python3
"""Writes the sizes of EC2 instance types, from the data that moto carries.

    src/build/instance-types.py DAY > src/main/resources/dev/cumulusc/capacity/instance-types.txt

Needs moto, which carries the answers of EC2's DescribeInstanceTypes; its version and DAY, on which that was released,
are written into the file. One line for each family: its name, then for each size the vCPUs, the memory in MiB, and the
network interfaces that an instance may have, its own among them. `arm` behind the name says that its processors need
images for arm64.
"""
import gzip
import importlib.metadata
import json
import sys

MOTO = importlib.metadata.distribution("moto")
DATA = MOTO.locate_file("moto/ec2/resources/instance_types.json.gz")


def main():
    families = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        types = json.load(file)
    for name, facts in sorted(types.items(), key=lambda item: (item[1]["MemoryInfo"]["SizeInMiB"], item[0])):
        family, size = name.split(".")
        arm = " arm" if "arm64" in facts["ProcessorInfo"]["SupportedArchitectures"] else ""
        vcpus, memory = facts["VCpuInfo"]["DefaultVCpus"], facts["MemoryInfo"]["SizeInMiB"]
        interfaces = facts["NetworkInfo"]["MaximumNetworkInterfaces"]
        families.setdefault(family + arm, []).append(f"{size}={vcpus}/{memory}/{interfaces}")
    print(
        f"# Made by src/build/instance-types.py from moto {MOTO.version} (Apache-2.0) of {sys.argv[1]}: {len(types)} types."
    )
    for family, sizes in sorted(families.items()):
        print(f"{family}: {' '.join(sizes)}")


if __name__ == "__main__":
    main()
