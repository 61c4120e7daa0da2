import Domain

/// The changes of a zone's offset that fall into working hours, with what they add to or take from working time.
///
/// Away from them the working time up to an instant is that of its local time; a clock set forward over working hours
/// takes them away, one set back gives them twice. Most calendars have none, since clocks are changed at night.
struct ClockChanges: Sendable {
    struct Entry: Sendable {
        let at: Int64
        /// What clocks show from then on, milliseconds of local time since 1970.
        let local: Int64
        /// What to add to the working time of a local time from then on, up to the next entry.
        let correction: Int64
        /// Working time up to the change.
        let worked: Int64
    }
    let entries: [Entry]

    init(zone: ZoneRules, days: WorkingDays) {
        var entries: [Entry] = []
        var correction: Int64 = 0
        for change in zone.changes {
            let at = change.milliseconds
            let before = at + zone.offset(at: Instant(milliseconds: at - 1))
            let after = at + zone.offset(at: change)
            let lost = days.worked(until: after) - days.worked(until: before)
            guard lost != 0 else { continue }
            correction -= lost
            entries.append(
                Entry(at: at, local: after, correction: correction, worked: days.worked(until: after) + correction))
        }
        self.entries = entries
    }

    /// The last entry for which `isBefore` holds; it holds for a leading part of them.
    func last(where isBefore: (Entry) -> Bool) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : entries[low - 1]
    }
}
