import Foundation
import Storage
import Wording
import Workflows

/// What is said where the program was started.
enum Console {
    static func out(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("rapport-server: \(message)\n".utf8))
        exit(code)
    }

    static func english(_ error: StorageError) -> String {
        if case .aborted(let inner as RapportError) = error { return english(inner) }
        return Wording(.english)(error.phrase)
    }

    static func english(_ error: RapportError) -> String { Wording(.english)(error.phrase) }
}
