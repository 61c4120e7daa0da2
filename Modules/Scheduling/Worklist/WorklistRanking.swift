public import Domain

/// Ranks customers of one section of a worklist by their labels (RULES.md §7): by priority, then stars, best first.
///
/// Which schemes these are is the policy's to say; a scheme that it does not have ranks all alike.
public struct WorklistRanking: Sendable {
    /// Places among the schemes.
    private let priority: Int?
    private let stars: Int?
    /// How many labels the second scheme has.
    private let width: Int

    /// - `schemes`: those of the policy, in the order in which labels are derived.
    public init(rules: WorklistRules, schemes: [Scheme]) {
        priority = rules.priority.flatMap { id in schemes.firstIndex { $0.id == id } }
        stars = rules.stars.flatMap { id in schemes.firstIndex { $0.id == id } }
        width = stars.map { schemes[$0].labels.count } ?? 1
    }

    /// The rank, from 0 on, of a customer whose label of the scheme at each place stands at `label` in that scheme.
    public func rank(_ label: (_ scheme: Int) -> Int) -> Int32 {
        Int32(clamping: (priority.map(label) ?? 0) * width + (stars.map(label) ?? 0))
    }
}
