import Classification
import Domain

extension HoursError {
    /// What is wrong and what would be right, in English.
    var message: PolicyIssue.Message {
        switch self {
        case .emptyRange(let range):
            "has \(range.text), which does not end after its start; split work over midnight at 24:00"
        case .overlap(let one, let other): "has \(one.text) and \(other.text), which overlap; join them"
        case .noWorkingTime: "has no working time in the week; give at least one day a range such as 09:00-18:00"
        }
    }
}
