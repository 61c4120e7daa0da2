import Foundation
import Testing

/// Whole refusals as a Chinese reader gets them.
struct ChineseTests {
    static let refusals: [Refusal] = [
        Refusal(
            "a clock that is none", ["today"], now: "yesterday", code: 64,
            "rapport: --now “yesterday”不是有效的时间；请写成 2026-03-31T09:00:00Z 或 2026-03-31T17:00:00+08:00\n"),
        Refusal(
            "a write with an earlier clock", ["tick"], now: "2026-01-01T00:00:00Z", code: 65,
            "rapport: 当前时间为 2026-01-01 08:00，但存储已处理到 2026-03-31 17:00；写入时 --now 不能早于该时间\n"),
        Refusal(
            "a customer who is not known", ["show", "NOPE"], code: 65,
            "rapport: 没有客户“NOPE”；查看客户列表：rapport customers\n"),
        Refusal(
            "a customer who exists", ["add", "ACME", "--name", "Acme"], code: 65,
            "rapport: 客户“ACME”已存在；查看该客户：rapport show ACME\n"),
        Refusal(
            "a user who is not known", ["today", "--as", "nobody"], code: 77,
            "rapport: 没有用户“nobody”；查看：rapport user list\n"),
        Refusal(
            "what a salesperson may not do", ["policy", "calibrate", "--as", "ann"], code: 77,
            "rapport: ann 无权进行此操作：校准策略文件；需要的权限：管理员\n"),
        Refusal(
            "another's worklist", ["today", "--owner", "bo", "--as", "ann"], code: 77,
            "rapport: ann 无权进行此操作：查看客户；bo 不归其管理；需要的权限：其经理或管理员\n"),
        Refusal(
            "a contact without its channel", ["log", "ACME", "contact"], code: 65,
            "rapport: contact 缺少 channel 和 direction；请补上\n"),
        Refusal(
            "a currency without a rate", ["log", "ACME", "order", "--amount", "3", "--currency", "CHF"], code: 65,
            "rapport: 策略文件没有 CHF 的汇率；请在 fold.rates 下补上，并启用策略文件\n"),
        Refusal(
            "an order that is not there", ["log", "ACME", "order-completed", "--order-ref", "o9"], code: 65,
            "rapport: 没有 ref 为 o9 的订单；请先录入该订单\n"),
        Refusal(
            "an amount that is none", ["add", "Y", "--name", "Y", "--annual-purchase", "1,250"], code: 65,
            "rapport: 金额“1,250”无效；请写成 1250.00 这样的数字，CNY 最多 2 位小数\n"),
        Refusal(
            "a search that ends too early", ["customers", "stage:"], code: 65,
            "rapport: 搜索条件到第 7 个字符就结束了，并不完整；此处可用：stage: 后面的值\n"),
        Refusal(
            "a search for a date that is none", ["customers", "due:<7x"], code: 65,
            "rapport: 搜索条件第 6 个字符处的“7x”无法识别；此处可用：7d、2026-04-01、today、overdue\n"),
        policy("fold:\n  time_zone: Mars/Base\n", "2:14: fold.time_zone 不认识时区“Mars/Base”；请写 IANA 时区名，例如 Asia/Shanghai"),
        policy(
            "schemes:\n  hot:\n    window: 100000d\n", "3:13: schemes.hot.window 写成了 100000；可用范围为 1 到 3650"),
        policy(
            "schemes:\n  stage:\n    undealt_afer: 30d\n",
            "3:5: schemes.stage.undealt_afer 不认识；此处可用：enabled, extra, undealt_after"),
        Refusal(
            "no file", ["import", "customers", "f.csv"], code: 66, "rapport: 没有文件 f.csv；请检查路径\n"),
        Refusal(
            "no store", ["today", "--store", "sqlite:none.sqlite"], code: 69,
            "rapport: 无法打开存储 none.sqlite：文件不存在（import、add 和 demo 会新建）；请检查 --store\n"),
        .importing(
            "customers", "customer,kind\n",
            "rapport: f.csv：表头缺少列“key”、“name”，首行现有的列为“customer”、“kind”；请在首行写上这些列名，或提供映射文件。\n"),
        .importing(
            "customers", "key,name,time_zone\nX,x,Mars/Base\nY\n", "rapport: 文件中没有一行可以导入，未做任何更改；请按报告更正\n",
            output: """
                客户    新增 0，更新 0，不变 0
                往来    录入 0，已有 0
                问题    1 × 列 time_zone 的“Mars/Base”：没有时区“Mars/Base”；请写 IANA 时区名，例如 Europe/Berlin，留空则用本公司时区。（第 2 行）
                问题    1 × 有 1 个字段，而表头有 3 列；请补齐字段，不清楚的留空。（第 3 行）

                """),
        .importing(
            "customers", SampleStore.customers, options: ["--delimiter", "x"], code: 64,
            "rapport: --delimiter “x”无法识别；请用 comma、semicolon、tab 或 pipe\n"),
        .importing(
            "customers", SampleStore.customers + "X\n", options: ["--all-or-nothing"],
            "rapport: 有 1 行无法导入，按要求整个文件都不导入，未做任何更改；问题见报告\n",
            output: """
                客户    新增 0，更新 0，不变 0
                往来    录入 0，已有 0
                问题    1 × 有 1 个字段，而表头有 12 列；请补齐字段，不清楚的留空。（第 5 行）

                """),
    ]

    private static func policy(_ text: String, _ says: String) -> Refusal {
        var refusal = Refusal(says, ["policy", "check", "p.yaml"], code: 78, "rapport: p.yaml:\(says)\n")
        refusal.files = ["p.yaml": Data(text.utf8)]
        return refusal
    }

    @Test(arguments: refusals) func `it is refused in Chinese`(refusal: Refusal) throws {
        var refusal = refusal
        refusal.arguments += ["--lang", "zh"]
        try refusal.expect()
    }

    @Test(arguments: [
        (["today", "--limit", "0"], "--limit 须在 1 到 10000 之间"),
        (["week", "--days", "0"], "--days 须在 1 到 366 之间"),
        (["snooze", "ACME", "reply", "--until", "2026-04-02", "--reason", ""], "--reason 不能为空"),
        (["user", "add", ""], "USER “”不能作为用户名；请填写首尾没有空格的名字"),
        (["tag", "add", "a;b", "tag:x"], "“a;b”不能作为标签：为空，或含有逗号、分号"),
        (["customers", "--frobnicate"], "未知选项“--frobnicate”"), (["show"], "缺少参数“<id>”"),
        (["today", "--limt", "3"], "未知选项“--limt”；是否想写“--limit”？"),
        (["snooze", "ACME", "reply", "--until"], "“--until <time>”缺少取值"),
        (["log", "ACME", "note", "--note", "\u{1B}x"], "“--note <note>”的取值“␀x”无效：含有控制字符（显示为 ␀）"),
        (["today", "--limit", "x"], "“--limit <n>”的取值“x”无效"), (["show", "A", "B"], "多余的参数“B”"),
        (["show", "A", "B", "C"], "有 2 个多余的参数：'B', 'C'"),
        (["user", "add", "x", "--role", "boss"], "“--role <role>”的取值“boss”无效；可用：'salesperson'、'manager'、'admin'"),
        (["log", "ACME", "contact", "--form=yes"], "选项“--form”不带取值，却写了“yes”"),
        (["promise", "keep"], "缺少参数“<id>”"), (["batch", "undo", "x"], "“<batch>”的取值“x”无效"),
    ]) func `what is wrong with an option is told in Chinese`(arguments: [String], text: String) throws {
        let rapport = try SampleStore.opened()
        for outcome in [
            try rapport(arguments + ["--lang", "zh"]), try rapport(arguments + ["--lang=zh"]),
            try rapport(arguments, environment: ["LANG": "zh_CN.UTF-8"]),
        ] {
            #expect(outcome.code == 64)
            #expect(outcome.errors.hasPrefix("错误：\(text)\n"), "\(outcome.errors)")
            #expect(outcome.errors.contains("\n用法：rapport ") && !outcome.errors.contains("Usage"), "\(outcome.errors)")
            #expect(outcome.errors.contains(" --help'") && !outcome.errors.contains("information"), "\(outcome.errors)")
        }
    }
}
