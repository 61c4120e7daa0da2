import API
import Domain
import Hummingbird
import Markup
import Web
import Wording
import Workflows

/// A page that is asked for, and by whom.
struct PageRequest: Sendable {
    let site: Site
    let context: SiteContext
    /// Decoded segments of the path.
    let segments: [String]
    let query: [(name: String, value: String)]
    let session: Session

    /// The last of its name; nil for what says nothing.
    subscript(name: String) -> String? {
        query.last { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
    }

    func line(_ name: String) -> Line? { self[name].flatMap { Line($0) } }

    /// The number of an entry or batch.
    func id(_ name: String) -> Int64? { self[name].flatMap { Int64($0) } }

    func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        self[name].flatMap(Int.init).flatMap { range.contains($0) ? $0 : nil }
    }
}

/// The pages of the site, by their addresses.
enum PageTable {
    typealias Load = @Sendable (PageRequest) async throws -> any Page

    static let pages: [(path: String, load: Load)] = [
        ("/", Loaders.today), ("/customers", Loaders.customers), ("/customers/{customer}", Loaders.customer),
        ("/batches", Loaders.batches), ("/seas", Loaders.seas), ("/approvals", Loaders.approvals),
        ("/team", Loaders.team),
        ("/funnel", Loaders.funnel), ("/import", Loaders.imports), ("/settings", Loaders.settings),
    ]

    static func load(_ segments: [String]) -> Load? {
        pages.first { page in
            let parts = page.path.split(separator: "/")
            return parts.count == segments.count && zip(parts, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }?.load
    }
}
