"""What a colleague changes is told where it shows, nowhere else, and looking at it takes no words away."""

from playwright.sync_api import expect

from person import Person

NOTE = "They ask whether we deliver on Saturdays"
# So much later than what was heard of a page would have told.
QUIET = 1_000


def log(person, customer, kind="note"):
    page = person.page
    page.goto(f"/customers/{customer}")
    page.locator("summary", has_text="Something else happened").click()
    form = page.locator(f"[id='event-{customer}']")
    form.locator("[name=kind]").select_option(kind)
    form.locator("textarea").fill("by the way")
    form.locator("button").click()
    expect(page.locator(".notice.good")).to_contain_text("Logged")


def told_where_it_shows(browser):
    """ann's work shows at Team, in her customer's page and in her list; not in Settings, the high seas, or approvals."""
    ann = Person(browser, "en-GB").come_in("ann")
    ann.page.goto("/?days=30")
    customer = ann.page.locator("article").last.get_attribute("data-customer")
    max_ = Person(browser, "en-GB").come_in("max")
    pages = {}
    for path in ["/settings", "/seas", "/approvals", "/import", f"/customers/{customer}", "/team", "/?owner=ann"]:
        pages[path] = max_.context.new_page()
        pages[path].goto(path)
    if pages["/seas"].locator(f"[data-customer='{customer}']").count():
        pages.pop("/seas")
    log(ann, customer, "inquiry")
    for path in [f"/customers/{customer}", "/team", "/?owner=ann"]:
        expect(pages[path].locator("#news"), path).to_be_visible(timeout=10_000)
    ann.page.wait_for_timeout(QUIET)
    for path in ["/settings", "/seas", "/approvals", "/import"]:
        if path in pages:
            expect(pages[path].locator("#news"), path).to_be_hidden()
    max_.context.close()
    ann.context.close()


def words_stay(browser):
    """A note that is being typed is there again after a look at the news, in the list or at the customer's page."""
    ann = Person(browser, "en-GB").come_in("ann")
    page = ann.page
    page.goto("/?days=30")
    page.locator("article a.log").nth(1).click()
    page.wait_for_load_state()
    form = page.locator("article:has(textarea)")
    customer = form.get_attribute("data-customer")
    form.locator("textarea").fill(NOTE)
    form.locator("[name=outcome][value=no-answer]").check()
    max_ = Person(browser, "en-GB").come_in("max")
    log(max_, customer)
    expect(page.locator("#news")).to_be_visible(timeout=10_000)
    with page.expect_navigation():
        page.locator("#news a").click()
    form = page.locator(f"article[data-customer='{customer}']")
    expect(form.locator("textarea")).to_have_value(NOTE)
    expect(form.locator("[name=outcome][value=no-answer]")).to_be_checked()

    # Of a customer that left the list, it waits at its page.
    max_.page.goto(f"/customers/{customer}")
    max_.page.locator("summary", has_text="Assign").click()
    max_.page.select_option("#assign-owner", "bo")
    max_.page.locator("#assign button").click()
    expect(max_.page.locator(".notice.good")).to_be_visible()
    expect(page.locator("#news")).to_be_visible(timeout=10_000)
    with page.expect_navigation():
        page.locator("#news a").click()
    expect(page.locator("#kept")).to_be_visible()
    expect(page.locator("#kept a")).to_have_attribute("href", f"/customers/{customer}")
    max_.page.locator("#undo button").click()
    expect(max_.page.locator(".notice.good")).to_contain_text("Taken back")
    page.locator("#kept a").click()
    expect(page.locator(f"[id='log-{customer}'] textarea")).to_have_value(NOTE)
    for person in [ann, max_]:
        person.context.close()
