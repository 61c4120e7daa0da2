public import Domain

/// The labels and scores that the classifier which is asked may read, in numbers; ``Readable`` says of what.
@usableFromInline
struct UsedLabels: Sendable {
    @usableFromInline var labels = SIMD8<UInt8>()
    /// Int32.min where there is none.
    @usableFromInline var scores = SIMD8<Int32>()

    init() {}

    mutating func set(_ place: Int, _ verdict: Verdict) {
        labels[place] = verdict.label
        scores[place] = verdict.rawScore
    }
}

/// A scheme that a classifier may read, with its labels.
@usableFromInline
struct Readable: Sendable {
    @usableFromInline let scheme: SchemeID
    @usableFromInline let labels: ContiguousArray<LabelID>
}

extension Subject {
    /// The label in force of a scheme that the classifier declared in ``Classifier/uses``; nil for any other.
    @inlinable
    public func label(_ scheme: SchemeID) -> LabelID? {
        guard let place = place(of: scheme) else { return nil }
        return common.pointee.readable?[place].labels[Int(row.pointee.used.labels[place])]
    }

    /// The computed score of a scheme that the classifier declared to use, where it has one.
    @inlinable
    public func score(_ scheme: SchemeID) -> Int32? {
        guard let place = place(of: scheme), row.pointee.used.scores[place] != .min else { return nil }
        return row.pointee.used.scores[place]
    }

    @inlinable
    func place(of scheme: SchemeID) -> Int? {
        common.pointee.readable?.firstIndex { $0.scheme == scheme }
    }

    /// Gives the subject the label in force of another scheme, and its score, in place of the one it has; at most
    /// ``maximumUses`` of them, more say nothing.
    ///
    /// ``ClassifierSet`` does this by itself with the schemes that a classifier declares; this is for whoever asks a
    /// single classifier, such as a test.
    public mutating func use(_ scheme: SchemeID, label: LabelID, score: Int32? = nil) {
        let readable = common.pointee.readable ?? []
        let place = readable.firstIndex { $0.scheme == scheme } ?? readable.count
        guard place < Self.maximumUses else { return }
        self = changed { row, common in
            let entry = Readable(scheme: scheme, labels: [label])
            common.readable = ContiguousArray(readable[..<place] + [entry] + readable[place...].dropFirst())
            row.used.set(place, Verdict(0, score: score))
        }
    }
}
