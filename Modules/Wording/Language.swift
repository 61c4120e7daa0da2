public import Domain

/// A language that Rapport speaks.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh"

    /// The language of a locale name such as `zh_CN.UTF-8`, `zh-Hans` or `C`; English for those it does not speak.
    public init(locale: String) { self = locale.lowercased().hasPrefix("zh") ? .chinese : .english }
}

extension Names {
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .english: en
        case .chinese: zh
        }
    }
}
