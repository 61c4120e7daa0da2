import Assembly
import Domain
import Exchange
import Storage
import Workflows

/// A house at work: a team of three, and customers with something in every column.
enum Scene {
    /// A new store in memory.
    static func store() async -> any Store {
        do {
            let store = try await House.composition.openStore("memory:", creating: true)
            let session = House.session(on: store, at: House.now)
            for (id, role) in [("max", Role.manager), ("ann", .salesperson), ("bob", .salesperson)] {
                guard let user = UserID(validating: id) else { broken("no user") }
                _ = try await session.addUser(user, UserEdit(name: id, role: role))
            }
            try await take(customers, .importCustomers, session) { source, context throws(ImportFileError) in
                try ImportRows.customers(source, context: context)
            }
            try await take(timeline, .importTimeline, session) { source, context throws(ImportFileError) in
                try ImportRows.timeline(source, context: context)
            }
            return store
        } catch { broken("the scene cannot be set: \(error)") }
    }

    private static func take(
        _ text: String, _ action: Action, _ session: Session,
        _ rows: @Sendable @escaping (ImportSource, ImportContext) throws(ImportFileError) -> ImportRows
    ) async throws {
        let report = try await session.importFile(action, name: "file.csv", digest: "\(action)", dryRun: false) {
            context throws(ImportFileError) in
            try rows(ImportSource(name: "file.csv", bytes: Array(text.utf8)), context)
        }
        expect(report.rowsWithProblems == 0, "the scene has problems: \(report)")
    }

    private static let customers = """
        key,name,company,country,owner,created_at,annual_purchase,credit,source,industry,company_size,categories,emails,phones,tags,region
        C-1,Anna,Acme GmbH,DE,ann,2024-01-02,19999.99,A,referral,valves,50,pumps;valves,a@b.example,+49 30 1,fair-2026,north
        C-2,Bo,北京贸易,CN,bob,2024-02-03,1000000,D,website,toys,1,,,,vip,
        C-3,Ciara,,IE,,2025-06-07,,,,,,,,,,south
        C-4,Dalia,Nile Co,EG,ann,2026-03-01,100.00,B,other,,500,pumps,d@e.example,,fair-2026;vip,
        C-5,Émile,,FR,ann,2026-03-30,,C,exhibition,,,,,,,

        """

    private static let timeline = """
        customer,kind,at,ref,amount,currency,channel,direction,purpose,outcome,signal,level,expected_close,order_ref
        C-1,inquiry,2025-11-01T08:00:00Z,r1,,,,,,,,,,
        C-1,order,2025-12-01T08:00:00Z,r2,20000.00,USD,,,,,,,,
        C-1,order-completed,2026-01-01T08:00:00Z,r3,,,,,,,,,,r2
        C-1,contact,2026-03-20T08:00:00Z,r4,,,email,in,business,reached,,,,
        C-2,need,2026-03-01T08:00:00Z,r5,,,,,,,,obvious,2026-05-01,
        C-2,contact,2026-03-02T08:00:00Z,r6,,,phone,out,business,reached,,,,
        C-4,signal,2026-03-25T08:00:00Z,r7,,,,,,,price-details,,,
        C-4,order,2026-03-26T08:00:00Z,r8,99999.99,,,,,,,,,
        C-5,inquiry,2026-03-30T08:00:00Z,r9,,,,,,,,,,

        """
}
