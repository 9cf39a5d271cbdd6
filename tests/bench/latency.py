"""How long an author waits: from the write of a file to the page that shows it, and for the server's start."""
import http.client
import os
import pathlib
import re
import signal
import statistics
import subprocess
import time
import urllib.parse

GIVE_UP = 60.0
POLL = 0.001


class Server:
    """A preview server of the site in `folder`, and a connection to it that stays open."""

    def __init__(self, command, folder, url=None):
        self.started = time.perf_counter()
        pipe = subprocess.PIPE if url is None else subprocess.DEVNULL
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=pipe,
                                        stderr=subprocess.DEVNULL, text=True)
        self.connection = None
        if url is None:
            line = self.process.stdout.readline()
            url = re.search(r"http://\S+", line).group()
        parts = urllib.parse.urlsplit(url)
        self.place = (parts.hostname, parts.port)

    def get(self, path):
        for _ in range(2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(*self.place, timeout=GIVE_UP)
                self.connection.request("GET", path)
                response = self.connection.getresponse()
                return response.status, response.read()
            except (OSError, http.client.HTTPException):
                self.connection = None
        return 0, b""

    def wait(self, pages, since):
        """Seconds from `since` until each page (address → what it must contain) has been seen; all of them."""
        left = dict(pages)
        while left:
            for path, needle in list(left.items()):
                status, body = self.get(path)
                if status == 200 and needle.encode() in body:
                    del left[path]
            if time.perf_counter() - since > GIVE_UP:
                raise TimeoutError(f"{left} not seen")
            if left:
                time.sleep(POLL)
        return time.perf_counter() - since

    def peak(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def quiet(server, path):
    """Waits until the server answers at its own pace again: two quick answers in a row."""
    quick = 0
    while quick < 20:
        start = time.perf_counter()
        server.get(path)
        quick = quick + 1 if time.perf_counter() - start < 0.02 else 0
        time.sleep(0.02)


def measure(command, folder, posts, title_field, url=None, rounds=7):
    """Medians of: start, an edit of a text, a new post until its page and its list show it; and peak MiB."""
    folder = pathlib.Path(folder)
    updates = sorted((post for post in posts if post.kind == "avancement"), key=lambda post: post.date)
    server = Server(command, folder, url)
    try:
        start = server.wait({"/chantiers/": "</html>"}, server.started)
        edits, additions = [], []
        for k in range(rounds):
            post = updates[len(updates) // 2 + 11 * k]
            file, mark = folder / "content" / f"{post.path}.md", f"Repere{k}x{os.getpid()}"
            quiet(server, post.url)
            text = file.read_text() + f"\nPhrase de mesure {mark}.\n"
            since = time.perf_counter()
            file.write_text(text)
            edits.append(server.wait({post.url: mark}, since))
        model = updates[-1]
        for k in range(rounds):
            mark = f"Nouveau{k}x{os.getpid()}"
            text = (folder / "content" / f"{model.path}.md").read_text()
            text = re.sub(rf'(?m)^({title_field}: ).*$', rf'\g<1>"{mark}"', text, count=1)
            text = re.sub(r"(?m)^(date: )\S+(T| )\S+$", rf"\g<1>2025-12-31\g<2>21:{10 + k}", text, count=1)
            text = text.replace(f"2025-12-31T21:{10 + k}", f"2025-12-31T21:{10 + k}:00", 1)
            address = f"/{model.path.rsplit('/', 1)[0]}/mesure-{k}/"
            quiet(server, "/chantiers/")
            since = time.perf_counter()
            (folder / "content" / f"{address.strip('/')}.md").write_text(text)
            additions.append(server.wait({address: mark, "/chantiers/": mark}, since))
        return {"start": start, "edit": statistics.median(edits), "slowest edit": max(edits),
                "new post": statistics.median(additions), "slowest new post": max(additions), "peak MiB": server.peak()}
    finally:
        server.stop()
