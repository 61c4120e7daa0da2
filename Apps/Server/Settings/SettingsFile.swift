import Foundation
import Yams

/// The file of `--config`, checked before it is read: what it says and nobody asks for is a mistake of who wrote it.
enum SettingsFile {
    /// - Returns: the settings that it names.
    /// - Throws: ``Settings/Fault`` with the line of the first key that is no setting, or whose value is none.
    static func names(in path: String) throws(Settings.Fault) -> [String] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Settings.Fault(message: "the configuration “\(path)” cannot be read: there is no such file")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw Settings.Fault(message: "the configuration “\(path)” cannot be read: it is not UTF-8")
        }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw Settings.Fault(message: "the configuration “\(path)” cannot be read: \(error)")
        }
        guard let root, root.null == nil else { return [] }
        guard let entries = root.mapping else {
            throw Settings.Fault(
                message: "the configuration “\(path)” is no mapping of names to values, such as max-requests: 200")
        }
        var names: [String] = []
        for (key, value) in entries {
            let place = "\(path):\(key.mark?.line ?? 1)"
            guard let name = key.string, Setting.all.contains(where: { $0.name == name }) else {
                let known = Setting.all.map(\.name).joined(separator: ", ")
                throw Settings.Fault(message: "\(place): “\(key.string ?? "")” is no setting; there are \(known)")
            }
            guard value.scalar != nil else {
                throw Settings.Fault(message: "\(place): \(name) needs one value, not a list or a mapping")
            }
            names.append(name)
        }
        return names
    }
}
