/// The name of an element that has content. There are only these.
public struct Tag: Sendable {
    let name: StaticString

    public static let html = Tag(name: "html"), head = Tag(name: "head"), body = Tag(name: "body")
    public static let title = Tag(name: "title"), header = Tag(name: "header"), footer = Tag(name: "footer")
    public static let main = Tag(name: "main"), nav = Tag(name: "nav"), section = Tag(name: "section")
    public static let article = Tag(name: "article"), aside = Tag(name: "aside"), div = Tag(name: "div")
    public static let h1 = Tag(name: "h1"), h2 = Tag(name: "h2"), h3 = Tag(name: "h3"), p = Tag(name: "p")
    public static let span = Tag(name: "span"), strong = Tag(name: "strong"), small = Tag(name: "small")
    public static let code = Tag(name: "code"), pre = Tag(name: "pre"), time = Tag(name: "time")
    public static let a = Tag(name: "a"), ul = Tag(name: "ul"), ol = Tag(name: "ol"), li = Tag(name: "li")
    public static let dl = Tag(name: "dl"), dt = Tag(name: "dt"), dd = Tag(name: "dd")
    public static let table = Tag(name: "table"), caption = Tag(name: "caption"), thead = Tag(name: "thead")
    public static let tbody = Tag(name: "tbody"), tr = Tag(name: "tr"), th = Tag(name: "th"), td = Tag(name: "td")
    public static let form = Tag(name: "form"), fieldset = Tag(name: "fieldset"), legend = Tag(name: "legend")
    public static let label = Tag(name: "label"), button = Tag(name: "button"), select = Tag(name: "select")
    public static let option = Tag(name: "option"), optgroup = Tag(name: "optgroup")
    public static let textarea = Tag(name: "textarea"), datalist = Tag(name: "datalist")
    public static let details = Tag(name: "details"), summary = Tag(name: "summary")
    public static let svg = Tag(name: "svg"), g = Tag(name: "g"), rect = Tag(name: "rect"), path = Tag(name: "path")
    public static let svgText = Tag(name: "text"), circle = Tag(name: "circle")
}

/// The name of an element that has no content.
public struct VoidTag: Sendable {
    let name: StaticString

    public static let meta = VoidTag(name: "meta"), link = VoidTag(name: "link"), input = VoidTag(name: "input")
    public static let br = VoidTag(name: "br"), hr = VoidTag(name: "hr")
}
