import Domain

/// Why something was not done, and the way out.
extension Phrases {
    /// All that ``Wording`` can say of a `Phrase`, by its code.
    static let sentences = table(sentenceRows)

    static let sentenceRows: [Row] = [
        layout, refusals, storeErrors, inputs, searches, deeds, eventRefusals, findings, commands, files, csv,
        encodings, rows, columnTerms,
        cells, mappings, hints, policies, team, calls, requests, accounts,
    ].flatMap(\.self)

    /// The same in every language: only where values stand.
    static let layout: [Row] = [
        ("verbatim", "{text}", "{text}"), ("lines", "{lines$}", "{lines$}"),
        ("policy-faults", "{lines$}", "{lines$}"), ("mapping-faults", "{lines$}", "{lines$}"),
        ("policy-line", "{source}:{line}:{column}: {problem}", "{source}:{line}:{column}: {problem}"),
        ("policy-line-at", "{source}:{line}:{column}: {path} {problem}", "{source}:{line}:{column}: {path} {problem}"),
        ("mapping-line", "{file}:{line}:{column}: {problem}", "{file}:{line}:{column}: {problem}"),
        ("mapping-line-at", "{file}:{line}:{column}: {path}: {problem}", "{file}:{line}:{column}: {path}: {problem}"),
        ("value", "“{value}”", "“{value}”"),
    ]

    /// Of `RapportError`.
    private static let refusals: [Row] = [
        (
            "policy-not-in-force",
            "{source} is not the policy in force (version {version}), and this command writes; make it the one with: rapport policy adopt {source'}",
            "{source} 不是现行的策略文件（现行版本为 {version}），而此命令需要写入；请先启用：rapport policy adopt {source'}"
        ),
        (
            "currencies-in-use",
            "the policy has no rate for {currencies}, which {currencies|is|are} on timelines; add {currencies|it|them} under fold.rates",
            "策略文件没有 {currencies} 的汇率，但客户往来中已用到；请在 fold.rates 下补上"
        ),
        (
            "clock-behind",
            "now is {now}, but the store has been processed up to {processed}; writing needs a --now that is not earlier",
            "当前时间为 {now}，但存储已处理到 {processed}；写入时 --now 不能早于该时间"
        ),
        (
            "unknown-customer", "there is no customer “{key}”‹; list them with: rapport customers›",
            "没有客户“{key}”‹；查看客户列表：rapport customers›"
        ),
        (
            "customer-exists", "customer “{key}” exists already‹; see it with: rapport show {key'}›",
            "客户“{key}”已存在‹；查看该客户：rapport show {key'}›"
        ),
        (
            "key-taken", "the key “{key}” is taken by a customer that you may not see; choose another",
            "客户编号“{key}”已被你无权查看的客户占用；请换一个"
        ),
        (
            "unknown-user", "there is no user “{user}”‹; list them with: rapport user list›",
            "没有用户“{user}”‹；查看：rapport user list›"
        ),
        ("unknown-scheme", "there is no scheme “{scheme}”; there are: {known}", "没有分类“{scheme}”；可用的分类：{known}"),
        ("not-allowed", "{user} may not {action}; this takes {needs/}", "{user} 无权进行此操作：{action}；需要的权限：{needs/}"),
        (
            "rows-refused",
            "{rows} {rows|row|rows} cannot be taken, and all or nothing was asked for; nothing was changed‹; the report says what is wrong with each›",
            "有 {rows} 行无法导入，按要求整个文件都不导入，未做任何更改‹；问题见报告›"
        ),
        (
            "nothing-to-calibrate", "no customer has an order to calibrate from; import orders first",
            "还没有客户下过订单，无法校准；请先导入订单"
        ),
    ]

    /// Of `StorageError`.
    private static let storeErrors: [Row] = [
        ("store-read-only", "a read tried to write; please report this", "读取时发生了写入；请向我们反馈此问题"),
        (
            "store-unreachable", "the store at {place} cannot be opened: {reason}; check --store",
            "无法打开存储 {place}：{reason}；请检查 --store"
        ),
        (
            "store-missing",
            "the store at {place} cannot be opened: there is no such file (import, add and demo make one); check --store",
            "无法打开存储 {place}：文件不存在（import、add 和 demo 会新建）；请检查 --store"
        ),
        (
            "store-address",
            "the store at {place} cannot be opened: stores are written memory: or sqlite:PATH; check --store",
            "无法打开存储 {place}：存储地址应写成 memory: 或 sqlite:路径；请检查 --store"
        ),
        (
            "store-not-ours", "{place} is not a store of Rapport; it was left as it is; check --store",
            "{place} 不是 Rapport 的存储，文件未作改动；请检查 --store"
        ),
        (
            "store-too-new", "the store at {place} was made by a newer Rapport (schema {schema}); use that one",
            "存储 {place} 由更新版本的 Rapport 创建（结构版本 {schema}）；请改用新版本"
        ),
        (
            "store-held",
            "the store at {place} is in use by {holder}; wait for it to finish, or ask a server that holds it with --server",
            "存储 {place} 正被 {holder} 使用；请等它结束后重试，如由服务器占用，请用 --server 访问"
        ),
        (
            "store-full", "the disk of {place} is full; nothing was changed; free some space",
            "{place} 所在的磁盘已满，未做任何更改；请腾出空间"
        ),
        (
            "store-not-writable", "{place} cannot be written; nothing was changed; check its permissions",
            "{place} 无法写入，未做任何更改；请检查权限"
        ),
        (
            "store-occupied", "{place} is there already and is not replaced; nothing was copied; name another file",
            "{place} 已存在，不会被覆盖，未复制任何内容；请换一个文件名"
        ),
        ("store-duplicate", "{what} is taken already", "{what} 已被占用；请换一个"),
        (
            "store-corrupt",
            "the store contradicts itself: {what}; restore a backup‹; where the file can still be opened, rapport store check tells more›",
            "存储数据前后矛盾：{what}；请恢复备份‹；若文件仍能打开，可用 rapport store check 查看详情›"
        ),
        (
            "store-closing", "the store is being closed; nothing was changed; try again when it is open",
            "存储正在关闭，未做任何更改；请在重新打开后再试"
        ),
        ("store-failed", "the store failed: {what}", "存储出错：{what}"),
    ]

    /// Values that a person typed.
    private static let inputs: [Row] = [
        (
            "invalid-time",
            "time “{value}” is not possible; possible: 2026-03-31T09:00, 2026-03-31T09:00:00+08:00 or 2026-03-31",
            "时间“{value}”无效；请写成 2026-03-31T09:00、2026-03-31T09:00:00+08:00 或 2026-03-31"
        ),
        (
            "invalid-currency", "currency “{value}” is not possible; possible: an ISO 4217 code such as USD",
            "币种“{value}”无效；请写 ISO 4217 代码，例如 USD"
        ),
        (
            "invalid-amount",
            "amount “{value}” is not possible; possible: a decimal number such as 1250.00, with at most {digits} decimals for {currency}",
            "金额“{value}”无效；请写成 1250.00 这样的数字，{currency} 最多 {digits} 位小数"
        ),
        (
            "invalid-when",
            "time “{value}” is not possible; possible: 2026-04-07T10:00, 2026-04-07, +3d, +2h or 2026-04-07T10:00:00+08:00",
            "时间“{value}”无效；请写成 2026-04-07T10:00、2026-04-07、+3d、+2h 或 2026-04-07T10:00:00+08:00"
        ),
        (
            "invalid-colour", "colour “{value}” is not possible; possible: #rrggbb, such as #2f6fde",
            "颜色“{value}”无效；请写成 #rrggbb，例如 #2f6fde"
        ),
        (
            "invalid-anchor",
            "anchor “{value}” is not possible; possible: NUMBER:HASH, as rapport audit verify prints it",
            "锚点“{value}”无效；请写成 rapport audit verify 给出的“编号:哈希”"
        ),
        (
            "invalid-change", "change “{value}” is not in the audit; the latest are listed by: rapport audit show",
            "审计中没有变更“{value}”‹；查看最近的变更：rapport audit show›"
        ),
        ("invalid-field", "{field}: {problem}", "{field}：{problem}"),
        (
            "invalid-country",
            "country “{value}” is not possible; possible: the two letters of ISO 3166-1, such as DE, or GB for the United Kingdom",
            "国家“{value}”无效；请写 ISO 3166-1 的两个字母，例如 DE；英国为 GB"
        ),
        (
            "invalid-time-zone", "time zone “{value}” is not possible; possible: an IANA name such as Europe/Berlin",
            "时区“{value}”无效；请写 IANA 时区名，例如 Europe/Berlin"
        ),
        ("invalid-kind", "kind “{value}” is not possible; possible: {possible}", "类型“{value}”不能录入；可用的类型：{possible}"),
    ]

    private static let searches: [Row] = [
        (
            "query", "the search is not understood at character {position}, “{found}”; possible there: {expected}",
            "搜索条件第 {position} 个字符处的“{found}”无法识别；此处可用：{expected,}"
        ),
        (
            "query-ends",
            "the search is not understood at character {position}, where it ends; possible there: {expected}",
            "搜索条件到第 {position} 个字符就结束了，并不完整；此处可用：{expected,}"
        ),
        (
            "query-too-long",
            "the search is not understood at character {position}, “word {word}”; possible there: at most {limit} words",
            "搜索条件太长，第 {position} 个字符处已是第 {word} 个词；最多 {limit} 个词"
        ),
        (
            "query-list-too-long",
            "the list at character {position} of the search is too long; possible: at most {limit} values",
            "搜索条件第 {position} 个字符处的列表太长；最多 {limit} 个值"
        ),
        ("expected-value", "a value", "一个值"),
        ("expected-value-after", "a value after {name}:", "{name}: 后面的值"),
        ("expected-number", "a whole number", "整数"),
        ("expected-amount", "an amount such as 20000.00", "金额，例如 20000.00"),
        ("expected-label", "one label", "单个标签"),
        (
            "expected-user", "me, or a user whom you may see‹ (rapport user list)›",
            "me，或您可以查看的用户‹（rapport user list）›"
        ),
        ("expected-quote", "a closing \" before the end", "结尾处的右引号 \""),
    ]

    /// What is asked for, and who may.
    private static let deeds: [Row] =
        actions.map { (code: "action-\($0.code)", en: $0.en, zh: $0.zh) } + others

    private static let actions: [Row] = [
        ("import.customers", "import customers", "导入客户"),
        ("import.timeline", "import timelines", "导入往来记录"),
        ("customer.add", "add customers", "新增客户"),
        ("customer.read", "look at customers", "查看客户"),
        ("event.log", "log what happened", "录入跟进"),
        ("event.retract", "take entries back", "撤回记录"),
        ("promise", "make or end promises", "约定"),
        ("snooze", "put off what is owed", "推迟待办"),
        ("draft.read", "read drafts", "查看草稿"),
        ("review", "record reviews", "总结"),
        ("review.policy", "review the policy", "复盘策略"),
        ("override.set", "set labels by hand", "手工改标签"),
        ("approval.read", "see which labels wait for approval", "查看待审批标签"),
        ("override.approve", "decide on labels that wait", "审批标签"),
        ("pool.claim", "claim customers", "领取客户"),
        ("pool.assign", "give customers out", "分配客户"),
        ("pool.release", "release customers", "放回公海"),
        ("pool.lock", "lock customers", "锁定客户"),
        ("tag.customers", "tag customers", "给客户加标签"),
        ("tag.manage", "manage tags", "管理标签"),
        ("profile.update", "change profiles", "修改资料"),
        ("batch.undo", "take batches back", "撤销批次"),
        ("batch.read", "read batches", "查看批次"),
        ("user.read", "look at people", "查看用户"),
        ("user.manage", "manage users and teams", "管理用户和团队"),
        ("user.leave", "note leave", "登记休假"),
        ("export", "export", "导出"),
        ("report", "read reports", "查看报表"),
        ("tick", "process time", "推进时间"),
        ("policy.read", "read the policy", "查看策略文件"),
        ("policy.adopt", "adopt policies", "启用策略文件"),
        ("policy.calibrate", "calibrate the policy", "校准策略文件"),
        ("store.rebuild", "rebuild the store", "重建存储"),
        ("store.check", "check the store", "检查存储"),
        ("audit.read", "read the audit", "查看审计"),
        ("audit.erase", "erase from the audit", "清除审计内容"),
    ]

    private static let others: [Row] = [
        ("need-claim", "a claim‹ (rapport pool claim)›", "先领取‹（rapport pool claim）›"),
        ("need-admin", "an administrator", "管理员"), ("need-manager", "a manager", "经理"),
        ("need-their-manager", "their manager", "其经理"), ("need-salesperson", "a salesperson", "业务员"),
    ]

    /// Of `EventRefusal`.
    private static let eventRefusals: [Row] = [
        (
            "event-ref-conflict", "{kind} {ref} is recorded already with another {fields}; give it a ref of its own",
            "{kind} {ref} 已有记录，但 {fields} 不一致；请另用一个 ref"
        ),
        (
            "event-unknown-order", "no order with ref {ref} is known; record the order first",
            "没有 ref 为 {ref} 的订单；请先录入该订单"
        ),
        (
            "event-no-open-order",
            "{kind} names no order and none was open at that time; name one with order_ref",
            "{kind} 没有指明订单，当时也没有未完成的订单；请用 order_ref 指明"
        ),
        ("event-missing-column", "{kind} needs {columns&}", "{kind} 缺少 {columns&}；请补上"),
        ("event-in-future", "{at} is after now, {now}", "{at} 晚于当前时间 {now}；请更正"),
        (
            "event-no-rate", "the policy has no rate for {currency}; add it under fold.rates and adopt the policy",
            "策略文件没有 {currency} 的汇率；请在 fold.rates 下补上，并启用策略文件"
        ),
        ("row-unknown-customer", "customer {key} is not known; import customers first", "没有客户 {key}；请先导入客户"),
    ]
}
