"""A small backend for Samskab's widgets, with nothing but Python's standard library.

    python3 backend.py [PORT [DATABASE]]

It shows each definition in ../data at /api/{id}, and stores what is handed in, once: docs/protocol.md.
"""

import hashlib
import json
import re
import secrets
import sqlite3
import sys
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
DEFINITIONS = {d["id"]: d for d in (json.loads(f.read_text("utf-8")) for f in DATA.glob("*.json"))}

LARGEST = 256 * 1024  # of a body, in bytes
MOST_DISCARDED = 64 * 1024 * 1024  # of one that is too large, before its sender is hung up on
KEY = re.compile(r"[\x21-\x7e]{16,200}")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
GRACE = 60  # seconds after closing, for what was on its way
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without those that look like others

# A key is there once: of two that come at once the database lets one in.
TABLES = """
CREATE TABLE IF NOT EXISTS answered (
  definition TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, receipt TEXT NOT NULL UNIQUE,
  PRIMARY KEY (definition, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS handed_in (definition TEXT NOT NULL, submission TEXT NOT NULL) STRICT;
"""

# Any page may ask, and no cookie goes along.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "date, age, retry-after",
}


class Refusal(Exception):
    """The server says no: a status, a code that widgets have words for, and which rules are broken."""

    def __init__(self, status, code, retry_after=None, **more):
        super().__init__(code)
        self.status = status
        self.body = {"status": status, "code": code, **more}
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}


# What is shown -------------------------------------------------------------------------------------

def phase_of(definition, now):
    if "opens" in definition and now < datetime.fromisoformat(definition["opens"]):
        return "upcoming"
    if "closes" in definition and now >= datetime.fromisoformat(definition["closes"]):
        return "closed"
    return "open"


def refuse_unless_open(definition, now):
    phase = phase_of(definition, now)
    if phase == "upcoming":
        raise Refusal(403, "not-open-yet")
    if phase == "closed":
        late = (now - datetime.fromisoformat(definition["closes"])).total_seconds()
        if late >= definition.get("grace", GRACE):
            raise Refusal(403, "closed")


# What is allowed -----------------------------------------------------------------------------------

def broken(code, pointer, **numbers):
    return {"code": code, "pointer": pointer, **numbers}


def length_problems(count, limits, pointer, low="too-few", high="too-many"):
    least, most = limits.get("minLength", 0), limits.get("maxLength", count)
    if count < least:
        return [broken(low, pointer, limit=least, by=least - count)]
    if count > most:
        return [broken(high, pointer, limit=most, by=count - most)]
    return []


def vote_problems(definition, body):
    selections = body.get("selections")
    if not isinstance(selections, list):
        return [broken("malformed", "/selections")]
    known = {item["id"] for item in definition["items"]}
    seen, problems = set(), []
    for index, one in enumerate(selections):
        pointer = f"/selections/{index}/item"
        if not isinstance(one, dict) or not isinstance(one.get("item"), str):
            problems.append(broken("malformed", pointer))
            continue
        if "value" in one:  # an approval says all by being there
            problems.append(broken("malformed", f"/selections/{index}/value"))
        if one["item"] not in known:
            problems.append(broken("unknown-item", pointer))
        elif one["item"] in seen:
            problems.append(broken("duplicate", pointer))
        seen.add(one["item"])
    return problems + length_problems(len(selections), definition, "/selections")


def idea_problems(definition, body):
    kinds = {"email": "email", "name": "short-text", "telephone": "short-text"}
    contact = [
        {"id": part, "kind": kinds[part], "required": how == "required"}
        for part, how in definition["contact"].items()
    ]
    answered = answer_problems(definition["fields"], body.get("answers"), "/answers")
    return answered + answer_problems(contact, body.get("contact", {}), "/contact")


def answer_problems(fields, answers, pointer):
    if not isinstance(answers, dict):
        return [broken("malformed", pointer)]
    problems = []
    for field in fields:
        problems += field_problems(field, answers.get(field["id"]), f"{pointer}/{field['id']}")
    for name in answers.keys() - {field["id"] for field in fields}:
        token = name.replace("~", "~0").replace("/", "~1")
        problems.append(broken("unknown-field", f"{pointer}/{token}"))
    return problems


def field_problems(field, answer, pointer):
    if answer is None or (isinstance(answer, str) and answer.strip() == ""):
        return [broken("required", pointer)] if field.get("required") else []
    if not isinstance(answer, str):
        return [broken("malformed", pointer)]
    if field["kind"] == "single-choice":
        known = {option["id"] for option in field["options"]}
        return [] if answer in known else [broken("unknown-option", pointer)]
    if field["kind"] == "email":
        return [] if EMAIL.fullmatch(answer) else [broken("not-an-email", pointer)]
    count = len(answer.replace("\r\n", "\n"))
    limits = {"maxLength": 500, **field}
    return length_problems(count, limits, pointer, "too-short", "too-long")


PROBLEMS = {"ballot": vote_problems, "ideas": idea_problems}

# What is stored ------------------------------------------------------------------------------------

class Store:
    """Everything of one submission is one transaction, which is on disk before it is answered."""

    def __init__(self, path):
        self.path = path
        with self.connect() as db:
            db.executescript(TABLES)

    def connect(self):
        db = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        return db

    def take(self, definition, key, body, now):
        # The reader may have changed the language meanwhile: it is the same submission.
        meant = {name: value for name, value in body.items() if name != "language"}
        name = (definition["id"], digest(key))
        mark = digest(json.dumps(meant, sort_keys=True))
        db = self.connect()
        try:
            db.execute("BEGIN IMMEDIATE")  # from here on nobody else stores
            before = db.execute(
                "SELECT body, receipt FROM answered WHERE definition = ? AND key = ?", name
            ).fetchone()
            if before and before[0] != mark:
                raise Refusal(422, "key-reused", receipt={"code": before[1]})
            if before:
                return {"code": before[1]}
            refuse_unless_open(definition, now)
            errors = PROBLEMS[definition["type"]](definition, body)
            if errors:
                raise Refusal(422, "rule", errors=errors)
            receipt = "".join(secrets.choice(LETTERS) for _ in range(8))
            receipt = f"{receipt[:4]}-{receipt[4:]}"
            db.execute("INSERT INTO answered VALUES (?, ?, ?, ?)", (*name, mark, receipt))
            db.execute("INSERT INTO handed_in VALUES (?, ?)", (definition["id"], json.dumps(body)))
            db.execute("COMMIT")
            return {"code": receipt}
        except sqlite3.OperationalError as error:
            raise Refusal(503, "busy", retry_after=1) from error
        finally:
            db.close()  # undoes what was not committed


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


# What is answered ----------------------------------------------------------------------------------

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30
    store = None

    def do_OPTIONS(self):
        allowed = {
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "content-type, idempotency-key",
            "Access-Control-Max-Age": "86400",
        }
        self.answer(204, None, allowed)

    do_GET = lambda self: self.guarded(self.show)  # noqa: E731
    do_POST = lambda self: self.guarded(self.take)  # noqa: E731

    def guarded(self, work):
        """A refusal has the headers of any answer, or the browser says that there is no connection."""
        try:
            work()
        except Refusal as refusal:
            self.answer(refusal.status, refusal.body, refusal.headers, "application/problem+json")
        except Exception as error:  # noqa: BLE001 - whatever it is, the widget must hear of it
            self.log_error("%r", error)
            self.close_connection = True
            self.answer(500, {"status": 500, "code": "internal"}, {}, "application/problem+json")

    def show(self):
        definition = self.definition()
        shown = {**definition, "phase": phase_of(definition, datetime.now(timezone.utc))}
        self.answer(200, shown, {"Cache-Control": "no-cache"})

    def take(self):
        now = datetime.now(timezone.utc)
        body_bytes = self.read_body()  # before anything is refused: what is not read stays in the way
        definition = self.definition()
        key = self.headers.get("Idempotency-Key", "")
        if not KEY.fullmatch(key):
            raise Refusal(400, "key-missing")
        if self.headers.get_content_type() != "application/json":
            raise Refusal(415, "unsupported-media-type")
        if body_bytes is None:
            raise Refusal(413, "too-large")
        try:
            body = json.loads(body_bytes.decode("utf-8"), parse_constant=no_constant)
        except (ValueError, RecursionError) as error:
            raise Refusal(400, "not-json") from error
        if not isinstance(body, dict):
            raise Refusal(422, "rule", errors=[broken("malformed", "")])
        self.answer(201, self.store.take(definition, key, body, now), {"Cache-Control": "no-store"})

    def definition(self):
        match = re.fullmatch(r"/api/([a-z0-9-]+)", self.path.split("?")[0])
        definition = DEFINITIONS.get(match[1]) if match else None
        if definition is None:
            raise Refusal(404, "not-found")
        return definition

    def read_body(self):
        """Reads the body; None where it is too large: then it is read all the same, and thrown away."""
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"\d{1,12}", length) or int(length) > MOST_DISCARDED:
            self.close_connection = True
            return b"" if length == "" else None
        left, parts = int(length), []
        while left > 0:
            part = self.rfile.read(min(left, 65536))
            if not part:
                break
            left -= len(part)
            if int(length) <= LARGEST:
                parts.append(part)
        return None if int(length) > LARGEST else b"".join(parts)

    def answer(self, status, body, headers, content_type="application/json"):
        content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in {"Cache-Control": "no-store", **CORS, **headers}.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, *_args):
        """Whoever takes part leaves no address behind."""


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    Handler.store = Store(sys.argv[2] if len(sys.argv) > 2 else "handed-in.db")
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    print(f"http://127.0.0.1:{server.server_port}/api/{{{','.join(DEFINITIONS)}}}", flush=True)
    server.serve_forever()
