"""What a generator of requests cannot guess: a thread that exists, a form's token, the token of one's own comment.

Only what was generated as valid is replaced; what is wrong on purpose stays wrong.
"""

import os
import secrets
from urllib.parse import quote

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation

API = os.environ["PALIER_API"]
THREADS = ["verger", "chantiers/pré été"]

# Comment -> its own token; thread -> a form's token, which serves as long as the run.
tokens = {}
forms = {}


def form(thread):
    if thread not in forms:
        forms[thread] = requests.post(f"{API}/forms/{quote(thread, safe='')}", timeout=10).json()["token"]
    return forms[thread]


def write(text):
    """Keeps a comment of one's own."""
    message = {"name": "Samia", "message": f"{text} {secrets.token_hex()}", "form": form(THREADS[0])}
    remember(requests.post(f"{API}/threads/{THREADS[0]}", json=message, timeout=10).json())


def remember(received):
    tokens[str(received["id"])] = received["token"]


def known(generated):
    """Most times a comment that there is."""
    if str(generated) in tokens or not str(generated).isdigit() or int(generated) % 4 == 0:
        return generated
    return sorted(tokens)[int(generated) % len(tokens)]


def is_valid(case, location):
    return case.meta is not None and not case.meta.is_negative_at(location)


@schemathesis.auth(cache_by_key=lambda case, context: secrets.token_hex()).apply_to(path="/comments/{id}")
class OwnComment:
    def get(self, case, context):
        place = case.path_parameters
        if case.method != "DELETE" and is_valid(case, ParameterLocation.PATH):
            place["id"] = known(place["id"])
        return tokens.get(str(place["id"]), "none")

    def set(self, case, token, context):
        case.headers["Authorization"] = f"Bearer {token}"


@schemathesis.hook
def before_call(context, case, kwargs):
    place = case.path_parameters or {}
    if is_valid(case, ParameterLocation.PATH) and "thread" in place and len(place["thread"]) % 4:
        place["thread"] = THREADS[len(place["thread"]) % 2]
    if case.path.endswith("/reports") and is_valid(case, ParameterLocation.PATH):
        place["id"] = known(place["id"])
    if is_valid(case, ParameterLocation.BODY) and isinstance(case.body, dict) and case.method == "POST":
        if case.body.get("parent") is not None:
            case.body["parent"] = None
        if "/threads/" in case.path and place.get("thread") in THREADS:
            case.body["form"] = form(place["thread"])


@schemathesis.hook
def after_call(context, case, response):
    if case.method == "POST" and "/threads/" in case.path and response.status_code == 201:
        remember(response.json())
    if case.method == "DELETE" and response.status_code == 200:
        tokens.pop(str(response.json()["id"]), None)
        write("Another one.")


write("The first one.")
