import Domain

extension Wording {
    /// What a batch did, or would do, for example `tag added: fair-2026`.
    ///
    /// - Parameters:
    ///   - action: its code, for example `tag.add`.
    ///   - detail: as lists of batches have it.
    /// - Returns: a clause without a full stop.
    public func batch(_ action: String, _ detail: String) -> String {
        let name = self(Phrase("batch-\(action)"))
        let said = action == "profile.update" ? fields(detail) : detail
        return said.isEmpty ? name : name + Names(zh: "：", en: ": ")(language) + said
    }

    /// `industry=Tools, phones` with the columns called by their names. Values are as they were typed.
    private func fields(_ detail: String) -> String {
        detail.split(separator: ", ", omittingEmptySubsequences: false).map(String.init).map { part in
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Phrases.columns[String(halves[0])] else { return part }
            return ([name(language)] + halves.dropFirst().map(String.init)).joined(separator: " = ")
        }.joined(separator: Names(zh: "、", en: ", ")(language))
    }
}
