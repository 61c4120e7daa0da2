"""Profiles of generated customers."""
ZONES = ["", "", "", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago",
         "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "Africa/Cairo",
         "America/Los_Angeles", "Pacific/Chatham", "America/Havana"]
CHANNELS = ["email", "chat", "phone", "visit", "sms", "other"]
OWNERS = ["alice", "bob", "carol", "dave"]
SOURCES = ["referral", "exhibition", "website", "b2b-platform", "search-ad", "social", "cold-outreach", "other", ""]


def profile(i, mixes, dice):
    """the i-th customer, and the mix of events it gets"""
    r = dice.r
    key = "c%06d" % i if r.random() < .9 else "C-%06d" % i
    addresses = r.choice([7, 7, 7, 7, 1, 1, 2, 4, 6, 3, 5, 0])       # bits: email, phone, chat
    c = dict(
        key=key, name="Customer %d" % i, company="Company %d" % i, country=r.choice(["CN", "US", "DE", "IN", ""]),
        time_zone=r.choice(ZONES), language=r.choice(["en", "zh-CN", "de", ""]), source=r.choice(SOURCES),
        industry=r.choice(["tools", "food", ""]), company_size=r.choice(["", "5", "500"]),
        categories=r.choice(["", "pumps", "pumps;valves"]),
        annual_purchase="" if r.random() < .5 else dice.near_amount([0, 0, 1, -1]),
        currency=r.choice(["", "CNY"]), credit=r.choice(["", "", "A", "B", "C", "D"]),
        budget_authorised=r.choice(["", "yes", "yes", "no"]),
        preferred_channel=r.choice(["", "", "email", "email"] + CHANNELS),
        emails="buyer%d@example%d.com" % (i, i) if addresses & 1 else "",
        phones="+861380%07d" % i if addresses & 2 else "", chat="wechat:buyer%d" % i if addresses & 4 else "",
        do_not_contact="" if r.random() < .6 else ";".join(r.sample(CHANNELS, r.choice([1, 1, 2, 3, 4, 6]))),
        owner="" if r.random() < .2 else r.choice(OWNERS), tags=r.choice(["", "vip"]))
    c["birthday"] = dice.birthday()
    mix = r.choice(mixes)
    if mix == "silent" and r.random() < .8:
        c["owner"] = r.choice(OWNERS)
    if mix == "mail":                # email only, owned for long
        c.update(emails="buyer%d@example%d.com" % (i, i), preferred_channel=r.choice(["", "email", "email", "sms"]),
                 owner=r.choice(OWNERS), budget_authorised=r.choice(["yes", "yes", "no"]),
                 source=r.choice(["referral", "exhibition"]))
        if r.random() < .6:
            c["chat"] = c["phones"] = ""
        if r.random() < .7:
            c["do_not_contact"] = r.choice(["", "", "chat", "phone", "chat;phone", "sms", "visit;other"])
        if r.random() < .5:
            c["annual_purchase"] = "100000.00"
    return c, mix
