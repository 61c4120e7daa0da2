import Domain
import Houses

/// Customers and events as files, with everything that a timeline file can say. The same seed gives the same.
struct RandomHistory {
    private var state: UInt64
    static let keys = ["C-1", "C-2", "C-3", "C-4", "C-5", "C-6"]
    static let header =
        "customer,kind,at,ref,amount,currency,channel,direction,purpose,outcome,form,signal,level,expected_close,order_ref\n"
    /// The last instant that anything has.
    static let end = instant(Scene.now)

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
    mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst() { elements.swapAt(index, below(index + 1)) }
        return elements
    }

    mutating func customers() -> String {
        var text =
            "key,name,owner,created_at,annual_purchase,credit,source,budget_authorised,industry,emails,phones,tags\n"
        for key in Self.keys {
            text +=
                "\(key),Name \(key),\(pick(["", "ann", "bob"])),2024-01-0\(1 + below(9)),"
                + "\(pick(["", "19999.99", "100000.00", "1000000"])),\(pick(["", "A", "D"])),"
                + "\(pick(["", "referral", "website"])),\(pick(["", "yes", "no"])),\(pick(["", "valves"])),"
                + "\(pick(["", "a@b.example"])),\(pick(["", "+49 30 1"])),\(pick(["", "fair-2026"]))\n"
        }
        return text
    }

    /// Rows in the order of the file. No two of a customer have the same instant; completions and cancellations name
    /// their order.
    mutating func rows(_ count: Int) -> [String] {
        var orders: [String: [String]] = [:]
        return (0..<count).map { number in
            let key = pick(Self.keys)
            let span = Span(milliseconds: Int64(below(800 * 86_400)) * 1000 + Int64(number))
            let at = Instant(milliseconds: Self.end.milliseconds - span.milliseconds)
            var kind = pick([
                "inquiry", "quote", "sample-order", "order", "order", "order-completed", "order-cancelled", "deal-lost",
                "need", "need", "contact", "contact", "contact", "signal", "online", "no-reply-needed",
                "service-request",
                "service-closed", "note",
            ])
            if kind.hasPrefix("order-"), orders[key] == nil { kind = "order" }
            let ref = "r\(number)"
            var cells = ["", "", "", "", "", "", "", "", "", "", ""]
            switch kind {
            case "order":
                orders[key, default: []].append(ref)
                cells[0] = pick(["", "100.00", "20000", "99999.99"])
                if !cells[0].isEmpty { cells[1] = pick(["", "USD"]) }
            case "order-completed", "order-cancelled": cells[10] = pick(orders[key] ?? [])
            case "contact":
                cells[2] = pick(["email", "chat", "phone", "visit"])
                cells[3] = pick(["in", "out"])
                cells[4] = pick(["business", "care", "marketing"])
                cells[5] = pick(["reached", "reached", "no-answer", "bounced"])
                cells[6] = pick(["", "yes"])
            case "signal": cells[7] = pick(["price-details", "demo-request", "content"])
            case "need":
                cells[8] = pick(["obvious", "obvious", "potential", "none"])
                if cells[8] == "obvious" {
                    let day = ZoneRules.utc.day(of: at) + below(300)
                    cells[9] = pick([day.iso, day.iso, ""])
                }
            default: break
            }
            return ([key, kind, at.rfc3339, ref] + cells).joined(separator: ",") + "\n"
        }
    }
}
