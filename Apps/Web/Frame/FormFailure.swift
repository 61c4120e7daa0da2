/// A form that was refused, or came too late: it is shown again as it was sent, with what is wrong.
public struct FormFailure: Sendable {
    /// The form's id.
    public let form: String
    /// What is wrong and the way out.
    public let message: String
    /// What is wrong with single fields, by name.
    public let fields: [String: String]
    /// What was sent, by name: of several values the last.
    public let values: [String: String]
    /// All that was sent.
    private let sent: [(name: String, value: String)]

    public init(form: String, message: String, fields: [String: String], sent: [(name: String, value: String)]) {
        self.form = form
        self.message = message
        self.fields = fields
        self.sent = sent
        values = Dictionary(sent.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }

    public init(form: String, message: String, fields: [String: String], values: [String: String]) {
        self.init(form: form, message: message, fields: fields, sent: values.map { ($0.key, $0.value) })
    }

    func isChosen(_ name: String, _ value: String) -> Bool { sent.contains { $0.name == name && $0.value == value } }

    /// Fields in which people write sentences.
    private static let prose: Set<String> = [
        "note", "reason", "what", "goal", "method", "result", "problems", "support", "next_step",
    ]

    /// What somebody wrote.
    var words: [String] { sent.filter { Self.prose.contains($0.name) && !$0.value.isEmpty }.map(\.value) }
}
