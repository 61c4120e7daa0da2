"""People with browsers, and what was found wrong."""

import re
import sys

BASE = sys.argv[1]
PASSWORD = "seven green bottles"
faults = []


class Person:
    """Somebody with a browser."""

    def __init__(self, browser, locale, **options):
        self.context = browser.new_context(locale=locale, base_url=BASE, **options)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        self.page.on(
            "console",
            lambda message: faults.append(f"console: {message.text}")
            if message.type == "error" and "the server responded with a status of 4" not in message.text else None)

    def come_in(self, user):
        self.page.goto("/login")
        self.page.fill("[name=user]", user)
        self.page.fill("[name=password]", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"/(\?.*)?$"))
        return self
