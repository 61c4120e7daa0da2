public import ArgumentParser
public import Domain
public import Wording
public import Workflows

extension Line: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Prose: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

// Closed sets of the domain as values of options: their names are those of files and stores.
extension Channel: ExpressibleByArgument {}
extension Direction: ExpressibleByArgument {}
extension Purpose: ExpressibleByArgument {}
extension Outcome: ExpressibleByArgument {}
extension Signal: ExpressibleByArgument {}
extension NeedLevel: ExpressibleByArgument {}
extension Source: ExpressibleByArgument {}
extension Credit: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension TokenScope: ExpressibleByArgument {}
extension ObligationKind: ExpressibleByArgument {}
extension CustomerSort: ExpressibleByArgument {}
