import ArgumentParser
import Domain
import Exchange
import Wording
import Workflows

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Make a customer.")

    @Argument(help: "The customer's key: your own id for it; it never changes.")
    var id: Word

    @Option(help: "The name that lists show.") var name: Word
    @Option(help: "The company, when the name is a person's.") var company: Word?
    @Option(help: "Two letters, for example DE.") var country: String?
    @Option(help: "The customer's zone, for example Europe/Berlin.") var timeZone: String?
    @Option(help: "Where it came from.") var source: Source?
    @Option(help: "Its trade.") var industry: Word?
    @Option(help: "Employees.") var companySize: Int?
    @Option(help: "What it buys a year, as a decimal amount.") var annualPurchase: String?
    @Option(help: "The amount's currency; without it the base currency.") var currency: String?
    @Option(help: "A, B, C or D.") var credit: Credit?
    @Option(help: "The way it likes best.") var preferredChannel: Channel?
    @Option(name: .customLong("email"), help: "An e-mail address; may be given more than once.") var emails: [Word] =
        []
    @Option(name: .customLong("phone"), help: "A phone number; may be given more than once.") var phones: [Word] = []
    @Option(name: .customLong("chat"), help: "A chat handle; may be given more than once.") var chats: [Word] = []
    @Option(name: .customLong("tag"), help: "A tag; may be given more than once.") var tags: [Word] = []
    @Option(help: "Who owns it; without it the high seas.") var owner: Word?

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
            guard let key = CustomerKey(validating: id.text) else {
                throw Failure(.usage, "key-invalid", ["value": id.text])
            }
            let owner = try owner.map(\.text).map { text in
                guard let user = UserID(validating: text) else {
                    throw Failure(.usage, "owner-invalid", ["value": text])
                }
                return user
            }
            let (customer, display) = try await global.withSession(creating: true) { session in
                let context = try await session.inputContext()
                let customer = try await session.add(key, profile: try profile(context), owner: owner)
                return (customer, try await session.display())
            }
            let view = CustomerText(customer, wording: global.wording, display: display)
            try global.print(customer, table: { view.table }, people: { view.text })
        }
    }

    private func profile(_ context: InputContext) throws -> Profile {
        guard name.text.isPlainName(limit: 400) else { throw Failure(.usage, "name-invalid", ["value": name.text]) }
        var profile = Profile(name: name.text)
        profile.company = company?.text
        profile.country = try country.map { try context.country($0) }
        profile.timeZone = try timeZone.map { try context.timeZone($0) }
        profile.source = source
        profile.industry = industry?.text
        profile.companySize = companySize
        profile.annualPurchase = try annualPurchase.map { try context.money($0, currency: currency) }
        profile.credit = credit
        profile.preferredChannel = preferredChannel
        var contact = Contact()
        contact.emails = emails.map(\.text)
        contact.phones = phones.map(\.text)
        contact.chats = chats.map(\.text)
        if contact != Contact() { profile.contacts = [contact] }
        profile.tags = tags.map(\.text)
        return profile
    }
}
