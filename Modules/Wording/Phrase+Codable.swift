public import Domain
public import Foundation

/// In JSON a phrase is its words: in the language that the encoder speaks (``Foundation/JSONEncoder/speak(_:)``), English
/// without one. One that was decoded is those words in every language.
extension Phrase: Codable {
    public func encode(to encoder: any Encoder) throws {
        let language = CodingUserInfoKey.language.flatMap { encoder.userInfo[$0] as? Language }
        var container = encoder.singleValueContainer()
        try container.encode(Wording(language ?? .english)(self))
    }

    public init(from decoder: any Decoder) throws {
        self.init(verbatim: try decoder.singleValueContainer().decode(String.self))
    }
}

extension JSONEncoder {
    /// Has phrases encoded in `language`.
    public func speak(_ language: Language) {
        if let key = CodingUserInfoKey.language { userInfo[key] = language }
    }
}

extension CodingUserInfoKey {
    fileprivate static let language = CodingUserInfoKey(rawValue: "language")
}
