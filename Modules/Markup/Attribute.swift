/// An attribute with its value. Those that browsers act upon (addresses) take a ``Link``; none takes a script or a style.
public struct Attribute: Sendable {
    let name: StaticString
    /// Nil for one that is only there or not.
    let value: String?
    let isPresent: Bool

    private init(_ name: StaticString, _ value: String?, isPresent: Bool = true) {
        self.name = name
        self.value = value
        self.isPresent = isPresent
    }

    private static func text(_ name: StaticString, _ value: StaticString) -> Attribute {
        Attribute(name, value.description)
    }

    private static func flag(_ name: StaticString, _ isPresent: Bool) -> Attribute {
        Attribute(name, nil, isPresent: isPresent)
    }

    public static func lang(_ language: Markup.Language) -> Attribute { Attribute("lang", language.rawValue) }

    /// Names of the style sheet, with blanks between.
    public static func `class`(_ names: StaticString) -> Attribute { text("class", names) }
    /// One name of the style sheet for each label there is: letters, digits and hyphens, all else becomes a hyphen.
    public static func `class`(_ names: StaticString, variant: String) -> Attribute {
        let plain = variant.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? byte : 0x2D
        }
        return Attribute("class", "\(names.description)\(String(decoding: plain, as: UTF8.self))")
    }
    public static func id(_ value: String) -> Attribute { Attribute("id", value) }
    /// A text of its own, whichever way it runs: what it holds turns nothing around it.
    public static let isolated = text("dir", "auto")
    public static func title(_ value: String) -> Attribute { Attribute("title", value) }
    public static func role(_ value: StaticString) -> Attribute { text("role", value) }
    public static func aria(_ name: Aria, _ value: String) -> Attribute { Attribute(name.name, value) }
    public static func data(_ name: Data, _ value: String) -> Attribute { Attribute(name.name, value) }

    public static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
    public static func src(_ link: Link) -> Attribute { Attribute("src", link.text) }
    public static func action(_ link: Link) -> Attribute { Attribute("action", link.text) }
    public static func rel(_ value: StaticString) -> Attribute { text("rel", value) }
    public static func type(_ value: StaticString) -> Attribute { text("type", value) }
    public static func method(_ value: StaticString) -> Attribute { text("method", value) }
    public static func enctype(_ value: StaticString) -> Attribute { text("enctype", value) }
    public static func accept(_ value: StaticString) -> Attribute { text("accept", value) }
    public static func content(_ value: StaticString) -> Attribute { text("content", value) }
    public static func autocomplete(_ value: StaticString) -> Attribute { text("autocomplete", value) }
    public static func scope(_ value: StaticString) -> Attribute { text("scope", value) }
    public static func charset(_ value: StaticString) -> Attribute { text("charset", value) }
    public static func inputMode(_ value: StaticString) -> Attribute { text("inputmode", value) }

    public static func name(_ value: String) -> Attribute { Attribute("name", value) }
    public static func value(_ value: String) -> Attribute { Attribute("value", value) }
    /// Of an `optgroup`: its name.
    public static func label(_ value: String) -> Attribute { Attribute("label", value) }
    public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    public static func form(_ id: String) -> Attribute { Attribute("form", id) }
    public static func list(_ id: String) -> Attribute { Attribute("list", id) }
    public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
    public static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    public static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
    public static func maxLength(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
    public static func tabIndex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }

    public static func required(_ isPresent: Bool = true) -> Attribute { flag("required", isPresent) }
    public static func checked(_ isPresent: Bool = true) -> Attribute { flag("checked", isPresent) }
    public static func selected(_ isPresent: Bool = true) -> Attribute { flag("selected", isPresent) }
    public static func hidden(_ isPresent: Bool = true) -> Attribute { flag("hidden", isPresent) }
    public static func open(_ isPresent: Bool = true) -> Attribute { flag("open", isPresent) }
    public static func autofocus(_ isPresent: Bool = true) -> Attribute { flag("autofocus", isPresent) }
    public static func disabled(_ isPresent: Bool = true) -> Attribute { flag("disabled", isPresent) }
    public static func multiple(_ isPresent: Bool = true) -> Attribute { flag("multiple", isPresent) }
    static let `defer` = flag("defer", true)

    /// Lengths and places of a drawing.
    public static func draw(_ name: Geometry, _ value: Double) -> Attribute {
        let tenths = Int((value * 10).rounded())
        return Attribute(name.name, tenths % 10 == 0 ? String(tenths / 10) : "\(Double(tenths) / 10)")
    }
    public static func viewBox(_ width: Double, _ height: Double) -> Attribute {
        Attribute("viewBox", "0 0 \(Int(width)) \(Int(height))")
    }
    public static func path(_ commands: StaticString) -> Attribute { text("d", commands) }
}

extension Attribute {
    /// Attributes for those who listen to a page.
    public struct Aria: Sendable {
        let name: StaticString
        public static let label = Aria(name: "aria-label"), current = Aria(name: "aria-current")
        public static let describedBy = Aria(name: "aria-describedby"), hidden = Aria(name: "aria-hidden")
        public static let live = Aria(name: "aria-live"), labelledBy = Aria(name: "aria-labelledby")
        public static let invalid = Aria(name: "aria-invalid"), sort = Aria(name: "aria-sort")
    }

    /// What scripts look for.
    public struct Data: Sendable {
        let name: StaticString
        public static let live = Data(name: "data-live"), keys = Data(name: "data-keys"), due = Data(name: "data-due")
        public static let customer = Data(name: "data-customer"), all = Data(name: "data-all")
        public static let news = Data(name: "data-news"), submit = Data(name: "data-submit")
        public static let switching = Data(name: "data-switching"), of = Data(name: "data-of")
        public static let label = Data(name: "data-label")
    }

    public struct Geometry: Sendable {
        let name: StaticString
        public static let x = Geometry(name: "x"), y = Geometry(name: "y"), width = Geometry(name: "width")
        public static let height = Geometry(name: "height"), radius = Geometry(name: "rx")
    }
}
