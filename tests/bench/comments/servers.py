"""The three servers: each on a port and in a folder of its own, filled with the same conversations, ended by its process."""
import http.client
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import time
import urllib.parse

import corpus

ISSO = ["isso==0.14.0", "gunicorn==27.0.1", "gevent==26.9.0", "packaging==26.4"]
WRITTEN = "2026-01-01T00:00:00Z"
# Nobody is slowed down or held back: what is measured is the work, not the limits.
SETTINGS = """
[server]
listen = "127.0.0.1:0"
admin_listen = ""
insecure_cookie = true
request_timeout = "60s"
[secret]
value = "0123456789012345678901234567890123456789"
[limits]
per_prefix = 100000
per_thread = 100000
per_site = 1000000
form_minimum = "1s"
pressure = 0
[sites.mesure]
url = "http://127.0.0.1"
name = "Mesure"
official_name = "Mesure"
manifest = "threads.json"
privacy_contact = "donnees@mesure.example"
policy = "after"
flood = 0
"""


class Server:
    """A running server."""

    def __init__(self, command, folder, environment=None):
        self.log = open(folder / "log", "ab")
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, env=environment
        )
        self.url = None

    @property
    def address(self):
        return urllib.parse.urlsplit(self.url).netloc

    def told(self):
        """Waits for the line that names its address."""
        line = self.process.stdout.readline().decode()
        if "http://" not in line:
            raise SystemExit(f"it did not start: {line!r}, see {self.log.name}")
        self.url = "http://" + line.split("http://")[1].strip().rstrip("/")
        return self

    def ask(self, path, method="GET", body=None, headers=None):
        """(status, headers, body) of one request on a connection of its own."""
        connection = http.client.HTTPConnection(self.address, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def peak(self):
        """The most memory that it and its children held, in MiB."""
        total = 0
        for process in family(self.process.pid):
            for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    total += int(line.split()[1])
        return total / 1024

    def settle(self, seconds=60):
        """Waits until it does nothing any more: who was asked too much goes on answering those who have left."""
        worked = None
        for _ in range(seconds):
            before, worked = worked, sum(ticks(process) for process in family(self.process.pid))
            if before is not None and worked - before < 5:
                return
            time.sleep(1)

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def ticks(process):
    """Hundredths of a second of the processor that a process took."""
    return sum(map(int, pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))


def family(process):
    children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process] + [one for child in children for one in family(int(child))]


def fill(program, folder, threads, hot, each=1, waiting=0):
    """A database of ours, made by importing an export. Every `waiting`th comment waits for its review. Seconds taken."""
    folder.mkdir(parents=True)
    (folder / "commentaires.toml").write_text(SETTINGS)
    listed = [
        {"id": corpus.key(thread), "url": f"/chantiers/{corpus.key(thread)}/", "title": f"Fil {thread}", "kind": "avancement",
         "mode": "ouverts"} for thread in range(threads)
    ]
    (folder / "threads.json").write_text(json.dumps({"version": 1, "site": "http://127.0.0.1", "threads": listed}))
    with open(folder / "export.jsonl", "w") as export:
        head = {"format": "palier-comments", "version": 1, "site": "ailleurs", "url": "https://ailleurs.example",
                "exported_at": WRITTEN}
        export.write(json.dumps(head) + "\n")
        for number, thread, answers, name, text in corpus.comments(threads, hot, each):
            waits = waiting and thread and number % waiting == 0
            line = {"id": number, "parent": answers, "thread": corpus.key(thread), "url": f"/{corpus.key(thread)}/",
                    "state": "pending" if waits else "published", "official": False, "name": name, "email": None,
                    "markdown": text, "written_at": WRITTEN, "published_at": None if waits else WRITTEN,
                    "reason": None, "question": None, "pinned": False, "edited_at": None}
            export.write(json.dumps(line, ensure_ascii=False) + "\n")
    began = time.perf_counter()
    run(program, folder, "import", "palier", "export.jsonl")
    return time.perf_counter() - began


def run(program, folder, *arguments):
    """What a command of ours prints."""
    ended = subprocess.run([program, "--config", "commentaires.toml", *arguments], cwd=folder, capture_output=True)
    if ended.returncode:
        raise SystemExit(f"{arguments}: {ended.stderr.decode()}")
    return ended.stdout.decode()


def ours(program, folder):
    return Server([program, "--config", "commentaires.toml", "serve"], folder).told()


def bare(program, folder):
    """The server that only answers, with the documents of a folder."""
    return Server([program, folder / "documents"], folder).told()


def isso_environment():
    """Isso's own environment, made at the first run."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
    folder = cache / "palier" / "bench-isso"
    mark = folder / ".made"
    if not mark.exists() or mark.read_text() != " ".join(ISSO):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *ISSO], check=True)
        mark.write_text(" ".join(ISSO))
    return folder / "bin"


def isso(programs, folder, port, threads, hot):
    """Isso under gunicorn with gevent, as its documentation runs it; its database is filled beside it, in its own schema."""
    folder.mkdir(parents=True)
    (folder / "isso.cfg").write_text(
        f"[general]\ndbpath = {folder}/comments.db\nhost = http://127.0.0.1\nmax-age = 15m\n[moderation]\nenabled = false\n"
        f"[server]\nlisten = http://127.0.0.1:{port}\n[guard]\nenabled = false\n[hash]\nalgorithm = none\n"
    )
    command = [programs / "gunicorn", "-b", f"127.0.0.1:{port}", "-w", str(os.cpu_count()), "--worker-class", "gevent",
               "--worker-tmp-dir", "/dev/shm", "isso.run"]
    server = Server(command, folder, dict(os.environ, ISSO_SETTINGS=str(folder / "isso.cfg")))
    server.url = f"http://127.0.0.1:{port}"
    while True:
        try:
            server.ask("/?uri=/rien/")
            break
        except OSError:
            if server.process.poll() is not None:
                raise SystemExit(f"Isso did not start, see {folder}/log")
            time.sleep(0.05)
    with sqlite3.connect(folder / "comments.db") as database:
        database.executemany(
            "INSERT INTO threads (id, uri, title) VALUES (?, ?, ?)",
            [(thread + 1, f"/{corpus.key(thread)}/", f"Fil {thread}") for thread in range(threads)],
        )
        database.executemany(
            "INSERT INTO comments (tid, id, parent, created, mode, remote_addr, text, author, voters) "
            "VALUES (?, ?, ?, ?, 1, '127.0.0.0', ?, ?, zeroblob(256))",
            [(thread + 1, number, answers, 1767225600.0 + number, text, name)
             for number, thread, answers, name, text in corpus.comments(threads, hot)],
        )
    return server
