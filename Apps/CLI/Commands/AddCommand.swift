import ArgumentParser
import Domain
import Exchange
import Wording
import Workflows

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Make a customer.")

    @Argument(help: "The customer's key: your own id for it; it never changes.")
    var id: Line

    @Option(help: "The name that lists show.") var name: Line
    @Option(help: "The company, when the name is a person's.") var company: Line?
    @Option(help: "Two letters, for example DE.") var country: String?
    @Option(help: "The customer's zone, for example Europe/Berlin.") var timeZone: String?
    @Option(help: "Where it came from.") var source: Source?
    @Option(help: "Its trade.") var industry: Line?
    @Option(parsing: .unconditional, help: "Employees.") var companySize: Int?
    @Option(parsing: .unconditional, help: "What it buys a year, as a decimal amount.") var annualPurchase: String?
    @Option(help: "The amount's currency; without it the base currency.") var currency: String?
    @Option(help: "A, B, C or D.") var credit: Credit?
    @Option(help: "The way it likes best.") var preferredChannel: Channel?
    @Option(name: .customLong("email"), help: "An e-mail address; may be given more than once.") var emails: [Line] =
        []
    @Option(name: .customLong("phone"), help: "A phone number; may be given more than once.") var phones: [Line] = []
    @Option(name: .customLong("chat"), help: "A chat handle; may be given more than once.") var chats: [Line] = []
    @Option(name: .customLong("tag"), help: "A tag; may be given more than once.") var tags: [Line] = []
    @Option(help: "Who owns it; without it the high seas.") var owner: Line?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if let companySize, !ValueLimits.companySize.contains(companySize) {
            throw misuse("--company-size is 0 to 1000000000", "--company-size 须在 0 到 1000000000 之间")
        }
        if currency != nil, annualPurchase == nil {
            throw misuse("--currency needs an --annual-purchase", "--currency 须与 --annual-purchase 一起使用")
        }
        // Files separate lists by semicolons.
        for word in tags + emails + phones + chats where word.text.isEmpty || word.text.contains(";") {
            throw misuse("“\(word.text)” is empty or has a semicolon", "“\(word.text)”为空或含有分号")
        }
    }

    func run() async throws {
        try await reporting(global.wording) {
            guard CustomerKey(validating: id.text) != nil else {
                throw Failure(.usage, "key-invalid", ["value": id.text])
            }
            if let owner, UserID(validating: owner.text) == nil {
                throw Failure(.usage, "owner-invalid", ["value": owner.text])
            }
            guard name.text.isPlainName(limit: 400) else { throw Failure(.usage, "name-invalid", ["value": name.text]) }
            let (customer, display) = try await global.withHost(creating: true) { try await $0.shown(call) }
            let view = CustomerText(customer, wording: global.wording, display: display)
            try global.print(customer, table: { view.table }, people: { view.text })
            if let newOwner = customer.newOwner { StandardError.write("rapport: \(told(newOwner))\n") }
        }
    }

    private func told(_ newOwner: String) -> String {
        global.word(
            "there was no user “\(newOwner)”: they are a salesperson now, without a login",
            "原来没有用户“\(newOwner)”，已新增为业务员，尚不能登录")
    }

    private var call: AddCustomer {
        AddCustomer(
            key: id.text, name: name, company: company, country: country, timeZone: timeZone, source: source,
            industry: industry, companySize: companySize, annualPurchase: annualPurchase, currency: currency,
            credit: credit, preferredChannel: preferredChannel, emails: emails, phones: phones, chats: chats,
            tags: tags, owner: owner)
    }
}
