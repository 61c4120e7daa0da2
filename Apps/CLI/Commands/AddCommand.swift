import ArgumentParser
import Domain
import Workflows

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Make a customer.")

    @Argument(help: "The customer's key: your own id for it; it never changes.")
    var id: String

    @Option(help: "The name that lists show.") var name: String
    @Option(help: "The company, when the name is a person's.") var company: String?
    @Option(help: "Two letters, for example DE.") var country: String?
    @Option(help: "The customer's zone, for example Europe/Berlin.") var timeZone: String?
    @Option(help: "Where it came from.") var source: Source?
    @Option(help: "Its trade.") var industry: String?
    @Option(help: "Employees.") var companySize: Int?
    @Option(help: "What it buys a year, as a decimal amount.") var annualPurchase: String?
    @Option(help: "The amount's currency; without it the base currency.") var currency: String?
    @Option(help: "A, B, C or D.") var credit: Credit?
    @Option(help: "The way it likes best.") var preferredChannel: Channel?
    @Option(name: .customLong("email"), help: "An e-mail address; may be given more than once.") var emails: [String] =
        []
    @Option(name: .customLong("phone"), help: "A phone number; may be given more than once.") var phones: [String] = []
    @Option(name: .customLong("chat"), help: "A chat handle; may be given more than once.") var chats: [String] = []
    @Option(name: .customLong("tag"), help: "A tag; may be given more than once.") var tags: [String] = []
    @Option(help: "Who owns it; without it the high seas.") var owner: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await reporting {
            guard let key = CustomerKey(validating: id) else {
                throw Failure(
                    .usage, "“\(id)” cannot be a key",
                    "it is 1 to 200 bytes without control characters or blanks at its ends")
            }
            let owner = try owner.map { text in
                guard let user = UserID(validating: text) else { throw Failure(.usage, "--owner “\(text)” is no name") }
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
        guard name.isPlainName(limit: 400) else { throw Failure(.usage, "--name “\(name)” is no name") }
        var profile = Profile(name: name)
        profile.company = company
        profile.country = try country.map { try context.country($0) }
        profile.timeZone = try timeZone.map { try context.timeZone($0) }
        profile.source = source
        profile.industry = industry
        if let companySize, companySize < 0 { throw Failure(.usage, "--company-size is 0 or more") }
        profile.companySize = companySize
        profile.annualPurchase = try annualPurchase.map { try context.money($0, currency: currency) }
        profile.credit = credit
        profile.preferredChannel = preferredChannel
        var contact = Contact()
        contact.emails = emails
        contact.phones = phones
        contact.chats = chats
        if contact != Contact() { profile.contacts = [contact] }
        profile.tags = tags
        return profile
    }
}
