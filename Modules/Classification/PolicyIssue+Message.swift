public import Domain

extension PolicyIssue {
    /// What is wrong in a policy and what would be right: written as an English text with values in it.
    ///
    /// Its code is that text with `{a}`, `{b}` … in the places of the values, by which `Wording` finds it in other
    /// languages; so what a plugin from outside says is shown at least in English.
    public struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// In English.
        public let text: String
        public let phrase: Phrase

        public init(stringLiteral text: String) {
            self.text = text
            phrase = Phrase(text, [:])
        }

        public init(stringInterpolation: StringInterpolation) {
            text = stringInterpolation.text
            phrase = Phrase(code: stringInterpolation.code, arguments: stringInterpolation.arguments)
        }

        public struct StringInterpolation: StringInterpolationProtocol {
            fileprivate var text = ""
            fileprivate var code = ""
            fileprivate var arguments: [String: Phrase.Argument] = [:]

            public init(literalCapacity: Int, interpolationCount: Int) {}

            public mutating func appendLiteral(_ literal: String) {
                text += literal
                code += literal
            }

            public mutating func appendInterpolation<Value>(_ value: Value) {
                append(.text("\(value)"), text: "\(value)")
            }

            public mutating func appendInterpolation(_ message: Message) {
                append(.phrase(message.phrase), text: message.text)
            }

            private mutating func append(_ value: Phrase.Argument, text: String) {
                let name = String(UnicodeScalar(UInt8(97 + arguments.count % 26)))
                arguments[name] = value
                code += "{\(name)}"
                self.text += text
            }
        }
    }
}
