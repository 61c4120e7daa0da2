public import Domain

/// Why somebody does not come in, or an account stays as it is.
public enum AccountRefusal: Error, Hashable, Sendable {
    /// The name or the password is wrong; which of them is not said.
    case wrongPassword
    /// Somebody who is in gives another password than theirs.
    case notYourPassword
    /// Somebody has a password already.
    case alreadySetUp
    /// Less than so many characters.
    case tooShort(limit: Int)
    case tooLong(limit: Int)
    /// It has the user's own name in it.
    case namesItself
    /// It is among the first that anybody tries.
    case tooCommon
    /// The user is known from imports alone.
    case loginDisabled(UserID)
    case unknownLogin(String)
    case unknownToken(String)
    case unknownView(String)
    /// A token that is good for nothing.
    case noScopes

    /// What is wrong and the way out.
    public var phrase: Phrase {
        switch self {
        case .wrongPassword: Phrase("wrong-password")
        case .notYourPassword: Phrase("not-your-password")
        case .alreadySetUp: Phrase("already-set-up")
        case .tooShort(let limit): Phrase("password-short", ["limit": limit])
        case .tooLong(let limit): Phrase("password-long", ["limit": limit])
        case .namesItself: Phrase("password-name")
        case .tooCommon: Phrase("password-common")
        case .loginDisabled(let user): Phrase("login-disabled", ["user": user.text])
        case .unknownLogin(let id): Phrase("unknown-login", ["id": id])
        case .unknownToken(let id): Phrase("unknown-token", ["id": id])
        case .unknownView(let name): Phrase("unknown-view", ["name": name])
        case .noScopes: Phrase("no-scopes", ["possible": TokenScope.allCases.map(\.rawValue)])
        }
    }
}
