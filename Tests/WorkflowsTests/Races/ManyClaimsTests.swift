import Domain
import Foundation
import Houses
import Storage
import Testing

@testable import Workflows

/// Many people want the same customers of the high seas at once, under a cap and a quota.
struct ManyClaimsTests {
    static let rounds = ProcessInfo.processInfo.environment["RAPPORT_CLAIM_ROUNDS"].flatMap { Int($0) }
    static let customers = rounds == nil ? 120 : 2_000
    static let clients = rounds == nil ? 16 : 64
    /// Each client owns this many at most, and claims as many on one day.
    static let cap = 40
    static let quota = 25
    static let policy = "policy: {name: p}\npool: {max_owned: \(cap), max_claims_per_day: \(quota), cool_down: 0d}\n"

    @Test(arguments: Backend.allCases)
    func `claims of many customers by many clients give each one owner and break no cap and no quota`(
        backend: Backend
    ) async throws {
        let begun = ContinuousClock().now
        let house = try await House(backend, policy: Self.policy)
        let names = (0..<Self.clients).map { "client-\($0)" }
        for name in names { _ = try await house.at(House.start).addUser(user(name), UserEdit(role: .salesperson)) }
        let keys = (0..<Self.customers).map { "C-\($0)" }
        _ = try await house.at(House.start).customers("key,name\n" + keys.map { "\($0),\($0)\n" }.joined())
        var codes: [String: Int] = [:]
        for round in 0..<(Self.rounds ?? 3) {
            // Two rounds on one day: the quota bites, and on the next the cap.
            let now = instant(House.start) + .hours(4 * (round % 2)) + .days(round / 2)
            codes.merge(await claim(keys, names, in: house, at: now, seed: UInt64(round)), uniquingKeysWith: +)
            try await expectOrder(house, keys, names, at: now)
            if round % 4 == 3 {
                // All is given back, and that refunds no claim of the day.
                _ = try await house.at(now).batch(
                    .release(reason: "round"), matching: "owner:\(names.joined(separator: ","))")
            }
        }
        #expect(try await house.findings(at: "2026-12-31T00:00:00Z") == [])
        try await house.close()
        let attempts = codes.values.reduce(0, +)
        #expect(codes["claimed", default: 0] > Self.customers / 2)
        #expect(
            Set(codes.keys).isSubset(of: ["claimed", "owned", "already-theirs", "max-owned", "max-claims-per-day"]))
        if Self.rounds != nil {
            let told = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            print("\(backend.rawValue): \(attempts) claims in \(ContinuousClock().now - begun): \(told)")
        }
    }

    /// Each client asks for customers in an order of its own.
    private func claim(
        _ keys: [String], _ names: [String], in house: House, at now: Instant, seed: UInt64
    ) async -> [String: Int] {
        await withTaskGroup(of: [String: Int].self) { group in
            for (place, name) in names.enumerated() {
                group.addTask {
                    var dice = Dice(seed: seed << 16 | UInt64(place))
                    var codes: [String: Int] = [:]
                    for key in keys.shuffled(using: &dice).prefix(32) {
                        for code in await told(by: house.at(now, as: name), claiming: key) {
                            codes[code, default: 0] += 1
                        }
                    }
                    return codes
                }
            }
            return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
    }

    /// `claimed`, or the first reason.
    private func told(by session: Session, claiming key: String) async -> [String] {
        do {
            _ = try await session.claim(key)
            return ["claimed"]
        } catch RapportError.pool(.obstacles(_, _, let obstacles)) {
            return Array(obstacles.map(\.code).prefix(1))
        } catch { return ["\(error)"] }
    }

    private func expectOrder(_ house: House, _ keys: [String], _ names: [String], at now: Instant) async throws {
        let quota = Self.quota
        let cap = Self.cap
        let breaches = try await house.store.read { transaction in
            var breaches: [String] = []
            var owned: [UserID: Int] = [:]
            for key in keys.compactMap(CustomerKey.init(validating:)) {
                guard let id = try transaction.customers.id(of: key) else { continue }
                let spells = try transaction.spells.spells(of: id)
                let live = spells.filter { $0.end == nil }
                if live.count > 1 { breaches.append("\(key.text) has \(live.count) owners") }
                if live.first?.owner != (try transaction.standings.standing(of: id)?.owner) {
                    breaches.append("\(key.text) is not its owner's")
                }
                for spell in live { owned[spell.owner, default: 0] += 1 }
            }
            let first = instant("2026-03-01T16:00:00Z")
            let day = first + .days(Int((now.milliseconds - first.milliseconds) / 86_400_000))
            for name in names {
                if owned[user(name), default: 0] > cap { breaches.append("\(name) is over the cap") }
                let claims = try transaction.spells.count(
                    of: user(name), reason: OwnershipReason.claimed, in: day..<(day + .days(1)))
                if claims > quota { breaches.append("\(name) claimed \(claims)") }
            }
            return breaches
        }
        #expect(breaches == [])
    }
}
