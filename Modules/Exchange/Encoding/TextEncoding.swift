/// An encoding of text that files may come in.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    /// UTF-16 whose byte order is found: by its mark, else by where its zero bytes lie, else little endian.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Simplified Chinese; it contains GBK and GB 2312, and a lone byte 0x80 is read as € as Windows writes it.
    case gb18030
    /// Traditional Chinese as Windows writes it (code page 950), without Hong Kong's supplement.
    case big5
    /// Western European of Windows.
    case windows1252 = "windows-1252"
    /// ISO 8859-1; bytes 0x80 to 0x9F are control characters, unlike in Windows-1252.
    case latin1

    /// The names a user may give, in the order help texts list them.
    public static let names = [
        "utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312", "big5", "windows-1252", "latin1",
    ]

    /// Reads the name of an encoding in any case, with or without hyphens or underscores.
    ///
    /// `gbk` and `gb2312` are read as `gb18030`, which contains both.
    ///
    /// - Parameter name: one of `names`, or a common alias such as `cp936`, `cp950`, `cp1252` or `iso-8859-1`.
    /// - Throws: `unknownEncoding` for any other name.
    public init(named name: String) throws(EncodingError) {
        let folded = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
        switch folded {
        case "utf8": self = .utf8
        case "utf16": self = .utf16
        case "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        case "big5", "cp950": self = .big5
        case "windows1252", "cp1252": self = .windows1252
        case "latin1", "iso88591": self = .latin1
        default: throw .unknownEncoding(name: name)
        }
    }

    /// The name by which the C library's converter knows the encoding.
    var converterName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16, .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        // BIG5-HKSCS lacks € and others of code page 950.
        case .big5: "BIG5"
        case .windows1252: "CP1252"
        case .latin1: "ISO-8859-1"
        }
    }
}

/// The bytes by which some encodings begin a text.
enum ByteOrderMark {
    static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let utf16LittleEndian: [UInt8] = [0xFF, 0xFE]
    static let utf16BigEndian: [UInt8] = [0xFE, 0xFF]
    static let utf32LittleEndian: [UInt8] = [0xFF, 0xFE, 0x00, 0x00]
    static let utf32BigEndian: [UInt8] = [0x00, 0x00, 0xFE, 0xFF]
    static let gb18030: [UInt8] = [0x84, 0x31, 0x95, 0x33]

    /// The length of the longest one.
    static let longest = 4
}
