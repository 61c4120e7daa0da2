"""The hand-made cases that cases.py checks; more of them in leaving_cases.py and upkeep_cases.py."""
CASES = []


def case(name, profile, events, labels, owed=None, refused=0, **more):
    CASES.append((name, profile, events, dict(labels=labels, owed=owed, refused=refused, **more)))


def E(kind, at, **k):
    return dict(kind=kind, at=at, **k)


OWNED = dict(owner="al", created_at="2026-03-02T00:00:00Z", emails="a@b.c")      # Mon 2 Mar 08:00
def S(h):
    return "2026-03-%sZ" % h


case("empty", {}, [], dict(stage="unmarked", negotiation="none", demand="potential", grade="ungraded", stars="unrated",
     relationship="potential", importance="ordinary", urgency="slow", power="unknown", rfm="never-bought",
     priority="D/0", hot="normal"), [])
case("owned only is unrated", {}, [E("owned", S("01T00:00:00"), owner="x"), E("released", S("02T00:00:00"))],
     dict(stars="unrated"), [])
case("lost ties inquiry", {}, [E("inquiry", S("30T00:00:00")), E("deal-lost", S("30T00:00:00"))],
     dict(stage="undealt", negotiation="unsuccessful", hot="normal", demand="potential", stars="1"))
case("inquiry 1ms after lost", {}, [E("inquiry", S("30T00:00:00.001")), E("deal-lost", S("30T00:00:00"))],
     dict(stage="inquiry", negotiation="negotiating >2026-06-28T00:00:00.001Z", hot="hot >2026-04-29T00:00:00.001Z"))
case("quote exactly 30d", {}, [E("quote", S("01T02:00:00"))], dict(stage="undealt",
     negotiation="negotiating >2026-05-30T02:00:00Z"))
case("quote 30d less 1ms", {}, [E("quote", S("01T02:00:00.001"))], dict(stage="inquiry >2026-03-31T02:00:00.001Z"))
case("sample kept by quote", {}, [E("sample-order", "2025-01-01"), E("quote", S("30T00:00:00"))],
     dict(stage="sample-order >2026-04-29T00:00:00Z"))
case("inquiry never ages", {}, [E("inquiry", "2025-01-01")], dict(stage="inquiry", negotiation="unsuccessful"))
case("completed ties lost", {}, [E("order", S("01T00:00:00"), amount="5"), E("order-completed", S("05T00:00:00")),
     E("deal-lost", S("05T00:00:00"))],
     dict(negotiation="after-sales", stage="transaction"))
case("cancel w/o ref hits newest, complete oldest", {}, [E("order", S("01T00:00:00"), amount="10000.01"), E("order",
     S("02T00:00:00"), amount="5"),
     E("order-cancelled", S("03T00:00:00")), E("order-completed", S("03T00:00:00"))], dict(stage="transaction",
     negotiation="after-sales",
     rfm="new/512 >2026-03-31T16:00:00Z"))
case("completed then cancelled", {}, [E("order", S("01T00:00:00"), ref="a", amount="5"), E("order-completed",
     S("02T00:00:00"), order_ref="a"),
     E("order-cancelled", S("03T00:00:00"), order_ref="a")], dict(stage="unmarked", negotiation="none", stars="1",
     rfm="never-bought"))
case("second completion ignored", {}, [E("order", S("01T00:00:00"), ref="a"), E("order-completed", S("02T00:00:00"),
     order_ref="a"),
     E("deal-lost", S("03T00:00:00")), E("order-completed", S("04T00:00:00"), order_ref="a")],
     dict(negotiation="unsuccessful"))
case("nothing open: refused", {}, [E("order", S("01T00:00:00")), E("order-completed", S("02T00:00:00")),
     E("order-cancelled", S("03T00:00:00"))],
     dict(negotiation="after-sales"), None, 1)
case("spent need at tie", {}, [E("need", S("05T00:00:00"), level="obvious", expected_close="2026-04-01"), E("order",
     S("05T00:00:00"))],
     dict(grade="ungraded", demand="potential"))
case("none revived by later signal", {}, [E("need", S("05T00:00:00"), level="none"), E("signal",
     S("05T00:00:00.001"), signal="demo-request")],
     dict(grade="ungraded", hot="hot >2026-04-04T00:00:00.001Z"))
case("none not revived at tie, nor by weak", {}, [E("need", S("05T00:00:00"), level="none"), E("signal",
     S("05T00:00:00"), signal="demo-request"),
     E("signal", S("06T00:00:00"), signal="content")], dict(grade="E", demand="dead", hot="normal"))
def N(d):
    return [E("need", S("05T00:00:00"), level="obvious", expected_close=d)]
# today Mar 31: +1 month = Apr 30, +3 = Jun 30, +6 = Sep 30
case("grade A at Apr 30", {}, N("2026-04-30"), dict(grade="A >2026-05-29T16:00:00Z", stars="2 >2026-05-29T16:00:00Z",
     urgency="expedited >2026-04-22T16:00:00Z", priority="C/35 >2026-05-29T16:00:00Z"))
case("grade B at May 1", {}, N("2026-05-01"), dict(grade="B >2026-03-31T16:00:00Z"))
case("grade B at Jun 30", {}, N("2026-06-30"), dict(grade="B >2026-05-29T16:00:00Z", urgency="unhurried"))
case("grade C at Jul 1", {}, N("2026-07-01"), dict(grade="C >2026-03-31T16:00:00Z",
     urgency="slow >2026-03-31T16:00:00Z"))
case("grade D", {}, N("2026-10-01"), dict(grade="D >2026-03-31T16:00:00Z", priority="C/20 >2026-07-02T16:00:00Z"))
case("overdue 29 days", {}, N("2026-03-02"), dict(grade="A >2026-03-31T16:00:00Z",
     urgency="urgent >2026-03-31T16:00:00Z"))
case("overdue 30 days", {}, N("2026-03-01"), dict(grade="C", urgency="slow"))
case("undated", {}, N(""), dict(grade="C", stars="1"))
case("forced A", dict(budget_authorised="yes"), N("2026-04-30"), dict(priority="A/42 >2026-05-29T16:00:00Z"))
case("rfm edges", {}, [E("order", S("01T00:00:00"), amount="10000.00")], dict(rfm="new/511 >2026-03-31T16:00:00Z",
     priority="D/8 >2026-03-31T16:00:00Z",
     power="E >2027-02-28T16:00:00Z"))
case("order leaves 730 d", {}, [E("order", "2024-04-01", amount="10000.01")],
     dict(rfm="hibernating/112 >2026-03-31T16:00:00Z"))
case("order left 730 d", {}, [E("order", "2024-03-31", amount="10000.01")], dict(rfm="hibernating/111",
     importance="ordinary", power="unknown"))
case("365 d", {}, [E("order", "2025-04-01", amount="100000")], dict(importance="important >2026-03-31T16:00:00Z",
     power="C >2026-03-31T16:00:00Z",
     rfm="sleeping/213 >2026-04-01T16:00:00Z"))
case("annual", dict(annual_purchase="99999.99", credit="A"), [], dict(importance="ordinary", power="D"))
case("credit A with order", dict(credit="A"), [E("order", "2023-01-01")], dict(importance="important", power="unknown"))
case("waiting", {}, [E("contact", S("30T02:00:00"), channel="email", direction="in")],
     dict(urgency="urgent >2026-04-30T02:00:00Z", priority="D/8 >2026-04-06T02:00:00Z"), [])
case("waiting 1ms less", {}, [E("contact", S("30T02:00:00.001"), channel="chat", direction="in")],
     dict(urgency="slow >2026-03-31T02:00:00.001Z"))
case("lapsed then anew", dict(OWNED, owner="", created_at=""), [E("inquiry", "2026-02-01T00:00:00Z"), E("inquiry",
     S("04T00:00:00")), E("inquiry", S("20T00:00:00"))],
     dict(urgency="urgent >2026-04-04T00:00:00Z"), ["reply 2026-03-05T00:00:00Z  email unanswered"])
case("second at lapse less 1ms", dict(OWNED, owner="", created_at=""), [E("inquiry", "2026-02-01T00:00:00Z"),
     E("inquiry", S("03T23:59:59.999"))],
     dict(urgency="slow"), [])
case("marketing and phone in are no message", {}, [E("contact", S("20T00:00:00"), channel="email", direction="in",
     purpose="marketing"),
     E("contact", S("20T00:00:00"), channel="phone", direction="in", outcome="no-answer")], dict(urgency="slow"))


def fu(at, **k):
    return E("contact", at, **{**dict(channel="email", direction="out"), **k})


case("first contact, profile owner without created_at", dict(OWNED, created_at=""), [fu(S("30T02:00:00"))], {},
     ["first-contact 2026-04-02T10:00:00Z al email new-spell"])
case("spell at created_at; follow-up at that instant", OWNED, [fu(S("02T00:00:00"))], {},   # D 30 d, ungraded
     # target Apr 1 (Wed) > floor
     ["follow-up 2026-04-01T10:00:00Z al email cadence:priority:D", "reclassify 2026-03-03T10:00:00Z al  ungraded"])
case("first contact A 24h", dict(OWNED, budget_authorised="yes", created_at="2026-03-31T01:00:00Z"),
     N("2026-04-01"), dict(priority="A/42"),
     ["first-contact 2026-04-01T01:00:00Z al email new-spell"])
# Sat 28 Mar contact, grade A daily, email only: target Sun 29 -> none working in (28, 29] -> Mon 30 < floor Tue 31
case("daily", OWNED, [fu(S("28T02:00:00"))] + N("2026-04-30"), {},
     ["follow-up 2026-03-31T10:00:00Z al email cadence:grade:A"])
# contact today, daily: target Wed Apr 1
case("daily 2", OWNED, [fu(S("31T01:00:00"))] + N("2026-04-30"), {},
     ["follow-up 2026-04-01T10:00:00Z al email cadence:grade:A"])
# obvious undated: C 15 d; contact Tue Mar 24 -> target Wed Apr 8
case("C", OWNED, [fu(S("24T01:00:00"))] + N(""), {}, ["follow-up 2026-04-08T10:00:00Z al email cadence:grade:C"])
# contact Sat Mar 21 -> target Sun Apr 5 (off, Qingming 4-6): nearest working before Fri Apr 3: quiet -> Thu Apr 2
case("quiet back", OWNED, [fu(S("21T01:00:00"))] + N(""), {},
     ["follow-up 2026-04-02T10:00:00Z al email cadence:grade:C"])
case("quiet, chat", dict(OWNED, chat="x"), [fu(S("21T01:00:00"))] + N(""), {},
     ["follow-up 2026-04-03T10:00:00Z al chat cadence:grade:C"])
case("quiet, phone", dict(OWNED, chat="x", phones="+8613800000000", do_not_contact="chat"),
     [fu(S("21T01:00:00"))] + N(""), {},
     ["follow-up 2026-04-03T10:00:00Z al phone cadence:grade:C"])
# Kiritimati +14: closing Fri 10:00Z is Sat there, Thu's is Fri there (quiet)
case("quiet by her zone", dict(OWNED, time_zone="Pacific/Kiritimati"), [fu(S("21T01:00:00"))] + N(""), {},
     ["follow-up 2026-04-03T10:00:00Z al email cadence:grade:C"])
case("no channel: only reclassify and record-form", dict(OWNED, emails=""), [E("contact", S("30T12:00:00"),
     channel="phone", direction="in", recorded_at=S("30T12:00:00")),
     E("inquiry", S("31T00:00:00")), E("online", S("31T00:00:00"))], {},
     ["reclassify 2026-03-31T10:00:00Z al  ungraded", "record-form 2026-03-31T10:00:00Z al  form-missing"])
case("record-form just before closing, 7 d less 1 ms", dict(OWNED, owner="al"), [E("contact", S("20T09:59:59.999"),
     channel="visit", direction="out", recorded_at=S("27T09:59:59.998"))]
     + N(""), {}, ["record-form 2026-03-20T10:00:00Z al  form-missing",
     "follow-up 2026-04-02T10:00:00Z al email cadence:grade:C"])
case("record-form at 7 d", OWNED, [E("contact", S("20T09:59:59.999"), channel="visit", direction="out",
     recorded_at=S("27T09:59:59.999"))]
     + N(""), {}, ["follow-up 2026-04-02T10:00:00Z al email cadence:grade:C"])
case("form at the same instant", OWNED, [E("contact", S("20T09:59:59"), channel="visit", direction="out",
     recorded_at=S("20T10:00:00")), E("form", S("20T09:59:59"))]
     + N(""), {}, ["follow-up 2026-04-02T10:00:00Z al email cadence:grade:C"])
PH = dict(OWNED, phones="+8613800000000", annual_purchase="100000", preferred_channel="visit")
case("phone-confirm", PH, [fu(S("20T01:00:00"), outcome="no-answer"), fu(S("24T01:00:00"), outcome="no-answer")],
     dict(importance="important"),
     ["first-contact 2026-03-04T10:00:00Z al visit new-spell",
     "phone-confirm 2026-03-23T10:00:00Z al phone email-unconfirmed"])
case("phone-confirm after inbound", PH, [fu(S("20T01:00:00"), outcome="no-answer"), E("contact", S("21T00:00:00"),
     channel="sms", direction="in", purpose="marketing", outcome="bounced"),
     fu(S("24T01:00:00"), outcome="no-answer")], {},
     ["first-contact 2026-03-04T10:00:00Z al visit new-spell",
     "phone-confirm 2026-03-25T10:00:00Z al phone email-unconfirmed"])
case("greet from the latest online", OWNED, [E("online", S("31T01:00:00")), E("online", S("31T01:30:00"))], {},
     ["first-contact 2026-03-04T10:00:00Z al email new-spell", "greet-online 2026-03-31T01:45:00Z al email online"])
case("greet over noon", OWNED, [E("online", S("30T03:50:00"))], {},
     ["first-contact 2026-03-04T10:00:00Z al email new-spell", "greet-online 2026-03-30T05:35:00Z al email online"])
case("greet on make-up Saturday Feb 28, ending at closing", dict(OWNED, owner="", created_at=""), [E("online",
     "2026-02-28T09:45:00Z")], {},
     ["greet-online 2026-02-28T10:00:00Z  email online"])
case("greet at closing before Spring Festival", dict(OWNED, owner="", created_at=""), [E("online",
     "2026-02-14T09:46:00Z")], {},
     ["greet-online 2026-02-24T01:01:00Z  email online"])
case("expected passed", dict(OWNED), [fu(S("24T01:00:00"))] + N("2026-03-30"), {},
     ["follow-up 2026-03-31T10:00:00Z al email cadence:grade:A", "reclassify 2026-03-31T10:00:00Z al  expected-passed"])
case("expected today", dict(OWNED), [fu(S("24T01:00:00"))] + N("2026-03-31"), {},
     ["follow-up 2026-03-31T10:00:00Z al email cadence:grade:A"])
case("expected passed beyond grace, make-up day", dict(OWNED), [fu(S("24T01:00:00"))] + N("2026-02-13"), {},
     ["follow-up 2026-04-08T10:00:00Z al email cadence:grade:C", "reclassify 2026-02-14T10:00:00Z al  expected-passed"])
case("refusals", {}, [E("created", S("01T00:00:00")), E("inquiry", "2026-04-01"), E("inquiry", S("02T00:00:00"),
     recorded_at=S("01T00:00:00")),
     E("order-completed", S("02T00:00:00"), order_ref="zz"), E("inquiry", S("02T00:00:00"), ref="r"), E("inquiry",
     S("02T00:00:00"), ref="r"), E("inquiry", S("03T00:00:00"), ref="r")],
     dict(stage="inquiry"), None, 5)
