import Foundation
public import Wording

extension Reply {
    /// The one form of JSON that goes out: members by name, slashes as they are. Equal values are equal bytes.
    ///
    /// - `language`: of what is said in it.
    public static func json(_ value: some Encodable, in language: Language = .english) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.speak(language)
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
