import Domain
import Exchange

/// What the suites of rows and mappings read with: noon of 2026-03-31 in Shanghai, US dollars beside yuan.
enum RowReading {
    static let shanghai = ZoneRules(name: "Asia/Shanghai", initialOffset: 28_800, transitions: [])
    static let now = instant("2026-03-31T12:00:00+08:00")

    static func instant(_ text: String) -> Instant { Instant(rfc3339: text) ?? .unset }

    static func context(now: Instant = now) -> ImportContext {
        let usd = Currency(code: "USD")
        let zones = ZoneSource { $0 == "Asia/Shanghai" ? shanghai : $0 == "Europe/Berlin" ? .utc : nil }
        let rates = ExchangeRates(base: .cny, billionths: usd.map { [$0: 7_100_000_000] } ?? [:])
        return ImportContext(now: now, zone: shanghai, rates: rates, zones: zones)
    }

    static func customers(_ text: String) throws -> [ImportItem] {
        try items(of: .customers(source("customers.csv", text), context: context()))
    }

    static func timeline(_ text: String) throws -> [ImportItem] {
        try items(of: .timeline(source("timeline.csv", text), context: context()))
    }

    /// Reads `text` by a mapping; `files` are those beside it.
    static func mapped(_ text: String, by yaml: String, files: [String: String] = [:]) throws -> [ImportItem] {
        let companions = CompanionFiles { name throws(ImportFileError) in files[name].map { source(name, $0) } }
        let mapping = try Mapping(yaml: yaml, file: "map.yaml")
        return try items(of: .mapped(source("data.csv", text), by: mapping, with: companions, context: context()))
    }

    static func items(of rows: consuming ImportRows) throws -> [ImportItem] {
        var rows = rows
        var items: [ImportItem] = []
        while let item = try rows.next() { items.append(item) }
        return items
    }

    static func source(_ name: String, _ text: String) -> ImportSource {
        ImportSource(name: name, bytes: [UInt8](text.utf8))
    }
}

extension [ImportItem] {
    var customers: [CustomerRow] { compactMap { if case .customer(let row) = $0 { row } else { nil } } }
    var events: [EventRow] { compactMap { if case .event(let row) = $0 { row } else { nil } } }
    var skipped: [SkippedRow] { compactMap { if case .skipped(let row) = $0 { row } else { nil } } }
    var issues: [RowIssue] { compactMap { if case .issue(let issue) = $0 { issue } else { nil } } }
}
