"""Feeds as feedparser reads them: a JSON list, one object a file."""
import json
import pathlib
import sys

import feedparser


def feed(path):
    # Bytes, not a path: nothing but the document says what it is.
    read = feedparser.parse(pathlib.Path(path).read_bytes())
    return {
        "wrong": repr(read.bozo_exception) if read.bozo else None,
        "version": read.version,
        "title": read.feed.get("title"),
        "language": read.feed.get("language"),
        "updated": read.feed.get("updated"),
        "self": [link.href for link in read.feed.get("links", []) if link.rel == "self"],
        "entries": [entry(one) for one in read.entries],
    }


def entry(one):
    content = one.get("content", [{}])[0].get("value", "")
    return {
        "id": one.get("id"), "title": one.get("title"), "link": one.get("link"), "is_link": one.get("guidislink", False),
        "published": one.get("published"), "updated": one.get("updated"), "html": content or one.get("summary", ""),
        "categories": [tag.term for tag in one.get("tags", [])],
        "enclosures": [{"url": e.href, "type": e.type, "length": int(e.length)} for e in one.get("enclosures", [])],
    }


json.dump([feed(path) for path in sys.argv[1:]], sys.stdout)
