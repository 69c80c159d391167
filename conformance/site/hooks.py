"""What the site needs beside Markdown: links out of docs/ lead to the repository, if the file is there, and long names may
be broken at their underscores."""

import logging
import pathlib
import posixpath
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(((?:\.\./)+[^)#\s]+)(#[^)\s]*)?\)")
log = logging.getLogger("mkdocs.hooks.links")


def on_page_markdown(markdown, page, config, files):
    folder = posixpath.dirname(page.file.src_uri)

    def replace(match):
        path = posixpath.normpath(posixpath.join("docs", folder, match.group(1)))
        if path.startswith("docs/"):
            return match.group(0)
        if path.startswith("..") or not (ROOT / path).exists():
            log.warning("%s: the link to %s leads nowhere.", page.file.src_uri, match.group(1))
            return match.group(0)
        kind = "tree" if (ROOT / path).is_dir() else "blob"
        return f"]({config.repo_url.rstrip('/')}/{kind}/main/{path}{match.group(2) or ''})"

    return LINK.sub(replace, markdown)


def on_page_content(html, page, config, files):
    def breakable(match):
        return '<code class="long">' + match.group(1).replace("_", "_<wbr>") + "</code>"

    return re.sub(r"<code>(\w+_\w{20,})</code>", breakable, html)
