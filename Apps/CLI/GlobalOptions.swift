import ArgumentParser
import Assembly
import Domain
import Foundation
import Storage
import Wording
import Workflows

/// What every command understands.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The store: sqlite:PATH or memory: (RAPPORT_STORE; else sqlite:rapport.sqlite).", valueName: "url"))
    var store: String?

    @Option(
        name: .customLong("as"), help: ArgumentHelp("Who acts; without it the local administrator.", valueName: "user"))
    var user: Word?

    @Option(help: ArgumentHelp("The clock: an RFC 3339 instant; without it the machine's.", valueName: "instant"))
    var now: String?

    @Option(help: ArgumentHelp("A policy: for a new store, or to read by without storing.", valueName: "file"))
    var policy: String?

    @Option(help: "How to print: table, json or csv.")
    var format = Format.table

    @Option(name: .customLong("lang"), help: "Words in en or zh (without it by LC_ALL, LC_MESSAGES, LANG).")
    var language: Language?

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

    var storeURL: String { store ?? ProcessInfo.processInfo.environment["RAPPORT_STORE"] ?? "sqlite:rapport.sqlite" }

    var wording: Wording { Wording(language ?? .ofEnvironment) }

    func clock() throws -> Instant {
        guard let now else {
            return Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        }
        guard let instant = Instant(rfc3339: now) else {
            throw Failure(.usage, "now-invalid", ["value": now])
        }
        return instant
    }

    /// Runs `body` with a session on the store, and closes the store whatever happens.
    ///
    /// - `creating`: whether a store that is not there is made.
    /// - `rehearsing`: whether one in memory stands in for a store that is not there.
    func withSession<R>(
        creating: Bool, rehearsing: Bool = false, _ body: (Session) async throws -> R
    ) async throws -> R {
        let now = try clock()
        let acting = try user.map(\.text).map { text in
            guard let id = UserID(validating: text) else {
                throw Failure(.usage, "as-invalid", ["value": text])
            }
            return id
        }
        let named = try policy.map {
            Session.NamedPolicy(source: $0, text: try InputFile($0).text())
        }
        let composition = Assembly.make()
        let stored = !rehearsing || composition.hasStore(at: storeURL)
        let store = try await composition.openStore(stored ? storeURL : "memory:", creating: creating)
        let session = composition.session(on: store, as: acting, at: now, policy: named, failpoints: .environment)
        do {
            let result = try await body(session)
            try await store.close()
            return result
        } catch {
            let told = await Self.told(error, in: session)
            try? await store.close()
            throw told
        }
    }

    /// What was refused, with instants as clocks of the house show them.
    private static func told(_ error: any Error, in session: Session) async -> any Error {
        switch error as? RapportError {
        // What was typed is told as it was typed; what the store is told of may be unreadable.
        case nil, .store, .policy, .file, .invalid, .query: return error
        default:
            do {
                let display = try await session.display()
                return Failure(error).showing(display.clock)
            } catch { return error }
        }
    }
}

extension Language {
    /// What the command line asks for, before it is understood as a whole, else the environment.
    static var asked: Language {
        let words = CommandLine.arguments
        let last = words.indices.last { words[$0] == "--lang" || words[$0].hasPrefix("--lang=") }
        let word = last.map { place in
            words[place] == "--lang" ? words.dropFirst(place + 1).first ?? "" : String(words[place].dropFirst(7))
        }
        return word.flatMap { Language(rawValue: $0) } ?? .ofEnvironment
    }

    /// What the locale of the environment asks for.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return Language(locale: locale)
    }
}
