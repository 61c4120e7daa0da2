public import Domain

extension Subject {
    /// Gives the subject the label in force of another scheme, and its score, in place of the one it has.
    ///
    /// ``ClassifierSet`` does this by itself with the schemes that a classifier declares; this is for whoever asks a
    /// single classifier, such as a test.
    public mutating func use(_ scheme: SchemeID, label: LabelID, score: Int32? = nil) {
        used.removeAll { $0.scheme == scheme }
        used.append(UsedLabel(scheme: scheme, label: label, score: score))
    }
}
