import Foundation

/// The Swift files of the package.
enum Sources {
    struct File {
        /// From the package's folder.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

        /// The modules that it imports.
        var imports: Set<String> {
            var modules: Set<String> = []
            var isText = false
            for line in lines {
                // What stands in a text of several lines is no code.
                if line.contains("\"\"\"") { isText.toggle() }
                if isText { continue }
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count else { continue }
                let before = words[..<index]
                let modifiers: Set<Substring> = ["public", "internal", "package", "private", "fileprivate"]
                guard before.allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { continue }
                let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
                let name = kinds.contains(words[index + 1]) ? words.dropFirst(index + 2).first : words[index + 1]
                if let module = name?.split(separator: ".").first { modules.insert(String(module)) }
            }
            return modules
        }
    }

    /// All files below a folder of the package, by path.
    static func files(in folder: String) throws -> [File] {
        let url = Manifest.root.appending(path: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".swift") }
        return try names.sorted().map { name in
            File(
                path: "\(folder)/\(name)",
                text: String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self))
        }
    }

    /// The folders in a folder of the package that hold a Swift file, by name.
    static func folders(in folder: String) throws -> [String] {
        let url = Manifest.root.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { name in
            try !name.hasPrefix(".") && !name.contains(".") && !files(in: "\(folder)/\(name)").isEmpty
        }.sorted()
    }
}
