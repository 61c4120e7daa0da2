public import Domain
import Wording

/// Why something was not done, as reports carry it.
public struct RefusalView: Codable, Hashable, Sendable {
    /// A stable code.
    public var code: String
    public var message: Phrase

    public init(_ error: RapportError) { self.init(error.phrase) }

    init(_ phrase: Phrase) {
        code = phrase.code
        message = phrase
    }
}

extension Phrase {
    /// The phrase with its texts as `body` shows them, for instants on the clocks of a house.
    public func showing(_ body: (String) -> String) -> Phrase {
        Phrase(
            code: code,
            arguments: arguments.mapValues { argument in
                switch argument {
                case .text(let text): .text(body(text))
                case .number, .list: argument
                case .phrase(let phrase): .phrase(phrase.showing(body))
                case .phrases(let phrases): .phrases(phrases.map { $0.showing(body) })
                }
            })
    }

    static func notAllowed(
        _ user: UserID, _ action: Action, _ needs: [Role], _ relation: Relation?, _ person: UserID?
    ) -> Phrase {
        let deed = Phrase("action-\(action.rawValue)")
        // Of what is somebody else's not every manager, but theirs.
        var ways = needs.map {
            Phrase($0 == .manager && relation == .other ? "need-their-manager" : "need-\($0.rawValue)")
        }
        // Of the high seas whoever owns the customer then.
        if relation == .highSeas, action.reach(of: .salesperson)?.contains(.own) ?? false {
            ways.insert(Phrase("need-claim"), at: 0)
        }
        let roles = PhraseList(ways)
        guard let relation else { return Phrase("not-allowed", ["user": user.text, "action": deed, "needs": roles]) }
        if let person {
            return Phrase(
                "not-allowed-for",
                ["user": user.text, "action": deed, "person": person.text, "needs": roles])
        }
        let whose = Phrase("relation-\(relation.rawValue)")
        guard !needs.isEmpty else {
            return Phrase("not-allowed-on-any", ["user": user.text, "action": deed, "relation": whose])
        }
        return Phrase(
            "not-allowed-on", ["user": user.text, "action": deed, "relation": whose, "needs": roles])
    }
}
