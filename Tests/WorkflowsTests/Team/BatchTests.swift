import Domain
import Houses
import Storage
import Testing

@testable import Workflows

struct BatchTests {
    private func tags(_ house: House, _ key: String) async throws -> [String] {
        try await house.at(House.start).customer(key, events: 0).tags
    }

    @Test(arguments: ["\"", "\"\u{301}a", "a\"\u{FE0F}", "\"\u{600}\",\"x", ",\u{301}\"\"\u{301}", "'\u{301}"])
    func `what is set may hold quotes, with marks on them too`(text: String) async throws {
        let house = try await House()
        _ = try await house.at(House.start).edit("ANN", ["name": text, "industry": text, "custom.free": text])
        let customer = try await house.at(House.start).customer("ANN", events: 0)
        #expect(customer.name == text && customer.industry == text && customer.custom["free"] == text)
        try await house.close()
    }

    @Test(arguments: Backend.allCases)
    func `a preview changes nothing, a batch does, and undo takes it back`(backend: Backend) async throws {
        let house = try await House(backend)
        let before = try await house.dump()
        let max = house.at(House.start, as: "max")
        let preview = try await max.batch(.addTags(["fair"]), matching: "", dryRun: true)
        #expect(preview.dryRun && preview.batch == nil && preview.matched == 4 && preview.changed == 3)
        #expect(preview.sample == ["AMY", "ANN", "MAX"])
        #expect(preview.failures.map { "\($0.customer) \($0.refusal.code)" } == ["POOL not-allowed-on"])
        #expect(try await house.dump() == before)
        let report = try await max.batch(.addTags(["fair"]), matching: "")
        let batch = try #require(report.batch)
        #expect(try await tags(house, "ANN") == ["fair"])
        #expect(try await tags(house, "POOL") == [])
        _ = try await house.at(House.start, as: "ann").batch(.removeTags(["fair"]), matching: "tag:fair")
        let undo = try await max.undo(batch)
        #expect(undo.restored == 2 && undo.failures.map(\.customer) == ["ANN"])
        #expect(try await tags(house, "AMY") == [])
        #expect(await refusal { try await max.undo(batch) }?.teamBrief == "already-undone")
        #expect(await refusal { try await house.at(House.start, as: "ann").undo(batch) }?.teamBrief == "unknown-batch")
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `all or nothing keeps all when one has changed`() async throws {
        let house = try await House()
        let max = house.at(House.start, as: "max")
        let report = try await max.batch(.addTags(["x"]), matching: "owner:ann,amy")
        let batch = try #require(report.batch)
        _ = try await max.batch(.removeTags(["x"]), for: "ANN")
        #expect(await refusal { try await max.undo(batch, allOrNothing: true) }?.teamBrief == "some-changed-since")
        #expect(try await tags(house, "AMY") == ["x"])
    }

    @Test func `tags are transferred, renamed, merged, recoloured and deleted`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.batch(.addTags(["a"]), matching: "owner:ann,amy")
        _ = try await admin.batch(.addTags(["b"]), matching: "owner:sue")
        _ = try await admin.batch(.transferTag(from: "a", to: "c"), matching: "owner:ann")
        #expect(try await tags(house, "ANN") == ["c"])
        #expect(try await tags(house, "AMY") == ["a"])
        #expect(await refusal { try await admin.renameTag("a", to: "b") }?.teamBrief == "tag-exists")
        _ = try await admin.recolourTag("b", "#123456")
        _ = try await admin.renameTag("b", to: "bb")
        #expect(
            try await admin.tags().map { "\($0.name) \($0.colour) \($0.customers)" } == [
                "a #8a8f98 1", "bb #123456 1", "c #8a8f98 1",
            ])
        let merged = try await admin.mergeTags(["a", "c"], into: "bb")
        let merge = try #require(merged.batch)
        #expect(try await tags(house, "ANN") == ["bb"])
        #expect(try await tags(house, "SUE") == ["bb"])
        #expect(try await admin.undo(merge).restored == 2)
        #expect(try await tags(house, "ANN") == ["c"])
        #expect(try await tags(house, "SUE") == ["bb"])
        let deleted = try await admin.deleteTag("bb")
        let gone = try #require(deleted.batch)
        #expect(try await tags(house, "SUE") == [])
        #expect(try await admin.undo(gone).restored == 1)
        #expect(try await tags(house, "SUE") == ["bb"])
        #expect(await refusal { try await admin.deleteTag("none") }?.teamBrief == "unknown-tag")
        #expect(await refusal { try await admin.recolourTag("c", "red") }?.brief == "invalid colour red")
        #expect(try await house.findings() == [])
    }

    @Test func `profiles are updated as an import reads them, and taken back field by field`() async throws {
        let house = try await House()
        let max = house.at(House.start, as: "max")
        let report = try await max.batch(
            .update(["industry": "Tools", "annual_purchase": "120000.00", "currency": "CNY", "custom.size": "L"]),
            matching: "owner:ann,amy")
        #expect(report.changed == 2)
        let ann = try await max.customer("ANN", events: 0)
        #expect(ann.industry == "Tools" && ann.annualPurchase == "120000.00 CNY" && ann.custom["size"] == "L")
        // The rules have looked again.
        #expect(ann.labels.first { $0.scheme == "importance" }?.label == "important")
        #expect(
            await refusal { try await max.batch(.update(["country": "Germany"]), matching: "") }?.phrase.code
                == "invalid-field")
        #expect(
            await refusal { try await max.batch(.update(["emails": "x@y.z"]), matching: "") }?.teamBrief
                == "unknown-field")
        _ = try await max.batch(.update(["industry": "Steel"]), for: "ANN")
        let undo = try await max.undo(try #require(report.batch))
        #expect(undo.restored == 1 && undo.failures.map(\.customer) == ["ANN"])
        #expect(try await max.customer("AMY", events: 0).annualPurchase == nil)
        #expect(try await house.findings() == [])
    }

    @Test func `an assignment is taken back to where the customers came from`() async throws {
        let house = try await House()
        let root = house.at(House.start, as: "root")
        let report = try await root.batch(.assign(user("amy")), matching: "")
        let batch = try #require(report.batch)
        #expect(try await house.owner(of: "SUE") == "amy")
        #expect(try await house.owner(of: "POOL") == "amy")
        let undo = try await root.undo(batch)
        #expect(undo.restored == 5 && undo.failures == [])
        #expect(try await house.owner(of: "SUE") == "sue")
        #expect(try await house.owner(of: "ANN") == "ann")
        #expect(try await house.findings() == [])
    }

    @Test(arguments: Backend.allCases)
    func `who has worked on a customer keeps it, and a batch that could not be taken back still can`(
        backend: Backend
    ) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        let batch = try #require(try await admin.batch(.assign(user("amy")), for: "ANN").batch)
        _ = try await house.at("2026-03-02T02:00:00Z", as: "amy").log(House.call, for: "ANN")
        let later = house.at("2026-03-02T03:00:00Z")
        let undo = try await later.undo(batch)
        #expect(undo.restored == 0 && undo.failures.map(\.refusal.code) == ["changed-since"])
        #expect(try await later.ownership(of: "ANN").map(\.owner) == ["ann", "amy"])
        // It was not used up by that.
        #expect(try await later.undo(batch).failures.count == 1)
        #expect(try await later.batches(limit: 9).first { $0.batch == batch }?.undoneBy == nil)
        // Tags and profile are no work with the customer.
        let other = try #require(try await later.batch(.assign(user("amy")), for: "POOL").batch)
        _ = try await later.batch(.addTags(["fair"]), for: "POOL")
        #expect(try await later.undo(other).restored == 1)
        #expect(try await house.owner(of: "POOL", at: "2026-03-02T03:00:00Z") == nil)
        #expect(try await house.findings(at: "2026-03-02T03:00:00Z") == [])
        try await house.close()
    }

    /// All tags with colour and carriers.
    private func words(_ house: House) async throws -> [String] {
        try await house.at(House.start).tags().map { "\($0.name) \($0.colour) \($0.customers)" }
    }

    /// What is done to a tag itself, and the batch of it.
    enum TagDeed: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case rename, merge, delete, recolour
        var testDescription: String { rawValue }

        func callAsFunction(_ tag: String, _ session: Session) async throws -> Int64? {
            switch self {
            case .rename: try await session.renameTag(tag, to: "new").batch
            case .merge: try await session.mergeTags([tag], into: "other").batch
            case .delete: try await session.deleteTag(tag).batch
            case .recolour: try await session.recolourTag(tag, "#ff0000").batch
            }
        }
    }

    @Test(arguments: Backend.allCases, TagDeed.allCases)
    func `a tag comes back as it was, carried or not`(backend: Backend, deed: TagDeed) async throws {
        let house = try await House(backend)
        let admin = house.at(House.start)
        _ = try await admin.batch(.addTags(["fair"]), matching: "owner:ann,amy")
        _ = try await admin.batch(.addTags(["bare", "other"]), matching: "owner:sue")
        _ = try await admin.batch(.removeTags(["bare"]), matching: "owner:sue")
        for tag in ["fair", "bare"] { _ = try await admin.recolourTag(tag, "#123456") }
        let before = try await words(house)
        #expect(before == ["bare #123456 0", "fair #123456 2", "other #8a8f98 1"])
        for tag in ["fair", "bare"] {
            let batch = try #require(try await deed(tag, admin))
            #expect(try await words(house) != before)
            #expect(try await admin.batches(limit: 1).map(\.batch) == [batch])
            let undo = try await admin.undo(batch)
            #expect(undo.failures == [] && undo.tagsLeft == [] && undo.tags.contains(tag))
            #expect(try await words(house) == before, "\(tag)")
            #expect(await refusal { try await admin.undo(batch) }?.teamBrief == "already-undone")
        }
        #expect(try await house.findings() == [])
        try await house.close()
    }

    @Test func `a tag that somebody has changed since stays, and one that came with a batch goes with it`() async throws
    {
        let house = try await House()
        let admin = house.at(House.start)
        let added = try #require(try await admin.batch(.addTags(["fair"]), matching: "owner:ann,amy").batch)
        let red = try #require(try await admin.recolourTag("fair", "#ff0000").batch)
        // The colour that it has is no change.
        #expect(try await admin.recolourTag("fair", "#ff0000").batch == nil)
        let blue = try #require(try await admin.recolourTag("fair", "#0000ff").batch)
        #expect(await refusal { try await admin.undo(red) }?.teamBrief == "tag-changed-since")
        #expect(try await admin.undo(blue).tags == ["fair"])
        let gone = try #require(try await admin.deleteTag("fair").batch)
        _ = try await admin.batch(.addTags(["fair"]), matching: "owner:sue")
        #expect(await refusal { try await admin.undo(gone, allOrNothing: true) }?.teamBrief == "tag-changed-since")
        let undo = try await admin.undo(gone)
        #expect(undo.restored == 2 && undo.tags == [] && undo.tagsLeft == ["fair"])
        #expect(try await words(house) == ["fair #8a8f98 3"])
        // Somebody else carries it: it stays known.
        #expect(try await admin.undo(added).restored == 2)
        #expect(try await words(house) == ["fair #8a8f98 1"])
        let alone = try #require(try await admin.batch(.addTags(["alone"]), matching: "owner:ann").batch)
        #expect(try await admin.undo(alone).tags == ["alone"])
        #expect(try await words(house) == ["fair #8a8f98 1"])
    }

    @Test func `who manages tags no more takes no deed on one back`() async throws {
        let house = try await House()
        let root = house.at(House.start, as: "root")
        _ = try await root.batch(.addTags(["fair"]), matching: "owner:root")
        let batch = try #require(try await root.deleteTag("fair").batch)
        _ = try await house.at(House.start).changeUser(user("root"), UserEdit(role: .salesperson))
        let before = try await house.dump()
        #expect(await refusal { try await root.undo(batch) }?.phrase.code == "not-allowed")
        #expect(try await house.dump() == before)
    }

    @Test func `one customer's people are edited, and taken back`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        let before = try await ann.customer("ANN", events: 0)
        let batch = try #require(
            try await ann.batch(
                .update([
                    "name": "Anna & Co", "emails": "a@b.example;c@d.example", "phones": "", "chat": "anna",
                    "birthday": "1980-05-17", "do_not_contact": "chat",
                ]), for: "ANN"
            ).batch)
        let after = try await ann.customer("ANN", events: 0)
        let person = try #require(after.contacts.first)
        #expect(after.name == "Anna & Co" && after.contacts.count == 1)
        #expect(person.emails == ["a@b.example", "c@d.example"] && person.phones == [] && person.chats == ["anna"])
        #expect(person.birthday == "1980-05-17" && person.doNotContact == ["chat"])
        #expect(try await ann.undo(batch).restored == 1)
        let restored = try await ann.customer("ANN", events: 0)
        #expect(restored.name == before.name && restored.contacts == before.contacts)
        for (field, value) in [("emails", "nobody"), ("name", ""), ("birthday", "May"), ("do_not_contact", "fax")] {
            let code = await refusal { try await ann.batch(.update([field: value]), for: "ANN") }?.phrase.code
            #expect(code == "invalid-field", "\(field)")
        }
        // Nobody is left of whom nothing is known.
        _ = try await ann.batch(.update(["emails": "", "phones": ""]), for: "ANN")
        #expect(try await ann.customer("ANN", events: 0).contacts.isEmpty)
        #expect(try await house.findings() == [])
    }

    @Test func `what cannot be done to one customer is thrown`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.changeUser(user("amy"), UserEdit(isActive: false))
        let before = try await house.dump()
        #expect(
            await refusal { try await admin.batch(.assign(user("amy")), for: "ANN") }?.teamBrief == "obstacles inactive"
        )
        #expect(try await house.dump() == before)
    }

    @Test func `no more is locked by taking back than one may lock`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {max_locked: 1}\n")
        let admin = house.at(House.start)
        let key = try #require(CustomerKey(validating: "ANN-2"))
        _ = try await admin.add(key, profile: Profile(name: "x"), owner: user("ann"))
        _ = try await admin.lock("ANN", true)
        let batch = try #require(try await admin.batch(.release(reason: "slip"), matching: "key:ANN").batch)
        _ = try await admin.lock("ANN-2", true)
        #expect(try await admin.undo(batch).failures.map(\.refusal.code) == ["max-locked"])
        _ = try await admin.lock("ANN-2", false)
        #expect(try await admin.undo(batch).restored == 1)
        #expect(try await admin.customer("ANN", events: 0).locked)
        #expect(try await house.findings() == [])
    }

    @Test func `batches are found behind more that one may not take back`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        let mine = try #require(try await ann.batch(.addTags(["fair"]), for: "ANN").batch)
        for number in 0..<5 { _ = try await house.at(House.start).batch(.addTags(["t\(number)"]), for: "SUE") }
        #expect(try await ann.batches(limit: 1).map(\.batch) == [mine])
        #expect(try await house.at(House.start).batches(limit: 3).count == 3)
    }

    @Test func `nobody who has left or owns too many gets a customer back`() async throws {
        let house = try await House(policy: "policy: {name: p}\npool: {max_owned: 2}\n")
        let admin = house.at(House.start)
        let left = try #require(try await admin.batch(.assign(user("amy")), for: "SUE").batch)
        _ = try await admin.changeUser(user("sue"), UserEdit(isActive: false))
        #expect(try await admin.undo(left).failures.map(\.refusal.code) == ["obstacles"])
        let full = try #require(try await admin.batch(.assign(user("max")), for: "ANN").batch)
        for key in ["A1", "A2"] {
            let key = try #require(CustomerKey(validating: key))
            _ = try await admin.add(key, profile: Profile(name: "x"), owner: user("ann"))
        }
        #expect(try await admin.undo(full).failures.map(\.refusal.code) == ["obstacles"])
        #expect(try await house.owner(of: "ANN") == "max")
        #expect(try await house.findings() == [])
        let new = try #require(CustomerKey(validating: "A3"))
        #expect(
            await refusal { try await admin.add(new, profile: Profile(name: "x"), owner: user("sue")) }?.teamBrief
                == "obstacles inactive")
    }

    @Test func `nobody takes a customer out of the high seas by undoing but who could give it`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        #expect(try await ann.batch(.release(reason: "x"), matching: "owner:me", dryRun: true).isFinal == true)
        let report = try await ann.batch(.release(reason: "too many"), matching: "owner:me")
        let batch = try #require(report.batch)
        #expect(report.isFinal == true)
        #expect(try await ann.batches(limit: 1).first?.isFinal == true)
        #expect(try await house.at(House.start).batches(limit: 1).first?.isFinal == nil)
        #expect(try await ann.batch(.addTags(["x"]), matching: "", dryRun: true).isFinal == nil)
        let before = try await house.dump()
        #expect(await refusal { try await ann.undo(batch) }?.brief == "not-allowed batch.undo on high-seas: admin")
        #expect(try await house.dump() == before)
        #expect(try await house.at(House.start).undo(batch).restored == 1)
        #expect(try await house.owner(of: "ANN") == "ann")
    }

    @Test func `a tag whose customers have all changed since stays, and so does its batch`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.batch(.addTags(["vip"]), matching: "owner:ann,amy")
        let first = try #require(try await admin.renameTag("vip", to: "VIP2").batch)
        let second = try #require(try await admin.renameTag("VIP2", to: "VIP3").batch)
        let undo = try await admin.undo(first)
        #expect(undo.restored == 0 && undo.failures.count == 2 && undo.tags == [])
        #expect(try await words(house) == ["VIP3 #8a8f98 2"])
        #expect(try await admin.undo(second).restored == 2)
        #expect(try await admin.undo(first).restored == 2)
        #expect(try await words(house) == ["vip #8a8f98 2"])
    }

    @Test func `lists of batches say nothing that is a person's own`() async throws {
        let house = try await House()
        let ann = house.at(House.start, as: "ann")
        _ = try await ann.batch(.update(["phones": "+48 111", "industry": "Tools", "custom.memo": "x"]), for: "ANN")
        #expect(try await ann.batches(limit: 1).map(\.detail) == ["custom.memo, industry=Tools, phones"])
        // What a column is called is no field of one's own.
        for field in ["custom.owner", "custom.Name", "custom.", "custom.emails"] {
            #expect(
                await refusal { try await ann.batch(.update([field: "x"]), for: "ANN") }?.teamBrief == "no-field",
                "\(field)")
        }
    }

    @Test func `a tag is known by whatever brings it, and none by a slip`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.customers("key,name,tags\nANN,Firm ANN,fair;vip\nNEW,New,seen\n")
        var profile = Profile(name: "Two")
        profile.tags = ["own"]
        _ = try await admin.add(try #require(CustomerKey(validating: "TWO")), profile: profile, owner: nil)
        #expect(
            try await admin.tags().map { "\($0.name) \($0.customers)" } == ["fair 1", "own 1", "seen 1", "vip 1"])
        for slip in [BatchRequest.removeTags(["fare"]), .transferTag(from: "fare", to: "fairs")] {
            #expect(await refusal { try await admin.batch(slip, matching: "") }?.teamBrief == "unknown-tag")
        }
        _ = try await admin.batch(.addTags(["nobody"]), matching: "key:NOBODY")
        _ = try await admin.renameTag("fair", to: "fairs")
        #expect(try await admin.tags().map(\.name) == ["fairs", "own", "seen", "vip"])
    }
}
