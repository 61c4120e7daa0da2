/// Places on the way of a write at which a test can hold it or end the process: where two writers can meet, and where a
/// crash can fall between.
///
/// A program that is given away has none: what sets them is compiled for development builds alone.
public struct Failpoints: Sendable {
    public enum Place: String, CaseIterable, Sendable {
        /// The transaction has not begun.
        case before
        /// All is written, nothing is committed. Only a kill is possible here: a body never waits.
        case inside
        /// The transaction is durable, and nobody has been told.
        case after
    }

    public static let none = Failpoints(pass: nil, fall: nil)

    private let waiting: (@Sendable (Place, Action) async -> Void)?
    private let killing: (@Sendable (Action) -> Void)?

    private init(pass: (@Sendable (Place, Action) async -> Void)?, fall: (@Sendable (Action) -> Void)?) {
        waiting = pass
        killing = fall
    }

    #if DEBUG
        /// - `pass`: asked before and after the transaction of an action; may wait.
        /// - `fall`: asked inside of it; may end the process, nothing else.
        public init(
            pass: @escaping @Sendable (Place, Action) async -> Void,
            fall: @escaping @Sendable (Action) -> Void = { _ in }
        ) {
            self.init(pass: .some(pass), fall: .some(fall))
        }
    #endif

    func pass(_ place: Place, _ action: Action) async { await waiting?(place, action) }
    func fall(_ action: Action) { killing?(action) }
}
