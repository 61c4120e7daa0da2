import Crypto
import Storage

/// The name of a state, for callers that say which one they change (RFC 9110, `ETag`), without quotes and dots.
public enum EntityTag {
    /// Of a customer: every change of it makes another version.
    public static func of(version: Int64) -> String { "v\(version)" }

    /// Of what is small and has no version: its content. Nil when it cannot be told.
    public static func of(_ answer: some Answer) -> String? {
        do { return Digest.hexadecimal(SHA256.hash(data: try answer.json()).prefix(8)) } catch { return nil }
    }

    /// Of a tag, whatever was done to it last.
    public static func of(tag: TagView) -> String? {
        var tag = tag
        tag.batch = nil
        return of(tag)
    }
}

extension Work {
    /// - Throws: ``RapportError/stale(expected:found:)`` when the caller has seen another state than `found`.
    func check(_ found: @autoclosure () throws -> String?) throws {
        guard let expecting else { return }
        let found = try found() ?? ""
        guard found == expecting else { throw RapportError.stale(expected: expecting, found: found) }
    }
}
