"""A web server of a folder on a free port of the loopback interface; prints its address."""
import functools
import http.server
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    """Says nothing of when a file was written: HTTP counts seconds, and two builds may share one."""

    def send_header(self, keyword, value):
        if keyword != "Last-Modified":
            super().send_header(keyword, value)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1]))
print(f"http://127.0.0.1:{server.server_port}")
server.serve_forever()
