import Domain

// Events that the system alone records: each names what it is about, so that recording it twice is not possible.
extension Recorder {
    /// Begins a spell.
    mutating func own(
        _ id: CustomerID, by owner: UserID, reason: String, to work: inout Work
    ) throws -> EventID {
        var details = EventDetails()
        details.owner = owner
        details.reason = reason
        return try record(.owned, of: id, details, to: &work)
    }

    /// Ends the spell that runs. `warned`: when the owner was warned of it, where it is recycled.
    mutating func release(
        _ id: CustomerID, reason: String, warned: Instant? = nil, to work: inout Work
    ) throws -> EventID {
        var details = EventDetails()
        details.reason = reason
        details.warned = warned
        return try record(.released, of: id, details, to: &work)
    }

    /// Ends an override, or a request for one.
    mutating func end(
        _ override: LabelOverride, of id: CustomerID, how: OverrideEnd, reason: String?, to work: inout Work
    ) throws {
        var details = EventDetails()
        details.target = override.event
        details.scheme = override.scheme
        details.overrideEnd = how
        details.reason = reason
        _ = try record(.overrideEnded, of: id, details, to: &work)
    }

    /// Takes an event back. `reason`: why, where a person said so.
    mutating func retract(
        _ event: EventID, of id: CustomerID, reason: String? = nil, to work: inout Work
    ) throws {
        var details = EventDetails()
        details.target = event
        details.reason = reason
        _ = try record(.retracted, of: id, details, ref: "of-\(event.number)", to: &work)
    }

    /// Records what the actor does now. Without a `ref` of its own it is named by the change and its place in it.
    @discardableResult
    mutating func record(
        _ kind: EventKind, of id: CustomerID, _ details: EventDetails, ref: String? = nil, to work: inout Work
    ) throws -> EventID {
        let name = try ref ?? "change-\(work.change().number)-\(nextPlace())"
        let draft = EventDraft(
            customer: id, kind: kind, at: work.now, recordedAt: work.now, actor: work.actor.user, ref: name,
            details: details)
        switch try add(draft, row: 0, to: &work) {
        case .recorded(let event), .known(let event): return event
        case .waiting: return EventID(0)
        }
    }
}
