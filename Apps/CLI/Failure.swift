import API
import ArgumentParser
import Client
import Domain
import Exchange
import Storage
import Wording
import Workflows

/// What a person reads when a command did not do its work: what is wrong, with what, and the way out.
struct Failure: Error {
    /// By the conventions of sysexits.h; the table stands in the README.
    enum Code: Int32 {
        case found = 1
        case usage = 64
        case data = 65
        case noInput = 66
        case noStore = 69
        case other = 70
        /// What was asked for is done, and cannot be told.
        case untold = 71
        case notWritable = 73
        case disk = 74
        case notAllowed = 77
        case policy = 78
    }

    let code: Code
    /// What is wrong, with what, and the way out.
    let phrase: Phrase

    init(_ code: Code, _ phrase: Phrase) {
        self.code = code
        self.phrase = phrase
    }

    init(_ code: Code, _ phrase: String, _ arguments: KeyValuePairs<String, any PhraseValue>) {
        self.init(code, Phrase(phrase, arguments))
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case RapportError.store(let error): self.init(error)
        case StorageError.aborted(let inner): self.init(inner)
        case let error as RapportError: self.init(error.failureCode, error.phrase)
        case let error as StorageError: self.init(error.failureCode, error.phrase)
        case let error as ClientError: self.init(error.failureCode, error.phrase)
        case let error as EventRefusal: self.init(.data, error.phrase)
        case let error as ImportFileError: self.init(.data, error.phrase)
        case let error as CSVError: self.init(.data, error.phrase)
        case let error as EncodingError: self.init(.data, error.phrase)
        default: self.init(.other, Phrase(verbatim: "\(error)"))
        }
    }
}

extension RapportError {
    fileprivate var failureCode: Failure.Code {
        switch self {
        case .store(let error): error.failureCode
        case .policy, .policyNotInForce, .currenciesInUse: .policy
        case .unknownUser, .inactiveUser, .notAllowed, .override(.ownRequest), .retraction(.recordedByAnother),
            .outOfScope, .passwordNeeded, .account(.wrongPassword), .account(.notYourPassword):
            .notAllowed
        case .busy: .other
        case .pool, .override, .agenda, .retraction, .batch, .team, .clockBehind, .unknownCustomer, .customerExists,
            .unknownScheme,
            .file, .rowsRefused, .invalid, .refused,
            .query, .nothingToCalibrate, .receiptMismatch, .replayed, .stale, .account:
            .data
        }
    }
}

extension ClientError {
    fileprivate var failureCode: Failure.Code {
        switch self {
        case .notAnAddress, .unsafe, .badToken: .usage
        case .unreachable, .notRapport: .noStore
        case .refused(let problem):
            switch problem.status {
            case 401, 403: .notAllowed
            case 507: .disk
            case 429, 500...: .other
            default: problem.code.hasPrefix("policy-") || problem.code == "currencies-in-use" ? .policy : .data
            }
        }
    }
}

extension StorageError {
    fileprivate var failureCode: Failure.Code {
        switch self {
        case .unreachable, .missing, .notAnAddress, .notAStore, .tooNew, .held, .corrupt, .closing: .noStore
        case .full: .disk
        case .notWritable, .occupied: .notWritable
        case .duplicate: .data
        case .aborted, .readOnly, .failed: .other
        }
    }
}

/// What is wrong with the options of a command, in the reader's language.
func misuse(_ en: String, _ zh: String) -> ValidationError {
    ValidationError(Wording(.asked)(Names(zh: zh, en: en)))
}

extension AsyncParsableCommand {
    /// Runs `body`, and turns what it throws into one message on standard error, in words of `wording`, and an exit code.
    func reporting(_ wording: Wording, _ body: () async throws -> Void) async throws {
        do { try await body() } catch let exit as ExitCode { throw exit } catch let error as ValidationError {
            throw error
        } catch {
            let failure = Failure(error)
            failure.tell(wording)
            throw ExitCode(failure.code.rawValue)
        }
    }
}

extension Failure {
    func showing(_ body: (String) -> String) -> Failure { Failure(code, phrase.showing(body)) }

    func tell(_ wording: Wording) {
        for line in wording(phrase).split(separator: "\n") { StandardError.write("rapport: \(line)\n") }
    }
}
