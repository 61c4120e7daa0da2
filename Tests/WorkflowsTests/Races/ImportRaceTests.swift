import Domain
import Houses
import Testing

@testable import Workflows

/// The half of race G of RELIABILITY.md §3 that is about imports.
struct ImportRaceTests {
    static let one = "key,name,industry\nX-1,One,tools\nX-2,Two,tools\n"
    static let other = "key,name,country\nX-2,Two,FR\nX-3,Three,FR\n"
    static let calls = "customer,kind,at,ref\nANN,inquiry,2026-03-01T09:00:00Z,i1\nANN,quote,2026-03-01T10:00:00Z,q1\n"
    static let moreCalls =
        "customer,kind,at,ref\nANN,quote,2026-03-01T10:00:00Z,q1\nANN,order,2026-03-01T11:00:00Z,o1\n"

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `imports of overlapping files make each customer and each event once`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for isOneFirst in [true, false] {
            let house = try await House(backend)
            let files = isOneFirst ? [Self.one, Self.other] : [Self.other, Self.one]
            let told = await Line.run(meeting, house.importing(files[0]), house.importing(files[1]))
            #expect(told == ["2 new, 0 changed", "1 new, 1 changed"])
            let both = try await house.at(House.start).customer("X-2", events: 50)
            #expect(both.industry == "tools" && both.country == "FR")
            #expect(both.timeline.filter { $0.kind == "created" }.count == 1)
            let calls = isOneFirst ? [Self.calls, Self.moreCalls] : [Self.moreCalls, Self.calls]
            let events = await Line.run(
                meeting, house.importing(timeline: calls[0]), house.importing(timeline: calls[1]))
            #expect(events == ["2 new, 0 known", "1 new, 1 known"])
            let refs = try await house.at(House.start).customer("ANN", events: 50).timeline.map(\.ref)
            #expect(refs.filter { ["i1", "q1", "o1"].contains($0) } == ["o1", "q1", "i1"])
            #expect(try await house.label(of: "ANN", "stage") == "transaction rule")
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `an import beside an edit loses neither what only one of them says, nor the word of the later`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for isImportFirst in [true, false] {
            let house = try await House(backend)
            let file = house.importing("key,name,industry\nANN,Firm ANN,tools\n")
            let edit: Side = { points in
                let session = house.at(House.start, as: "ann", failpoints: points)
                return
                    "edited \(try await session.batch(.update(["industry": "pumps", "country": "AT"]), for: "ANN").changed)"
            }
            let told = await Line.run(meeting, isImportFirst ? file : edit, isImportFirst ? edit : file)
            #expect(told == (isImportFirst ? ["0 new, 1 changed", "edited 1"] : ["edited 1", "0 new, 1 changed"]))
            let ann = try await house.at(House.start).customer("ANN", events: 50)
            #expect(ann.country == "AT")
            #expect(ann.industry == (isImportFirst ? "pumps" : "tools"))
            // What the later one replaced stands on the timeline.
            let last = try #require(ann.timeline.first { $0.kind == "profile-changed" })
            #expect(last.details["extra.industry"] == (isImportFirst ? "tools → pumps" : "pumps → tools"))
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }

    @Test(arguments: Backend.allCases, Meeting.allCases)
    func `a file that says nothing new of the owner leaves a claim, one that names another begins a spell`(
        backend: Backend, meeting: Meeting
    ) async throws {
        for (owner, isImportFirst, expected, final) in [
            ("", true, ["0 new, 1 changed", "claimed"], "sue"), ("", false, ["claimed", "0 new, 1 changed"], "sue"),
            ("ann", true, ["0 new, 1 changed", "unknown-customer POOL"], "ann"),
            ("ann", false, ["claimed", "0 new, 1 changed"], "ann"),
        ] {
            let house = try await House(backend)
            let file = house.importing("key,name,industry,owner\nPOOL,Firm POOL,tools,\(owner)\n")
            let claim = house.claiming("POOL", "sue")
            #expect(await Line.run(meeting, isImportFirst ? file : claim, isImportFirst ? claim : file) == expected)
            #expect(try await house.owner(of: "POOL") == final)
            // The same file again says nothing new.
            #expect(
                await Races.told(house.importing("key,name,owner\nPOOL,Firm POOL,\(owner)\n")) == "0 new, 0 changed")
            #expect(try await house.owner(of: "POOL") == final)
            #expect(try await house.findings() == [])
            try await house.close()
        }
    }
}
