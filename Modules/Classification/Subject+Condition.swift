public import Domain

extension Subject {
    /// This customer as conditions see it: labels are those that the classifier declared to use, and what is due is not
    /// known yet.
    public var conditionSubject: ConditionSubject {
        let names = common.pointee.readable ?? []
        let used = row.pointee.used
        return ConditionSubject(
            key: key, profile: profile, annualPurchase: annualPurchase, createdAt: createdAt, facts: facts,
            moment: moment,
            label: { scheme in
                guard let place = names.firstIndex(where: { $0.scheme == scheme }) else { return nil }
                let score = used.scores[place]
                return (names[place].labels[Int(used.labels[place])], score == .min ? nil : score)
            })
    }
}
