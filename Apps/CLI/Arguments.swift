public import ArgumentParser
public import Domain
public import Wording

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
