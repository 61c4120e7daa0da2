"""Where one goes on is seen: nothing covers it, no name is too long, and keys do nothing to those who do not want them."""

from playwright.sync_api import expect

from checks import check, covered_focus
from person import Person, faults

SIZES = [(360, 640), (768, 1024), (1440, 900)]
LONG = {"LONGWORD": "Donaudampfschifffahrtsgesellschaft", "LONGEST": "Rindfleischetikettierung" * 7 + "sgesetze AG"}
IN_WINDOW = """(element) => {
  const box = element.getBoundingClientRect(), top = document.querySelector('.top').getBoundingClientRect();
  return box.top >= Math.max(0, getComputedStyle(document.querySelector('.top')).position === 'sticky' ? top.bottom : 0)
    && box.bottom <= innerHeight;
}"""


def going_on(browser):
    """After a follow-up the next customer, and that the last one is logged, are in the window, and have the focus."""
    for width, height in SIZES:
        ann = Person(browser, "en-GB", viewport={"width": width, "height": height}).come_in("ann")
        page = ann.page
        page.goto("/?days=30")
        page.locator("article a.log").nth(1).click()
        page.wait_for_load_state()
        form = page.locator("article:has(textarea)")
        following = form.locator("xpath=following::article[1]").get_attribute("data-customer")
        form.locator("textarea").fill("asked for a price list")
        form.locator("[name=outcome][value=no-answer]").check()
        form.locator("button.main").click()
        expect(page.locator(".notice.good")).to_contain_text("Logged")
        where = f"after a follow-up at {width}"
        for part in [f"article[data-customer='{following}'] h3 a.customer", ".notice.good"]:
            if not page.locator(part).evaluate(IN_WINDOW):
                faults.append(f"{where}: {part} is not in the window")
        if page.evaluate("document.activeElement.dataset.customer") != following:
            faults.append(f"{where}: the focus is not at {following}")
        faults.extend(covered_focus(page, f"Today at {width}"))
        ann.context.close()


def keys(browser):
    """Keys of single letters work in lists, and can be switched off."""
    ann = Person(browser, "en-GB").come_in("ann")
    page = ann.page
    focused = "document.activeElement.className"
    page.locator(".who button").last.focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) == "quiet", "j acts while something else has the focus"
    page.goto("/")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "customer", "j does nothing"
    page.goto("/settings")
    page.uncheck("#keys")
    page.goto("/")
    page.keyboard.press("j")
    assert page.evaluate(focused) != "customer", "j acts though keys are switched off"
    ann.context.close()


def long_names(admin):
    """From here on pages have customers with long names."""
    page = admin.page
    for key, name in LONG.items():
        page.goto("/customers")
        page.locator("summary", has_text="Add a customer").click()
        page.fill("#add-key", key)
        page.fill("#add-name", name)
        page.locator("#add button").click()
        expect(page.locator(".notice.good")).to_contain_text("Added")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for path in ["/customers", "/customers?q=key%3ALONG*", "/seas", *(f"/customers/{key}" for key in LONG)]:
            page.goto(path)
            faults.extend(check(page, f"{path} at {width}"))
        if width == SIZES[-1][0]:
            page.goto("/team")
            for table in page.locator(".scroll").all():
                if table.evaluate("(part) => part.scrollWidth > part.clientWidth"):
                    faults.append(f"a table of Team is cut at {width}")
    page.set_viewport_size({"width": 1280, "height": 720})
