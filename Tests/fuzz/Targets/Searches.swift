import Domain
import Storage
import Workflows

@testable import BorrowedAPI

/// Searches over a few customers in a store.
enum Searches {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        wait { await search(text) }
    }

    private static let store: any Store = wait { await Scene.store() }

    private static func search(_ text: String) async {
        let session = House.session(on: store)
        do throws(RapportError) {
            let whole = try await session.customers(matching: text, limit: 100)
            expect(whole.customers.count == whole.total, "the total is another than there are")
            var pages: [CustomerPage.Row] = []
            var after: String?
            repeat {
                let page = try await session.customers(matching: text, after: after, limit: 2)
                expect(page.total == whole.total, "the total of a page is another")
                pages += page.customers
                after = page.next
            } while after != nil
            expect(pages == whole.customers, "page by page others are found")
            let rest = try await session.customers(matching: text, sort: .name, limit: 100)
            expect(Set(rest.customers.map(\.key)) == Set(whole.customers.map(\.key)), "by name others are found")
        } catch {
            House.expectWords(error.phrase, "a search that is refused")
            guard case .query(let error) = error else { broken("a search is refused for something else: \(error)") }
            expect((1...text.count + 1).contains(error.position), "a refusal has no place: \(error)")
            expect(!error.expected.isEmpty, "a refusal names no way out: \(error)")
        }
    }
}
