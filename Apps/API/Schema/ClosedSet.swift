import Domain
import Wording
import Workflows

/// A value that is one of few words, known by name.
protocol ClosedSet {
    static var members: [String] { get }
    static func member(_ text: String) -> Any?
}

extension ClosedSet where Self: RawRepresentable & CaseIterable, RawValue == String {
    static var members: [String] { allCases.map(\.rawValue) }
    static func member(_ text: String) -> Any? { Self(rawValue: text) }
}

extension Channel: ClosedSet {}
extension Direction: ClosedSet {}
extension Purpose: ClosedSet {}
extension Outcome: ClosedSet {}
extension Signal: ClosedSet {}
extension NeedLevel: ClosedSet {}
extension Source: ClosedSet {}
extension Credit: ClosedSet {}
extension Role: ClosedSet {}
extension ObligationKind: ClosedSet {}
extension Language: ClosedSet {}
extension TokenScope: ClosedSet {}
extension CustomerSort: ClosedSet {}
extension CustomerField: ClosedSet {}
extension BatchKind: ClosedSet {}

/// Kinds that people can record; the others are the system's own.
extension EventKind: ClosedSet {
    static var members: [String] { allCases.filter { !$0.isSystem }.map(\.rawValue) }
    static func member(_ text: String) -> Any? { EventKind(rawValue: text).flatMap { $0.isSystem ? nil : $0 } }
}
