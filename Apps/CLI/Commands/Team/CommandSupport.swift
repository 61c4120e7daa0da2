import ArgumentParser
import Domain
import Wording
import Workflows

extension GlobalOptions {
    /// The one of two texts that is in the reader's language.
    func word(_ en: String, _ zh: String) -> String { wording(Names(zh: zh, en: en)) }
}

/// The range of `--limit`.
func checkLimit(_ limit: Int) throws {
    guard (1...10_000).contains(limit) else { throw misuse("--limit is 1 to 10000", "--limit 须在 1 到 10000 之间") }
}

/// A user's name as an option gives it.
func userName(_ word: Line, option: String) throws -> Line {
    guard UserID(validating: word.text) != nil else {
        throw misuse(
            "\(option) “\(word.text)” cannot be a user's name; give a name without blanks at its ends",
            "\(option) “\(word.text)”不能作为用户名；请填写首尾没有空格的名字")
    }
    return word
}

/// A name of a tag: something, and no separator of lists.
func tagName(_ word: Line) throws -> Line {
    guard !word.text.isEmpty, !word.text.contains(";"), !word.text.contains(",") else {
        throw misuse(
            "“\(word.text)” is no tag: it is empty, or has a comma or semicolon", "“\(word.text)”不能作为标签：为空，或含有逗号、分号")
    }
    guard word.text != "none" else {
        throw misuse("“none” is no tag: tag:none finds who has no tag", "“none”不能作为标签：tag:none 表示没有标签的客户")
    }
    return word
}

/// What `--set field=value` says, by field.
func fieldValues(_ values: [Prose]) throws -> [String: Prose] {
    var fields: [String: Prose] = [:]
    for value in values {
        guard let equals = value.text.firstIndex(of: "=") else {
            throw misuse("--set “\(value.text)” has no =; write field=value", "--set “\(value.text)”缺少 =；请写成 字段=值")
        }
        let name = String(value.text[..<equals])
        let rest = Prose(String(value.text[value.text.index(after: equals)...]))
        guard let rest, fields.updateValue(rest, forKey: name) == nil else {
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
    /// Does what `batch` says to what the search finds, and says what came of it.
    func runBatch(
        _ batch: RunBatch, _ customers: ChosenCustomers, dryRun: Bool, _ global: GlobalOptions
    ) async throws {
        var batch = batch
        batch.query = customers.search.text
        batch.all = customers.all
        batch.dryRun = dryRun
        try await runBatch(batch, global)
    }

    func runBatch<C: Call>(_ call: C, _ global: GlobalOptions) async throws where C.Response == BatchReport {
        try await reporting(global.wording) {
            let (report, display) = try await global.shown(call)
            let view = BatchText(wording: global.wording, display: display)
            try global.print(report, table: { view.table(of: report) }, people: { view.text(of: report) })
        }
    }
}
