import Domain

/// What a check of the store or of the audit found.
extension Phrases {
    static let findings: [Row] = [
        ("check-clock", "up to when time has been processed is not stored", "没有保存时间处理到何时"),
        ("check-underived", "nothing is derived for this customer", "该客户没有推导结果"),
        ("check-policy", "derived with policy {policy}, which is not there", "按策略 {policy} 推导，但该策略不存在"),
        (
            "check-policy-unreadable", "derived with policy {policy}, which cannot be read any more",
            "按策略 {policy} 推导，但该策略已无法读取"
        ),
        (
            "check-policy-in-force", "the policy in force cannot be read any more; adopt a sound one: {problem}",
            "现行策略已无法读取，请采用正确的策略：{problem}"
        ),
        ("check-recorded", "event {event} was recorded before it occurred", "往来 {event} 的录入时间早于发生时间"),
        ("check-timeline", "differ from the timeline's", "与往来记录不一致"),
        ("check-label", "{scheme} is {present}, should be {right}", "{scheme} 现为 {present}，应为 {right}"),
        ("check-no-label", "missing", "缺失"),
        ("check-one-label", "{label}{score} since {since} by {origin}", "{label}{score}（自 {since}，来源 {origin}）"),
        ("check-scheme", "{scheme} is no scheme of policy {policy}", "策略 {policy} 中没有分类 {scheme}"),
        ("check-obligations", "differ from those derived anew", "与重新推导的结果不一致"),
        ("check-is", "is {present}, should be {right}", "现为 {present}，应为 {right}"),
        ("check-overlap", "that of {one} overlaps that of {next}", "{one} 的归属期与 {next} 的重叠"),
        ("check-owner", "is {owner}, by spells {live}", "现为 {owner}，按归属记录应为 {live}"),
        ("check-nobody", "nobody", "无人"),
        ("check-waiting", "two wait for one scheme", "同一分类有两个待审批的申请"),
        ("check-version", "is {present}, by changes {right}", "现为 {present}，按变更次数应为 {right}"),
        ("check-key", "is not in its canonical form", "不是规范写法"),
        ("check-change", "change {change}: {what}: {problem}", "变更 {change}：{what}：{problem}"),
        (
            "notice-max-owned", "{user} owns {count} customers without an order, over {limit}",
            "{user} 拥有 {count} 位没有订单的客户，超过上限 {limit}"
        ),
        (
            "notice-max-locked", "{user} has locked {count} customers, over {limit}",
            "{user} 锁定了 {count} 位客户，超过上限 {limit}"
        ),
        (
            "notice-inactive",
            "{user} has left and owns {count} {count|customer|customers}; give them out: rapport pool assign --to USER owner:{user'}",
            "{user} 已离开，名下仍有 {count} 位客户；请分配：rapport pool assign --to 用户 owner:{user'}"
        ),
        ("audit-missing-link", "the latest change has no link", "最近一次变更没有链节"),
        ("audit-follows", "follows {previous}", "它的上一节是 {previous}"),
        ("audit-hash", "is not that of what the link says", "与链节内容不符"),
        ("audit-payload", "is not what was written", "不是当初写入的内容"),
        ("audit-missing-payload", "what it wrote is gone, and nobody erased it", "内容缺失，且没有清除记录"),
        ("audit-change", "the record of the change says something else", "与变更记录不一致"),
        ("audit-missing-change", "there is no record of the change", "没有对应的变更记录"),
        ("audit-anchor", "has another hash than the one kept", "散列值与另存的不同"),
        ("audit-no-anchor", "is not in the chain: it was cut or made anew", "不在链中：链被截断或重新生成"),
    ]
}
