import API
import Domain
import Houses
import Storage
import Testing
import Workflows

/// Every cell of {operation × role × relation}, on both stores.
struct AuthorityTableTests {
    @Test func `every attempt has a row, and every row an attempt`() {
        let attempts = Action.allCases.flatMap { action in
            Attempt.all(action).map { "\(action.rawValue) | \($0.name)" }
        }
        #expect(AuthorityTable.rows.map { "\($0.action) | \($0.attempt)" }.sorted() == attempts.sorted())
        #expect(AuthorityTable.rows.allSatisfy { $0.cells.count == 3 && !$0.otherwise.isEmpty })
    }

    @Test(arguments: Backend.allCases)
    func `what is private stands in the house, and an administrator finds all of it`(backend: Backend) async throws {
        let scene = try await AuthorityScene(backend)
        for record in HouseRecord.all {
            let text = try Outcome(await scene.session("root").customer(record.key, events: 99)).text
            let why = try Outcome(await scene.session("root").explain(record.key, scheme: nil)).text
            let words = [
                "mail", "chat", "memo", "said", "form", "asked", "wanted", "why", "promised", "problems", "off",
            ]
            #expect(words.filter { !text.lowercased().contains(record.secret($0).lowercased()) } == [])
            #expect(text.contains(record.digits) && text.contains(record.birthday))
            #expect(["why", "memo"].filter { !why.lowercased().contains(record.secret($0).lowercased()) } == [])
        }
        try await scene.close()
    }

    @Test func `every attempt is made over the wire, and every route by one`() {
        let attempts = Action.allCases.flatMap { action in Attempt.all(action).map { (action, $0.name) } }
        let requests = attempts.map { Request.find($0.0, $0.1) }
        let without = zip(attempts, requests).filter { $0.1 == nil }.map { "\($0.0.0.rawValue) | \($0.0.1)" }
        #expect(Set(without) == Request.unasked)
        let used = requests.reduce(into: Set<String>()) { $0.formUnion($1?.routes ?? []) }
        #expect(Set(Routes.all.map(\.id)).subtracting(used) == Request.unused)
    }

    @Test(arguments: Backend.allCases)
    func `every cell ends over the wire as the table says, and a denied request changes nothing`(
        backend: Backend
    ) async throws {
        let scene = try await AuthorityScene(backend)
        let before = try await scene.everything()
        try await scene.serve { wires async throws in
            var run = AuthorityRun(scene, before: before, over: wires)
            for caller in Caller.allCases {
                for action in Action.allCases {
                    for attempt in Attempt.all(action) where Request.find(action, attempt.name) != nil {
                        try await run.attempt(attempt, of: action, as: caller)
                    }
                }
            }
            print("authority over HTTP on \(backend.rawValue): \(run.cells) cells, \(run.denied) of them denied")
            #expect(run.wrong.isEmpty, Comment(rawValue: run.wrong.joined(separator: "\n")))
            #expect(run.cells > 2000 && run.denied > 1000)
        }
        #expect(try await scene.everything() == before)
        #expect(try await scene.session(nil).checkStore().findings == [])
        try await scene.close()
    }

    @Test(arguments: Backend.allCases)
    func `every cell ends as the table says, and a denied call changes no byte`(backend: Backend) async throws {
        let scene = try await AuthorityScene(backend)
        let before = try await scene.everything()
        var run = AuthorityRun(scene, before: before)
        for caller in Caller.allCases {
            for action in Action.allCases {
                for attempt in Attempt.all(action) { try await run.attempt(attempt, of: action, as: caller) }
            }
        }
        print("authority on \(backend.rawValue): \(run.cells) cells, \(run.denied) of them denied")
        #expect(run.wrong.isEmpty, Comment(rawValue: run.wrong.joined(separator: "\n")))
        #expect(run.cells > 2000 && run.denied > 1000)
        #expect(try await scene.everything() == before)
        #expect(try await scene.session(nil).checkStore().findings == [])
        try await scene.close()
    }
}

/// A walk through the cells of the table.
struct AuthorityRun {
    private let scene: AuthorityScene
    private(set) var cells = 0
    private(set) var denied = 0
    private(set) var wrong: [String] = []

    /// All that the store holds while nothing is changed.
    private var before: Everything
    /// The server's doors; nil asks the workflows themselves.
    private let doors: Doors?

    init(_ scene: AuthorityScene, before: Everything, over doors: Doors? = nil) {
        self.scene = scene
        self.before = before
        self.doors = doors
    }

    mutating func attempt(_ attempt: Attempt, of action: Action, as caller: Caller) async throws {
        guard let row = AuthorityTable.rows.first(where: { $0.action == action.rawValue && $0.attempt == attempt.name })
        else { return wrong.append("\(action.rawValue) | \(attempt.name) has no row") }
        var list: Result?
        var unseen: [Stand: String] = [:]
        for stand in attempt.stands(for: caller) {
            let place = "\(action.rawValue) | \(attempt.name) | \(caller.rawValue) | \(stand.rawValue)"
            let record = stand.record(for: caller) ?? "POOL"
            let about = HouseRecord.all.first { $0.key == record }
            let isList = attempt.about == .records || attempt.about == .people
            var result: Result
            if isList, let list {
                result = list
            } else {
                result = try await self.result(of: attempt, action, as: caller, stand, record, place)
                list = result
            }
            if attempt.about == .records, result.code == "ok" {
                result.code = result.text.contains(record) ? "ok" : "hidden"
            }
            if attempt.about == .people, result.code == "ok" {
                let token = attempt.token(stand.person(for: caller) ?? "")
                result.code = result.text.contains(token) ? "ok" : "hidden"
            }
            cells += 1
            let sees = about.map { $0.sight(of: caller) != .none } ?? false
            var expected = row.expected(caller, stand, sees: sees)
            if let doors {
                expected = doors.admits(caller) ? Declined.outcome(expected) : "http-unauthenticated"
                result.code = Declined.outcome(result.code)
            }
            if result.code != expected { wrong.append("\(place): \(result.code), not \(expected) \(result.brief)") }
            let named = attempt.about == .record ? record : ""
            for other in HouseRecord.all {
                for leak in other.leaks(in: result.text, to: caller, named: other.key == named) {
                    wrong.append("\(place): tells \(leak)")
                }
            }
            if result.isRefused, result.code == "unknown-customer" {
                unseen[stand] = result.text.replacing(record, with: "KEY")
            }
        }
        if let absent = unseen[.absent] {
            for (stand, text) in unseen where text != absent {
                wrong.append(
                    "\(action.rawValue) | \(attempt.name) | \(caller.rawValue) | \(stand): \(text), not \(absent)")
            }
        }
    }

    private struct Result {
        var code: String
        let text: String
        let isRefused: Bool
        var brief: String { isRefused ? text : "" }
    }

    /// Tries it where nothing stays; what is refused there is tried again where it would, and has to leave no trace.
    private mutating func result(
        of attempt: Attempt, _ action: Action, as caller: Caller, _ stand: Stand, _ record: String, _ place: String
    ) async throws -> Result {
        func tried(kept: Bool) async throws -> Result {
            let id = attempt.about == .person ? stand.person(for: caller) : nil
            let attempted = Try(
                scene: scene, session: scene.session(caller.rawValue, kept: kept), caller: caller, kept: kept,
                record: record, person: user(id ?? caller.rawValue))
            do {
                let answer =
                    if let doors, let request = Request.find(action, attempt.name) {
                        try await request.send(attempted, doors.wire(of: caller, kept: kept))
                    } else { try await attempt.run(attempted) }
                return Result(code: answer.code ?? "ok", text: answer.text, isRefused: false)
            } catch let error as RapportError {
                return Result(code: error.outcome, text: "\(error)", isRefused: true)
            } catch let error as Declined {
                return Result(code: error.code, text: error.text, isRefused: true)
            }
        }
        let result = try await tried(kept: false)
        guard result.isRefused else { return result }
        denied += 1
        let bytes = try scene.bytes()
        let again = try await tried(kept: true)
        if try scene.bytes() != bytes { wrong.append("\(place): wrote to the file") }
        if again.code != result.code { wrong.append("\(place): \(again.code) when it is kept") }
        let after = try await scene.everything()
        if after != before { wrong.append("\(place): changed what is kept") }
        before = after
        return result
    }
}

extension Caller {
    var user: UserID { Houses.user(rawValue) }
}

extension RapportError {
    /// A stable code for the table.
    fileprivate var outcome: String {
        switch self {
        case .notAllowed: "not-allowed"
        case .customerExists: "customer-exists"
        default: RefusalView(self).code == "other" ? "\(self)" : RefusalView(self).code
        }
    }
}
