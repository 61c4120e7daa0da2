public import API
public import Domain

/// What keeps a server from doing what it was asked.
public enum ClientError: Error, Sendable {
    /// It refused, and says why.
    case refused(Problem)
    /// It could not be asked, or went away before it answered.
    case unreachable(server: String, reason: String)
    /// What answers there does not speak as Rapport does.
    case notRapport(server: String, status: Int)
    /// No address of a server: `http` or `https`, a host, and nothing behind it.
    case notAnAddress(String)
    /// A token would travel in plain text to another machine.
    case unsafe(server: String)
    /// The token is none: empty, or not of printable ASCII.
    case badToken

    /// What is wrong, with what, and the way out.
    public var phrase: Phrase {
        switch self {
        case .refused(let problem):
            Phrase(
                "lines",
                ["lines": PhraseList([Phrase(verbatim: problem.detail)] + (problem.errors ?? []).map(Self.phrase))])
        case .unreachable(let server, let reason):
            Phrase("server-unreachable", ["server": server, "reason": reason])
        case .notRapport(let server, let status):
            Phrase("server-strange", ["server": server, "status": status])
        case .notAnAddress(let text): Phrase("server-address", ["value": text])
        case .unsafe(let server): Phrase("server-unsafe", ["server": server])
        case .badToken: Phrase("server-token")
        }
    }

    private static func phrase(_ fault: Problem.Fault) -> Phrase {
        let place = fault.parameter ?? fault.pointer ?? ""
        return Phrase(verbatim: place.isEmpty ? fault.detail : "\(place): \(fault.detail)")
    }
}
