public import Domain

/// Gives the label of one scheme for facts at an instant.
///
/// A classifier is pure. Its laws (RULES.md §5, checked by the kit `ClassifierLaws`):
/// - *deterministic and total*: equal subjects give equal verdicts, every subject gives one;
/// - *closed*: the label is one of the scheme's;
/// - *honest about time*: with the same facts, label and score stay the same for every instant before
///   ``Verdict/until``; answering early is allowed, for ever is ``Instant/never``;
/// - *explained*: evidence names the facts used, and where there is a score its points add up to it;
/// - *one path*: bulk and `why` run the same ``classify(_:_:)``; evidence goes to a sink that bulk runs compile away.
public protocol Classifier: Sendable {
    /// The labels it gives. The scheme's id is the classifier's.
    var scheme: Scheme { get }
    /// The schemes whose labels it reads, at most ``Subject/maximumUses``. They are classified first; reading any other
    /// gives nil. A cycle is refused when the policy is checked.
    var uses: [SchemeID] { get }

    /// Labels of which one owner should not have more customers than this; a warning is shown above it. No part of the
    /// verdict.
    var ownerLimits: [LabelID: Int] { get }

    /// - `subject`: one customer at a moment.
    /// - `evidence`: takes the rule that decided, the facts used and the points.
    func classify<Sink: EvidenceSink>(_ subject: borrowing Subject, _ evidence: inout Sink) -> Verdict

    /// The same for many customers, into `verdicts` at the same places. The default calls ``classify(_:_:)`` for each
    /// without evidence; the host hands over batches of 256 and more, so that no existential call is made per customer.
    ///
    /// `verdicts`: as many as there are subjects.
    func classify(batch subjects: borrowing SubjectBatch, into verdicts: inout MutableSpan<Verdict>)
}

extension Classifier {
    @inlinable public var uses: [SchemeID] { [] }
    @inlinable public var ownerLimits: [LabelID: Int] { [:] }

    @inlinable
    public func classify(batch subjects: borrowing SubjectBatch, into verdicts: inout MutableSpan<Verdict>) {
        var nothing = NoEvidence()
        for index in 0..<subjects.count { verdicts[index] = classify(subjects[index], &nothing) }
    }
}

/// A classifier that is made from its part of the policy. The usual shape of a plugin: one type, one file.
public protocol ConfiguredClassifier: Classifier {
    /// The key of its section under `schemes`, and the id of its scheme.
    static var id: SchemeID { get }
    /// Decodes its section: every threshold with its default, unit and range. What it does not ask for is unknown.
    init(_ section: inout SectionReader, context: PolicyContext)
}

/// What the rest of the policy tells a classifier.
public struct PolicyContext: Hashable, Sendable {
    public let fold: FoldRules
    public let need: NeedRules
    public init(fold: FoldRules, need: NeedRules = NeedRules()) {
        self.fold = fold
        self.need = need
    }
    public var baseCurrency: Currency { fold.rates.base }
}

/// A label, a score and how long they hold.
public struct Verdict: Hashable, Sendable {
    /// The label's index in its scheme.
    public var label: UInt8
    /// Int32.min where there is none.
    @usableFromInline var rawScore: Int32
    /// With the same facts nothing differs before this instant.
    public var until: Instant

    @inlinable
    public init(_ label: Int, score: Int32? = nil, until: Instant = .never) {
        self.label = UInt8(truncatingIfNeeded: label)
        self.rawScore = score ?? .min
        self.until = until
    }

    @inlinable public var score: Int32? { rawScore == .min ? nil : rawScore }
    /// Whether label and score are those of `other`, whatever their instants.
    @inlinable
    public func agrees(with other: Verdict) -> Bool { label == other.label && rawScore == other.rawScore }
}
