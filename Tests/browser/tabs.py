"""Many tabs of one browser: all of them work, one connection brings news to all, whichever tab is closed or sleeps."""

from playwright.sync_api import expect

from person import Person

TABS = ["/", "/customers", "/seas", "/funnel", "/settings", "/customers?q=grade%3AA", "/customers?q=stage%3Aorder", "/seas"]
WAIT = 10_000
# Remembers the connections of a page that wait for news.
COUNTED = """
  window.sources = [];
  window.EventSource = class extends EventSource { constructor(place) { super(place); window.sources.push(this); } };
"""
COUNT = "window.sources.filter((source) => source.readyState !== EventSource.CLOSED).length"
NO_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"
HIDE = """(isHidden) => {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


class Tabs:
    """Pages of one browser."""

    def __init__(self, person):
        self.context, self.pages = person.context, []

    def open(self, path):
        page = self.context.new_page()
        page.goto(path, timeout=WAIT)
        self.pages.append(page)
        return page

    def listening(self):
        return [page for page in self.pages if page.evaluate(COUNT)]

    def settle(self):
        """The one that listens, as soon as there is one."""
        for _ in range(100):
            found = self.listening()
            if len(found) == 1 and found[0].evaluate(COUNT) == 1:
                return found[0]
            self.pages[0].wait_for_timeout(100)
        raise AssertionError(f"{len(self.listening())} tabs of {len(self.pages)} listen")


def change(manager):
    """Something that ann's tabs of customers hear of: one is assigned to her, and taken back."""
    page = manager.page
    page.goto("/seas")
    card = page.locator("article").first
    card.locator("select[name=owner]").select_option("ann")
    card.locator("form:has(select) button").click()
    expect(page.locator(".notice.good")).to_be_visible()
    page.locator("#undo button").click()
    expect(page.locator(".notice.good")).to_contain_text("Taken back")


def all_hear(tabs, manager):
    pages = [page for page in tabs.pages if page.url.endswith(("/", "/seas"))]
    for page in pages:
        page.evaluate("document.getElementById('news').classList.remove('on')")
    change(manager)
    for page in pages:
        expect(page.locator("#news"), page.url).to_be_visible(timeout=WAIT)


def many_tabs(browser):
    manager = Person(browser, "en-GB").come_in("max")
    ann = Person(browser, "en-GB")
    ann.context.add_init_script(COUNTED)
    ann.come_in("ann").page.close()
    tabs = Tabs(ann)
    for path in TABS:
        tabs.open(path)
    tabs.settle()
    all_hear(tabs, manager)

    closed = tabs.settle()
    tabs.pages.remove(closed)
    closed.close()
    tabs.settle()
    all_hear(tabs, manager)

    # The one that listens sleeps: a tab that is looked at does without it.
    asleep = tabs.settle()
    session = ann.context.new_cdp_session(asleep)
    for command in ["Debugger.enable", "Debugger.pause"]:
        session.send(command)
    tabs.pages.remove(asleep)
    tabs.open("/seas")
    tabs.settle()
    all_hear(tabs, manager)
    for command in ["Debugger.resume", "Debugger.disable"]:
        session.send(command)
    tabs.pages.append(asleep)
    tabs.settle()
    all_hear(tabs, manager)
    ann.context.close()
    manager.context.close()


def without_locks(browser):
    """In a browser that has none, tabs that nobody looks at do not listen."""
    ann = Person(browser, "en-GB")
    ann.context.add_init_script(COUNTED + NO_LOCKS)
    page = ann.come_in("ann").page
    for is_hidden, expected in [(False, 1), (True, 0), (False, 1)]:
        page.evaluate(HIDE, is_hidden)
        assert page.evaluate(COUNT) == expected, f"hidden {is_hidden}: {page.evaluate(COUNT)} listen"
    ann.context.close()
