import ArgumentParser
import Domain
import Wording
import Workflows

extension GlobalOptions {
    /// The one of two texts that is in the reader's language.
    func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}

/// A user's name as an option gives it.
func userID(_ word: Word, option: String) throws -> UserID {
    guard let user = UserID(validating: word.text) else {
        throw misuse(
            "\(option) “\(word.text)” cannot be a user's name; give a name without blanks at its ends",
            "\(option) “\(word.text)”不能作为用户名；请填写首尾没有空格的名字")
    }
    return user
}

/// A name of a tag: something, and no separator of lists.
func tagName(_ word: Word) throws -> String {
    guard !word.text.isEmpty, !word.text.contains(";"), !word.text.contains(",") else {
        throw misuse(
            "“\(word.text)” is no tag: it is empty, or has a comma or semicolon", "“\(word.text)”不能作为标签：为空，或含有逗号、分号")
    }
    guard word.text != "none" else {
        throw misuse("“none” is no tag: tag:none finds who has no tag", "“none”不能作为标签：tag:none 表示没有标签的客户")
    }
    return word.text
}

/// What `--set field=value` says, by field.
func fieldValues(_ values: [Prose]) throws -> [String: String] {
    var fields: [String: String] = [:]
    for value in values {
        guard let equals = value.text.firstIndex(of: "=") else {
            throw misuse("--set “\(value.text)” has no =; write field=value", "--set “\(value.text)”缺少 =；请写成 字段=值")
        }
        let name = String(value.text[..<equals])
        guard fields.updateValue(String(value.text[value.text.index(after: equals)...]), forKey: name) == nil else {
            throw misuse("--set names “\(name)” twice", "--set 重复设置了“\(name)”")
        }
    }
    return fields
}

enum Failures {
    /// Tells of every one and ends with the code of the first.
    static func report(_ failures: [Failure], _ global: GlobalOptions) throws {
        for failure in failures { failure.tell(global.wording) }
        if let first = failures.first { throw ExitCode(first.code.rawValue) }
    }
}

extension AsyncParsableCommand {
    /// Does `request` to what the search finds, and says what came of it.
    func runBatch(
        _ request: BatchRequest, _ customers: ChosenCustomers, dryRun: Bool, _ global: GlobalOptions
    ) async throws {
        try await runBatch(global) { session in
            try await session.batch(request, matching: customers.search.text, dryRun: dryRun)
        }
    }

    func runBatch(_ global: GlobalOptions, _ body: (Session) async throws -> BatchReport) async throws {
        try await reporting(global.wording) {
            let (report, display) = try await global.withSession(creating: false) { session in
                (try await body(session), try await session.display())
            }
            let view = BatchText(wording: global.wording, display: display)
            try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
        }
    }
}
