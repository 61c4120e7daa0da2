import Domain
import Foundation

/// The columns that the generator of the peers wrote (little-endian, no header), with its kinds as ours.
///
/// Days and seconds are UTC there; here a day begins in the organisation's zone, and instants are the same.
struct PeerData: Sendable {
    /// The day whose end is "now" of the first works.
    static let today = 20_543

    let count: Int
    let channels: Column<UInt8>
    let owners: Column<Int32>
    let created: Column<Int32>
    let events: EventColumns
    let tick: EventColumns

    init(folder: URL) throws {
        let bin = folder.appending(path: "bin")
        channels = try Column(bin, "cu_channel")
        owners = try Column(bin, "cu_owner")
        created = try Column(bin, "cu_created_day")
        events = try EventColumns(bin, "ev")
        tick = try EventColumns(bin, "tick")
        count = channels.count
    }

    /// The end of `day`.
    static func end(of day: Int) -> Instant { Instant(milliseconds: Int64(day + 1) * 86_400_000) }

    func createdAt(_ place: Int) -> Instant { Instant(milliseconds: Int64(created[place]) * 86_400_000) }

    /// The customer with an address for the channel that it prefers, and for mail and phone as all of them have.
    func customer(_ place: Int) throws -> Customer {
        guard let key = CustomerKey(validating: "C-\(place + 1)") else { throw Failed(what: "no key") }
        var profile = Profile(name: "Firm \(place + 1)")
        var contact = Contact()
        contact.emails = ["c@firm.example"]
        contact.phones = ["+86 13000000000"]
        if channels[place] > 2 { contact.chats = ["firm"] }
        profile.contacts = [contact]
        profile.preferredChannel = [.email, .phone, .chat, .chat][Int(channels[place]) - 1]
        return Customer(
            id: CustomerID(Int64(place + 1)), key: key, createdAt: createdAt(place), profile: profile)
    }

    /// All timelines, one behind the other, each in the order of folding, and where each begins.
    func timelines() throws -> (events: ContiguousArray<Event>, starts: ContiguousArray<Int>) {
        var starts = [Int](repeating: 0, count: count + 1)
        for place in 0..<events.count { starts[Int(events.customer[place])] += 1 }
        for place in 0..<count where owners[place] > 0 { starts[place + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        // A counting sort: where the events of each customer stand in the columns.
        var next = starts
        var order = [Int32](repeating: -1, count: starts[count])
        for place in 0..<count where owners[place] > 0 { next[place] += 1 }
        for place in 0..<events.count {
            let customer = Int(events.customer[place]) - 1
            order[next[customer]] = Int32(place)
            next[customer] += 1
        }
        let people = try (0...200).map { number in
            guard let user = UserID(validating: "owner-\(number)") else { throw Failed(what: "no owner") }
            return user
        }
        var made = ContiguousArray<Event>()
        made.reserveCapacity(order.count)
        for customer in 0..<count {
            for place in starts[customer]..<starts[customer + 1] {
                made.append(
                    order[place] < 0
                        ? owned(customer, by: people[Int(owners[customer])])
                        : event(events, Int(order[place]), by: people[Int(owners[customer])]))
            }
        }
        return (made, ContiguousArray(starts))
    }

    private func owned(_ customer: Int, by owner: UserID) -> Event {
        var details = EventDetails()
        details.owner = owner
        let at = createdAt(customer)
        return Event(
            id: EventID(Int64(customer + 1)), customer: CustomerID(Int64(customer + 1)), kind: .owned, occurredAt: at,
            recordedAt: at, actor: .system, ref: "owned", details: details)
    }

    func event(_ columns: EventColumns, _ place: Int, by actor: UserID) -> Event {
        let (kind, details) = said(columns, place)
        let at = Instant(milliseconds: columns.second[place] * 1000)
        let number = Int64(count) + columns.id[place]
        return Event(
            id: EventID(number), customer: CustomerID(Int64(columns.customer[place])), kind: kind, occurredAt: at,
            recordedAt: at, actor: actor, ref: "e\(number)", details: details)
    }

    private func said(_ columns: EventColumns, _ place: Int) -> (EventKind, EventDetails) {
        var details = EventDetails()
        switch columns.kind[place] {
        case 0: return (.inquiry, details)
        case 1: return (.quote, details)
        case 2: return (.sampleOrder, details)
        case 3:
            details.amount = Money(minorUnits: columns.amount[place], currency: .cny)
            return (.order, details)
        case 4: return (.orderCompleted, details)
        case 5, 6:
            details.direction = columns.kind[place] == 5 ? .inbound : .outbound
            details.channel = [.email, .phone, .chat, .chat, .visit][Int(columns.channel[place]) - 1]
            return (.contact, details)
        case 7:
            details.signal = [.priceDetails, .demoRequest, .contractDraft][Int(columns.detail[place]) - 1]
            return (.signal, details)
        case 8:
            details.level = [NeedLevel.none, .potential, .obvious][Int(columns.detail[place])]
            if columns.detail[place] > 0 { details.expectedClose = Day(number: columns.closeOn[place]) }
            return (.need, details)
        case 9: return (.dealLost, details)
        default: return (.serviceRequest, details)
        }
    }
}

/// The columns of events, or of those of the next day.
struct EventColumns: Sendable {
    let id: Column<Int64>
    /// Seconds since 1970.
    let second: Column<Int64>
    /// Minor units, of orders.
    let amount: Column<Int64>
    /// From 1.
    let customer: Column<Int32>
    let closeOn: Column<Int32>
    let kind: Column<UInt8>
    let channel: Column<UInt8>
    let detail: Column<UInt8>
    var count: Int { id.count }

    init(_ folder: URL, _ prefix: String) throws {
        id = try Column(folder, "\(prefix)_id")
        second = try Column(folder, "\(prefix)_ts")
        amount = try Column(folder, "\(prefix)_amount")
        customer = try Column(folder, "\(prefix)_customer_id")
        closeOn = try Column(folder, "\(prefix)_close_on")
        kind = try Column(folder, "\(prefix)_kind")
        channel = try Column(folder, "\(prefix)_channel")
        detail = try Column(folder, "\(prefix)_detail")
    }
}

/// Numbers of one kind in a file that is mapped and not read.
struct Column<Number: FixedWidthInteger & Sendable>: Sendable {
    private let data: Data
    let count: Int

    init(_ folder: URL, _ name: String) throws {
        data = try Data(contentsOf: folder.appending(path: "\(name).bin"), options: .alwaysMapped)
        count = data.count / MemoryLayout<Number>.size
    }

    subscript(place: Int) -> Number {
        data.withUnsafeBytes {
            Number(littleEndian: $0.loadUnaligned(fromByteOffset: place * MemoryLayout<Number>.size, as: Number.self))
        }
    }
}
