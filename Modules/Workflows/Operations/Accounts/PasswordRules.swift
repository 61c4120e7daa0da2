import Domain
import Foundation

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
    /// Unicode scalars of the composed form (NFC), which is what is hashed.
    static let length = 12...128

    /// - Throws: ``AccountRefusal``.
    static func check(_ password: String, of user: UserID, name: String?) throws(AccountRefusal) {
        let password = password.precomposedStringWithCanonicalMapping
        let count = password.unicodeScalars.count
        guard count >= length.lowerBound else { throw .tooShort(limit: length.lowerBound) }
        guard count <= length.upperBound else { throw .tooLong(limit: length.upperBound) }
        let plain = password.lowercased()
        for own in [user.text, name ?? ""] where own.count >= 3 && plain.contains(own.lowercased()) {
            throw .namesItself
        }
        guard !isCommon(plain) else { throw .tooCommon }
    }

    /// Rows and columns of keyboards, and what people write after one another.
    private static let walks: [[Character]] = [
        "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "qazxswedcvfrtgbnhyujm",
        "1qazxsw23edcvfr45tgbnhy67ujm", "zaq1xsw2cde3vfr4bgt5nhy6mju7", "1qa2ws3ed4rf5tg6yh7uj8ik9ol0p",
        "abcdefghijklmnopqrstuvwxyz", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "112233445566778899",
    ].flatMap { [Array($0), $0.reversed()] }
    private static let words = [
        "password", "passwort", "letmein", "welcome", "rapport", "admin", "administrator", "iloveyou", "monkey",
        "dragon",
        "football", "baseball", "sunshine", "princess", "qwerty", "woaini", "mima", "secret", "changeme", "company",
        "salesperson", "customer", "hello", "abc", "test", "user",
    ]

    /// What is left of the 10,000 passwords that are tried first, as the list of zxcvbn has them, when those that are too
    /// short or follow a rule below are gone.
    private static let tried: Set<String> = [
        "businessbabe", "chickenwing101", "contortionist", "counterstrike", "dkflbvbhjdbx", "dkflbvbhjdyf",
        "domainlock2005", "finalfantasy", "fkmnthyfnbdf", "flvbybcnhfnjh", "gfhjkmgfhjkm", "ghbdtnrfrltkf",
        "ghhh47hj7649", "ghjcnjgfhjkm", "ghjcnjghjcnj", "hd764nw5d7e1vb1", "justinbieber", "leavemealone",
        "mailcreated5240", "masterbaiting", "masterbating", "masturbation", "maurolarastefy", "momsanaladventure",
        "needforspeed", "newproject2004", "polniypizdec0211", "pornographic", "sojdlg123aljg", "sonyericsson",
        "23176djivanfros", "vfvfvskfhfve", "websolutions",
    ]

    /// One thing over and over, or common words and walks over the keyboard with figures and signs between.
    static func isCommon(_ plain: String) -> Bool {
        if tried.contains(plain) { return true }
        let scalars = Array(plain.unicodeScalars)
        for period in 1...4 where scalars.indices.allSatisfy({ scalars[$0] == scalars[$0 % period] }) { return true }
        var rest = plain
        for word in words.sorted(by: { $0.count > $1.count }) { rest = rest.replacing(word, with: "") }
        rest = withoutWalks(rest)
        return rest.filter { $0.isLetter }.count < 4 && Set(rest).count < 8
    }

    /// What is left when walks of three keys or more are gone.
    private static func withoutWalks(_ plain: String) -> String {
        let keys = Array(plain)
        var rest = "", place = 0
        while place < keys.count {
            var end = place
            while end < keys.count, walks.contains(where: { $0.contains(keys[place...end]) }) { end += 1 }
            if end - place < 3 {
                rest.append(keys[place])
                end = place + 1
            }
            place = end
        }
        return rest
    }
}
