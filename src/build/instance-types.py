#!/usr/bin/env python3
"""Writes the sizes of EC2 instance types, from the data that moto carries.

    src/build/instance-types.py WHEEL DAY OUTPUT_FILE

conformance/refresh-data calls it. WHEEL is moto's, which carries the answers of EC2's DescribeInstanceTypes; its version and
DAY, on which that was released, are written into the file. One line for each family: its name, then for each size the vCPUs, the memory in MiB, and the
network interfaces that an instance may have, its own among them. `arm` behind the name says that its processors need
images for arm64.
"""
import gzip
import json
import pathlib
import sys
import zipfile

DATA = "moto/ec2/resources/instance_types.json.gz"


def main():
    families = {}
    wheel, day = pathlib.Path(sys.argv[1]), sys.argv[2]
    with zipfile.ZipFile(wheel) as archive:
        types = json.loads(gzip.decompress(archive.read(DATA)))
    for name, facts in sorted(types.items(), key=lambda item: (item[1]["MemoryInfo"]["SizeInMiB"], item[0])):
        family, size = name.split(".")
        arm = " arm" if "arm64" in facts["ProcessorInfo"]["SupportedArchitectures"] else ""
        vcpus, memory = facts["VCpuInfo"]["DefaultVCpus"], facts["MemoryInfo"]["SizeInMiB"]
        interfaces = facts["NetworkInfo"]["MaximumNetworkInterfaces"]
        families.setdefault(family + arm, []).append(f"{size}={vcpus}/{memory}/{interfaces}")
    version = wheel.name.split("-")[1]
    lines = [f"# Made by src/build/instance-types.py from moto {version} (Apache-2.0) of {day}: {len(types)} types."]
    lines += [f"{family}: {' '.join(sizes)}" for family, sizes in sorted(families.items())]
    pathlib.Path(sys.argv[3]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
