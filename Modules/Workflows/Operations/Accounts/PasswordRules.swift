import Domain

/// Makes and checks the stored form of passwords. It is slow on purpose, so it runs outside of transactions.
public protocol PasswordHasher: Sendable {
    /// In the PHC form, with a salt of its own.
    func hash(_ password: String) async throws(RapportError) -> String
    func verify(_ password: String, against hash: String) async throws(RapportError) -> Bool
    /// Whether `hash` was made with weaker parameters than today's.
    func isOutdated(_ hash: String) -> Bool
}

/// What a password may be: long, and not what anybody would try first. Nothing else is asked, and it never expires.
enum PasswordRules {
    /// Unicode scalars.
    static let length = 12...128

    /// - Throws: ``AccountRefusal``.
    static func check(_ password: String, of user: UserID, name: String?) throws(AccountRefusal) {
        let count = password.unicodeScalars.count
        guard count >= length.lowerBound else { throw .tooShort(limit: length.lowerBound) }
        guard count <= length.upperBound else { throw .tooLong(limit: length.upperBound) }
        let plain = password.lowercased()
        for own in [user.text, name ?? ""] where own.count >= 3 && plain.contains(own.lowercased()) {
            throw .namesItself
        }
        guard !isCommon(plain) else { throw .tooCommon }
    }

    /// Rows of keyboards and what people write after one another.
    private static let walks = [
        "01234567890123456789", "98765432109876543210", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm",
        "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "1q2w3e4r5t6y7u8i9o0p",
    ]
    private static let words = [
        "password", "passwort", "letmein", "welcome", "rapport", "admin", "administrator", "iloveyou", "monkey",
        "dragon",
        "football", "baseball", "sunshine", "princess", "qwerty", "woaini", "mima", "secret", "changeme", "company",
        "salesperson", "customer", "hello", "abc", "test", "user",
    ]

    /// A walk over the keyboard, one thing over and over, or common words with figures and signs between.
    static func isCommon(_ plain: String) -> Bool {
        if walks.contains(where: { $0.contains(plain) }) { return true }
        let scalars = Array(plain.unicodeScalars)
        for period in 1...4 where scalars.indices.allSatisfy({ scalars[$0] == scalars[$0 % period] }) { return true }
        // What is left when words, digits and signs are gone.
        var rest = plain
        for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm"] { rest = rest.replacing(row, with: "") }
        for word in words.sorted(by: { $0.count > $1.count }) { rest = rest.replacing(word, with: "") }
        return rest.filter { $0.isLetter }.count < 4 && Set(rest).count < 8
    }
}
