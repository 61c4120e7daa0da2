/// Words of commands that people may copy.
public enum Shell {
    /// `text` as one word of a POSIX shell: as it is where it has no sign that a shell reads, else in single quotes.
    public static func word(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            !scalar.isASCII && !scalar.properties.isWhitespace || scalar.isPlain
        }
        if isPlain, !text.isEmpty { return text }
        // By scalars: to who compares characters, a quote with a mark on it is none.
        var word = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { word += "'\\''" } else { word.unicodeScalars.append(scalar) }
        }
        return word + "'"
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
