/// Which arrows there may be: the table of docs/architecture.md.
enum Floors {
    /// The modules, lowest first; each sees those of the floors below it.
    static let modules: [[String]] = [
        ["Domain", "Markup"], ["Classification", "Storage", "Wording"], ["Scheduling", "Policy", "Exchange"],
        ["Workflows"],
    ]

    /// By the folder that plugins stand in: what they may see.
    static let plugins = [
        "Plugins/Classifiers": ["Domain", "Classification"], "Plugins/Stores": ["Domain", "Storage"],
    ]

    /// Where packages of others are allowed, by target; everywhere else there are none.
    static let products = [
        "Policy": ["Yams"], "Exchange": ["Yams"], "Workflows": ["Crypto"], "Memory": ["HashTreeCollections"],
        "SQLite": ["GRDB"], "Assembly": ["Crypto", "CryptoExtras"], "CLI": ["ArgumentParser", "Crypto"],
        "Client": ["AsyncHTTPClient", "NIOCore", "NIOHTTP1"],
        "Server": [
            "Configuration", "Crypto", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOPosix",
            "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOHTTPCompression", "ServiceLifecycle", "SystemPackage",
            "UnixSignals", "Yams",
        ],
    ]

    /// What apps stand on and is none: libraries that know HTTP or HTML, and no plugin. Each sees those before it.
    static let appLibraries: [[String]] = [["API", "Web"], ["Client"]]

    /// The modules that a product lets in: the one of its name, and these besides.
    private static let besides = ["GRDB": ["GRDBSQLite"]]

    static func modules(of product: String) -> [String] { [product] + (besides[product] ?? []) }

    /// What tests use beside what sources do.
    static let testProducts = ["HummingbirdTesting"]

    static let modulesOfOthers = Set((products.values.joined() + testProducts).flatMap(modules(of:)))

    /// Of the toolchain; whoever is not the domain may use them.
    static let toolchain: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Testing",
    ]

    /// What stands on `target`'s forbidden side: the targets that its arrows name and the table does not allow.
    static func forbiddenArrows(of target: Manifest.Target, in manifest: Manifest) -> [String] {
        guard let allowed = siblings(of: target, in: manifest) else { return ["\(target.name) stands on no floor"] }
        let foreign = Set(products[target.name] ?? [])
        return target.siblings.filter { !allowed.contains($0) } + target.products.filter { !foreign.contains($0) }
    }

    /// The targets that `target` may name, or nil when its folder is none of the house's.
    private static func siblings(of target: Manifest.Target, in manifest: Manifest) -> Set<String>? {
        let allModules = Set(modules.joined())
        let allPlugins = Set(manifest.targets.filter { $0.path.hasPrefix("Plugins/") }.map(\.name))
        if target.path == "Modules/\(target.name)" {
            return modules.firstIndex { $0.contains(target.name) }.map { Set(modules[..<$0].joined()) }
        }
        if let (_, allowed) = plugins.first(where: { target.path == "\($0.key)/\(target.name)" }) {
            return Set(allowed)
        }
        switch target.path {
        case "Apps/Assembly": return allModules.union(allPlugins)
        case "Apps/\(target.name)":
            let place = appLibraries.firstIndex { $0.contains(target.name) }
            let libraries = appLibraries.prefix(place ?? appLibraries.count).joined()
            return allModules.union(libraries).union(place == nil ? ["Assembly"] : [])
        case "Tests/\(target.name)" where target.type == "test": return Set(manifest.targets.map(\.name))
        case "Tests/\(target.name)": return allModules
        default: return nil
        }
    }
}
