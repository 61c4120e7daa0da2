import Classification
public import Domain
import Policy
import Scheduling
import Synchronization

/// Turns policy documents into engines, with the plugins that were composed.
public final class PolicyCompiler: Sendable {
    private let plugins: [ClassifierPlugin]
    let zones: ZoneSource
    /// Engines by version: a store's policies never change.
    private let known = Mutex<[PolicyVersion: (text: String, engine: Engine)]>([:])

    public init(plugins: [ClassifierPlugin], zones: ZoneSource) {
        self.plugins = plugins
        self.zones = zones
    }

    /// The engine of an adopted policy.
    func engine(of record: PolicyRecord) throws(RapportError) -> Engine {
        if let entry = known.withLock({ $0[record.version] }), entry.text == record.text { return entry.engine }
        let engine = try compile(record.text, source: "policy \(record.version)", version: record.version)
        known.withLock { $0[record.version] = (record.text, engine) }
        return engine
    }

    /// What an adopted policy calls itself, whether or not it can be used any more.
    func name(of record: PolicyRecord) -> String {
        let root: Section
        do { root = try PolicyDocument(yaml: record.text).root } catch { root = .empty }
        var reader = SectionReader(root, path: "")
        return reader.nested("policy", Self.name)
    }

    private static func name(_ section: inout SectionReader) -> String {
        section.text("name", default: "unnamed")
    }

    /// Decodes and checks a document.
    ///
    /// - Throws: ``RapportError/policy(source:issues:)`` with every error in it, by place.
    public func compile(_ text: String, source: String, version: PolicyVersion) throws(RapportError) -> Engine {
        let document: PolicyDocument
        do { document = try PolicyDocument(yaml: text) } catch {
            throw .policy(source: source, issues: error.issues)
        }
        var reader = SectionReader(document.root, path: "")
        let engine = decode(&reader, version: version)
        let issues = reader.finish()
        guard issues.isEmpty, let engine else {
            throw .policy(source: source, issues: issues.sorted { $0.position < $1.position })
        }
        return engine
    }

    private func decode(_ reader: inout SectionReader, version: PolicyVersion) -> Engine? {
        let name = reader.nested("policy") { section in
            _ = section.text("description")
            return Self.name(&section)
        }
        let fold = reader.nested("fold") { FoldSection.decode(&$0, zones: zones) }
        let need = reader.nested("need") { NeedRules(&$0) }
        let context = PolicyContext(fold: fold, need: need)
        let classifiers = reader.nested("schemes") { section in
            plugins.flatMap { plugin in
                section.nested(plugin.key) { plugin.make(&$0, context) }
            }
        }
        let calendar = WorkingCalendar(reader.nested("calendar") { CalendarRules(&$0) }, zone: fold.zone)
        let rules = reader.nested("schedule") { ScheduleRules(&$0) }
        let pool = reader.nested("pool") { PoolRules(&$0) }
        let overrides = reader.nested("overrides") { OverrideRules(&$0) }
        var mentions = ConditionMentions(schemes: classifiers.map(\.scheme))
        if let section = reader.section("schemes") { mentions.check(section, path: "schemes") }
        reader.absorb(mentions.issues)
        let set: ClassifierSet
        do { set = try ClassifierSet(classifiers) } catch {
            // A condition that names what is not there has been told of at its own place.
            if case .unknownUse = error, !mentions.issues.isEmpty { return nil }
            let place = reader.section("schemes")?.place(ofScheme: error.scheme) ?? reader.position
            reader.note(error.isCycle ? .cycle : .conflict, at: place, key: nil, error.message)
            return nil
        }
        reader.absorb(
            rules.check(schemes: set.schemes) + pool.check(schemes: set.schemes) + overrides.check(schemes: set.schemes)
        )
        let scheduler = Scheduler(rules: rules, pool: pool, calendar: calendar, fold: fold, zones: zones)
        return Engine(
            version: version, fold: fold, need: need, classifiers: set, scheduler: scheduler,
            questions: scheduler.questions(in: set.schemes), overrides: overrides, zones: zones, name: name)
    }
}

extension ClassifierSetError {
    var isCycle: Bool { if case .cycle = self { true } else { false } }

    /// The scheme at which something is to be changed.
    var scheme: SchemeID? {
        switch self {
        case .duplicate(let id), .labelCount(let id, _), .unknownUse(let id, _), .tooManyUses(let id): id
        case .cycle(let path): path.first
        }
    }

    var message: PolicyIssue.Message {
        switch self {
        case .duplicate(let id): "the scheme \(id) stands twice; give one of them another id"
        case .labelCount(let id, let count): "the scheme \(id) has \(count) labels; 1 to 256 are possible"
        case .unknownUse(let by, let of): "the scheme \(by) uses \(of), which this policy does not have"
        case .tooManyUses(let id): "the scheme \(id) uses more than \(Subject.maximumUses) others"
        case .cycle(let path):
            "schemes use each other in a circle: \(path.map(\.text).joined(separator: " → ")); let one of them go without"
        }
    }
}

extension Section {
    /// Where `scheme` stands in the section of all schemes, those of the policy's own among them; else the section itself.
    fileprivate func place(ofScheme scheme: SchemeID?) -> Position {
        guard let scheme, case .map(let entries) = content else { return position }
        let own = entries.last { $0.key == "custom" }.map(\.value.content)
        let all = if case .map(let more) = own { more + entries } else { entries }
        return all.first { $0.key == scheme.text }?.position ?? position
    }
}
