"""Dice that prefer the instants, days and amounts at which a rule changes its mind."""
import random
from datetime import date, timedelta

from instants import D, H, MIN, add_months, fmt, local_ms

AMOUNTS = [1000000, 5000000, 20000000, 100000000, 2000000, 10000000, 30000000, 3333333, 1, 0, 123456]


class Dice:
    def __init__(self, seed, now, cal):
        self.r, self.now, self.cal = random.Random(seed), now, cal
        self.pick = self.r.choice
        self.today = cal.day(now)
        special = sorted(cal.off | cal.work)
        self.special = [d for d in special if self.today - timedelta(400) < d <= self.today]
        self.future = [d for d in special if self.today < d < self.today + timedelta(400)]

    def tiny(self):
        return self.pick([0, 0, 0, -1, 1, -1, 1, 1000, -1000, 60000, -60000, H, -H, D, -D])

    def clamp(self, t):
        return t if t <= self.now else self.now - self.pick([0, 1, 1000, H, D])

    def local(self, d, minutes):
        return local_ms(d, minutes, self.cal.tz)

    def days_ago(self, n, minutes):
        return self.local(self.today - timedelta(n), minutes)

    def instant(self, have):
        """one nasty instant at or before now"""
        k = self.r.random()
        if have and k < .28:  # tie
            return self.pick(have)
        if have and k < .36:  # near another event
            return self.clamp(self.pick(have) + self.pick(
                [1, -1, 1, -1, 24 * H, 31 * D, 31 * D - 1, 31 * D + 1, 7 * D, D, -D, 30 * D]))
        if k < .58:  # elapsed thresholds
            return self.clamp(
                self.now - self.pick([1, 1, 7, 30, 30, 31, 31, 90, 90, 2, 3, 15, 60, 365, 730]) * D + self.tiny())
        if k < .74:  # day thresholds
            n = self.pick([0, 1, 2, 3, 7, 15, 29, 30, 31, 89, 90, 91, 179, 180, 181, 364, 365, 366, 729, 730, 731])
            return self.clamp(self.local(self.today - timedelta(n), 0) + self.pick([0, 0, -1, 1, 12 * H, 23 * H]))
        if k < .88:  # edges of working hours
            if self.special and self.r.random() < .4:
                d = self.pick(self.special)
            else:
                d = self.today - timedelta(self.r.randrange(0, 12))
            if self.r.random() < .3 and self.special:
                d = min(self.today, self.pick(self.special) + timedelta(self.pick([-2, -1, 1, 2])))
            m = self.pick([0, 540, 720, 810, 1080, 1005, 1020, 705, 706, 711, 1065, 1070, 795, 600, 1439])
            return self.clamp(self.local(d, m) + self.pick([0, 0, 0, 1, -1, 30000]))
        if k < .95:
            return self.now - self.r.randrange(0, 20 * D)
        return self.now - self.r.randrange(0, 900 * D)

    def silence(self):
        """an instant that long ago that its customer is warned about, or leaves, now or soon"""
        span = self.pick([7, 15, 30, 180, 1 + 3, 3 + 3, 7 + 3, 15 + 3, 30 + 3, 365 + 3])
        back = self.pick([0, 0, 1, 2, 3, 3, 4, 5, 9, 10, 12, 13, 30, 33, 40, -1, -2])
        return self.clamp(self.now - (span - self.pick([0, 0, 3, 4, 12]) + back) * D + self.pick([0, 0, 1, -1]))

    def birthday(self):
        if self.r.random() < .3:
            return ""
        day = self.today + timedelta(self.pick([-1, 0, 1, 2, 3, 4, 5, 7, 12, 30, 33, 34, 100]))
        if self.r.random() < .1:
            return "%d-02-29" % self.pick([1964, 2000])
        return day.replace(year=self.pick([1960, 1984, 2000])).isoformat()

    def service_days(self, t):
        """as many as bring the service near today, more or less"""
        ago = (self.today - self.cal.day(t)).days
        return max(1, min(36500, ago + self.pick([0, 1, 13, 14, 15, -1, -30, -ago + 180, 17, 24, 40, 36500])))

    def expected(self):
        k = self.r.random()
        if k < .1:
            return ""
        if k < .35:  # exact day thresholds
            d = self.today + timedelta(
                self.pick([0, -1, 1, 7, 6, 8, 30, 29, 31, 90, 89, 91, -29, -30, -31, -60, 200]))
        elif k < .6:  # month thresholds
            d = add_months(self.today, self.pick([1, 3, 6])) + timedelta(self.pick([-1, 0, 1, 2]))
        elif k < .8:  # month ends
            y = self.today.year + self.pick([0, 0, 0, 1])
            m = self.r.randrange(1, 13)
            last = (date(y + m // 12, m % 12 + 1, 1) - timedelta(1)).day
            d = date(y, m, min(last, self.pick([28, 29, 30, 31, 31])))
            if self.r.random() < .15:
                d = date(self.pick([2024, 2028]), 2, 29)
        elif (self.special or self.future) and k < .95:
            d = self.pick((self.special[-25:] + self.future)) + timedelta(self.pick([-1, 0, 0, 1]))
        else:
            d = self.today + timedelta(self.r.randrange(-40, 400))
        return d.isoformat()

    def stamp(self, t):
        k = self.r.random()
        if k < .7:
            return fmt(t)
        if self.local(self.cal.day(t), 0) == t and k < .9:
            return self.cal.day(t).isoformat()
        off = self.pick([8 * 60, -5 * 60, 330, -570, 0])
        s = fmt(t + off * MIN)[:-1]
        return s + ("%s%02d:%02d" % ("+" if off >= 0 else "-", abs(off) // 60, abs(off) % 60))

    def cents(self, n):
        return "%d.%02d" % divmod(n, 100) if self.r.random() < .7 or n % 100 else str(n // 100)

    def amount(self):
        k = self.r.random()
        if k < .08:
            return ""
        if k < .3:  # halves and rests of thresholds
            x = self.pick(AMOUNTS)
            return self.cents(max(0, x // 2 + self.pick([0, 0, 1, -1])))
        return self.near_amount([0, 0, 0, -1, 1, -1, 1, 10000])

    def near_amount(self, off):
        return self.cents(max(0, self.pick(AMOUNTS) + self.pick(off)))
