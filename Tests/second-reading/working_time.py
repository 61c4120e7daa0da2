"""The organisation's days: its zone, working hours, holidays and make-up days."""
import csv
import sys
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from instants import local_date, local_ms

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def minutes(s):
    return int(s[:2]) * 60 + int(s[3:5])


class Calendar:
    """cfg as reading.py takes it; a country of holidays needs the file"""

    def __init__(self, cfg, holidays_file=None):
        self.tz = ZoneInfo(cfg.get("time_zone", "Asia/Shanghai"))
        std = [["09:00", "12:00"], ["13:30", "18:00"]]
        hours = cfg.get("hours") or {k: std for k in WEEKDAYS[:5]}
        self.week = [[(minutes(a), minutes(b)) for a, b in hours.get(k, [])] for k in WEEKDAYS]
        self.normal = next(r for r in self.week if r)
        self.off, self.work = set(), set()
        country = cfg.get("holidays", "CN")
        if country:
            if not holidays_file:
                sys.exit("the holidays of %s need --holidays FILE" % country)
            with open(holidays_file, newline="", encoding="utf-8-sig") as f:
                for r in csv.DictReader(f):
                    if r["country"] == country:
                        (self.work if r["kind"] == "work" else self.off).add(date.fromisoformat(r["date"]))
        self._d0 = {}

    def day(self, ms):
        return local_date(ms, self.tz)

    def day_start(self, d):
        v = self._d0.get(d)
        if v is None:
            v = self._d0[d] = local_ms(d, 0, self.tz)
        return v

    def hours(self, d):
        if d in self.work:
            return self.week[d.weekday()] or self.normal
        if d in self.off:
            return []
        return self.week[d.weekday()]

    def working(self, d):
        return bool(self.hours(d))

    def closing(self, d):
        return local_ms(d, self.hours(d)[-1][1], self.tz)

    def closing_of_any(self, d):
        """a day off has the hours of a usual working day"""
        return local_ms(d, (self.hours(d) or self.normal)[-1][1], self.tz)

    def nth_after(self, d, n):
        while n:
            d += timedelta(1)
            if self.working(d):
                n -= 1
        return d

    def add_working(self, t, ms):
        d = self.day(t)
        while True:
            for a, b in self.hours(d):
                s, e = max(t, local_ms(d, a, self.tz)), local_ms(d, b, self.tz)
                if s < e:
                    if s + ms <= e:
                        return s + ms
                    ms -= e - s
            d += timedelta(1)
