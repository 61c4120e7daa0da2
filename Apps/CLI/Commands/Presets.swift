import Policy

/// The policies that come with Rapport, by the names they have on the command line.
enum Presets {
    static func text(named name: String) throws -> String {
        guard let preset = Preset.allCases.first(where: { $0.rawValue == name }) else {
            throw Failure(.usage, "preset-unknown", ["value": name, "known": Preset.allCases.map(\.rawValue)])
        }
        return preset.text
    }
}
