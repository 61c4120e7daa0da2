"""What a date brings round: the service of machines, birthdays, and the reviews of the users."""
from datetime import date, timedelta

from instants import D, add_months

SERVICE_NOTICE = timedelta(14)
CARE_NOTICE = timedelta(3)
LAST_YEAR = 2199


def services(c, today, cal):
    """due instants of the services that are owed"""
    out = []
    machines = [e for e in c.events if e.kind == "installed"]
    for m in machines:
        if not m.service_days:
            continue
        done = m.day
        for e in c.events:
            if e.kind == "service-closed" and e.t >= m.t:
                if e.serial == m.serial if e.serial else len([x for x in machines if x.t <= e.t]) == 1:
                    done = max(done, e.day)
        day = done + timedelta(m.service_days)
        if day.year <= LAST_YEAR and today >= day - SERVICE_NOTICE:
            out.append(cal.closing_of_any(day))
    return out


def birthday_in(year, born):
    if (born.month, born.day) == (2, 29):
        return date(year, 3, 1) - timedelta(1)
    return born.replace(year=year)


def birthdays(c, today, cal):
    """the due instant of the birthday that is near, if nobody wished well yet"""
    if not c.birthday:
        return []
    for year in (today.year, today.year + 1):
        day = birthday_in(year, c.birthday)
        if day - CARE_NOTICE <= today <= day:
            wished = any(e.kind == "contact" and e.valid_fu and e.purpose == "care" and e.dir == "out"
                         and e.day >= day - CARE_NOTICE for e in c.events)
            return [] if wished else [cal.closing_of_any(day)]
    return []


def reviews(owners, imported, cal):
    """(kind, due, owner) of what the users owe; all of them were made at the import"""
    small = cal.closing_of_any(add_months(cal.day(imported), 1))
    return [("policy-review", small, "admin")] + [("weekly-review", imported + 7 * D, o) for o in sorted(owners)]
