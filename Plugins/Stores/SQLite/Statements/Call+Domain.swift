import Domain
import Storage

extension Call {
    /// What has not happened, or will not, is NULL.
    mutating func bind(_ instant: Instant, absent: Instant = .unset) {
        bind(instant == absent ? nil : instant.milliseconds)
    }
    /// Any instant as it is; nil is NULL.
    mutating func bind(optional instant: Instant?) { bind(instant?.milliseconds) }
    mutating func bind(_ mark: Mark) {
        bind(mark.at)
        bind(mark.event.number == 0 ? nil : mark.event.number)
    }
    mutating func bind(_ day: Day?) { bind(day.map { Int64($0.number) }) }
    mutating func bind(_ user: UserID?) { bind(user?.text) }
    mutating func bind<Value: RawRepresentable<String>>(_ value: Value?) { bind(value?.rawValue) }
    mutating func bind(_ customer: CustomerID) { bind(customer.number) }

    mutating func instant(absent: Instant = .unset) -> Instant {
        optionalInteger().map(Instant.init(milliseconds:)) ?? absent
    }
    mutating func optionalInstant() -> Instant? { optionalInteger().map(Instant.init(milliseconds:)) }
    mutating func eventID() -> EventID { EventID(optionalInteger() ?? 0) }
    mutating func mark() -> Mark { Mark(at: instant(), event: eventID()) }
    mutating func day() -> Day? { optionalInteger().map { Day(number: Int32(clamping: $0)) } }
    mutating func customerID() -> CustomerID { CustomerID(integer()) }
    mutating func int32() -> Int32 { Int32(clamping: integer()) }
    mutating func int() -> Int { Int(clamping: integer()) }

    mutating func user(_ column: StaticString) throws -> UserID? {
        guard let text = optionalText() else { return nil }
        guard let user = UserID(validating: text) else { throw StorageError.corrupt("\(column): '\(text)'") }
        return user
    }

    /// A word of a closed set.
    mutating func word<Value: RawRepresentable<String>>(
        _ column: StaticString, as type: Value.Type = Value.self
    ) throws -> Value? {
        guard let text = optionalText() else { return nil }
        guard let value = Value(rawValue: text) else { throw StorageError.corrupt("\(column): '\(text)'") }
        return value
    }

    mutating func money(_ column: StaticString) throws -> Money? {
        let amount = optionalInteger()
        guard let code = optionalText(), let amount else { return nil }
        guard let currency = Currency(code: code) else { throw StorageError.corrupt("\(column): '\(code)'") }
        return Money(minorUnits: amount, currency: currency)
    }

    mutating func required<Value>(_ value: Value?, _ column: StaticString) throws -> Value {
        guard let value else { throw StorageError.corrupt("\(column) is NULL") }
        return value
    }
}
