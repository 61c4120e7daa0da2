import Domain
public import Markup
import Wording
import Workflows

extension Notice {
    /// What was done, in a few words; nil for a code that is none of ours.
    ///
    /// - `customer`: whom it was about.
    /// - `moved`: labels that moved with it, `scheme:label` with commas between.
    /// - `entry`: where the entry stands that was made, and can be taken back.
    /// - `count`: customers that are as they were, of what was taken back; tokens that ended, of a new password.
    /// - `left`: those that have changed since, and those that go on.
    public static func of(
        _ code: String, about customer: Customer? = nil, moved: String? = nil, batch: String? = nil, entry: Link? = nil,
        count: Int? = nil, left: Int? = nil, _ reader: Reader
    ) -> Notice? {
        guard let names = done[code] else { return nil }
        var text = names(reader.wording.language)
        if code == "password" {
            text += reader.tokens(ended: count ?? 0, left: left ?? 0)
        } else if let count, let left {
            text +=
                " "
                + reader.count(
                    count, "customer is as before.", "customers are as before.", "# 位客户已恢复。")
            if left > 0 {
                text +=
                    " "
                    + reader.count(
                        left, "has changed since and stays as it is.", "have changed since and stay as they are.",
                        "# 位此后已有改动，保持不变。")
                return Notice(.warning, text)
            }
        }
        let labels = (moved ?? "").split(separator: ",").compactMap { pair -> String? in
            let halves = pair.split(separator: ":").map(String.init)
            guard halves.count == 2, reader.display.names(of: halves[1], in: halves[0]) != nil else { return nil }
            return "\(reader.scheme(halves[0])) → \(reader.label(halves[1], in: halves[0]))"
        }
        if !labels.isEmpty { text += " \(labels.joined(separator: ", "))" }
        return Notice(
            code == "draft" || code == "nothing" ? .warning : .done, text, batch: batch, entry: entry, about: customer)
    }

    private static let done: [String: Names] = Dictionary(
        [
            ("logEvent", "Logged.", "已记录。"), ("retractEvent", "Taken back.", "已撤回。"),
            ("fillForm", "The form is filled in.", "已填写跟进表。"),
            (
                "draft", "The customer is no longer yours: what you wrote is kept for you on Today.",
                "客户已不归您所有：内容已保留在“今天”页。"
            ),
            ("snoozeObligation", "Put off.", "已延后。"), ("makePromise", "Promised.", "已约定。"),
            ("keepPromise", "Kept.", "已兑现。"), ("cancelPromise", "Called off.", "已取消约定。"),
            ("claimCustomer", "It is yours now.", "已领取。"), ("releaseCustomer", "Released to the high seas.", "已释放到公海。"),
            ("lockCustomer", "Done.", "完成。"), ("overrideLabel", "Set by hand, or asked for.", "已手工改标或提交审批。"),
            ("withdrawOverride", "The rules decide again.", "已恢复由规则判断。"), ("decideOverride", "Decided.", "已处理。"),
            ("runBatch", "Done.", "完成。"), ("undoBatch", "Taken back.", "已撤销。"), ("editCustomer", "Saved.", "已保存。"),
            ("addCustomer", "Added.", "已新增。"), ("saveSearch", "Saved.", "已保存。"), ("removeSearch", "Forgotten.", "已删除。"),
            ("recordDraft", "Recorded.", "已记录。"), ("discardDraft", "Thrown away.", "已丢弃。"),
            ("endLogin", "Ended.", "会话已结束。"),
            ("revokeToken", "The token is worth nothing now.", "令牌已吊销。"),
            ("changeUser", "Saved.", "已保存。"), ("addUser", "Added.", "已新增。"), ("addTeam", "Added.", "已新增。"),
            ("changeTeam", "Saved.", "已保存。"), ("password", "The password is set.", "密码已设置。"),
            ("reviewWeek", "The review is filled in.", "总结已保存。"),
            ("reviewPolicy", "The review is filled in.", "复盘已保存。"),
            ("nothing", "Nothing changed.", "没有变化。"),
        ].map { ($0.0, Names(zh: $0.2, en: $0.1)) }, uniquingKeysWith: { a, _ in a })
}

extension Reader {
    /// What became of the tokens of somebody who has a new password.
    fileprivate func tokens(ended: Int, left: Int) -> String {
        var text = ""
        if ended > 0 {
            text += word(" ", "") + phrase(of: ended, "# token has ended.", "# tokens have ended.", "# 个令牌已吊销。")
        }
        if left > 0 {
            text +=
                word(" ", "")
                + phrase(
                    of: left, "# token goes on: whoever has it still comes in.",
                    "# tokens go on: whoever has one still comes in.", "仍有 # 个令牌有效，持有者仍可访问。")
        }
        return text
    }
}
