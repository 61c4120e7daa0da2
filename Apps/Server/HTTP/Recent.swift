import Domain
import HTTPTypes
import Hummingbird
import Synchronization
import Wording

/// Answers of the last second, so that whoever asks the same again before anything has changed is answered the same.
///
/// An answer stands for who asked, by what they showed, and is worth nothing after any write: not to a role, not to a
/// session, not to a customer. What a second changes by passing is all that may be missed.
final class Recent: Sendable {
    struct Key: Hashable, Sendable {
        /// The token or session as it was shown.
        let credential: String
        let address: String
        let accept: String
        let language: Language
    }

    struct Answer: Sendable {
        let response: Response
        let principal: Principal
        fileprivate let revision: UInt64
        fileprivate let at: Instant
    }

    /// Milliseconds.
    static let life: Int64 = 1000
    /// What is kept at most, in bytes and answers, and what is too large to be kept.
    private static let size = 64 << 20, most = 4096, largest = 512 << 10

    /// One answer being made, and who waits for it.
    private struct Making: Hashable {
        let key: Key
        let revision: UInt64
    }

    private struct State {
        /// All of one revision, the first of them kept at `began`.
        var answers: [Key: Answer] = [:]
        var size = 0
        var revision: UInt64 = 0
        var began = Instant.earliest
        var makings: [Making: [CheckedContinuation<Answer?, Never>]] = [:]
    }
    private let state = Mutex(State())

    /// The answer of `key`, made by `make` unless there is one, or one is being made: however many ask at once, it is made
    /// once.
    ///
    /// - `revision`: the store's before anything is read.
    /// - Returns: what `make` made, or the answer that was known, whose maker it was.
    func answer(
        _ key: Key, revision: UInt64, at now: Instant, make: () async throws -> (Response, Principal)
    ) async throws -> (response: Response, principal: Principal, isKnown: Bool) {
        let making = Making(key: key, revision: revision)
        if let known = state.withLock({ Self.answer(making, in: $0, at: now) }) {
            return (known.response, known.principal, true)
        }
        if let known = await wait(for: making, at: now) { return (known.response, known.principal, true) }
        var answer: Answer?
        defer { end(making, answer) }
        let (response, principal) = try await make()
        if principal.user != nil, Self.isKept(response) {
            answer = Answer(response: response, principal: principal, revision: revision, at: now)
        }
        return (response, principal, false)
    }

    private static func answer(_ making: Making, in state: State, at now: Instant) -> Answer? {
        guard let answer = state.answers[making.key], answer.revision == making.revision, now >= answer.at,
            now.milliseconds - answer.at.milliseconds < life
        else { return nil }
        return answer
    }

    /// Waits for who makes the answer; nil to whoever is to make it: the first, and all that waited in vain.
    private func wait(for making: Making, at now: Instant) async -> Answer? {
        await withCheckedContinuation { continuation in
            let now: Answer?? = state.withLock { state in
                if let known = Self.answer(making, in: state, at: now) { return .some(known) }
                guard state.makings[making] != nil else {
                    state.makings[making] = []
                    return .some(nil)
                }
                state.makings[making]?.append(continuation)
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    private func end(_ making: Making, _ answer: Answer?) {
        let waiting = state.withLock { state in
            if let answer { Self.keep(answer, making.key, &state) }
            return state.makings.removeValue(forKey: making) ?? []
        }
        for continuation in waiting { continuation.resume(returning: answer) }
    }

    private static func keep(_ answer: Answer, _ key: Key, _ state: inout State) {
        // After a write, or in the next second, nobody is given them any more: what they hold grows with what is asked.
        guard answer.revision >= state.revision else { return }
        let length = answer.response.body.contentLength ?? 0
        if answer.revision > state.revision || abs(answer.at.milliseconds - state.began.milliseconds) >= life
            || state.answers.count >= most || state.size + length > size
        {
            state.answers = [:]
            state.size = 0
            state.revision = answer.revision
            state.began = answer.at
        }
        if let old = state.answers[key] { state.size -= old.response.body.contentLength ?? 0 }
        state.answers[key] = answer
        state.size += length
    }

    /// How many answers are kept.
    var count: Int { state.withLock { $0.answers.count } }

    private static func isKept(_ response: Response) -> Bool {
        guard response.status == .ok, let length = response.body.contentLength, length <= largest,
            response.headers[.setCookie] == nil
        else { return false }
        return isKept(response.headers[.contentType] ?? "")
    }

    private static func isKept(_ type: String) -> Bool {
        type.hasPrefix("application/json") || type.hasPrefix("text/html")
    }
}
