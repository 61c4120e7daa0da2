import Foundation
import Testing

/// Wrong words on the command line.
struct MisuseTests {
    private static let noSuchScheme = """
        rapport: there is no scheme “shape”; there are: demand, grade, hot, importance, negotiation, power, priority, \
        relationship, rfm, stage, stars, urgency

        """

    static let refusals: [Refusal] = [
        Refusal(
            "a clock that is none", ["today"], now: "yesterday", code: 64,
            "rapport: --now “yesterday” is no instant; write it like 2026-03-31T09:00:00Z or 2026-03-31T17:00:00+08:00\n"
        ),
        Refusal(
            "a write with an earlier clock", ["tick"], now: "2026-01-01T00:00:00Z", code: 65,
            "rapport: now is 2026-01-01 08:00, but the store has been processed up to 2026-03-31 17:00; "
                + "writing needs a --now that is not earlier\n"),
        Refusal(
            "a search for an owner who is not known", ["customers", "owner:nobody"], code: 65,
            "rapport: the search is not understood at character 7, “nobody”; possible there: me, or a user whom you may see "
                + "(rapport user list)\n"),
        Refusal(
            "a user who is not known", ["today", "--as", "nobody"], code: 77,
            "rapport: there is no user “nobody”; list them with: rapport user list\n"),
        Refusal(
            "a name that is none", ["today", "--as", ""], code: 64,
            "rapport: --as “” cannot be a user's name; give a name without blanks at its ends\n"),
        Refusal(
            "what a salesperson may not do", ["policy", "calibrate", "--as", "ann"], code: 77,
            "rapport: ann may not calibrate the policy; this takes an administrator\n"),
        Refusal(
            "a customer who is not known", ["show", "NOPE"], code: 65,
            "rapport: there is no customer “NOPE”; list them with: rapport customers\n"),
        Refusal(
            "a customer of somebody else", ["show", "ACME", "--as", "bo"], code: 65,
            "rapport: there is no customer “ACME”; list them with: rapport customers\n"),
        Refusal("a scheme that is not known", ["why", "ACME", "shape"], code: 65, noSuchScheme),
        Refusal(
            "a customer who exists", ["add", "ACME", "--name", "Acme"], code: 65,
            "rapport: customer “ACME” exists already; see it with: rapport show ACME\n"),
        Refusal(
            "a key that is none", ["add", "", "--name", "Y"], code: 64,
            "rapport: “” cannot be a key; it is 1 to 200 bytes without control characters or blanks at its ends\n"),
        Refusal(
            "a time zone that is not known", ["add", "Y", "--name", "Y", "--time-zone", "Mars/Base"], code: 65,
            "rapport: time zone “Mars/Base” is not possible; possible: an IANA name such as Europe/Berlin\n"),
        Refusal(
            "an amount that is none", ["add", "Y", "--name", "Y", "--annual-purchase", "1,250"], code: 65,
            "rapport: amount “1,250” is not possible; possible: a decimal number such as 1250.00, with at most 2 decimals "
                + "for CNY\n"),
        Refusal(
            "an event that lies ahead", ["log", "ACME", "note", "--at", "2026-04-01T00:00:00Z"], code: 65,
            "rapport: 2026-04-01 08:00 is after now, 2026-03-31 17:00\n"),
        Refusal(
            "a time that is none", ["log", "ACME", "note", "--at", "soon"], code: 65,
            "rapport: time “soon” is not possible; possible: 2026-03-31T09:00, 2026-03-31T09:00:00+08:00 or "
                + "2026-03-31\n"),
        Refusal(
            "a time before now without a day", ["log", "ACME", "note", "--at", "-1h"], code: 65,
            "rapport: time “-1h” is not possible; possible: 2026-03-31T09:00, 2026-03-31T09:00:00+08:00 or "
                + "2026-03-31\n"),
        Refusal(
            "the form of an e-mail",
            ["log", "ACME", "contact", "--channel", "email", "--direction", "out", "--form"], code: 65,
            "rapport: form cannot be “true”: a follow-up form goes with a call or visit that reached them, and with "
                + "nothing else\n"),
        Refusal(
            "the form of a call that reached nobody",
            [
                "log", "ACME", "contact", "--channel", "phone", "--direction", "out", "--outcome", "no-answer",
                "--form",
            ], code: 65,
            "rapport: form cannot be “true”: a follow-up form goes with a call or visit that reached them, and with "
                + "nothing else\n"),
        Refusal(
            "an event of a customer who is not known", ["log", "NOPE", "note"], code: 65,
            "rapport: there is no customer “NOPE”; list them with: rapport customers\n"),
        Refusal(
            "a kind that is none", ["log", "ACME", "lunch"], code: 64,
            "rapport: “lunch” is nothing that can be logged; possible: inquiry, quote, sample-order, order, shipment, "
                + "order-completed, order-cancelled, deal-lost, need, contact, form, no-reply-needed, online, signal, "
                + "service-request, service-closed, installed, promised, promise-kept, note, attachment\n"),
        Refusal(
            "a contact without its channel", ["log", "ACME", "contact"], code: 65,
            "rapport: contact needs channel and direction\n"),
        Refusal(
            "an order in a currency without a rate", ["log", "ACME", "order", "--amount", "3", "--currency", "CHF"],
            code: 65,
            "rapport: the policy has no rate for CHF; add it under fold.rates and adopt the policy\n"),
        Refusal(
            "the completion of an order that is not there", ["log", "ACME", "order-completed", "--order-ref", "o9"],
            code: 65,
            "rapport: no order with ref o9 is known; record the order first\n"),
        Refusal(
            "the same ref with other content", ["log", "ACME", "order", "--ref", "o1", "--amount", "7"], code: 65,
            "rapport: order o1 is recorded already with another at, amount, currency; give it a ref of its own\n"),
        Refusal(
            "a search that ends too early", ["customers", "stage:"], code: 65,
            "rapport: the search is not understood at character 7, where it ends; possible there: a value after stage:\n"
        ),
        Refusal(
            "a search for a date that is none", ["customers", "due:<7x"], code: 65,
            "rapport: the search is not understood at character 6, “7x”; possible there: 7d, 2026-04-01, today, overdue\n"
        ),
        Refusal(
            "a file without a name", ["import", "customers", ""], code: 66,
            "rapport: the name of the file is empty; name one\n"),
        Refusal(
            "a device instead of a file", ["import", "customers", "/dev/null"], code: 66,
            "rapport: /dev/null is a pipe or device; save it to a file first\n"),
        Refusal(
            "another's worklist", ["today", "--owner", "bo", "--as", "ann"], code: 77,
            "rapport: ann may not look at customers: ann does not manage bo; this takes their manager or an administrator\n"
        ),
        Refusal(
            "a search of too many words", ["customers", String(repeating: "a ", count: 101)], code: 65,
            "rapport: the search is not understood at character 201, “word 101”; possible there: at most 100 words\n"),
        Refusal(
            "a preset that is none", ["policy", "preset", "mine"], now: nil, code: 64,
            "rapport: there is no preset “mine”; there are: foreign-trade, small-business\n"),
    ]

    @Test(arguments: refusals) func `it is refused in so many words`(refusal: Refusal) throws {
        try refusal.expect()
    }

    @Test func `a key typed in parts is the key that is composed`() throws {
        let rapport = try SampleStore.opened()
        #expect(try rapport("add", "Cafe\u{301}", "--name", "Cafe\u{301} Ltd").code == 0)
        let composed = Array("Caf\u{E9}".utf8)
        let shown = try rapport("show", "Cafe\u{301}", "--format", "json")
        #expect(shown.code == 0 && shown.output.firstRange(of: Data(composed)) != nil)
        #expect(try rapport("show", "Caf\u{E9}").code == 0)
    }

    @Test func `a note cannot take over the terminal`() throws {
        let rapport = try SampleStore.opened()
        #expect(try rapport("log", "ACME", "note", "--note", "\u{1B}[31mred").code == 64)
    }

    /// What the parser of the command line says itself: its first line.
    static let unparsed: [(arguments: [String], line: String)] = [
        (["nonsense"], "Error: Unexpected argument 'nonsense'"),
        (["today", "--nonsense"], "Error: Unknown option '--nonsense'"),
        (
            ["today", "--format", "xml"],
            "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'table', 'json' or 'csv'."
        ),
        (["today", "--days", "367"], "Error: --days is 0 to 366"),
        (["today", "--limit", "0"], "Error: --limit is 1 to 10000"),
        (["customers", "--limit=-1"], "Error: --limit is 1 or more"),
        (["today", "--days", "-1"], "Error: --days is 0 to 366"),
        (
            ["log", "ACME", "note", "--note", "\u{1B}[31mx"],
            "Error: The value '␀[31mx' is invalid for '--note <note>': it has control characters (shown as ␀)"
        ),
        (
            ["add", "Y", "--name=a\nb"], "Error: The value 'a␀b' is invalid for '--name <name>': it has to be one line"
        ),
        (
            ["add", "Y", "--name", String(repeating: "x", count: 100_000)],
            "Error: The value '\(String(repeating: "x", count: 80))…' is invalid for '--name <name>': "
                + "it may have 65536 bytes at most"
        ),
        (["show", "ACME", "--events=-1"], "Error: --events is 0 to 10000"),
        (["log", "ACME", "installed", "--service-days=-5"], "Error: --service-days is 1 to 36500"),
        (["add", "Y", "--name", "Y", "--currency", "USD"], "Error: --currency needs an --annual-purchase"),
        (["add", "Y", "--name", "Y", "--tag", "a;b"], "Error: “a;b” is empty or has a semicolon"),
        (["user", "set", "ann"], "Error: say what to change: --name, --role, --team, --active or --hours"),
        (["show"], "Error: Missing expected argument '<id>'"),
        (["import", "timeline"], "Error: Missing expected argument '<file>'"),
        (
            ["log", "ACME", "contact", "--channel", "fax"],
            "Error: The value 'fax' is invalid for '--channel <channel>'. Please provide one of the following:"
        ),
    ]

    @Test(arguments: unparsed) func `what cannot be parsed is misuse`(arguments: [String], line: String) throws {
        let rapport = try SampleStore.opened()
        let outcome = try rapport(arguments, now: nil)
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.split(separator: "\n").first.map(String.init) == line)
    }
}
