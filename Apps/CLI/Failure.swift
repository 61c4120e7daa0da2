import ArgumentParser
import Classification
import Domain
import Exchange
import Storage
import Wording
import Workflows

/// What a person reads when a command did not do its work: what is wrong, with what, and the way out.
struct Failure: Error, CustomStringConvertible {
    /// By the conventions of sysexits.h; the table stands in the README.
    enum Code: Int32 {
        case found = 1
        case usage = 64
        case data = 65
        case noInput = 66
        case noStore = 69
        case other = 70
        case notWritable = 73
        case disk = 74
        case notAllowed = 77
        case policy = 78
    }

    let code: Code
    let message: String
    let wayOut: String?

    init(_ code: Code, _ message: String, _ wayOut: String? = nil) {
        self.code = code
        self.message = message
        self.wayOut = wayOut
    }

    var description: String { wayOut.map { "\(message); \($0)" } ?? message }

    init(_ error: any Error, _ wording: Wording) {
        switch error {
        case let failure as Failure: self = failure
        case let error as RapportError: self.init(rapport: error, wording)
        case let error as StorageError: self.init(storage: error, wording)
        case let error as EventRefusal: self.init(.data, error.message)
        case let error as ImportFileError: self.init(.data, error.description)
        case let error as CSVError: self.init(.data, error.description)
        case let error as EncodingError: self.init(.data, error.description)
        default: self.init(.other, "\(error)")
        }
    }

    private init(rapport error: RapportError, _ wording: Wording) {
        switch error {
        case .pool, .override, .agenda, .batch, .team, .notAllowed, .inactiveUser, .unknownUser:
            self.init(error.isAboutRights ? .notAllowed : .data, wording.refusal(RefusalView(error)))
        case .store(let error): self.init(storage: error, wording)
        case .policy(let source, let issues):
            let lines = issues.map { issue in
                "\(source):\(issue.position.line):\(issue.position.column): "
                    + (issue.path.isEmpty ? issue.message : "\(issue.path) \(issue.message)")
            }
            self.init(.policy, lines.joined(separator: "\n"))
        case .policyNotInForce(let source, let version):
            self.init(
                .policy, "\(source) is not the policy in force (version \(version)), and this command writes",
                "make it the one with: rapport policy adopt \(source)")
        case .currenciesInUse(let currencies):
            self.init(
                .policy,
                "the policy has no rate for \(currencies.map(\.code).joined(separator: ", ")), which "
                    + (currencies.count == 1 ? "is on timelines" : "are on timelines"),
                "add \(currencies.count == 1 ? "it" : "them") under fold.rates")
        case .clockBehind(let now, let processed):
            self.init(
                .data, "now is \(now.rfc3339), but the store has been processed up to \(processed.rfc3339)",
                "writing needs a --now that is not earlier")
        case .unknownCustomer(let key):
            self.init(.data, "there is no customer “\(key)”", "list them with: rapport customers")
        case .customerExists(let key):
            self.init(.data, "customer “\(key.text)” exists already", "see it with: rapport show \(key.text)")
        case .unknownScheme(let scheme, let known):
            self.init(
                .data, "there is no scheme “\(scheme)”", "there are: \(known.map(\.text).joined(separator: ", "))")
        case .file(let error): self.init(.data, error.description)
        case .rowsRefused(let report):
            self.init(
                .data,
                "\(report.rowsWithProblems.counted("row")) cannot be taken, and all or nothing was asked for; "
                    + "nothing was changed",
                "--dry-run says what is wrong with them")
        case .invalid(let what, let value, let expected):
            self.init(.data, "\(what) “\(value)” is not possible", "possible: \(expected)")
        case .refused(let refusal): self.init(.data, refusal.message)
        case .query(let error):
            self.init(
                .data,
                "the search is not understood at character \(error.position), "
                    + (error.found.isEmpty ? "where it ends" : "“\(error.found)”"),
                "possible there: \(error.expected.joined(separator: ", "))")
        case .nothingToCalibrate:
            self.init(.data, "no customer has an order to calibrate from", "import orders first")
        }
    }

    private init(storage error: StorageError, _ wording: Wording) {
        switch error {
        case .aborted(let inner): self.init(inner, wording)
        case .readOnly: self.init(.other, "a read tried to write", "please report this")
        case .unreachable(let place, let reason):
            self.init(.noStore, "the store at \(place) cannot be opened: \(reason)", "check --store")
        case .notAStore(let place):
            self.init(.noStore, "\(place) is not a store of Rapport; it was left as it is", "check --store")
        case .tooNew(let place, let schema):
            self.init(.noStore, "the store at \(place) was made by a newer Rapport (schema \(schema))", "use that one")
        case .held(let place, let holder):
            self.init(.noStore, "the store at \(place) is in use by \(holder)", "wait for it to finish, then try again")
        case .full(let place): self.init(.disk, "the disk of \(place) is full; nothing was changed", "free some space")
        case .notWritable(let place):
            self.init(.notWritable, "\(place) cannot be written; nothing was changed", "check its permissions")
        case .duplicate(let what): self.init(.data, "\(what) is taken already")
        case .corrupt(let what):
            self.init(
                .noStore, "the store contradicts itself: \(what)", "restore a backup, or try: rapport store rebuild")
        case .failed(let what): self.init(.other, "the store failed: \(what)")
        }
    }
}

extension RapportError {
    /// Whether somebody else could do it.
    fileprivate var isAboutRights: Bool {
        switch self {
        case .notAllowed, .inactiveUser, .unknownUser, .override(.ownRequest): true
        default: false
        }
    }
}

extension AsyncParsableCommand {
    /// Runs `body`, and turns what it throws into one message on standard error and an exit code.
    func reporting(_ global: GlobalOptions, _ body: () async throws -> Void) async throws {
        try await reporting(by: global.wording, body)
    }

    func reporting(by wording: Wording, _ body: () async throws -> Void) async throws {
        do { try await body() } catch let exit as ExitCode { throw exit } catch let error as ValidationError {
            throw error
        } catch {
            let failure = Failure(error, wording)
            failure.tell()
            throw ExitCode(failure.code.rawValue)
        }
    }
}

extension Failure {
    func tell() {
        for line in description.split(separator: "\n") { StandardError.write("rapport: \(line)\n") }
    }
}
