public import Storage

/// One thing that every store does, as a sentence and a check of it.
public struct Clause: Sendable, CustomStringConvertible {
    /// A sentence in the present tense.
    public let name: String
    private let check: @Sendable (StoreUnderTest, inout Findings) async throws -> Void
    /// Whether it is about what remains after closing, which only stores that can be reopened promise.
    public let isAboutReopening: Bool

    init(_ name: String, _ check: @escaping @Sendable (any Store, inout Findings) async throws -> Void) {
        self.name = name
        self.check = { try await check($0.store, &$1) }
        self.isAboutReopening = false
    }

    init(
        reopening name: String,
        _ check:
            @escaping @Sendable (any Store, @Sendable () async throws -> any Store, inout Findings)
            async throws -> Void
    ) {
        self.name = name
        self.check = { subject, findings in
            guard let reopen = subject.reopen else { return }
            try await check(subject.store, reopen, &findings)
        }
        self.isAboutReopening = true
    }

    public var description: String { name }

    /// What a store does otherwise, in words; empty when it keeps to the clause. `make` gives an empty store that
    /// nobody else uses.
    public func violations(of make: @Sendable () async throws -> StoreUnderTest) async -> [String] {
        var findings = Findings()
        do {
            let subject = try await make()
            do { try await check(subject, &findings) } catch { findings.add("it throws \(error)") }
            await subject.discard()
        } catch {
            findings.add("there is no store to check: \(error)")
        }
        return findings.violations
    }
}

/// An empty store, and what can be done to it from outside.
public struct StoreUnderTest: Sendable {
    public let store: any Store
    /// Opens the place of `store` anew, after it was closed; nil for a store that forgets.
    public let reopen: (@Sendable () async throws -> any Store)?
    /// Takes away what it left behind.
    public let discard: @Sendable () async -> Void

    public init(
        _ store: any Store, reopen: (@Sendable () async throws -> any Store)? = nil,
        discard: @escaping @Sendable () async -> Void = {}
    ) {
        self.store = store
        self.reopen = reopen
        self.discard = discard
    }
}

/// What a check found.
struct Findings {
    private(set) var violations: [String] = []

    mutating func add(_ words: String) { violations.append(words) }

    mutating func expect(_ holds: Bool, _ words: @autoclosure () -> String) { if !holds { add(words()) } }

    /// Equal, and of the same bytes where it is text: canonical equivalence is not enough.
    mutating func equal<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) {
        if found != expected { return add("\(what): \(found) instead of \(expected)") }
        if let found = found as? String, let expected = expected as? String,
            !found.utf8.elementsEqual(expected.utf8)
        {
            add("\(what): other bytes for \(found)")
        }
    }

    mutating func equal<Value: Equatable>(_ found: Value?, _ expected: Value, _ what: String) {
        equal(found, Optional(expected), what)
    }

    /// That `body` is refused with an error for which `isExpected` holds.
    mutating func refused(
        _ what: String, _ isExpected: (StorageError) -> Bool, _ body: () async throws(StorageError) -> Void
    ) async {
        do {
            try await body()
            add("\(what) is not refused")
        } catch {
            if !isExpected(error) { add("\(what) is refused with \(error)") }
        }
    }
}

extension StorageError {
    var isReadOnly: Bool { if case .readOnly = self { true } else { false } }
    var isFailure: Bool { if case .failed = self { true } else { false } }
    func isDuplicate(_ columns: String) -> Bool { if case .duplicate(columns) = self { true } else { false } }
}
