"""A mail server that keeps each letter as a JSON file of the folder it is given. Prints its port; ends with its input."""

import asyncio
import email
import email.policy
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "parts": [part.get_content_type() for part in message.walk()],
            "text": message.get_content().replace("\r\n", "\n"),
        }
        aside = self.folder / "aside"
        aside.write_text(json.dumps(kept))
        aside.rename(self.folder / f"{self.count:04}.json")
        self.count += 1
        return "250 OK"


async def serve(folder):
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder)
    server = await loop.create_server(lambda: SMTP(keeper, hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve(sys.argv[1]))
