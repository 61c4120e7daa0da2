import Domain

extension Wording {
    /// How something recurs, for example `every 2 weeks on Tue`; a text that is no rule is shown as it is.
    ///
    /// - Parameter rrule: RFC 5545.
    /// - Returns: a clause without a full stop.
    public func recurrence(_ rrule: String) -> String {
        guard let rule = Recurrence.parse(rrule) else { return rrule }
        let days = rule.days.map { day(of: $0) }.joined(separator: word(", ", "、"))
        let end =
            switch rule.end {
            case .never: ""
            case .count(let count): word(", \(count) times", "，共 \(count) 次")
            case .day(let day): word(", until \(day.iso)", "，至 \(day.iso)")
            case .instant(let instant):
                word(", until \(instant.rfc3339.prefix(10))", "，至 \(instant.rfc3339.prefix(10))")
            }
        return every(rule) + (days.isEmpty ? "" : word(" on \(days)", "的\(days)")) + end
    }

    private func every(_ rule: Recurrence) -> String {
        let (one, many, zh) =
            switch rule.frequency {
            case .daily: ("day", "days", "天")
            case .weekly: ("week", "weeks", "周")
            case .monthly: ("month", "months", "个月")
            case .yearly: ("year", "years", "年")
            }
        guard rule.interval > 1 else { return word("every \(one)", rule.frequency == .monthly ? "每月" : "每\(zh)") }
        return word("every \(rule.interval) \(many)", "每 \(rule.interval) \(zh)")
    }

    /// A weekday, with which of the month or year it is.
    private func day(of rule: Recurrence.DayRule) -> String {
        let name = weekday(rule.weekday)
        guard let ordinal = rule.ordinal else { return name }
        if ordinal == -1 { return word("the last \(name)", "最后一个\(name)") }
        if ordinal < 0 { return word("the \(name) number \(-ordinal) from the end", "倒数第 \(-ordinal) 个\(name)") }
        return word("\(name) number \(ordinal)", "第 \(ordinal) 个\(name)")
    }

    private func word(_ en: String, _ zh: String) -> String { self(Names(zh: zh, en: en)) }
}
