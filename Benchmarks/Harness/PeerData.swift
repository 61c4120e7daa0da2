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
    let tick: EventColumns
    private let events: URL

    init(folder: URL) throws {
        let bin = folder.appending(path: "bin")
        channels = try Column(bin, "cu_channel")
        owners = try Column(bin, "cu_owner")
        created = try Column(bin, "cu_created_day")
        events = bin
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

    /// All timelines, each in the order of folding.
    ///
    /// The columns are read from beginning to end, twice: what is not of use afterwards takes no room.
    func timelines() throws -> Timelines {
        var starts = ContiguousArray(repeating: 0, count: count + 1)
        let customers = try ColumnReader<Int32>(events, "ev_customer_id")
        for _ in 0..<customers.count { starts[Int(try customers.next())] += 1 }
        for place in 0..<count where owners[place] > 0 { starts[place + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        let people = try (0...200).map { number in
            guard let user = UserID(validating: "owner-\(number)") else { throw Failed(what: "no owner") }
            return user
        }
        let total = starts[count]
        // A counting sort: each event goes to its place.
        let made = UnsafeMutableBufferPointer<Event>.allocate(capacity: total)
        var next = starts
        for place in 0..<count where owners[place] > 0 {
            made.initializeElement(at: next[place], to: owned(place, by: people[Int(owners[place])]))
            next[place] += 1
        }
        let reader = try EventReader(events, "ev")
        for _ in 0..<reader.count {
            let fields = try reader.next()
            let customer = Int(fields.customer) - 1
            made.initializeElement(at: next[customer], to: event(fields, by: people[Int(owners[customer])]))
            next[customer] += 1
        }
        return Timelines(made, starts)
    }

    private func owned(_ customer: Int, by owner: UserID) -> Event {
        var details = EventDetails()
        details.owner = owner
        let at = createdAt(customer)
        return Event(
            id: EventID(Int64(customer + 1)), customer: CustomerID(Int64(customer + 1)), kind: .owned, occurredAt: at,
            recordedAt: at, actor: .system, ref: "owned", details: details)
    }

    func event(_ fields: EventFields, by actor: UserID) -> Event {
        let (kind, details) = said(fields)
        let at = Instant(milliseconds: fields.second * 1000)
        let number = Int64(count) + fields.id
        return Event(
            id: EventID(number), customer: CustomerID(Int64(fields.customer)), kind: kind, occurredAt: at,
            recordedAt: at, actor: actor, ref: "e\(number)", details: details)
    }

    private func said(_ fields: EventFields) -> (EventKind, EventDetails) {
        var details = EventDetails()
        switch fields.kind {
        case 0: return (.inquiry, details)
        case 1: return (.quote, details)
        case 2: return (.sampleOrder, details)
        case 3:
            details.amount = Money(minorUnits: fields.amount, currency: .cny)
            return (.order, details)
        case 4: return (.orderCompleted, details)
        case 5, 6:
            details.direction = fields.kind == 5 ? .inbound : .outbound
            details.channel = [.email, .phone, .chat, .chat, .visit][Int(fields.channel) - 1]
            return (.contact, details)
        case 7:
            details.signal = [.priceDetails, .demoRequest, .contractDraft][Int(fields.detail) - 1]
            return (.signal, details)
        case 8:
            details.level = [NeedLevel.none, .potential, .obvious][Int(fields.detail)]
            if fields.detail > 0 { details.expectedClose = Day(number: fields.closeOn) }
            return (.need, details)
        case 9: return (.dealLost, details)
        default: return (.serviceRequest, details)
        }
    }
}

/// The events of all customers, one timeline behind the other.
///
/// Not checked by the compiler: nothing in it is changed once it is made.
final class Timelines: @unchecked Sendable {
    private let events: UnsafeMutableBufferPointer<Event>
    /// Where each timeline begins; one entry more.
    private let starts: ContiguousArray<Int>

    /// - `events`: initialized, and this one's from now on.
    init(_ events: UnsafeMutableBufferPointer<Event>, _ starts: ContiguousArray<Int>) {
        self.events = events
        self.starts = starts
    }

    deinit {
        events.deinitialize()
        events.deallocate()
    }

    /// The timeline of the customer at a place. It must not outlive these.
    subscript(customer: Int) -> UnsafeBufferPointer<Event> {
        UnsafeBufferPointer(rebasing: events[starts[customer]..<starts[customer + 1]])
    }
}

/// What the generator says of an event.
struct EventFields {
    let id: Int64
    /// Since 1970.
    let second: Int64
    /// Minor units, of orders.
    let amount: Int64
    /// From 1.
    let customer: Int32
    let closeOn: Int32
    let kind: UInt8
    let channel: UInt8
    let detail: UInt8
}

/// The columns of events of the next day.
struct EventColumns: Sendable {
    private let all: [EventFields]
    var count: Int { all.count }
    subscript(place: Int) -> EventFields { all[place] }

    init(_ folder: URL, _ prefix: String) throws {
        let reader = try EventReader(folder, prefix)
        all = try (0..<reader.count).map { _ in try reader.next() }
    }
}

/// The columns of events from beginning to end.
final class EventReader {
    private let id: ColumnReader<Int64>
    private let second: ColumnReader<Int64>
    private let amount: ColumnReader<Int64>
    private let customer: ColumnReader<Int32>
    private let closeOn: ColumnReader<Int32>
    private let kind: ColumnReader<UInt8>
    private let channel: ColumnReader<UInt8>
    private let detail: ColumnReader<UInt8>
    var count: Int { id.count }

    init(_ folder: URL, _ prefix: String) throws {
        id = try ColumnReader(folder, "\(prefix)_id")
        second = try ColumnReader(folder, "\(prefix)_ts")
        amount = try ColumnReader(folder, "\(prefix)_amount")
        customer = try ColumnReader(folder, "\(prefix)_customer_id")
        closeOn = try ColumnReader(folder, "\(prefix)_close_on")
        kind = try ColumnReader(folder, "\(prefix)_kind")
        channel = try ColumnReader(folder, "\(prefix)_channel")
        detail = try ColumnReader(folder, "\(prefix)_detail")
    }

    func next() throws -> EventFields {
        EventFields(
            id: try id.next(), second: try second.next(), amount: try amount.next(), customer: try customer.next(),
            closeOn: try closeOn.next(), kind: try kind.next(), channel: try channel.next(), detail: try detail.next())
    }
}

/// Numbers of one kind in a file, one after the other.
final class ColumnReader<Number: FixedWidthInteger> {
    private let file: FileHandle
    private let name: String
    private var chunk: [UInt8] = []
    private var place = 0
    let count: Int

    init(_ folder: URL, _ name: String) throws {
        self.name = name
        let path = folder.appending(path: "\(name).bin")
        file = try FileHandle(forReadingFrom: path)
        count = try Int(file.seekToEnd()) / MemoryLayout<Number>.size
        try file.seek(toOffset: 0)
    }

    func next() throws -> Number {
        if place == chunk.count {
            chunk = try file.read(upToCount: 1 << 16).map { Array($0) } ?? []
            place = 0
        }
        guard place + MemoryLayout<Number>.size <= chunk.count else { throw Failed(what: "\(name).bin is too short") }
        defer { place += MemoryLayout<Number>.size }
        return chunk.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
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
