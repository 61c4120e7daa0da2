public import Classification
import Domain

extension ScheduleRules {
    /// Decodes `schedule`. Each key that is not given has the default of RULES.md §7.
    public init(_ reader: inout SectionReader) {
        self.init()
        var found: [LabelReference] = []
        let brief = Span.minutes(1)...Span.days(366)
        greetOnline = reader.nested("greet_online") { [greetOnline] in
            $0.span("within", default: greetOnline, in: brief)
        }
        reply = reader.nested("reply") { ReplyRules(&$0) }
        firstContact = reader.nested("first_contact") { section in
            var rules = FirstContactRules()
            rules.urgent = section.labelSet("urgent", default: rules.urgent, &found)
            rules.urgentWithin = section.span("urgent_within", default: rules.urgentWithin, in: brief)
            rules.workingDays = section.workingDays(default: rules.workingDays)
            return rules
        }
        phoneConfirm = reader.nested("phone_confirm") { [phoneConfirm] in
            $0.labelledDays(default: phoneConfirm, &found)
        }
        recordForm = reader.nested("record_form") { [recordForm] in
            $0.span("within", default: recordForm, in: brief)
        }
        cadence = reader.nested("cadence") { Cadence(&$0, &found) }
        reclassify = reader.nested("reclassify") { [reclassify] in $0.labelledDays(default: reclassify, &found) }
        quiet = reader.nested("quiet") { QuietRules(&$0) }
        snooze = reader.nested("snooze") { SnoozeRules(&$0) }
        service = reader.nested("service") { [service] in
            ServiceRules(notice: $0.days("notice", default: service.notice, in: 0...366))
        }
        care = reader.nested("care") { CareRules(&$0) }
        review = reader.nested("review") { ReviewRules(&$0) }
        worklist = reader.nested("worklist") { section in
            var rules = WorklistRules()
            rules.near = section.span("near", default: rules.near, in: Span(milliseconds: 0)...Span.days(31))
            rules.priority = section.scheme("priority", default: rules.priority, &found)
            rules.stars = section.scheme("stars", default: rules.stars, &found)
            return rules
        }
        references = found
    }
}

extension ReplyRules {
    fileprivate init(_ reader: inout SectionReader) {
        self.init()
        let range = Span.minutes(1)...Span.days(366)
        within = reader.span("within", default: within, in: range)
        clock = reader.choice("clock", default: clock)
        outsideHours = reader.choice("outside_hours", default: outsideHours)
        resumeWithin = reader.span("resume_within", default: resumeWithin, in: Span(milliseconds: 0)...Span.days(31))
    }
}

extension QuietRules {
    fileprivate init(_ reader: inout SectionReader) {
        self.init()
        channel = reader.choice("channel", default: channel)
        let names = reader.texts("days", default: weekdays.map(\.name))
        let days = names.compactMap { name in
            let weekday = Weekday(name: name)
            if weekday == nil {
                let known = Weekday.names.joined(separator: ", ")
                reader.note(.outOfRange, key: "days", "has “\(name)”; possible: \(known)")
            }
            return weekday
        }
        if Set(days).count == Weekday.all.count {
            reader.note(.outOfRange, key: "days", "leaves no day of the week; leave one out")
        } else {
            weekdays = Set(days)
        }
        instead = reader.texts("instead", default: instead.map(\.rawValue)).compactMap { name in
            let channel = Channel(rawValue: name)
            if channel == nil {
                let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
                reader.note(.outOfRange, key: "instead", "has “\(name)”; possible: \(known)")
            }
            return channel
        }
        if instead.contains(channel) {
            reader.note(.conflict, key: "instead", "has \(channel.rawValue), which is the channel that is quiet")
            instead.removeAll { $0 == channel }
        }
    }
}

extension Cadence {
    /// Another scheme than the default's has no default days and no fallback.
    fileprivate init(_ reader: inout SectionReader, _ found: inout [LabelReference]) {
        self.init()
        let usual = self
        scheme = reader.scheme("scheme", default: scheme, &found) ?? scheme
        let isUsual = scheme == usual.scheme
        (days, silent) = reader.cadenceDays(of: scheme, default: isUsual ? usual.days : nil, &found)
        guard reader.keys.contains("fallback") || isUsual else {
            fallback = nil
            return
        }
        fallback = reader.nested("fallback") { [scheme] section in
            var rules = usual.fallback ?? Fallback(labels: [], scheme: "priority", days: [:])
            rules.labels = section.labels("label", in: scheme, default: rules.labels, &found)
            let usualScheme = rules.scheme
            rules.scheme = section.scheme("scheme", default: usualScheme, &found) ?? usualScheme
            (rules.days, rules.silent) = section.cadenceDays(
                of: rules.scheme, default: rules.scheme == usualScheme ? rules.days : nil, &found)
            return rules.labels.isEmpty ? nil : rules
        }
    }
}
