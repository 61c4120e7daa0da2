import Policy

/// The policies that come with Rapport, by the names they have on the command line.
enum Presets {
    static func text(named name: String) throws -> String {
        guard let preset = Preset.allCases.first(where: { $0.rawValue == name }) else {
            throw Failure(
                .usage, "there is no preset “\(name)”",
                "there are: \(Preset.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return preset.text
    }
}
