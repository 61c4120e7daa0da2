import Foundation
import Storage
import Wording
import Workflows

/// What is said where the program was started.
enum Console {
    /// Nobody may be listening: that is no reason to stop.
    static func out(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

    static func fail(_ message: String, code: Int32) -> Never {
        try? FileHandle.standardError.write(contentsOf: Data("rapport-server: \(message)\n".utf8))
        exit(code)
    }

    static func english(_ error: StorageError) -> String {
        if case .aborted(let inner as RapportError) = error { return english(inner) }
        return Wording(.english)(error.phrase)
    }

    static func english(_ error: RapportError) -> String { Wording(.english)(error.phrase) }
}
