import Domain
package import Workflows

/// Keeps passwords as they are, for tests.
package struct PlainHasher: PasswordHasher {
    package init() {}

    package func hash(_ password: String) async throws(RapportError) -> String { "plain:\(password)" }
    package func verify(_ password: String, against hash: String) async throws(RapportError) -> Bool {
        hash.hasSuffix(":\(password)")
    }
    package func isOutdated(_ hash: String) -> Bool { !hash.hasPrefix("plain:") }
}
