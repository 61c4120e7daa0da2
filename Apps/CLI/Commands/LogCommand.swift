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
    var id: Line

    @Argument(
        help: "What happened: inquiry, quote, order, need, contact, signal …",
        completion: .list(EventKind.allCases.filter { !$0.isSystem }.map(\.rawValue)))
    var kind: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("When; without it now. An instant, or a date in the organisation's zone.", valueName: "time")
    )
    var at: String?
    @Option(help: "Your own name for the event: the same one is recorded once.") var ref: Line?
    @Option(parsing: .unconditional, help: "A decimal amount.") var amount: String?
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
    @Option(help: "The order that a completion or cancellation is about.") var orderRef: Line?
    @Option(help: "Why, of a lost deal.") var reason: Prose?
    @Option(help: "What was installed.") var model: Line?
    @Option(help: "Its serial number.") var serial: Line?
    @Option(parsing: .unconditional, help: ArgumentHelp("Days between services.", valueName: "n")) var serviceDays: Int?
    @Option(
        name: .customLong("part"),
        help: ArgumentHelp("A part of an installation, and the days between its replacements.", valueName: "name=days"))
    var parts: [Line] = []
    @Option(
        name: .customLong("replaced"),
        help: ArgumentHelp("A part that a service replaced.", valueName: "name")) var replaced: [Line] = []
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
            guard let kind = EventKind(rawValue: kind), !kind.isSystem else {
                let possible = EventKind.allCases.filter { !$0.isSystem }.map(\.rawValue)
                throw Failure(.usage, "kind-unknown", ["value": kind, "possible": possible])
            }
            try await printLog(try call(kind), global)
        }
    }

    private func call(_ kind: EventKind) throws -> LogEvent {
        if let expectedClose, Day(iso: expectedClose) == nil {
            throw Failure(.usage, "expected-close-invalid", ["value": expectedClose])
        }
        let days = try parts.map { part in
            let halves = part.text.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, let days = Int(halves[1]),
                ValueLimits.serviceDays.contains(days)
            else { throw Failure(.usage, "part-invalid", ["value": part.text]) }
            return (String(halves[0]), days)
        }
        return LogEvent(
            customer: id.text, kind: kind, at: at, ref: ref, amount: amount, currency: currency, channel: channel,
            direction: direction, purpose: purpose, outcome: outcome, signal: signal, level: level,
            expectedClose: expectedClose, orderRef: orderRef, reason: reason, model: model, serial: serial,
            serviceDays: serviceDays, parts: Dictionary(days, uniquingKeysWith: { _, last in last }),
            replaced: replaced, note: note, form: form)
    }
}

extension AsyncParsableCommand {
    /// Records what `call` says, and tells what came of it.
    func runLog<C: Call>(_ call: C, _ global: GlobalOptions) async throws where C.Response == LogReport {
        try await reporting(global.wording) { try await printLog(call, global) }
    }

    /// - Throws: a ``Failure`` when what was written came too late and was kept as a draft.
    fileprivate func printLog<C: Call>(
        _ call: C, _ global: GlobalOptions
    ) async throws where C.Response == LogReport {
        let (report, display) = try await global.shown(call)
        let view = LogText(report, wording: global.wording, display: display)
        if let late = view.late {
            if global.format == .json { try global.print(report, table: { view.table }, people: { "" }) }
            throw Failure(.notAllowed, late)
        }
        try global.print(report, table: { view.table }, people: { view.text })
    }
}
