"""A morning with Rapport in a real browser: set up, a salesperson's work, a manager's, an import with errors.

    morning.py BASE TOKEN SHOTS

BASE: where the server listens. TOKEN: its set-up token. SHOTS: a folder for screenshots. Ends with 1 and a list when something
is not as it should be.
"""

import datetime
import pathlib
import re
import sys

from playwright.sync_api import expect, sync_playwright

from checks import check, focus_order
from layout import going_on, keys, long_names
from news import told_where_it_shows, words_stay
from person import BASE, PASSWORD, Person, faults
from tabs import many_tabs, without_locks

TOKEN, SHOTS = sys.argv[2], pathlib.Path(sys.argv[3])
WIDTHS = [360, 768, 1440]
PAGES = ["/", "/customers", "/customers/ACME", "/batches", "/seas", "/approvals", "/team", "/funnel", "/import", "/settings", "/confirm", "/api"]


def set_up(browser):
    admin = Person(browser, "en-GB")
    page = admin.page
    page.goto("/")
    expect(page).to_have_url(f"{BASE}/setup")
    page.fill("[name=token]", "wrong")
    page.fill("[name=name]", "The Boss")
    page.fill("[name=user]", "boss")
    page.fill("[name=password]", "short")
    page.click("button.main")
    expect(page.locator("[role=alert]")).to_contain_text("not the token")
    # What was typed stands there still, but for the password.
    expect(page.locator("[name=user]")).to_have_value("boss")
    page.fill("[name=token]", TOKEN)
    page.fill("[name=password]", "short")
    page.click("button.main")
    expect(page.locator("[role=alert]")).to_contain_text("12 characters")
    page.fill("[name=token]", TOKEN)
    page.fill("[name=password]", PASSWORD)
    page.click("button.main")
    expect(page.locator("h1")).to_contain_text("Today")

    page.goto("/settings")
    page.fill("#addteam-team", "north")
    page.locator("#addteam button").click()
    page.fill("#adduser-user", "max")
    page.fill("#adduser-name", "Max")
    page.select_option("#adduser-role", "manager")
    page.select_option("#adduser-team", "north")
    page.locator("#adduser button").click()
    expect(page.locator(".notice")).to_contain_text("Added")
    for user in ["ann", "bo", "chen"]:
        page.locator("summary", has_text=re.compile(f"^{user} ")).click()
        page.select_option(f"#change-{user}-team", "north")
        page.locator(f"#change-{user} button").click()
    for user in ["ann", "max"]:
        page.locator("summary", has_text=re.compile(f"^{user} " if user == "ann" else "^Max ")).click()
        page.fill(f"#password-{user}-new", PASSWORD)
        page.locator(f"#password-{user} button").click()
        expect(page.locator(".notice")).to_contain_text("password")
    return admin


def salesperson(browser):
    """Three items, the second by keyboard only; one is put off, a label is asked for."""
    ann = Person(browser, "en-GB").come_in("ann")
    page = ann.page
    count = lambda: int(page.locator(".sub").first.inner_text().split()[0])
    before = count()
    assert before >= 4, f"ann has {before} to contact"
    first = page.locator("article").first
    name = first.locator("a.customer").inner_text()
    second = page.locator("article").nth(1).locator("a.customer").inner_text()
    first.locator("textarea").fill("They want 40 lamps.\nI send the offer today.")
    first.locator("[name=channel]").select_option("phone")
    # What came of it is not taken for granted.
    first.locator("button.main").click()
    assert first.locator("[name=outcome]").first.evaluate("field => field.validity.valueMissing")
    first.locator("[name=outcome][value=reached]").check()
    first.locator("[name=form]").check()
    first.locator("button.main").click()
    expect(page.locator(".notice.good")).to_contain_text("Logged")
    # The next one is open.
    expect(page.locator("article:has(textarea) h3 a.customer")).to_have_text(second)

    # By keyboard only: the item has the focus; Tab through its form, Enter on the button.
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "outcome":
            page.keyboard.press("Space")
        if page.evaluate("document.activeElement.name") == "note":
            break
    page.keyboard.type("Left a message with the secretary")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button.main')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator(".notice.good")).to_contain_text("Logged")

    # The third is put off, with a reason; without one it is refused, and what was chosen stands there still.
    third = page.locator("article:has(textarea)")
    key = third.get_attribute("data-customer")
    third.locator("summary", has_text="Put off").click()
    form = page.locator(f"[id='snooze-{key}']")
    form.locator("[name=until]").select_option("+3d")
    form.locator("[name=reason]").evaluate("field => field.required = false")
    form.locator("button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    form = page.locator(f"[id='snooze-{key}']")
    expect(form.locator("[name=until]")).to_have_value("+3d")
    form.locator("[name=reason]").evaluate("field => field.value = 'away until Thursday'")
    form.evaluate("form => form.requestSubmit()")
    expect(page.locator(".notice.good")).to_contain_text("Put off")

    # What was written is on the timeline, with its line end, and nobody took it for markup.
    page.goto("/customers")
    page.fill("[name=q]", f'"{name}"')
    page.keyboard.press("Enter")
    page.locator("a.customer").first.click()
    expect(page.locator("#timeline ~ .timeline")).to_contain_text("They want 40 lamps.")
    page.locator("summary", has_text="Set a label by hand").click()
    page.select_option("[id='override-scheme,label']", "grade,A")
    page.fill("[id='override-reason']", "they opened a second plant")
    page.locator("[id='override'] button").click()
    page.wait_for_load_state()
    expect(page.locator(".notice.good, [role=alert]")).to_be_visible()

    # Pages that are not hers are not there.
    assert page.goto("/team").status == 404
    assert page.goto("/customers/NOBODY").status == 404
    return ann


def manager(browser, ann):
    """Assigns from the high seas, and approves what waits; a colleague's page hears of it."""
    max_ = Person(browser, "en-GB").come_in("max")
    page = max_.page
    ann.page.goto("/seas")
    page.goto("/seas")
    card = page.locator("article").first
    key = card.get_attribute("data-customer")
    card.locator("select[name=owner]").select_option("ann")
    card.locator("form:has(select) button").click()
    expect(page.locator(".notice.good")).to_contain_text("Done")
    # It can be taken back where it is told, and is given again.
    page.locator("#undo button").click()
    expect(page.locator(".notice.good")).to_contain_text("Taken back")
    card = page.locator(f"article[data-customer='{key}']")
    card.locator("select[name=owner]").select_option("ann")
    card.locator("form:has(select) button").click()
    expect(page.locator(".notice.good")).to_contain_text("Done")
    expect(ann.page.locator("#news")).to_be_visible(timeout=10_000)

    page.goto("/approvals")
    waiting = page.locator("article").count()
    if waiting:
        page.locator("article").first.locator("button[value=false]").click()
        expect(page.locator("[role=alert]")).to_be_visible()
        page.locator("article").first.locator("button[value=true]").click()
        expect(page.locator(".notice.good")).to_contain_text("Decided")
    else:
        faults.append("manager: no override waits for approval")

    # Many at once: shown before it is done, and taken back.
    page.goto("/customers?q=country%3ADE,US,JP")
    total = page.locator("tbody tr").count()
    page.locator("summary", has_text="Do something to several").click()
    page.locator("[name=whom][value=all]").check()
    page.fill("[id='batch-tags']", "spring, fair 2027")
    page.locator("#batch button.main").click()
    expect(page.locator("main")).to_contain_text(f"{total} found")
    page.locator("#run button").click()
    expect(page.locator(".notice.good")).to_contain_text("Done")
    page.locator("#undo button").click()
    expect(page.locator(".notice.good")).to_contain_text("Taken back")
    return max_


def importing(admin):
    """A file with a wrong country and a row without a name: tried, told by row, taken, taken back."""
    page = admin.page
    csv = "Kennung;Bezeichnung;Staat;Adresse\nI1;Eins GmbH;DE;a@eins.example\nI2;;FR;\nI3;Drei SA;Frankreichh;c@drei.example\nI4;Vier BV;NL;\n"
    page.goto("/import")
    page.set_input_files("[name=file]", {"name": "list.csv", "mimeType": "text/csv", "buffer": csv.encode("utf-16")})
    page.locator("#upload button").click()
    expect(page.locator("tbody tr")).to_have_count(4)
    page.locator("button[value=try]").click()
    expect(page.locator("[role=alert]")).to_contain_text("key")
    for index, target in enumerate(["key", "name", "country", "emails"]):
        page.select_option(f"[name=column-{index}]", target)
    page.locator("button[value=try]").click()
    expect(page.locator("main")).to_contain_text("2 new customers")
    expect(page.locator("main")).to_contain_text("2 rows cannot be taken")
    expect(page.locator("main")).to_contain_text("column “Staat” (our “country”): “Frankreichh”")
    expect(page.locator("main")).to_contain_text("rows 4")
    faults.extend(check(page, "the words of a file"))
    page.screenshot(path=SHOTS / "import-words.png", full_page=True)
    assert admin.context.request.get("/customers/I1").status == 404, "a trial left a customer"
    page.locator("button[value=take]").click()
    expect(page.locator("main")).to_contain_text("What was taken")
    faults.extend(check(page, "the report of an import"))
    page.screenshot(path=SHOTS / "import-report.png", full_page=True)
    other = admin.context.new_page()
    assert other.goto("/customers/I1").status == 200
    page.locator("#undo button").click()
    expect(page.locator(".notice.good")).to_contain_text("Taken back. 2 customers are as before.")
    assert other.goto("/customers/I1").status == 404, "a customer of an import that was taken back"
    other.close()


def password_again(admin):
    """The session goes on under another reference, by keyboard alone."""
    page = admin.page
    reference = lambda: [cookie["value"] for cookie in admin.context.cookies() if cookie["name"].endswith("rapport_session")]
    before = reference()
    page.goto("/confirm")
    expect(page.locator("[name=password]")).to_be_focused()
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    expect(page.locator("[role=alert]")).to_contain_text("that is not your password")
    assert reference() == before, "a wrong password gives another session"
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Today")
    assert reference() != before, "the session keeps its reference"


def look(browser):
    """Every page in both languages at every width, light and dark."""
    for locale, word in [("en-GB", "Today"), ("zh-CN", "今天")]:
        for scheme in ["light", "dark"]:
            boss = Person(browser, locale, color_scheme=scheme).come_in("boss")
            expect(boss.page.locator("h1")).to_contain_text(word)
            for width in WIDTHS:
                boss.page.set_viewport_size({"width": width, "height": 900})
                for path in PAGES:
                    boss.page.goto(path)
                    where = f"{path} {locale} {scheme} {width}"
                    faults.extend(check(boss.page, where))
                    if scheme == "light" and width in (360, 1440):
                        faults.extend(focus_order(boss.page, where))
                    boss.page.goto(path)
                    name = path.strip("/").replace("/", "-") or "today"
                    boss.page.screenshot(path=SHOTS / f"{name}-{locale[:2]}-{scheme}-{width}.png", full_page=True)
            boss.context.close()
    # The choice of a language outlasts the browser's wish.
    boss = Person(browser, "en-GB").come_in("boss")
    boss.page.locator("button[name=language]").click()
    expect(boss.page.locator("h1")).to_contain_text("今天")
    boss.context.close()


def without_scripts(browser):
    """All of it works without scripts."""
    ann = Person(browser, "en-GB", java_script_enabled=False)
    page = ann.page
    page.goto("/login")
    page.fill("[name=user]", "ann")
    page.fill("[name=password]", PASSWORD)
    page.click("button.main")
    card = page.locator("article:has(textarea)").first
    card.locator("textarea").fill("without scripts")
    card.locator("[name=outcome][value=reached]").check()
    card.locator("button.main").click()
    expect(page.locator(".notice.good")).to_contain_text("Logged")
    ann.context.close()


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        started = datetime.datetime.now()
        admin = set_up(browser)
        ann = salesperson(browser)
        manager(browser, ann)
        importing(admin)
        password_again(admin)
        many_tabs(browser)
        without_locks(browser)
        told_where_it_shows(browser)
        words_stay(browser)
        going_on(browser)
        keys(browser)
        long_names(admin)
        without_scripts(browser)
        look(browser)
        browser.close()
    for fault in sorted(set(faults)):
        print(fault)
    seconds = (datetime.datetime.now() - started).seconds
    print(f"browser: {len(set(faults))} faults, {len(list(SHOTS.glob('*.png')))} screenshots, {seconds} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
