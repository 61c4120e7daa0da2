/// Words of commands that people may copy.
public enum Shell {
    /// `text` as one word of a POSIX shell: as it is where it has no sign that a shell reads, else in single quotes.
    public static func word(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            !scalar.isASCII && !scalar.properties.isWhitespace || scalar.isPlain
        }
        return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }
}

extension Unicode.Scalar {
    fileprivate var isPlain: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", ",", ":", "/", "@", "%", "+", "=": true
        default: false
        }
    }
}
