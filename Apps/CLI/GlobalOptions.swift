import ArgumentParser
import Assembly
import Client
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
        help: ArgumentHelp(
            "A server in place of a store, such as https://rapport.example (RAPPORT_SERVER); needs a token.",
            valueName: "url"))
    var server: String?

    @Option(
        help: ArgumentHelp("A file with the token for --server; without it RAPPORT_TOKEN.", valueName: "file"))
    var tokenFile: String?

    @Option(
        name: .customLong("as"), help: ArgumentHelp("Who acts; without it the local administrator.", valueName: "user"))
    var user: Line?

    @Option(help: ArgumentHelp("The clock: an RFC 3339 instant; without it the machine's.", valueName: "instant"))
    var now: String?

    @Option(help: ArgumentHelp("A policy: for a new store, or to read by without storing.", valueName: "file"))
    var policy: String?

    @Option(help: "How to print: table, json or csv.")
    var format = Format.table

    @Option(name: .customLong("lang"), help: "Words in en or zh (without it by LC_ALL, LC_MESSAGES, LANG).")
    var language: Language?

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

    var storeURL: String { store ?? Self.environment("RAPPORT_STORE") ?? "sqlite:rapport.sqlite" }

    /// Nil when a store is meant. A flag goes before the environment, and a server before a store.
    var serverURL: String? { server ?? (store == nil ? Self.environment("RAPPORT_SERVER") : nil) }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

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

    /// Runs `body` at the server that is named, else on the store, which is closed whatever happens.
    ///
    /// - `creating`, `rehearsing`: as of ``withSession(creating:rehearsing:_:)``; a server's store is there.
    func withHost<R>(
        creating: Bool = false, rehearsing: Bool = false, _ body: (Host) async throws -> R
    ) async throws -> R {
        guard let serverURL else {
            return try await withSession(creating: creating, rehearsing: rehearsing) { try await body(.store($0)) }
        }
        try refuse([("--store", store != nil)] + acting, "server-option")
        let address = try Address(serverURL)
        let language = wording.language
        return try await Client.with(
            address, token: try token(), language: language, makeKey: { UUID().uuidString.lowercased() }
        ) { try await body(.server($0)) }
    }

    /// Refuses what means nothing to a command that works on the file of a store and asks nobody.
    func requireFileAlone() throws {
        try refuse([("--server", serverURL != nil), ("--token-file", tokenFile != nil)] + acting, "file-option")
    }

    /// Who acts, when and by what, and whether that was given.
    private var acting: [(option: String, isGiven: Bool)] {
        [("--as", user != nil), ("--now", now != nil), ("--policy", policy != nil)]
    }

    private func refuse(_ options: [(option: String, isGiven: Bool)], _ why: String) throws {
        for (option, isGiven) in options where isGiven { throw Failure(.usage, why, ["option": option]) }
    }

    /// What `call` answers, and how it is shown.
    func shown<C: Call>(_ call: C) async throws -> (C.Response, Display) {
        try await withHost { try await $0.shown(call) }
    }

    /// What `call` answers.
    func perform<C: Call>(_ call: C) async throws -> C.Response { try await withHost { try await $0.perform(call) } }

    private func token() throws -> String {
        let text = try tokenFile.map { try InputFile($0).text() } ?? Self.environment("RAPPORT_TOKEN")
        guard let text else { throw Failure(.usage, "server-token-missing", [:]) }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
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
        let session = composition.session(
            on: store, as: acting, at: now, policy: named, failpoints: .environment,
            onProgress: Progress.relabelling)
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
