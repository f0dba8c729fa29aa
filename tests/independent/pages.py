"""Reads pages: the marks of figures, and the visible text by block."""

import html.parser
import pathlib
import re

HIDDEN = {"script", "style", "template", "head", "noscript"}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "data",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "wbr",
    "tspan",
}


class Page(html.parser.HTMLParser):
    """marks: (attributes, text) of every figure; blocks: the text of every block."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.marks, self.blocks = [], []
        self._open, self._block, self._hidden = [], [], 0
        self.feed(text)
        self.close()
        self._end_block()

    def _end_block(self):
        text = re.sub(r"\s+", " ", "".join(self._block)).strip()
        if text:
            self.blocks.append(text)
        self._block = []

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self._hidden += 1
        if tag not in INLINE:
            self._end_block()
        attributes = dict(attrs)
        if tag == "data" and "figure" in (attributes.get("class") or "").split():
            self._open.append((attributes, []))
        elif tag == "data":
            self._open.append((None, []))

    def handle_endtag(self, tag):
        if tag in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag not in INLINE:
            self._end_block()
        if tag == "data" and self._open:
            attributes, text = self._open.pop()
            if attributes is not None:
                self.marks.append((attributes, "".join(text)))

    def handle_data(self, data):
        if self._hidden:
            return
        self._block.append(data)
        for _, text in self._open:
            text.append(data)


class Check:
    """One check of every page: its title, how many things it looks at on a page, what differs there, and whether
    there must be something to look at."""

    def __init__(self, title, size, differences, needed=False):
        self.title, self.size, self.differences, self.needed = title, size, differences, needed
        self.count, self.differing = 0, []

    def see(self, address, page):
        self.count += self.size(page)
        self.differing += self.differences(address, page)

    def report(self, comparison):
        if self.needed and not self.count:
            self.differing.append(("", "pages", "at least one", "none"))
        comparison.add(self.title, self.count, self.differing)


def compare(public, checks, comparison):
    """Runs checks over every page of a site, each page read once."""
    for address, page in every(public):
        for check in checks:
            check.see(address, page)
    for check in checks:
        check.report(comparison)


def every(public):
    """The address and the content of every page of a site, one at a time."""
    for path in sorted(pathlib.Path(public).rglob("*.html")):
        yield str(path.relative_to(public)), Page(path.read_text(encoding="utf-8"))
