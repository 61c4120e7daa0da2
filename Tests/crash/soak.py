"""Keeps a server busy for hours, at a steady pace and with clients that go away in the middle, and looks at what it holds meanwhile.

    soak.py PROGRAMS MINUTES [REQUESTS_A_SECOND]

Reads, pages, follow-ups, imports with their undo, live updates. At the end: the slope of the memory over the time after the first tenth,
at most 1 MiB an hour; open files that do not grow; a log of SQLite below 64 MiB; no answer of 500 or more but 503; a sound store.
"""

import http.client
import json
import pathlib
import random
import signal
import socket
import statistics
import struct
import sys
import tempfile
import threading
import time

from server import Server, set_up

PROGRAMS, MINUTES = pathlib.Path(sys.argv[1]), float(sys.argv[2])
RATE = float(sys.argv[3]) if len(sys.argv) > 3 else 400.0
CUSTOMERS, CLIENTS = 20_000, 16
MIB = 1 << 20


class Client(threading.Thread):
    """One of those who ask. It keeps its own pace, whatever the server does."""

    def __init__(self, number, server, cookie, token, stop):
        super().__init__(daemon=True)
        self.number, self.server, self.stop = number, server, stop
        self.chance = random.Random(number)
        self.token = {"Authorization": f"Bearer {token}"}
        self.cookie = {"Cookie": cookie}
        self.connection, self.count, self.writes = None, 0, 0
        self.errors, self.took = [], []

    def run(self):
        pause, due = CLIENTS / RATE, time.monotonic()
        while not self.stop.is_set():
            due += pause
            time.sleep(max(0, due - time.monotonic()))
            self.count += 1
            try:
                self.act(self.chance.random())
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(f"{type(error).__name__}: {error}")
                self.connection = None

    def act(self, dice):
        key = f"C{self.chance.randrange(CUSTOMERS)}"
        if dice < 0.30:
            self.ask("GET", f"/v1/customers/{key}", self.token)
        elif dice < 0.50:
            self.writes += 1
            self.ask("POST", f"/v1/customers/{key}/events", {
                **self.token, "Content-Type": "application/json", "Idempotency-Key": f"s{self.number}-{self.count}"},
                json.dumps({"kind": "contact", "channel": "phone", "direction": "out", "note": "asked for a price"}))
        elif dice < 0.60:
            self.ask("GET", "/v1/today?limit=50", self.token)
        elif dice < 0.70:
            self.ask("GET", "/", self.cookie)
        elif dice < 0.80:
            self.ask("GET", f"/customers/{key}", self.cookie)
        elif dice < 0.85:
            self.ask("GET", f"/v1/customers?query=country:DE+Firm+{self.chance.randrange(CUSTOMERS)}&limit=20", self.token)
        elif dice < 0.88:
            self.ask("GET", f"/v1/customers/nobody-{self.count}", self.token, expected=404)
        elif dice < 0.90:
            self.ask("GET", "/v1/pool?limit=20", self.token)
        elif dice < 0.92:
            self.ask("GET", "/metrics", {})
        elif dice < 0.94:
            self.ask("GET", "/v1/me", {"Authorization": "Bearer rapport_nothing"}, expected=401)
        else:
            self.leave(dice, key)

    def ask(self, method, path, headers, body=None, expected=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        began = time.monotonic()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        self.took.append(time.monotonic() - began)
        if answer.status != (expected or answer.status) or answer.status >= 400 and expected is None:
            self.errors.append(f"{method} {path.split('?')[0].rstrip('0123456789')}: {answer.status} {data[:200]}")
        if answer.getheader("Connection") == "close":
            self.connection = None

    def leave(self, dice, key):
        """Goes away in the middle: of a head, of a body, before the answer, of live updates."""
        token = self.token["Authorization"]
        heads = [
            f"GET /v1/customers/{key} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nAuth",
            f"POST /v1/customers/{key}/events HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nAuthorization: {token}\r\n"
            'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"kind": "no',
            f"GET /customers/{key} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n{'Cookie: ' + self.cookie['Cookie']}\r\n\r\n",
            f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n{'Cookie: ' + self.cookie['Cookie']}\r\n\r\n",
        ]
        head = self.chance.choice(heads)
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=30) as one:
            one.sendall(head.encode())
            if head is heads[3]:
                one.recv(4096)
                self.stop.wait(self.chance.uniform(0, 0.2))
            if dice > 0.97:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def imports(server, token, stop, done, errors):
    """A file every two minutes, taken back again."""
    number = 0
    while not stop.wait(120):
        number += 1
        rows = "".join(f"I{number}-{n},Imported {n},DE,i{number}-{n}@firm.example\n" for n in range(500))
        headers = {"Authorization": f"Bearer {token}"}
        status, _, data = server.request(
            "POST", "/v1/imports/customers", "key,name,country,emails\n" + rows, {**headers, "Content-Type": "text/csv"})
        if status != 200:
            errors.append(f"import: {status} {data[:200]}")
            continue
        batch = json.loads(data)["batch"]
        status, _, data = server.request("POST", f"/v1/batches/{batch}/undo", "", headers)
        if status != 200:
            errors.append(f"undo: {status} {data[:200]}")
            continue
        done.append(batch)


def held(server):
    """What the server holds: bytes of memory, open files, bytes of SQLite's log."""
    process = pathlib.Path(f"/proc/{server.process.pid}")
    line = next(line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS"))
    log = pathlib.Path(server.store.removeprefix("sqlite:") + "-wal")
    return int(line.split()[1]) * 1024, len(list((process / "fd").iterdir())), log.stat().st_size


def fill(server, token):
    rows = "".join(
        f"C{n},Firm {n},DE,{'boss' if n % 4 == 0 else ''},c{n}@firm.example\n" for n in range(CUSTOMERS))
    status, _, data = server.request(
        "POST", "/v1/imports/customers", "key,name,country,owner,emails\n" + rows,
        {"Authorization": f"Bearer {token}", "Content-Type": "text/csv"})
    assert status == 200, data


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rapport-soak-"))
    server = Server(PROGRAMS, folder)
    cookie, token = set_up(server)
    fill(server, token)
    stop, undone, errors, samples = threading.Event(), [], [], []
    clients = [Client(number, server, cookie, token, stop) for number in range(CLIENTS)]
    importer = threading.Thread(target=imports, args=(server, token, stop, undone, errors))
    for thread in [*clients, importer]:
        thread.start()
    began = time.monotonic()
    told = 0
    while (passed := time.monotonic() - began) < MINUTES * 60:
        if server.process.poll() is not None:
            raise SystemExit(f"the server ended with {server.process.returncode}")
        samples.append((passed, *held(server)))
        if passed >= told:
            _, memory, files, log = samples[-1]
            asked = sum(client.count for client in clients)
            print(f"{passed / 60:5.0f} min  {asked:9,} asked  {memory / MIB:6.1f} MiB  {files} files  log {log / MIB:.1f} MiB",
                  flush=True)
            told += max(60, MINUTES * 3)
        time.sleep(5)
    stop.set()
    for thread in [*clients, importer]:
        thread.join()
    server.process.send_signal(signal.SIGTERM)
    code = server.process.wait(timeout=30)
    check = server.cli("store", "check")
    errors += [error for client in clients for error in client.errors]
    late = [sample for sample in samples if sample[0] >= MINUTES * 6]
    slope = statistics.linear_regression([s[0] / 3600 for s in late], [s[1] / MIB for s in late]).slope
    third = max(1, len(late) // 3)
    files = max(s[2] for s in late[:third]), max(s[2] for s in late[-third:])
    log = max(s[3] for s in samples) / MIB
    took = sorted(second for client in clients for second in client.took)
    print(
        f"soak: {MINUTES:g} minutes, {sum(c.count for c in clients):,} requests, {sum(c.writes for c in clients):,} follow-ups, "
        f"{len(undone)} imports taken back; {samples[-1][1] / MIB:.1f} MiB at the end, {slope:+.2f} MiB an hour; "
        f"open files {files[0]} at most at first, {files[1]} at last; log {log:.1f} MiB at most; "
        f"p50 {took[len(took) // 2] * 1000:.1f} ms, p99 {took[len(took) * 99 // 100] * 1000:.1f} ms; ended with {code}; {check.stdout.strip()}")
    for error in sorted(set(errors))[:20]:
        print(errors.count(error), error)
    ok = not errors and code == 0 and check.returncode == 0 and slope <= 1 and files[1] <= files[0] + CLIENTS and log < 64
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
