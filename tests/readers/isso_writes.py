"""Starts Isso on a new database in a folder and posts to it as its own page does; prints where the database is.

The conversation: a question with Markdown and an answer; a comment that its author deletes and that was answered; one
on a page that no longer exists, whose author gave no address that mail can reach.
"""

import http.client
import json
import pathlib
import socket
import subprocess
import sys
import time
import urllib.parse

ORIGIN = "https://ancien.trois-vallons.example"
CONFIG = """
[general]
dbpath = {folder}/comments.db
host = {origin}
notify = stdout
[moderation]
enabled = false
[guard]
enabled = false
[markup]
renderer = mistune
[server]
listen = unix://{folder}/isso.sock
"""


class Connection(http.client.HTTPConnection):
    """HTTP over Isso's socket: no port that another test could have."""

    def __init__(self, path):
        super().__init__("localhost", timeout=20)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def answers(path):
    try:
        Connection(path).connect()
        return True
    except OSError:
        return False


def call(path, method, address, body=None, cookie=""):
    connection = Connection(path)
    headers = {"Content-Type": "application/json", "Origin": ORIGIN, "Cookie": cookie}
    connection.request(method, address, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status >= 300:
        sys.exit(f"{method} {address}: {answer.status} {text}")
    return json.loads(text), (answer.getheader("Set-Cookie") or "").split(";")[0]


def converse(path):
    def post(uri, text, **fields):
        address = "/new?uri=" + urllib.parse.quote(uri)
        comment, cookie = call(path, "POST", address, {"text": text, "title": "Le verger", **fields})
        return comment["id"], cookie

    verger = "/chantiers/verger/"
    question, _ = post(verger, "Bonjour, **quand** ?\n\n- le local à vélos\n- la cave", author="Samia B.",
                       email="samia@exemple.fr", notification=1)
    post(verger, "Moi aussi.", author="Bruno", parent=question)
    regretted, cookie = post(verger, "Ce que je regrette", author="Amina", email="amina@exemple.fr")
    post(verger, "> Ce que je regrette\n\nJe réponds.", parent=regretted)
    call(path, "DELETE", f"/id/{regretted}", cookie=cookie)
    post("/page/disparue/", "Un mot <script>alert(1)</script>", author="Rémi", email="pas une adresse")


def main():
    folder = pathlib.Path(sys.argv[1])
    config = folder / "isso.cfg"
    config.write_text(CONFIG.format(folder=folder, origin=ORIGIN))
    path = str(folder / "isso.sock")
    isso = pathlib.Path(sys.executable).parent / "isso"
    with open(folder / "isso.log", "w") as log:
        server = subprocess.Popen([isso, "-c", config, "run"], stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while not answers(path):
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit("Isso does not start: " + (folder / "isso.log").read_text())
            time.sleep(0.02)
        converse(path)
    finally:
        server.terminate()
        server.wait(20)
    print(json.dumps({"database": str(folder / "comments.db")}))


main()
