"""What a page has to keep: names for what can be used, contrast, an order of focus, sizes to touch, and no sideways scrolling."""

CHECK = r"""
() => {
  const found = [];
  const say = (what, element) => found.push(what + ': ' + (element ? element.outerHTML.slice(0, 140) : ''));
  const shown = (element) => {
    if (element.closest('details:not([open])') && !element.closest('summary')) return false;
    const style = getComputedStyle(element);
    return element.getClientRects().length > 0 && style.visibility !== 'hidden' && style.display !== 'none';
  };
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  if (!document.documentElement.lang) say('no language', document.documentElement);
  if (!document.title) say('no title');
  if (all('h1').length !== 1) say('not one h1: ' + all('h1').length);
  if (all('main').length !== 1) say('not one main');
  let level = 0;
  for (const heading of all('h1,h2,h3').filter(shown)) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) say('a heading skips a level', heading);
    level = own;
  }
  const ids = all('[id]').map((element) => element.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) say('an id stands twice: ' + id);
  for (const label of all('label[for]')) if (!document.getElementById(label.htmlFor)) say('a label of nothing', label);
  for (const element of all('[aria-describedby],[aria-labelledby]')) {
    for (const id of (element.getAttribute('aria-describedby') || element.getAttribute('aria-labelledby')).split(' '))
      if (!document.getElementById(id)) say('described by nothing', element);
  }

  // Whatever can be used has a name.
  const name = (element) => (element.getAttribute('aria-label') || '').trim()
    || Array.from(element.labels || []).map((label) => label.textContent.trim()).join(' ')
    || element.textContent.trim() || (element.getAttribute('title') || '');
  for (const element of all('a,button,input:not([type=hidden]),select,textarea,summary').filter(shown)) {
    if (element.matches('input,select,textarea')) {
      const labels = Array.from(element.labels || []).map((label) => label.textContent.trim()).join('');
      if (!labels && !element.getAttribute('aria-label')) say('a field without a label', element);
    } else if (!name(element)) say('no name', element);
  }

  // Contrast: 4.5 to 1, 3 to 1 for large text.
  const parse = (text) => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  };
  const light = (c) => {
    const [r, g, b] = [c.r, c.g, c.b].map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a === 1) return colour;
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || seen.has(element) || element.closest('svg,.unseen,script,option')) continue;
    seen.add(element);
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    const one = light(parse(style.color)), two = light(behind(element));
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) say('contrast ' + ratio.toFixed(2), element);
  }

  // 24 pixels to touch, but for links in running text.
  for (const element of all('button,select,summary,input:not([type=hidden]),nav a').filter(shown)) {
    let box = element.getBoundingClientRect();
    if (element.matches('input[type=checkbox],input[type=radio]') && element.labels && element.labels[0])
      box = { width: Math.max(box.width, element.labels[0].getBoundingClientRect().width), height: Math.max(box.height, element.labels[0].getBoundingClientRect().height) };
    if (box.height < 24 && !element.matches('[data-all]')) say('too small: ' + box.width.toFixed() + '×' + box.height.toFixed(), element);
  }

  // Fields side by side stand at one height, whatever is told of them.
  for (const grid of all('.fields').filter(shown)) {
    const rows = {};
    for (const field of Array.from(grid.querySelectorAll(':scope > .field:not(.check)')).filter(shown)) {
      const input = field.querySelector('input,select,textarea').getBoundingClientRect();
      const top = Math.round(field.getBoundingClientRect().top);
      if (!(top in rows)) rows[top] = input.top;
      else if (Math.abs(rows[top] - input.top) > 1) say('a field stands higher than its neighbour', field);
    }
  }

  // A label is not broken into a column of letters.
  for (const chip of all('.chip').filter(shown))
    if (chip.getBoundingClientRect().height > 3 * parseFloat(getComputedStyle(chip).fontSize)) say('a broken label', chip);

  if (document.documentElement.scrollWidth > innerWidth) say('wider than the window: ' + document.documentElement.scrollWidth);
  if (all('[tabindex]').some((element) => element.tabIndex > 0)) say('an order of focus of its own');
  if (all('[style],style,script:not([src])').length) say('a style or script in the page', all('[style],style,script:not([src])')[0]);
  for (const element of all('*')) for (const attribute of element.attributes) if (attribute.name.startsWith('on')) say('a script in an attribute', element);
  return found;
}
"""


def check(page, where):
    """What is wrong with the page that is open."""
    return [f"{where}: {fault}" for fault in page.evaluate(CHECK)]


# Whether nothing of the element that has the focus is to be seen.
COVERED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const xs = [0.1, 0.5, 0.9].map((share) => box.left + share * box.width);
  const ys = [0.1, 0.5, 0.9].map((share) => box.top + share * box.height);
  const isSeen = xs.some((x) => ys.some((y) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  }));
  return element === document.body || isSeen ? null : element.outerHTML.slice(0, 100);
}"""


def covered_focus(page, where, steps=60):
    """Up the page from its end, whatever has the focus is not wholly covered."""
    page.evaluate("() => { scrollTo(0, document.body.scrollHeight); document.activeElement.blur(); }")
    found = []
    for _ in range(steps):
        page.keyboard.press("Shift+Tab")
        text = page.evaluate(COVERED)
        if text:
            found.append(f"{where}: covered while it has the focus: {text}")
    return found


def focus_order(page, where, steps=25):
    """Tab goes down the page, and whatever has the focus shows it."""
    page.evaluate("document.activeElement && document.activeElement.blur()")
    faults, last = [], -1
    for _ in range(steps):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null;
            const all = Array.from(document.querySelectorAll('*')); const s = getComputedStyle(e);
            return [all.indexOf(e), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, e.outerHTML.slice(0, 100)]; }""")
        if told is None:
            break
        place, visible, text = told
        if place < last:
            break
        if not visible:
            faults.append(f"{where}: focus does not show: {text}")
        last = place
    if last < 0:
        faults.append(f"{where}: nothing takes the focus")
    return faults
