import API
import Crypto
import Domain
import Foundation

/// A form that waits until its sender has given the password, or logged in again, kept in the page that asks for it. There
/// may be a password of somebody's in it: nobody reads it there, and nobody makes one. Good until the server stops.
struct FormSeal: Sendable {
    struct Held: Sendable {
        let user: UserID
        /// The address that it was sent to.
        let path: String
        let form: Form
    }

    /// What a form waits for: one that waits for a login may be anybody's who says so, and is done by nobody.
    enum Purpose: String {
        case login, confirmation
    }

    private let key = SymmetricKey(size: .bits256)

    /// - Returns: base64.
    func seal(_ form: Form, for purpose: Purpose, sentTo path: String, by user: UserID) throws -> String {
        let whole = Form([("for", purpose.rawValue), ("user", user.text), ("path", path)] + form.pairs)
        return try AES.GCM.seal(Data(whole.text.utf8), using: key).combined?.base64EncodedString() ?? ""
    }

    /// Nil for what was not sealed here for that.
    func open(_ text: String, for purpose: Purpose) -> Held? {
        guard let sealed = Data(base64Encoded: text), let plain = opened(sealed),
            let pairs = Percent.pairs(String(decoding: plain, as: UTF8.self)[...]), pairs.count >= 3,
            pairs[0].value == purpose.rawValue, let user = UserID(validating: pairs[1].value)
        else { return nil }
        return Held(user: user, path: pairs[2].value, form: Form(Array(pairs.dropFirst(3))))
    }

    private func opened(_ sealed: Data) -> Data? {
        do { return try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key) } catch { return nil }
    }
}
