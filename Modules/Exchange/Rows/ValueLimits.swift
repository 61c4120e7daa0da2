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
}
