"""How much the server takes, beside what the HTTP library takes by itself with the same payload, in the same run.

    load.py PROGRAMS HELLO [CUSTOMERS] [SECONDS] [ROUNDS]

PROGRAMS: the folder of rapport and rapport-server, built for release. HELLO: the program of this package, built for release.
Makes a store with so many customers of 50 salespeople, asks it over 64 connections of `wrk`, each path in turn with the bare
library answering the same bytes, and prints medians of the rounds. Requests go to many customers and many people in turn.
"""

import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROGRAMS, HELLO = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
CUSTOMERS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
SECONDS = int(sys.argv[4]) if len(sys.argv) > 4 else 5
ROUNDS = int(sys.argv[5]) if len(sys.argv) > 5 else 3
OWNERS = 50
PEOPLE = 16
CONNECTIONS = 64
NOW = int(time.time())


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def rapport(place, *arguments):
    done = subprocess.run(
        [PROGRAMS / "rapport", *arguments, "--store", f"sqlite:{place}/store.sqlite", "--lang", "en"],
        capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"rapport {' '.join(arguments[:3])}: {done.stderr[:500]}")
    return done.stdout


def fill(place):
    """Customers with some history, every third owed an answer."""
    with open(f"{place}/customers.csv", "w") as customers, open(f"{place}/timeline.csv", "w") as timeline:
        customers.write("key,name,country,owner,emails,industry,created_at\n")
        timeline.write("customer,kind,at,channel,direction,outcome,note,ref\n")
        for n in range(CUSTOMERS):
            start = NOW - 86_400 * (3 + n % 9)
            customers.write(f"C{n},Firm {n},DE,u{n % OWNERS},c{n}@firm.example,pumps,{stamp(start)}\n")
            timeline.write(f"C{n},inquiry,{stamp(start)},email,in,,asks for a price,a{n}\n")
            for k in range(3):
                timeline.write(
                    f"C{n},contact,{stamp(start + 3600 * (k + 1))},email,out,reached,answered {k},b{n}-{k}\n")
            if n % 3 == 0:
                timeline.write(f"C{n},inquiry,{stamp(NOW - 3600)},email,in,,asks again,d{n}\n")
    rapport(place, "import", "customers", f"{place}/customers.csv")
    rapport(place, "import", "timeline", f"{place}/timeline.csv")
    return [rapport(place, "token", "make", "load", "--scope", "read", "--scope", "write", "--as", f"u{n}").strip() for n in range(PEOPLE)]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ready(url):
    for _ in range(200):
        try:
            urllib.request.urlopen(url).read()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{url} does not answer")


def fetch(url, headers=None, data=None):
    request = urllib.request.Request(url, data=data, headers=headers or {})
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers.get("content-type")


def script(place, name, requests, method="GET", body=None):
    """A Lua script of wrk that sends `requests`, pairs of path and headers, in turn."""
    lines = ["local all = {"]
    lines += [f"  {{ {json.dumps(path)}, {{ {', '.join(f'[{json.dumps(k)}] = {json.dumps(v)}' for k, v in headers.items())} }} }},"
              for path, headers in requests]
    lines.append("}\nlocal next = 0\nlocal part = 0\nfunction setup(thread) part = part + 1; thread:set('part', part) end")
    lines.append("function request()\n  next = next + 1\n  local one = all[(next * 7) % #all + 1]")
    lines.append(f"  return wrk.format({json.dumps(method)}, one[1], one[2], "
                 + (f"string.gsub({json.dumps(body)}, 'NEXT', os.time() .. '-' .. next)" if body else "nil") + ")\nend")
    path = f"{place}/{name}.lua"
    Path(path).write_text("\n".join(lines) + "\n")
    return path


UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def wrk(url, lua, connections=CONNECTIONS, seconds=SECONDS):
    """Answers a second, the median and the 99th percentile in ms, and how many were not 2xx."""
    told = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency", "-s", lua, url],
        capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
    times = [float(n) * UNITS[unit] for n, unit in re.findall(r"(?:50|99)%\s+([\d.]+)(us|ms|s)", told)]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    lost = re.search(r"Socket errors: (.*)", told)
    return rate, times[0], times[1], (int(bad[1]) if bad else 0), lost[1] if lost else ""


def raw_commits(place, seconds=3):
    """What one writer of the file can do by itself: a row a commit, WAL, FULL."""
    file = sqlite3.connect(f"{place}/raw.sqlite", isolation_level=None)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=FULL")
    file.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, text TEXT)")
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        file.execute("INSERT INTO t (text) VALUES (?)", ("x" * 200,))
        count += 1
    file.close()
    return count / seconds


def main():
    place = tempfile.mkdtemp()
    processes = []
    try:
        tokens = fill(place)
        log = open(f"{place}/log", "w")
        server = subprocess.Popen(
            [PROGRAMS / "rapport-server", "--store", f"sqlite:{place}/store.sqlite", "--listen", "127.0.0.1:0",
             "--max-connections-per-address", "1000"],
            stdout=subprocess.PIPE, stderr=log, text=True)
        processes.append(server)
        base = server.stdout.readline().split()[-1]
        server.stdout.readline()
        token = server.stdout.readline().strip()
        ready(base + "/readyz")

        # Browsers: each has a session.
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        headers = {"Origin": base, "Content-Type": "application/x-www-form-urlencoded"}

        def post(opener, path, text):
            opener.open(urllib.request.Request(base + path, data=text.encode(), headers=headers)).read()

        post(opener, "/setup", f"token={token}&user=boss&password=seven+green+bottles")
        sessions = []
        for n in range(PEOPLE):
            post(opener, "/settings/password", f"user=u{n}&new=seven+green+bottles")
            jar = urllib.request.HTTPCookieProcessor()
            post(urllib.request.build_opener(jar), "/login", f"user=u{n}&password=seven+green+bottles")
            sessions.append("; ".join(f"{one.name}={one.value}" for one in jar.cookiejar))

        def bearer(n):
            return {"Authorization": f"Bearer {tokens[n % PEOPLE]}"}

        def browser(n):
            return {"Cookie": sessions[n % PEOPLE], "Accept": "text/html"}

        def theirs(n, k):
            return f"C{n % PEOPLE + OWNERS * (k % (CUSTOMERS // OWNERS))}"

        reads = {
            "worklist, JSON": [("/v1/today?limit=50", bearer(n)) for n in range(PEOPLE)],
            "customer, JSON": [(f"/v1/customers/{theirs(n, k)}", bearer(n)) for n in range(PEOPLE) for k in range(12)],
            "Today, HTML": [("/", browser(n)) for n in range(PEOPLE)],
            "customer, HTML": [(f"/customers/{theirs(n, k)}", browser(n)) for n in range(PEOPLE) for k in range(12)],
        }
        if not ONLY or "reads" in ONLY:
            print(f"{CUSTOMERS} customers, {CONNECTIONS} connections, {ROUNDS} rounds of {SECONDS} s")
            print(f"{'':16} {'bytes':>7} {'a second':>9} {'hello':>9} {'of hello':>9} {'p50 ms':>7} {'p99 ms':>7} {'hello p99':>9}")
        for name, requests in reads.items():
            if ONLY and "reads" not in ONLY:
                break
            content, kind = fetch(base + requests[0][0], requests[0][1])
            Path(f"{place}/payload").write_bytes(content)
            port = free_port()
            hello = subprocess.Popen([HELLO, str(port), f"{place}/payload", kind])
            processes.append(hello)
            ready(f"http://127.0.0.1:{port}/")
            lua = script(place, "reads", requests)
            ours, bare = [], []
            wrk(base, lua, seconds=1)
            for _ in range(ROUNDS):
                ours.append(wrk(base, lua))
                bare.append(wrk(f"http://127.0.0.1:{port}", lua))
            hello.terminate()
            rate, other = statistics.median(one[0] for one in ours), statistics.median(one[0] for one in bare)
            print(f"{name:16} {len(content):7} {rate:9.0f} {other:9.0f} {rate / other:8.0%} "
                  f"{statistics.median(one[1] for one in ours):7.2f} {statistics.median(one[2] for one in ours):7.2f} "
                  f"{statistics.median(one[2] for one in bare):9.2f}", flush=True)
            if any(one[3] or one[4] for one in ours):
                print(f"  not answered: {ours}")

        if not ONLY or "writes" in ONLY:
            body = json.dumps({"kind": "contact", "channel": "phone", "direction": "out", "outcome": "reached", "note": "call NEXT"})
            lua = script(place, "writes",
                         [(f"/v1/customers/{theirs(n, k)}/events", {**bearer(n), "Content-Type": "application/json"})
                          for n in range(PEOPLE) for k in range(60)], "POST", body)
            one, many, raw = [], [], []
            for _ in range(ROUNDS):
                raw.append(raw_commits(place))
                one.append(wrk(base, lua, connections=1))
                many.append(wrk(base, lua))
            first, all_of_them, bare = (statistics.median(one[0] for one in one), statistics.median(one[0] for one in many),
                                        statistics.median(raw))
            print(f"follow-up, durable: one writer {first:.0f}/s, {first / bare:.0%} of a bare commit of one row ({bare:.0f}/s); "
                  f"{CONNECTIONS} writers {all_of_them:.0f}/s, {all_of_them / first:.1f} times one, "
                  f"p99 {statistics.median(one[2] for one in many):.1f} ms")
            if any(one[3] or one[4] for one in one + many):
                print(f"  not answered: {one} {many}")
        server.terminate()
        print(f"ended with {server.wait(20)}; {rapport(place, 'store', 'check').strip().splitlines()[-1]}")
    finally:
        for process in processes:
            process.kill()
        shutil.rmtree(place)


ONLY = os.environ.get("LOAD", "")
if __name__ == "__main__":
    main()
