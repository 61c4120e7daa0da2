import Configuration
import Domain
import Foundation
import Logging
import NIOCore
import SystemPackage
import Workflows

/// How the server is to run: flags before environment before file.
struct Settings: Sendable {
    var store: String
    var policy: Session.NamedPolicy?
    var host: String
    var port: Int
    /// `host:port`, as addresses have it.
    func authority(_ port: Int) -> String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Nil: http:// and where it listens.
    var baseURL: BaseURL?
    var trustedProxies: Set<String>
    var logLevel: Logger.Level
    var maxConnections: Int
    var maxConnectionsPerAddress: Int
    var bodyLimit: Int
    var uploadLimit: Int
    var headerTimeout: Duration
    var requestTimeout: Duration
    var uploadTimeout: Duration
    var idleTimeout: Duration
    var maxRequests: Int
    var tickInterval: Duration
    /// Bytes.
    var minFreeSpace: Int

    /// A setting that cannot be used: one sentence.
    struct Fault: Error { let message: String }

    /// - `arguments`: without the program's name.
    static func read(arguments: [String], environment: [String: String]) async throws -> Settings {
        let (flags, file) = try Flags.parse(arguments)
        let named = file ?? environment["RAPPORT_CONFIG"]
        var providers: [any ConfigProvider] = [
            // Each value as it stands: a provider of arguments would take one with a comma for a list.
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map {
                        (AbsoluteConfigKey([$0.key]), ConfigValue(.string($0.value), isSecret: false))
                    })),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "rapport"),
        ]
        if let named, try !SettingsFile.names(in: named).isEmpty { providers.append(try await Self.file(named)) }
        return try Settings(Source(reader: ConfigReader(providers: providers)))
    }

    private static func file(_ path: String) async throws -> any ConfigProvider {
        do { return try await FileProvider<YAMLSnapshot>(filePath: FilePath(path)) } catch {
            throw Fault(message: "the configuration “\(path)” cannot be read: \(error)")
        }
    }

    private init(_ source: Source) throws {
        store = try source.text("store")
        policy = try source.optional("policy").map { path in
            guard let text = FileManager.default.contents(atPath: path).flatMap({ String(data: $0, encoding: .utf8) })
            else { throw Fault(message: "--policy: “\(path)” cannot be read as UTF-8") }
            return Session.NamedPolicy(source: path, text: text)
        }
        let listen = try source.text("listen")
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65535).contains(port), colon != listen.startIndex
        else { throw Fault(message: "--listen: “\(listen)” is no HOST:PORT, for example 127.0.0.1:8080") }
        host = String(listen[..<colon]).trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port
        baseURL = try source.optional("base-url").map { text in
            guard let url = BaseURL(text) else {
                throw Fault(
                    message:
                        "--base-url: “\(text)” is no http or https URL without path, for example https://rapport.example.com"
                )
            }
            return url
        }
        trustedProxies = Set(
            try (source.optional("trusted-proxies") ?? "").split(separator: ",").map { part in
                let text = part.trimmingCharacters(in: .whitespaces)
                // As the addresses of connections are written.
                guard let address = try? SocketAddress(ipAddress: text, port: 0).ipAddress else {
                    throw Fault(
                        message:
                            "--trusted-proxies: “\(text)” is no address such as 10.0.0.7 or ::1; networks cannot be named"
                    )
                }
                return address
            })
        let level = try source.text("log-level")
        guard let known = Logger.Level(rawValue: level) else {
            throw Fault(
                message:
                    "--log-level: “\(level)” is none of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        logLevel = known
        maxConnections = try source.number("max-connections", in: 1...100_000)
        maxConnectionsPerAddress = try source.number("max-connections-per-address", in: 1...100_000)
        bodyLimit = try source.number("body-limit", in: 1024...(1 << 30))
        uploadLimit = try source.number("upload-limit", in: 1024...(1 << 32))
        headerTimeout = .seconds(try source.number("header-timeout", in: 1...3600))
        requestTimeout = .seconds(try source.number("request-timeout", in: 1...3600))
        uploadTimeout = .seconds(try source.number("upload-timeout", in: 1...86400))
        idleTimeout = .seconds(try source.number("idle-timeout", in: 1...3600))
        maxRequests = try source.number("max-requests", in: 1...100_000)
        tickInterval = .seconds(try source.number("tick-interval", in: 1...3600))
        minFreeSpace = try source.number("min-free-space", in: 0...(1 << 50))
        if let baseURL, !baseURL.isSecure, !baseURL.isLocal {
            throw Fault(
                message:
                    "--base-url: “\(baseURL.text)” is plain http; passwords would cross the network in the open. Put a proxy with TLS in front, and give its https URL"
            )
        }
        if baseURL == nil, !BaseURL.isLocal(host) {
            throw Fault(
                message:
                    "--listen: \(host) is reached from other machines, and plain http is for this one alone. Put a proxy with TLS in front, and give its URL as --base-url"
            )
        }
    }
}

/// Reads values by name; an empty one counts as not given.
private struct Source {
    let reader: ConfigReader

    func optional(_ name: String) -> String? {
        let value = reader.string(forKey: ConfigKey(name.split(separator: ".").map(String.init)))
        let usual = Setting.all.first { $0.name == name }?.usual
        return value.flatMap { $0.isEmpty ? nil : $0 } ?? usual
    }

    func text(_ name: String) throws -> String {
        guard let text = optional(name) else { throw Settings.Fault(message: "--\(name) is missing") }
        return text
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        let text = try text(name)
        guard let number = Int(text), range.contains(number) else {
            throw Settings.Fault(
                message: "--\(name): “\(text)” is no whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
