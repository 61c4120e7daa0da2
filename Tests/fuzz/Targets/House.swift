import Assembly
import Classification
import Dispatch
import Domain
import Exchange
import Policy
import Storage
import Synchronization
import Wording
import Workflows

/// What every target needs of the world, made once.
enum House {
    static let now = Instant(milliseconds: 1_774_922_400_000)
    static let composition = Assembly.make()
    static let compiler = composition.compiler
    static let zones = SystemZones().source
    static let zone = zones.rules(of: "Asia/Shanghai") ?? .utc
    static let engines = [Preset.foreignTrade, .smallBusiness].map { preset in
        do { return try compiler.compile(preset.text, source: "preset", version: 1) } catch {
            broken("a preset is no policy: \(error)")
        }
    }
    static let engine = engines[0]
    static let context = ImportContext(now: now, zone: zone, rates: engine.fold.rates, zones: zones)

    static func session(
        on store: any Store, at now: Instant = now, as user: UserID? = nil, expecting: String? = nil
    ) -> Session {
        composition.session(on: store, as: user, at: now, expecting: expecting, entropy: Entropy(seed: [7]))
    }

    private static let wordings = [Wording(.english), Wording(.chinese)]

    /// That a refusal has words for people.
    static func expectWords(_ phrase: Phrase, _ what: @autoclosure () -> String) {
        for wording in wordings { expect(!wording(phrase).isEmpty, "\(what()): \(phrase.code) says nothing") }
    }
}

/// Waits for `body`, for libFuzzer knows no concurrency.
func wait<Result: Sendable>(for body: sending @escaping () async -> Result) -> Result {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Result?>(nil)
    let box = Box(result: result, done: done)
    Task { await box.finish(body()) }
    done.wait()
    guard let result = box.take() else { broken("nothing was answered") }
    return result
}

private final class Box<Result: Sendable>: Sendable {
    private let result: Mutex<Result?>
    private let done: DispatchSemaphore

    init(result: consuming sending Mutex<Result?>, done: DispatchSemaphore) {
        self.result = result
        self.done = done
    }

    func finish(_ value: Result) {
        result.withLock { $0 = value }
        done.signal()
    }

    func take() -> Result? { result.withLock { $0 } }
}

/// Makes choices of the bytes of an input, for what is not text. When there are none left it is always the first.
struct Choices {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }
    mutating func flag() -> Bool { byte() & 1 == 1 }
    /// From 0 to below `count`, which is at least 1 and at most 256.
    mutating func below(_ count: Int) -> Int { Int(byte()) % count }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Any number there is.
    mutating func number() -> Int64 {
        var bits: UInt64 = 0
        for _ in 0..<8 { bits = bits << 8 | UInt64(byte()) }
        return Int64(bitPattern: bits)
    }

    /// From `range`, its ends and what is beside them more often than the rest.
    mutating func number(in range: ClosedRange<Int64>) -> Int64 {
        switch below(8) {
        case 0: return range.lowerBound
        case 1: return range.upperBound
        case 2: return min(range.lowerBound + Int64(byte()), range.upperBound)
        case 3: return max(range.upperBound - Int64(byte()), range.lowerBound)
        default:
            let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
            let number = UInt64(bitPattern: number())
            return range.lowerBound &+ Int64(bitPattern: width == .max ? number : number % (width + 1))
        }
    }

    /// A text of up to 15 bytes.
    mutating func text() -> String {
        let count = min(below(16), rest.count)
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
    }
}
