import Classification
import Domain
import Policy
import Testing

@Suite struct PresetTests {
    private static let zones = SystemZones().source

    private static func reader(_ preset: Preset) throws -> SectionReader {
        SectionReader(try PolicyDocument(yaml: preset.text).root, path: "")
    }

    @Test(arguments: Preset.allCases)
    func `a preset is a document with the known parts that carries its own name`(preset: Preset) throws {
        var reader = try Self.reader(preset)
        #expect(reader.keys == ["policy", "fold", "need", "calendar", "schedule", "overrides", "pool", "schemes"])
        let name = reader.nested("policy") { section -> String in
            _ = section.text("description")
            return section.text("name", default: "")
        }
        #expect(name == preset.rawValue)
        #expect(reader.issues.isEmpty)
    }

    @Test func `foreign-trade says what the code does without it, but for the rates`() throws {
        var reader = try Self.reader(.foreignTrade)
        let fold = reader.nested("fold") { FoldSection.decode(&$0, zones: Self.zones) }
        let need = reader.nested("need") { NeedRules(&$0) }
        var empty = SectionReader(.empty, path: "")
        let usual = empty.nested("fold") { FoldSection.decode(&$0, zones: Self.zones) }
        #expect(reader.issues.isEmpty)
        #expect(empty.issues.isEmpty)
        #expect(need == NeedRules())
        #expect(
            fold
                == FoldRules(
                    zone: usual.zone, rates: fold.rates, replyLapse: usual.replyLapse,
                    followUpPurposes: usual.followUpPurposes, conversationChannels: usual.conversationChannels))
        #expect(fold.rates.base == usual.rates.base)
        #expect(Set(fold.rates.billionths.keys.map(\.code)) == ["USD", "EUR", "GBP", "JPY", "HKD"])
    }

    @Test func `foreign-trade switches every scheme on, small-business the few it needs`() throws {
        func schemes(_ preset: Preset) throws -> [String: Bool] {
            var reader = try Self.reader(preset)
            var found: [String: Bool] = [:]
            guard let section = reader.section("schemes") else { return [:] }
            var schemes = SectionReader(section, path: "schemes")
            for key in schemes.keys where key != "custom" {
                guard let scheme = schemes.section(key) else { continue }
                var values = SectionReader(scheme, path: key)
                found[key] = values.flag("enabled", default: true)
            }
            return found
        }
        let all = try schemes(.foreignTrade)
        #expect(all.count == 12)
        #expect(!all.values.contains(false))
        let few = try schemes(.smallBusiness)
        #expect(Set(few.keys) == Set(all.keys))
        #expect(few.filter(\.value).keys.sorted() == ["demand", "hot", "negotiation"])
    }

    @Test(arguments: Preset.allCases)
    func `the lines of a preset fit a page`(preset: Preset) {
        #expect(preset.text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}
