import Domain
import Storage

/// A tag with how many customers carry it.
public struct TagView: Codable, Hashable, Sendable {
    public var name: String
    public var colour: String
    /// Of those that the acting user may see.
    public var customers: Int
    /// The change that gave it its colour, for taking that back; nil in a list, and where it has the colour already.
    public var batch: Int64?
}

extension Session {
    public func tags() async throws(RapportError) -> [TagView] {
        try await read(.readCustomers) { lens in
            try lens.transaction.tags.counted(among: lens.query(order: .id)).map { tag, customers in
                TagView(name: tag.name, colour: tag.colour, customers: customers)
            }
        }
    }

    /// - Throws: ``BatchRefusal/unknownTag(_:)``.
    public func tag(_ name: String) async throws(RapportError) -> TagView {
        try await read(.readCustomers) { lens in
            guard let tag = try lens.transaction.tags.tag(name) else { throw BatchRefusal.unknownTag(name) }
            return TagView(name: tag.name, colour: tag.colour, customers: try lens.carriers(of: name))
        }
    }

    /// The names of all tags, in byte order: whom they are on is not looked up.
    public func tagNames() async throws(RapportError) -> [String] {
        try await read(.readCustomers) { try $0.transaction.tags.all().map(\.name) }
    }

    /// Gives a tag another name, everywhere.
    public func renameTag(_ name: String, to other: String, dryRun: Bool = false) async throws(RapportError)
        -> BatchReport
    {
        try await manage("tag.rename", [name], to: other, dryRun: dryRun) { work in
            if try work.transaction.tags.tag(other) != nil { throw BatchRefusal.tagExists(other, renaming: name) }
        }
    }

    /// Makes one tag of several, everywhere.
    public func mergeTags(
        _ names: [String], into other: String, dryRun: Bool = false
    ) async throws(RapportError) -> BatchReport {
        try await manage("tag.merge", names, to: other, dryRun: dryRun) { work in
            guard try work.transaction.tags.tag(other) != nil else { throw BatchRefusal.unknownTag(other) }
        }
    }

    /// Takes a tag from everybody.
    public func deleteTag(_ name: String, dryRun: Bool = false) async throws(RapportError) -> BatchReport {
        try await manage("tag.delete", [name], to: nil, dryRun: dryRun) { _ in }
    }

    /// Gives a tag another colour: `#rrggbb`.
    public func recolourTag(_ name: String, _ colour: String) async throws(RapportError) -> TagView {
        guard colour.isColour else {
            throw .invalid(.colour, value: colour)
        }
        return try await write(.manageTags, digest: Digest.of("\(name) \(colour)")) { work in
            guard let tag = try work.transaction.tags.tag(name) else { throw BatchRefusal.unknownTag(name) }
            let carriers = try Lens(work, basis: .stored).carriers(of: name)
            try work.check(EntityTag.of(tag: TagView(name: name, colour: tag.colour, customers: carriers)))
            if tag.colour != colour {
                try work.set(name, colour: colour)
                work.trail.note("tag", name, before: ["colour": tag.colour], after: ["colour": colour])
            }
            var run = BatchRun()
            let report = try run.finish("tag.recolour", "\(name): \(tag.colour) → \(colour)", &work)
            return TagView(name: name, colour: colour, customers: carriers, batch: report.batch)
        }
    }

    private func manage(
        _ code: String, _ names: [String], to other: String?, dryRun: Bool,
        _ check: @escaping @Sendable (Work) throws -> Void
    ) async throws(RapportError) -> BatchReport {
        let body: @Sendable (inout Work) throws -> BatchReport = { work in
            let tags = try names.map { name in
                guard let tag = try work.transaction.tags.tag(name) else { throw BatchRefusal.unknownTag(name) }
                return tag
            }
            try check(work)
            let lens = Lens(work, basis: .stored)
            let ids = try work.transaction.customers.ids(lens.query(.any(names.map(Condition.has)), order: .key))
            let gone = names.filter { $0 != other }
            if let other, try work.transaction.tags.tag(other) == nil {
                try work.set(other, colour: tags.first?.colour ?? Tag.usualColour)
            }
            for name in gone {
                try work.set(name, colour: nil)
                work.trail.note("tag", name, before: ["name": name], after: other.map { ["name": $0] } ?? [:])
            }
            var run = BatchRun()
            try run.forEach(ids, &work) { target, recorder, work in
                try work.retag(target, adding: other.map { [$0] } ?? [], removing: gone, &recorder, &work)
            }
            return try run.finish(code, gone.joined(separator: ", ") + (other.map { " → \($0)" } ?? ""), &work)
        }
        guard dryRun else {
            return try await write(.manageTags, digest: Digest.of("\(code) \(names) \(other ?? "")"), body)
        }
        var report = try await rehearse(.manageTags, body)
        report.batch = nil
        report.dryRun = true
        return report
    }
}

extension Lens {
    /// How many customers that the actor may see carry a tag.
    fileprivate func carriers(of tag: String) throws -> Int {
        try transaction.customers.count(query(.has(tag), order: .id))
    }
}

extension Condition {
    fileprivate static func has(_ tag: String) -> Condition { .test(.profile(.tags), .oneOf, .texts([tag])) }
}

extension String {
    fileprivate var isColour: Bool {
        utf8.count == 7 && utf8.first == UInt8(ascii: "#") && dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
