import Domain
import Scheduling

/// A machine at a customer's, as shown.
public struct InstallationView: Codable, Hashable, Sendable {
    public struct Part: Codable, Hashable, Sendable {
        public var name: String
        /// Days between replacements.
        public var days: Int
        /// When it was last replaced, or installed.
        public var replacedAt: String
        /// The day by which it is to be replaced.
        public var due: String?
    }
    /// Its number: the event that tells of it.
    public var id: Int64
    public var at: String
    public var model: String?
    public var serial: String?
    /// Days between services; nil for none.
    public var serviceDays: Int?
    /// The latest service of it, or when it was installed.
    public var servicedAt: String
    /// The day by which the next service is due.
    public var serviceDue: String?
    public var parts: [Part]

    init(_ machine: Installation, _ scheduler: Scheduler, showingParts isWhole: Bool) {
        id = machine.event.number
        at = machine.at.rfc3339
        model = machine.model
        serial = machine.serial
        serviceDays = machine.serviceDays
        servicedAt = machine.servicedAt.rfc3339
        serviceDue = scheduler.serviceDay(after: machine.servicedAt, days: machine.serviceDays)?.iso
        parts = (isWhole ? machine.parts : []).map { part in
            Part(
                name: part.name, days: part.days, replacedAt: part.replacedAt.rfc3339,
                due: scheduler.serviceDay(after: part.replacedAt, days: part.days)?.iso)
        }
    }
}

extension Session {
    /// The machines at a customer's, the latest first. In the high seas parts are hidden, as they are on the timeline.
    public func installations(of key: String) async throws(RapportError) -> [InstallationView] {
        try await read(.readCustomers) { lens in
            let entry = try lens.entry(key: key)
            let isWhole = lens.actor.seesPrivately(owner: entry.owner)
            return entry.standing.facts.commitments.installations.reversed().map {
                InstallationView($0, lens.engine.scheduler, showingParts: isWhole)
            }
        }
    }
}
