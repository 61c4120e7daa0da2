public import Classification

extension PolicyIssue {
    /// One line for people and editors: `FILE:LINE:COLUMN: PATH: MESSAGE`.
    ///
    /// - Parameter file: the name of the document.
    /// - Returns: the line; breaks in the name and the message are shown as blanks.
    public func line(in file: String) -> String {
        let place = "\(file):\(position.line):\(position.column):"
        let text = path.isEmpty ? "\(place) \(message)" : "\(place) \(path): \(message)"
        return String(text.map { $0.isNewline ? " " : $0 })
    }
}

extension Sequence<PolicyIssue> {
    /// One line for each, in the order of their places.
    public func lines(in file: String) -> [String] {
        sorted { $0.position < $1.position }.map { $0.line(in: file) }
    }
}
