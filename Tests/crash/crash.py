"""Kills the server again and again under a mixed load of writers, and asks afterwards whether anything acknowledged is gone.

    crash.py PROGRAMS ROUNDS {kill,term,backup}

kill: SIGKILL at a random moment. Every write that was acknowledged has to be there, once; the store has to be sound; and the server has to
be ready again within 2 seconds. term: SIGTERM under load. It has to end with 0 within 15 seconds, and nothing that was answered is half half done.
backup: the store is copied under that load. A copy has to be sound and to have all that was acknowledged before it began; every second one
is killed, and then nothing may have the name of the copy.
"""

import http.client
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

from server import Server, set_up

PROGRAMS, ROUNDS, MODE = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
CLIENTS = 16


class Writer(threading.Thread):
    """Writes until the server is gone, and remembers what was acknowledged."""

    def __init__(self, number, round_, port, token, done, stop):
        super().__init__(daemon=True)
        self.number, self.round, self.port, self.done, self.stop = number, round_, port, done, stop
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.random = random.Random(round_ * 1000 + number)
        self.errors = []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        count = 0
        while not self.stop.is_set():
            count += 1
            key, ref = f"C{self.random.randrange(40)}", f"r{self.round}-{self.number}-{count}"
            kind = self.random.randrange(4)
            if kind == 0:
                path, body = f"/v1/customers/{key}/events", {"kind": "note", "ref": ref, "note": "x" * 200}
            elif kind == 1:
                path, body = f"/v1/customers/{key}/events", {
                    "kind": "contact", "ref": ref, "channel": "phone", "direction": "out"}
            elif kind == 2:
                path, body = f"/v1/customers/{key}/events", {"kind": "order", "ref": ref, "amount": "12.50"}
            else:
                path, body = "/v1/customers", {"key": ref, "name": "New"}
            try:
                connection.request("POST", path, json.dumps(body), {**self.headers, "Idempotency-Key": ref})
                answer = connection.getresponse()
                data = answer.read()
                if answer.status == 201:
                    self.done.append((path if kind == 3 else key, ref))
                elif answer.status not in (503,):
                    self.errors.append(f"{answer.status} {data[:200]}")
            except (OSError, http.client.HTTPException):
                return


def found(path):
    """What is on the timelines, by ref, and how often."""
    export = subprocess.run(
        ["sqlite3", path, "SELECT ref, count(*) FROM events WHERE ref LIKE 'r%-%-%' GROUP BY customer_id, kind, ref;"
         "SELECT key, 1 FROM customers WHERE key LIKE 'r%-%-%';"], capture_output=True, text=True)
    if export.returncode != 0:
        raise SystemExit(f"{path}: {export.stderr}")
    return dict(line.rsplit("|", 1) for line in export.stdout.split())


def back_up(server, folder, round_, done, is_killed, chance, errors):
    before, copy = list(done), folder / f"copy-{round_}.sqlite"
    process = subprocess.Popen(
        [PROGRAMS / "rapport", "store", "backup", copy, "--store", server.store], stdout=subprocess.DEVNULL)
    if is_killed:
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
    code = process.wait(timeout=60)
    # It may have been done before it was killed.
    if code != 0:
        if not is_killed or copy.exists():
            errors.append(f"round {round_}: a backup ended with {code}, and its name is taken: {copy.exists()}")
        return 0
    check = subprocess.run(
        [PROGRAMS / "rapport", "store", "check", "--store", f"sqlite:{copy}"], capture_output=True, text=True)
    if check.returncode != 0:
        errors.append(f"copy {round_}: {check.stdout[:500]} {check.stderr[:500]}")
    refs = found(copy)
    if lost := [ref for _, ref in before if ref not in refs]:
        errors.append(f"copy {round_}: {len(lost)} of {len(before)} acknowledged writes are not in it")
    copy.unlink()
    return 1


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rapport-crash-"))
    server = Server(PROGRAMS, folder)
    _, token = set_up(server)
    for number in range(40):
        status, _, data = server.request(
            "POST", "/v1/customers", json.dumps({"key": f"C{number}", "name": f"Customer {number}", "owner": "boss"}),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        assert status == 201, data
    done, errors, slowest, longest, copies = [], [], 0.0, 0.0, 0
    chance = random.Random(7)
    for round_ in range(ROUNDS):
        stop = threading.Event()
        writers = [Writer(number, round_, server.port, token, done, stop) for number in range(CLIENTS)]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.05, 0.6))
        if MODE == "backup":
            copies += back_up(server, folder, round_, done, round_ % 2 == 1, chance, errors)
            stop.set()
            for writer in writers:
                writer.join()
                errors += writer.errors
            continue
        began = time.monotonic()
        server.process.send_signal(signal.SIGKILL if MODE == "kill" else signal.SIGTERM)
        code = server.process.wait(timeout=30)
        if MODE == "term":
            longest = max(longest, time.monotonic() - began)
            if code != 0:
                errors.append(f"round {round_}: ended with {code}")
        stop.set()
        for writer in writers:
            writer.join()
            errors += writer.errors
        server.start()
        slowest = max(slowest, server.ready)
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=30)
    check = server.cli("store", "check")
    if check.returncode != 0:
        errors.append(f"store check: {check.stdout[:500]} {check.stderr[:500]}")
    refs = found(f"{folder}/store.sqlite")
    lost = [ref for _, ref in done if ref not in refs]
    twice = [ref for ref, count in refs.items() if count != "1"]
    print(
        f"crash {MODE}: {ROUNDS} rounds, {len(done)} writes acknowledged, {len(lost)} lost, {len(twice)} twice, "
        + (f"{copies} copies whole" if MODE == "backup" else f"ready in {slowest:.2f} s at most")
        + (f", ended in {longest:.2f} s at most" if MODE == "term" else "") + f"; {check.stdout.strip()}")
    for error in sorted(set(errors))[:20]:
        print(error)
    ok = not lost and not twice and not errors and slowest <= 2 and longest <= 15
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
