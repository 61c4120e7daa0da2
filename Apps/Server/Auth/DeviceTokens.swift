import Crypto
import Domain
import Foundation

/// Names browsers in which somebody has logged in before, so that a stranger who guesses at an account keeps only
/// strangers out. Good until the server stops, as what was guessed is forgotten then, too.
struct DeviceTokens: Sendable {
    private let key = SymmetricKey(size: .bits256)

    /// What the browser is to keep.
    ///
    /// - `name`: of letters and digits, one that nobody else has.
    func token(of user: UserID, name: String) -> String { "\(name).\(Self.hex(code(user, name)))" }

    /// The browser's name, where `text` is a token that was made for `account`.
    func device(_ text: String?, of account: String) -> String? {
        guard let user = UserID(validating: account), let parts = text?.split(separator: "."), parts.count == 2
        else { return nil }
        let name = String(parts[0])
        // Of the same length always: how long comparing takes tells nothing that could not be seen.
        let told = SHA256.hash(data: Array(parts[1].utf8)), right = Self.hex(code(user, name))
        return told == SHA256.hash(data: Array(right.utf8)) ? name : nil
    }

    private func code(_ user: UserID, _ name: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array("\(name) \(user.text)".utf8), using: key)
    }

    private static func hex(_ code: HMAC<SHA256>.MAC) -> String {
        code.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
