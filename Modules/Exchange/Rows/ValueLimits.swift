/// How large a single value may be, wherever it comes from: a cell of a file or a word of a command.
public enum ValueLimits {
    /// Employees.
    public static let companySize = 0...1_000_000_000
    /// Days between two services.
    public static let serviceDays = 1...36_500
    /// Bytes of UTF-8 of a key, a user's name or a ref.
    public static let referenceBytes = 200
    /// Bytes of UTF-8 of any other text: what a field of a file can hold.
    public static let textBytes = CSVReader.fieldLimit
    /// How many tags, addresses, numbers or parts one call may bring.
    public static let listed = 100

    /// Whether `text` can be an e-mail address: one `@` with something on both sides, and no blanks.
    public static func isAddress(_ text: String) -> Bool {
        let at = UInt8(ascii: "@")
        return text.utf8.count { $0 == at } == 1 && text.utf8.first != at && text.utf8.last != at
            && !text.unicodeScalars.contains { $0.isASCII ? $0.value <= 0x20 : $0.properties.isWhitespace }
    }
}
