import Foundation
import Testing

@testable import Server

struct `Settings of the server` {
    @Test func `flags come before variables, and those before the file`() async throws {
        let file = try Written("max-requests: 7\nidle-timeout: \"8\"\nheader-timeout: 9\n")
        let settings = try await Settings.read(
            arguments: ["--config", file.path, "--max-requests", "5"], environment: ["RAPPORT_IDLE_TIMEOUT": "6"])
        #expect(settings.maxRequests == 5)
        #expect(settings.idleTimeout == .seconds(6))
        #expect(settings.headerTimeout == .seconds(9))
    }

    @Test(arguments: [
        ("log-level: info\nidle-tiemout: 9\n", ":2: “idle-tiemout” is no setting; there are store, "),
        ("max-requests: [1]\n", ":1: max-requests needs one value, not a list or a mapping"),
        ("max-requests:\n  low: 1\n", ":1: max-requests needs one value, not a list or a mapping"),
        ("- store\n", "is no mapping of names to values"),
        ("max-requests: many\n", "--max-requests: “many” is no whole number"),
        ("store: a\nstore: b\n", "cannot be read: "),
    ])
    func `what a file says and nobody asks for is refused`(text: String, told: String) async throws {
        let file = try Written(text)
        let fault = await #expect(throws: Settings.Fault.self) {
            try await Settings.read(arguments: ["--config", file.path], environment: [:])
        }
        #expect(fault?.message.contains(told) == true, "\(fault?.message ?? "")")
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n"])
    func `a file may be empty`(text: String) async throws {
        let file = try Written(text)
        let settings = try await Settings.read(arguments: ["--config", file.path], environment: [:])
        #expect(settings.maxRequests == 200)
    }

    @Test(arguments: [
        (["--store", "sqlite:a", "--store", "sqlite:b"], "--store is given twice; say it once"),
        (["--max-requests=5", "--max-requests", "6"], "--max-requests is given twice; say it once"),
        (
            ["--trusted-proxies", "10.0.0.7, not an ip"],
            "--trusted-proxies: “not an ip” is no address such as 10.0.0.7 or ::1"
        ),
        (["--trusted-proxies", "10.0.0.0/8"], "--trusted-proxies: “10.0.0.0/8” is no address"),
    ])
    func `a flag that cannot be meant is refused`(arguments: [String], told: String) async throws {
        let fault = await #expect(throws: Settings.Fault.self) {
            try await Settings.read(arguments: arguments, environment: [:])
        }
        #expect(fault?.message.hasPrefix(told) == true, "\(fault?.message ?? "")")
    }

    @Test func `proxies are known as connections name them`() async throws {
        let settings = try await Settings.read(
            arguments: ["--trusted-proxies", "10.0.0.7, 0:0:0:0:0:0:0:1,2001:DB8::7", "--store", "sqlite:a,b=c"],
            environment: [:])
        #expect(settings.store == "sqlite:a,b=c", "a comma is no list")
        #expect(settings.trustedProxies == ["10.0.0.7", "::1", "2001:db8::7"])
    }

    @Test func `a file that is not there is named`() async throws {
        let fault = await #expect(throws: Settings.Fault.self) {
            try await Settings.read(arguments: [], environment: ["RAPPORT_CONFIG": "/nowhere/rapport.yaml"])
        }
        #expect(fault?.message == "the configuration “/nowhere/rapport.yaml” cannot be read: there is no such file")
    }

    /// A file that goes with the test.
    private final class Written {
        let path: String

        init(_ text: String) throws {
            path = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString).yaml").path
            try Data(text.utf8).write(to: URL(filePath: path))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }
}
