import API
import Hummingbird

/// Why a request is answered by something else than what it asked for.
enum Refused: Error {
    case problem(Problem.Kind)
    /// As ``problem(_:)``, of an address that answers these methods.
    case methods([String])
    /// There is something else to do first, at that address.
    case see(String)
    /// A form of somebody who is not logged in any more.
    case late(Form)
    /// A form of somebody who has to give the password first.
    case unconfirmed(Form)
}
