import Assembly
import Client
import Domain
import Policy
import Workflows

/// Where a command is carried out: on a store that this program holds, or at a server.
enum Host {
    case store(Session)
    case server(Client)

    func perform<C: Call>(_ call: C) async throws -> C.Response {
        switch self {
        case .store(let session): try await call.perform(in: session)
        case .server(let client): try await client.perform(call)
        }
    }

    /// How what is read there is shown.
    func display() async throws -> Display {
        switch self {
        case .store(let session): return try await session.display()
        case .server(let client):
            let vocabulary = try await client.perform(ReadVocabulary())
            guard let display = Display(vocabulary, zones: SystemZones().source) else {
                throw Failure(.other, "server-zone", ["zone": vocabulary.timeZone])
            }
            return display
        }
    }

    /// What `call` answers, and how it is shown.
    func shown<C: Call>(_ call: C) async throws -> (C.Response, Display) {
        (try await perform(call), try await display())
    }
}
