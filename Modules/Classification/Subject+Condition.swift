public import Domain

extension Subject {
    /// This customer as conditions see it: labels are those that the classifier declared to use, and what is due is not
    /// known yet.
    public var conditionSubject: ConditionSubject {
        let used = used
        return ConditionSubject(
            key: key, profile: profile, annualPurchase: annualPurchase, createdAt: createdAt, facts: facts,
            moment: moment,
            label: { scheme in used.first { $0.scheme == scheme }.map { ($0.label, $0.score) } })
    }
}
