import ArgumentParser
import Domain
import Exchange
import Wording
import Workflows

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Record what happened with a customer.",
        discussion: """
            For example
              rapport log ACME contact --channel phone --direction out --note "wants a quote for 500"
              rapport log ACME need --level obvious --expected-close 2026-05-01
              rapport log ACME order --ref PO-17 --amount 12500.00 --currency USD
            """)

    @Argument(help: "The customer's key.")
    var id: Word

    @Argument(
        help: "What happened: inquiry, quote, order, need, contact, signal …",
        completion: .list(EventKind.allCases.filter { !$0.isSystem }.map(\.rawValue)))
    var kind: String

    @Option(
        help: ArgumentHelp("When; without it now. An instant, or a date in the organisation's zone.", valueName: "time")
    )
    var at: String?
    @Option(help: "Your own name for the event: the same one is recorded once.") var ref: Word?
    @Option(help: "A decimal amount.") var amount: String?
    @Option(help: "The amount's currency; without it the base currency.") var currency: String?
    @Option(help: "email, chat, phone, visit, sms or other.") var channel: Channel?
    @Option(help: "in or out.") var direction: Direction?
    @Option(help: "business, care or marketing.") var purpose: Purpose?
    @Option(help: "reached, no-answer or bounced.") var outcome: Outcome?
    @Option(
        help: "price-details, demo-request, contract-draft, sample-request, delivery-terms, website-visit or content.")
    var signal: Signal?
    @Option(help: "How sure a need is: none, potential or obvious.") var level: NeedLevel?
    @Option(help: ArgumentHelp("The day by which they will buy.", valueName: "date")) var expectedClose: String?
    @Option(help: "The order that a completion or cancellation is about.") var orderRef: Word?
    @Option(help: "Why, of a lost deal.") var reason: Prose?
    @Option(help: "What was installed.") var model: Word?
    @Option(help: "Its serial number.") var serial: Word?
    @Option(help: ArgumentHelp("Days between services.", valueName: "n")) var serviceDays: Int?
    @Option(
        name: .customLong("part"),
        help: ArgumentHelp("A part of an installation, and the days between its replacements.", valueName: "name=days"))
    var parts: [Word] = []
    @Option(
        name: .customLong("replaced"),
        help: ArgumentHelp("A part that a service replaced.", valueName: "name")) var replaced: [Word] = []
    @Option(help: "Anything worth keeping.") var note: Prose?
    @Flag(help: "The follow-up form was filled in with it.") var form = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let serviceDays, !ValueLimits.serviceDays.contains(serviceDays) {
            throw misuse("--service-days is 1 to 36500", "--service-days 须在 1 到 36500 之间")
        }
        // As in a file: a ref is something, and no longer than a key.
        for ref in [ref, orderRef].compactMap(\.self)
        where ref.text.isEmpty || ref.text.utf8.count > ValueLimits.referenceBytes {
            throw misuse("“\(ref.text)” is no ref; it has 1 to 200 bytes", "“\(ref.text)”不能作为 ref；须为 1 到 200 字节")
        }
        if currency != nil, amount == nil {
            throw misuse("--currency needs an --amount", "--currency 须与 --amount 一起使用")
        }
    }

    func run() async throws {
        try await reporting(global.wording) {
            guard let kind = EventKind(rawValue: kind) else {
                let possible = EventKind.allCases.filter { !$0.isSystem }.map(\.rawValue)
                throw Failure(.usage, "kind-unknown", ["value": kind, "possible": possible])
            }
            try await printLog(global) { session in
                let context = try await session.inputContext()
                return try await session.log(try input(kind, context), for: id.text)
            }
        }
    }

    private func input(_ kind: EventKind, _ context: InputContext) throws -> EventInput {
        var details = EventDetails()
        details.amount = try amount.map { try context.money($0, currency: currency) }
        details.channel = channel
        details.direction = direction
        if kind == .contact {
            details.purpose = purpose ?? .business
            details.outcome = outcome ?? .reached
        } else {
            details.purpose = purpose
            details.outcome = outcome
        }
        details.signal = signal
        details.level = level
        details.expectedClose = try expectedClose.map { text in
            guard let day = Day(iso: text) else {
                throw Failure(.usage, "expected-close-invalid", ["value": text])
            }
            return day
        }
        details.orderRef = orderRef?.text
        details.reason = reason?.text
        details.model = model?.text
        details.serial = serial?.text
        details.serviceDays = serviceDays
        details.note = note?.text
        details.parts = try Dictionary(
            parts.map { part in
                let halves = part.text.split(separator: "=", omittingEmptySubsequences: false)
                guard halves.count == 2, !halves[0].isEmpty, let days = Int(halves[1]),
                    ValueLimits.serviceDays.contains(days)
                else { throw Failure(.usage, "part-invalid", ["value": part.text]) }
                return (String(halves[0]), days)
            }, uniquingKeysWith: { _, last in last })
        details.replacedParts = Set(replaced.map(\.text))
        return EventInput(
            kind: kind, at: try at.map { try context.instant($0) }, ref: ref?.text, details: details, formFilled: form)
    }
}

extension AsyncParsableCommand {
    /// Records `input` and says what came of it.
    func runLog(_ input: EventInput, for id: Word, _ global: GlobalOptions) async throws {
        try await runLog(global) { try await $0.log(input, for: id.text) }
    }

    func runLog(_ global: GlobalOptions, _ body: (Session) async throws -> LogReport) async throws {
        try await reporting(global.wording) { try await printLog(global, body) }
    }

    /// - Throws: a ``Failure`` when what was written came too late and was kept as a draft.
    fileprivate func printLog(_ global: GlobalOptions, _ body: (Session) async throws -> LogReport) async throws {
        let (report, display) = try await global.withSession(creating: false) { session in
            (try await body(session), try await session.display())
        }
        let view = LogText(report, wording: global.wording, display: display)
        if let late = view.late {
            if global.format == .json { try global.print(report, table: { view.table }, people: { "" }) }
            throw Failure(.notAllowed, late)
        }
        try global.print(report, table: { view.table }, people: { view.text })
    }
}
