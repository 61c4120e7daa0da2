"""A server of one's own for a while: started, waited for, asked."""

import http.client
import json
import re
import subprocess
import time

PASSWORD = "seven green bottles"


class Server:
    def __init__(self, programs, folder, *options):
        self.programs, self.store, self.options = programs, f"sqlite:{folder}/store.sqlite", options
        self.log = open(folder / "log", "ab")
        self.out = folder / "out"
        self.start()

    def start(self):
        began = time.monotonic()
        with open(self.out, "wb") as out:
            self.process = subprocess.Popen(
                [self.programs / "rapport-server", "--store", self.store, "--listen", "127.0.0.1:0",
                 "--log-level", "warning", "--max-requests", "1000", *self.options], stdout=out, stderr=self.log)
        while True:
            text = self.out.read_text()
            if "Rapport serves" in text and text.endswith("\n"):
                break
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with {self.process.returncode}")
            time.sleep(0.005)
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", text).group(1))
        self.token = text.splitlines()[2].strip() if len(text.splitlines()) > 2 else None
        while True:
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    break
            except OSError:
                pass
            time.sleep(0.005)
        self.ready = time.monotonic() - began

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def cli(self, *arguments):
        return subprocess.run(
            [self.programs / "rapport", *arguments, "--store", self.store], capture_output=True, text=True)

    def request(self, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), data


def set_up(server):
    """The first user, an administrator: the cookie of a session, and a token."""
    form = {"Origin": server.origin, "Content-Type": "application/x-www-form-urlencoded"}
    status, headers, _ = server.request(
        "POST", "/setup", f"token={server.token}&user=boss&password={PASSWORD.replace(' ', '+')}", form)
    assert status == 303, status
    cookie = headers["Set-Cookie"].split(";")[0]
    status, _, data = server.request(
        "POST", "/v1/tokens", json.dumps({"name": "crash", "scopes": ["read", "write", "admin", "import"]}),
        {"Cookie": cookie, "Origin": server.origin, "Content-Type": "application/json"})
    assert status == 201, data
    return cookie, json.loads(data)["token"]
