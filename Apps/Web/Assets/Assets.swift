import Classification
import Domain
public import Markup
public import Workflows

/// A file that pages need. Its address names its content, so browsers may keep it for ever.
public struct Asset: Sendable {
    public let name: String
    public let type: String
    public let content: [UInt8]
    public var link: Link { Link("assets", name) }

    init(_ stem: String, _ ending: String, _ type: String, _ text: String) {
        content = Array(text.utf8)
        name = "\(stem)-\(Self.digest(content)).\(ending)"
        self.type = type
    }

    /// FNV-1a: tells contents apart, and protects nothing.
    private static func digest(_ bytes: [UInt8]) -> String {
        String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }
}

public enum Assets {
    static let style = Asset("rapport", "css", "text/css; charset=utf-8", StyleSheet.text)
    static let script = Asset("rapport", "js", "text/javascript; charset=utf-8", Script.text)
    public static let icon = Asset("rapport", "svg", "image/svg+xml", Icon.text)

    private static let fixed = [style, script, icon]

    /// - Returns: nil for a name that is none of ours.
    public static func named(_ name: String, _ display: Display?) -> Asset? {
        if let asset = fixed.first(where: { $0.name == name }) { return asset }
        guard let display, name.hasPrefix("labels-") else { return nil }
        return labels(of: display)
    }

    /// The colours that the policy gives to labels.
    static func labels(of display: Display) -> Asset {
        var text = ""
        for scheme in display.schemes {
            for label in scheme.labels where isColour(label.colour) {
                text += ".l-\(labelClass(scheme.id.text, label.id.text)){--label:\(label.colour)}\n"
            }
        }
        return Asset("labels", "css", "text/css; charset=utf-8", text)
    }

    static func labelClass(_ scheme: String, _ label: String) -> String {
        String(
            "\(scheme)-\(label)".unicodeScalars.map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    ? Character(scalar) : "-"
            })
    }

    private static func isColour(_ text: String) -> Bool {
        text.utf8.count == 7 && text.hasPrefix("#")
            && text.utf8.dropFirst().allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
            }
    }
}

enum Icon {
    static let text = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f56"/>\
        <path d="M9 8v16M9 8h8a5 5 0 0 1 0 10H9m8 0 6 6" fill="none" stroke="#fff" stroke-width="3.4" \
        stroke-linecap="round" stroke-linejoin="round"/></svg>
        """
}
