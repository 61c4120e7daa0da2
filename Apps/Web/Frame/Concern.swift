/// Which changes by colleagues a page shows.
public enum Concern: Sendable {
    case nothing
    /// Of customers that stand on it.
    case shown
    /// Of those, and of whatever customer is or was somebody's; nil is the high seas.
    case owner(String?)
    /// Labels of these schemes that move.
    case labels([String])
    /// Labels that wait for approval.
    case approvals
    case everything

    /// Its name in pages, for the script.
    var name: String {
        switch self {
        case .nothing: ""
        case .shown: "shown"
        case .owner: "owner"
        case .labels: "labels"
        case .approvals: "approvals"
        case .everything: "everything"
        }
    }

    /// What exactly.
    var object: String {
        switch self {
        case .owner(let owner): owner ?? ""
        case .labels(let schemes): schemes.joined(separator: " ")
        default: ""
        }
    }
}
