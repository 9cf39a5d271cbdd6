"""The text of PDF files: their bytes, then every stream that zlib can inflate. A JSON list of strings."""
import base64
import json
import pathlib
import re
import sys
import zlib


def inflated(data):
    if data.rstrip().endswith(b"~>"):
        data = base64.a85decode(b"<~" + data.strip(), adobe=True)
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def text(path):
    data = pathlib.Path(path).read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    return b"\n".join([data, *map(inflated, streams)]).decode("latin-1")


json.dump([text(path) for path in sys.argv[1:]], sys.stdout)
