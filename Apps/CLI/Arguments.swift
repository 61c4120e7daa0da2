public import ArgumentParser
public import Domain
import Exchange
public import Wording

/// A word or line typed by a person, kept as files keep theirs: canonically composed, without blanks at its ends. No
/// control characters, at most 64 KiB.
struct Word: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard argument.utf8.count <= ValueLimits.textBytes, let text = argument.cleaned(prose: false) else {
            return nil
        }
        self.text = text
    }
}

/// As ``Word``, but with line ends and tabs.
struct Prose: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard argument.utf8.count <= ValueLimits.textBytes, let text = argument.cleaned(prose: true) else { return nil }
        self.text = text
    }
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
extension ObligationKind: ExpressibleByArgument {}
