import Foundation

extension String {
    /// This text as it is kept: canonically composed (NFC), without blanks at the ends, line ends as LF.
    ///
    /// - Parameter prose: whether tabs and line ends may stand in it.
    /// - Returns: nil when there are other control characters in it.
    public func cleaned(prose: Bool) -> String? {
        if utf8.first != 0x20, utf8.last != 0x20, utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        let trimmed = trimmedBlanks
        var isComposed = true
        var hasReturn = false
        for scalar in trimmed.unicodeScalars {
            if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                guard prose, scalar == "\n" || scalar == "\r" || scalar == "\t" else { return nil }
                hasReturn = hasReturn || scalar == "\r"
            } else if !scalar.isSurelyComposed {
                isComposed = false
            }
        }
        let composed = isComposed ? String(trimmed) : trimmed.precomposedStringWithCanonicalMapping
        guard hasReturn else { return composed }
        return composed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// This text without white space of any script at the ends.
    var trimmedBlanks: Substring {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return Substring(rest)
    }
}

extension Unicode.Scalar {
    /// Whether composing leaves this scalar alone whatever stands around it: true for most text in use, so that the full
    /// algorithm rarely runs. What is not listed here may still be composed.
    fileprivate var isSurelyComposed: Bool {
        switch value {
        case 0..<0x300, 0x2010...0x2027, 0x3000...0x3098, 0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xFF00...0xFF60, 0x1F300...0x1FAFF:
            true
        default: false
        }
    }
}
