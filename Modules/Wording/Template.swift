/// A sentence with places for values.
///
/// - `{name}` is the value of that name; a list has commas.
/// - `{name&}`, `{name/}`, `{name;}` and `{name$}` join a list by *and*, *or*, semicolons and line ends; `{name,}` joins
///   phrases as words are joined, where clauses have another comma.
/// - `{name'}` is one word of a command: a value with blanks or other signs is quoted as a shell wants it.
/// - `{name|one|more}` is the first text for a number of 1 or a list of one, else the second.
///
/// - `‹…›` is for somebody at a command line, or a program that asks over HTTP.
///
/// Other braces are text: `{order: dmy}` stays. What a value holds is never read as a place.
struct Template {
    struct Place {
        let name: String
        var joint: Character?
        var number: (one: String, more: String)?
    }

    let text: String

    /// Of a text that is nobody's phrase.
    init(_ text: String) { self.text = text }

    /// - `commands`: whether what is for a command line is said.
    init(_ text: String, commands: Bool) {
        var said = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "‹"), let close = rest[open...].firstIndex(of: "›") {
            said += rest[..<open]
            if commands { said += rest[rest.index(after: open)..<close] }
            rest = rest[rest.index(after: close)...]
        }
        self.text = said + rest
    }

    /// The names of the places.
    var names: Set<String> {
        var names: Set<String> = []
        _ = filled { place in
            names.insert(place.name)
            return nil
        }
        return names
    }

    /// The sentence with the values that `value` gives; a place without one stays as it is.
    func filled(_ value: (Place) -> String?) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            if let place = Self.place(rest[rest.index(after: open)..<close]), let text = value(place) {
                result += text
                rest = rest[rest.index(after: close)...]
            } else {
                result += "{"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func place(_ inner: Substring) -> Place? {
        let parts = inner.split(separator: "|", omittingEmptySubsequences: false)
        var name = parts[0]
        var joint: Character?
        if let last = name.last, "&/,;$'".contains(last) {
            joint = last
            name = name.dropLast()
        }
        guard !name.isEmpty, name.utf8.allSatisfy({ (97...122).contains($0) }), parts.count == 1 || parts.count == 3
        else { return nil }
        return Place(
            name: String(name), joint: joint,
            number: parts.count == 3 ? (String(parts[1]), String(parts[2])) : nil)
    }
}
