import Domain

/// Why something among people was not done: what is wrong, with what, and the way out. `{name}` is an argument.
extension Phrases {
    static let team: [Row] =
        owedKinds + batchNames + recurrence + rights + relations + pool + obstacles + obstacleNames + ownership
        + overrides + agenda + retractions
        + batches + teams

    /// What is owed, by what a command takes and by its name.
    private static let owedKinds: [Row] = ObligationKind.allCases.map { kind in
        let name = Wording(.chinese).kind(kind.rawValue)
        return ("kind-\(kind.rawValue)", kind.rawValue, "\(name)（\(kind.rawValue)）")
    }

    /// What was done to many at once. See ``Wording/batch(_:_:)``.
    private static let batchNames: [Row] = [
        ("batch-tag.add", "tag added", "加标签"), ("batch-tag.remove", "tag removed", "去标签"),
        ("batch-tag.transfer", "tag transferred", "换标签"), ("batch-tag.rename", "tag renamed", "标签改名"),
        ("batch-tag.merge", "tags merged", "合并标签"), ("batch-tag.delete", "tag deleted", "删除标签"),
        ("batch-tag.recolour", "tag recoloured", "标签改色"),
        ("batch-pool.assign", "given out", "分配"), ("batch-pool.release", "released", "放回公海"),
        ("batch-profile.update", "profiles changed", "修改资料"), ("batch-pool.recycle", "recycled", "回收"),
        ("batch-import.customers", "customers imported", "导入客户"), ("batch-import.timeline", "events imported", "导入往来"),
    ]

    private static let rights: [Row] = [
        (
            "not-allowed-on", "{user} may not {action}: the customer is {relation}; this takes {needs/}",
            "{user} 不能对{relation}的客户进行此操作：{action}；需要的权限：{needs/}"
        ),
        (
            "not-allowed-on-any", "{user} may not {action}: the customer is {relation}; nobody may",
            "{user} 不能对{relation}的客户进行此操作：{action}；任何人都不能"
        ),
        (
            "not-allowed-for",
            "{user} may not {action}: {user} does not manage {person}; this takes {needs/}",
            "{user} 无权进行此操作：{action}；{person} 不归其管理；需要的权限：{needs/}"
        ),
        (
            "row-not-allowed",
            "customer {customer} or its owner is not {user}'s to change; let an administrator import the row",
            "客户 {customer} 或其归属不由 {user} 更改；请由管理员导入这一行"
        ),
        (
            "inactive-user",
            "{user} has left and may do nothing; an administrator can change that‹: rapport user set {user'} --active yes›",
            "{user} 已停用，不能操作；管理员可恢复‹：rapport user set {user'} --active yes›"
        ),
    ]

    /// How a customer, or a person, stands to whoever acts.
    private static let relations: [Row] = [
        ("relation-own", "their own", "自己"), ("relation-team", "of their team", "本团队"),
        ("relation-other", "somebody else's", "他人"),
        ("relation-high-seas", "in the high seas", "公海"),
    ]

    private static let pool: [Row] = [
        ("obstacles", "{user} cannot have {customer} now: {reasons;}", "{user} 现在不能获得客户 {customer}：{reasons;}"),
        (
            "not-owned", "{customer} lies in the high seas‹; claim it with: rapport pool claim {customer'}›",
            "{customer} 在公海‹；领取：rapport pool claim {customer'}›"
        ),
        (
            "max-locked",
            "{user} has locked {count} {count|customer|customers}, and {limit} can be‹; unlock one with: rapport pool unlock KEY›",
            "{user} 已锁定 {count} 位客户，上限为 {limit} 位‹；先解锁一位：rapport pool unlock 客户编号›"
        ),
        ("not-locked", "{customer} is not locked; nothing to do", "{customer} 没有锁定；无需操作"),
        ("already-locked", "{customer} is locked already; nothing to do", "{customer} 已经锁定；无需操作"),
    ]

    /// Reasons that stand in the way of having a customer.
    private static let obstacles: [Row] = [
        ("obstacle-owned", "somebody owns it since {since}", "{since} 起已有归属"),
        ("obstacle-already-theirs", "they own it already", "已经归其所有"),
        (
            "obstacle-max-owned",
            "they own {count} customers without an order, and {limit} is the limit; release one, or win an order",
            "名下无订单客户 {count} 位，上限 {limit}；请先放回一位，或促成订单"
        ),
        (
            "obstacle-max-claims-per-day", "they have claimed {count} today, and {limit} is the limit",
            "今天已领取 {count} 位，上限 {limit}"
        ),
        ("obstacle-cool-down", "they had it until {ended}, and have to let others try", "{ended} 前归其所有，冷却期内不能再领"),
        ("obstacle-rest", "it was released {released} and rests", "{released} 刚放回公海，静置中"),
        (
            "obstacle-region", "{country} is not a region of the team {team}; a manager can give it out all the same",
            "{country} 不属于团队 {team} 的区域；可由经理分配"
        ),
        ("obstacle-do-not-contact", "nobody there may be contacted in any way", "对方拒绝任何方式的联系"),
        ("obstacle-inactive", "they have left", "该用户已停用"),
        ("obstacle-clears", "{reason}, until {clears}", "{reason}，{clears} 解除"),
    ]

    /// The same in a word or two.
    private static let obstacleNames: [Row] = [
        ("obstacle-name-owned", "owned", "已有归属"),
        ("obstacle-name-already-theirs", "yours already", "已归你"),
        ("obstacle-name-max-owned", "too many owned", "名下已满"),
        ("obstacle-name-max-claims-per-day", "quota of the day", "今日额度已满"),
        ("obstacle-name-cool-down", "cool-down", "冷却期"),
        ("obstacle-name-rest", "resting", "静置期"),
        ("obstacle-name-region", "another region", "区域不符"),
        ("obstacle-name-do-not-contact", "do not contact", "勿联系"),
        ("obstacle-name-inactive", "has left", "已停用"),
        ("obstacle-name-until", "{name} until {clears}", "{name}（至 {clears}）"),
    ]

    /// Why customers come to owners and leave them.
    private static let ownership: [Row] = [
        ("ownership-created", "created", "建档"),
        ("ownership-import", "import", "导入"),
        ("ownership-claimed", "claimed", "领取"),
        ("ownership-assigned", "assigned", "分配"),
        ("ownership-transferred", "transferred", "转移"),
        ("ownership-returned", "came back", "客户主动回来"),
        ("ownership-allocated", "came back, next of the team", "客户主动回来，分给团队中名下最少者"),
        ("ownership-no-follow-up", "no follow-up", "未跟进"),
        ("ownership-undone", "taken back", "已撤销"),
        ("ownership-no-deal", "no order", "超期未下单"),
    ]

    private static let overrides: [Row] = [
        (
            "unknown-label", "scheme {scheme} has no label “{label}”; it has: {known}",
            "分类 {scheme} 没有标签“{label}”；可用：{known}"
        ),
        (
            "move", "{scheme} cannot be moved from {from} to {to}; possible: {allowed}",
            "{scheme} 不能从 {from} 改为 {to}；可改为：{allowed}"
        ),
        ("no-move", "{scheme} cannot be moved from {from} by hand; nothing is possible", "{scheme} 处于 {from} 时不能手工更改"),
        (
            "already-waiting",
            "{user} asked for another label of {scheme} at {since}, and that waits for approval; first a manager decides "
                + "on it, or it is taken back‹: rapport override withdraw {customer'} {scheme'}›",
            "{user} 已于 {since} 申请更改 {scheme}，等待审批；须先由经理审批，或撤回‹：rapport override withdraw {customer'} {scheme'}›"
        ),
        (
            "set-by-another", "{scheme} of {customer} was set by {user}, who can take it back; so can a manager",
            "{customer} 的 {scheme} 由 {user} 设定；须由其本人或经理撤回"
        ),
        (
            "no-override",
            "no label of {scheme} was set by hand on {customer}‹; see: rapport why {customer'} {scheme'}›",
            "{customer} 的 {scheme} 没有手工标签‹；查看：rapport why {customer'} {scheme'}›"
        ),
        (
            "no-request", "nothing waits for approval for {scheme} of {customer}‹; see: rapport approve list›",
            "{customer} 的 {scheme} 没有待审批的申请‹；查看：rapport approve list›"
        ),
        (
            "own-request", "whoever asked does not approve; somebody else has to decide on {scheme} of {customer}",
            "申请人不能审批自己的申请；{customer} 的 {scheme} 须由他人审批"
        ),
        ("ends-in-past", "{until} is not later than now, {now}; name a time to come", "{until} 不晚于现在 {now}；请给出将来的时间"),
    ]

    private static let agenda: [Row] = [
        (
            "not-owed", "no {kind} is owed to {customer}; owed: {owed}",
            "{customer} 没有待办：{kind}；现有：{owed}"
        ),
        ("nothing-owed", "no {kind} is owed to {customer}; nothing is", "{customer} 没有待办 {kind}；目前没有任何待办"),
        (
            "unknown-cause", "no {kind} with the cause {cause} is owed to {customer}; causes: {causes}",
            "{customer} 的{kind}没有原因 {cause}；现有：{causes}"
        ),
        (
            "several-owed", "{customer} is owed several of the kind {kind}; say which‹ with --cause›: {causes}",
            "{customer} 有多项{kind}；请‹用 --cause ›指明：{causes}"
        ),
        (
            "max-snoozes",
            "it was put off {count} times in a row, and {limit} is the limit; a manager can put it off once more",
            "已连续推迟 {count} 次，上限 {limit}；须由经理推迟"
        ),
        (
            "snooze-range", "it can be put off to a time later than {after} and not later than {latest}",
            "只能推迟到 {after} 之后、{latest} 之前"
        ),
        (
            "not-soon",
            "it is due only at {due}, and nothing is put off beyond {latest}; come back nearer to that time",
            "{due} 才到期，最晚只能推迟到 {latest}；请临近时再推迟"
        ),
        (
            "warning-stands",
            "a warning cannot be put off; a lock‹ (rapport pool lock)› or a promise that is soon due keeps the customer, and a "
                + "follow-up where it leaves for want of one",
            "回收提醒不能推迟；锁定客户‹（rapport pool lock）›或近期约定可保留客户；因未跟进将被回收的，跟进即可"
        ),
        (
            "promise-in-past", "{due} is not later than now, {now}; promise something to come",
            "{due} 不晚于现在 {now}；请约定将来的时间"
        ),
        ("recurrence", "“{rule}” is no rule to recur by: {why}", "“{rule}”不是有效的重复规则：{why}"),
        (
            "never-recurs", "“{rule}” has no time from {due} on; let it end later‹, or leave --every out›",
            "“{rule}”从 {due} 起没有任何一次；请推后结束时间‹，或去掉 --every›"
        ),
        ("nothing-said", "every answer is empty; answer at least one question", "没有任何内容；请至少填写一项"),
        ("no-promise", "{customer} has no such promise; open: {open}", "{customer} 没有这项约定；未完成：{open}"),
        (
            "no-open-promise",
            "nothing is promised to {customer}‹; promise with: "
                + "rapport promise make {customer'} --what TEXT --due TIME›",
            "对 {customer} 没有未完成的约定‹；新建：rapport promise make {customer'} --what 内容 --due 时间›"
        ),
        (
            "no-conversation",
            "{customer} has had no call or visit that the form could be about; log it first‹: "
                + "rapport log {customer'} contact --channel phone --direction out --outcome reached›",
            "{customer} 还没有电话或拜访记录，无法填表‹；请先记录：rapport log {customer'} contact --channel phone --direction out --outcome reached›"
        ),
        (
            "unknown-draft", "there is no draft {draft} of yours‹; list them with: rapport draft list›",
            "没有你的草稿 {draft}‹；查看：rapport draft list›"
        ),
        (
            "unknown-serial",
            "{customer} has no machine “{serial}”; its machines: {known}; one that is missing is logged first‹: "
                + "rapport log {customer'} installed --serial {serial'}›",
            "{customer} 没有序列号为“{serial}”的设备；已有：{known}‹；缺少的请先录入：rapport log {customer'} installed --serial {serial'}›"
        ),
        (
            "no-machine",
            "{customer} has no machine with a serial number‹; log it first: rapport log {customer'} installed --serial {serial'}›",
            "{customer} 没有登记序列号的设备‹；请先录入：rapport log {customer'} installed --serial {serial'}›"
        ),
        (
            "late-given",
            "{customer} left your private sea at {at} ({why}) and has another owner; what you wrote is kept as draft {draft}: "
                + "a manager can give the customer back, then it can be recorded‹ (rapport draft record {draft'})›, or thrown away‹ (rapport draft discard {draft'})›",
            "{customer} 已于 {at} 离开你的私海（{why}），现归他人；你写的内容已存为草稿 {draft}：经理可将客户分回给你，之后可补录‹（rapport draft record {draft'}）›；不需要则丢弃‹（rapport draft discard {draft'}）›"
        ),
        (
            "late",
            "{customer} left your private sea at {at} ({why}); what you wrote is kept as draft {draft}: claim the customer back‹ "
                + "with rapport pool claim {customer'} (with --check it says from when)›, then record it‹: rapport draft record {draft'}›",
            "{customer} 已于 {at} 离开你的私海（{why}）；你写的内容已存为草稿 {draft}：先领回客户‹ rapport pool claim {customer'}（加 --check 可查何时能领）›，再补录‹ rapport draft record {draft'}›"
        ),
    ]

    private static let batches: [Row] = [
        (
            "unknown-batch", "there is no batch {batch} that you can take back‹; list them with: rapport batch list›",
            "没有你可以撤销的批次 {batch}‹；查看：rapport batch list›"
        ),
        (
            "already-undone", "batch {batch} was taken back already, by change {by}; nothing to do",
            "批次 {batch} 已被变更 {by} 撤销；无需操作"
        ),
        (
            "changed-since",
            "it has changed since batch {batch} and stays as it is; if a later batch did that, take it back first‹: rapport show {customer'}, rapport batch list›",
            "在批次 {batch} 之后已被更改，保持不变；如由其后的批次更改，请先撤销后者‹：rapport show {customer'}，rapport batch list›"
        ),
        (
            "some-changed-since",
            "{customers} {customers|customer has|customers have} changed since batch {batch}, so nothing was taken back‹; "
                + "without --all-or-nothing the others are: rapport batch undo {batch}›",
            "批次 {batch} 之后有 {customers} 位客户已被更改，因此没有撤销‹；去掉 --all-or-nothing 可撤销其余客户：rapport batch undo {batch}›"
        ),
        (
            "tag-changed-since",
            "the tag “{tag}” has changed since batch {batch} and stays as it is‹; see: rapport tag list›",
            "标签“{tag}”在批次 {batch} 之后已被更改，保持不变‹；查看：rapport tag list›"
        ),
        (
            "several-contacts",
            "{customer} has several contacts, and only the fields of one can be set; change them where they came from",
            "{customer} 有多位联系人，此处只能设置一位联系人的字段；请在其来源处修改"
        ),
        (
            "unknown-tag", "there is no tag “{tag}”‹; list them with: rapport tag list›",
            "没有标签“{tag}”‹；查看：rapport tag list›"
        ),
        (
            "tag-exists",
            "the tag “{tag}” exists already‹; merge into it with: rapport tag merge {name'} --into {tag'}›",
            "标签“{tag}”已存在‹；可合并：rapport tag merge {name'} --into {tag'}›"
        ),
        (
            "currency-alone", "a currency is set with its amount; add its amount‹: --set annual_purchase=AMOUNT›",
            "币种须与金额一起设置；请加上金额‹：--set annual_purchase=金额›"
        ),
        (
            "no-field", "“{field}” is no field that can be set; possible: {known}",
            "没有可设置的字段“{field}”；可设置：{known}"
        ),
        (
            "unknown-field", "“{field}” cannot be set for many customers at once; possible: {known}",
            "“{field}”不能批量设置；可设置：{known}"
        ),
    ]

    private static let teams: [Row] = [
        (
            "user-exists", "user “{user}” exists already‹; change them with: rapport user set {user'}›",
            "用户“{user}”已存在‹；修改：rapport user set {user'}›"
        ),
        (
            "team-exists", "team “{team}” exists already‹; change it with: rapport team set {team'}›",
            "团队“{team}”已存在‹；修改：rapport team set {team'}›"
        ),
        ("unknown-team", "there is no team “{team}”; there are: {known}", "没有团队“{team}”；现有：{known}"),
        (
            "no-team", "there is no team “{team}”‹; make it with: rapport team add {team'}›",
            "没有团队“{team}”‹；新建：rapport team add {team'}›"
        ),
        ("last-admin", "{user} is the last administrator; make somebody else one first", "{user} 是最后一位管理员；请先指定另一位"),
        ("reserved-user", "“{user}” is the engine's own name; choose another", "“{user}”是系统保留名；请换一个"),
        (
            "unknown-leave", "{user} has no leave that begins on {first}‹; see: rapport user list›",
            "{user} 没有 {first} 开始的休假‹；查看：rapport user list›"
        ),
        (
            "leave-overlaps", "{user} is away from {first} to {last} already; take that back first",
            "{user} 在 {first} 至 {last} 已有休假；请先撤销"
        ),
    ]
}
