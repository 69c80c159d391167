"""Draws state machines and reports, and measures them in headless Chromium."""

import argparse
import concurrent.futures
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from drawing import machines

ROOT = pathlib.Path(__file__).resolve().parents[2]
CUMULUSC = ROOT / "bin" / "cumulusc"
BROWSERS = ["chromium-headless-shell", "chromium", "google-chrome"]
GENERATED = 60
WIDTHS = [375, 768, 1280]
HEIGHT = 1200
REPORTS = {"lambda-task": ["examples/lambda-task", "--deployment", "docker"], "fargate-task": ["examples/fargate-task"]}


def cumulusc(*arguments):
    done = subprocess.run([CUMULUSC, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"cumulusc {' '.join(map(str, arguments))} failed:\n{done.stdout}{done.stderr}")


def browse(page, width, *options):
    browser = os.environ.get("CHROMIUM") or next(filter(shutil.which, BROWSERS))
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
               f"--window-size={width},{HEIGHT}", "--virtual-time-budget=5000", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def measured(page, width):
    dump = browse(page, width, "--dump-dom").stdout
    found = re.search(r'<pre id="measured">(.*?)</pre>', dump, re.S)
    if not found:
        raise SystemExit(f"{page} could not be measured")
    return json.loads(html.unescape(found.group(1)))


def draw_all(folder):
    """Returns the pictures' files by name."""
    definitions = {f"generated {seed}": machines.generated(seed) for seed in range(GENERATED)}
    definitions.update(machines.by_hand())
    files = {}

    def draw(item):
        number, (name, definition) = item
        source = folder / f"m{number}.json"
        source.write_text(json.dumps(definition), encoding="utf-8")
        cumulusc("graph", source, "-o", source.with_suffix(".svg"))
        return name, source.with_suffix(".svg")

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        files.update(pool.map(draw, enumerate(definitions.items())))
    files["a move"] = folder / "move.svg"
    cumulusc("graph", "DiscoverGranules", "--app", "examples/lambda-task", "--deployment", "docker", "--moves", "-o", files["a move"])
    files["coverage"] = folder / "coverage.svg"
    source = folder / "covered.json"
    source.write_text(json.dumps({"StartAt": "Decide", "States": {
        "Decide": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": True, "Next": "Never"}], "Default": "Rest"},
        "Never": {"Type": "Fail"}, "Rest": {"Type": "Wait", "Seconds": 3, "End": True}}}))
    cumulusc("run", source, "--graph", files["coverage"])
    return files


def check_pictures(folder, pictures):
    files = draw_all(folder)
    script = (pathlib.Path(__file__).parent / "measure.js").read_text()
    parts = [f'<div data-name="{html.escape(name)}">{file.read_text(encoding="utf-8")}</div>' for name, file in files.items()]
    page = folder / "pictures.html"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(parts)}<script>{script}</script>', encoding="utf-8")
    result = measured(page, 1600)
    if pictures:
        for name, file in files.items():
            size = re.search(r'width="([\d.]+)" height="([\d.]+)"', file.read_text(encoding="utf-8"))
            shot = pictures / (name.replace(" ", "-") + ".png")
            browse(file, f"{float(size[1]):.0f}", f"--window-size={float(size[1]):.0f},{float(size[2]):.0f}", f"--screenshot={shot}")
    print(f"{len(files)} pictures with {result['count']} boxes: {len(result['faults'])} faults")
    return result["faults"]


def check_report(folder, name, arguments, pictures):
    page = folder / f"{name}.html"
    cumulusc("report", *arguments, "-o", page)
    text = page.read_text(encoding="utf-8")
    script = (pathlib.Path(__file__).parent / "measure.js").read_text()
    measuring = folder / f"{name}-measured.html"
    without_policy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    measuring.write_text(without_policy.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    faults = [f"{name}: the link #{target} leads nowhere" for target in re.findall(r'href="#([^"]+)"', text) if f'id="{target}"' not in text]
    for width in WIDTHS:
        faults += [f"{name} at {width} px: {fault}" for fault in measured(measuring, width)["faults"]]
        options = [f"--screenshot={pictures / f'{name}-{width}.png'}"] if pictures else ["--dump-dom"]
        said = browse(page, width, *options).stderr
        faults += [f"{name} at {width} px: {line}" for line in said.splitlines() if "CONSOLE" in line]
    print(f"report of {name} at {len(WIDTHS)} widths: {len(faults)} faults")
    return faults


def main():
    parser = argparse.ArgumentParser(prog="conformance/pictures", description=__doc__)
    parser.add_argument("--png", type=pathlib.Path, metavar="DIR", help="keep what Chromium shows, as PNG")
    pictures = parser.parse_args().png
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        pictures = pictures.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        faults = check_pictures(folder, pictures)
        for name, arguments in REPORTS.items():
            faults += check_report(folder, name, arguments, pictures)
    for fault in faults[:40]:
        print(fault)
    sys.exit(1 if faults else 0)


main()
