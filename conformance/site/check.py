"""Reads a built site as a browser would, without one.

Nothing may be fetched from another address, and no page may have two elements of one id.
"""

import collections
import html.parser
import pathlib
import sys

FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src"}
STYLES = {"stylesheet", "preconnect", "preload", "icon"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids = collections.Counter()
        self.fetched = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids[values["id"]] += 1
        if tag in FETCHED:
            self.fetched.append(values.get(FETCHED[tag]) or "")
        if tag == "link" and STYLES & set((values.get("rel") or "").split()):
            self.fetched.append(values.get("href") or "")


def main(folder):
    pages = sorted(pathlib.Path(folder).rglob("*.html"))
    faults = []
    for path in pages:
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        faults += [f"{path}: fetches {url}" for url in page.fetched if url.startswith(("http", "//"))]
        faults += [f"{path}: two elements have the id {name}" for name, count in page.ids.items() if count > 1]
    if not pages:
        faults.append(f"{folder} has no pages")
    print("\n".join(faults) if faults else f"docs: {len(pages)} pages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
