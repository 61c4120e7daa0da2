import Foundation

extension Reply {
    /// The one form of JSON that goes out: members by name, slashes as they are. Equal values are equal bytes.
    public static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
