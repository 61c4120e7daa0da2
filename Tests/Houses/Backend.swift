/// Which store a test runs on.
package enum Backend: String, CaseIterable, Sendable {
    case memory, sqlite
}
