import Domain

/// Why an entry was not taken back: with the way that is right.
extension Phrases {
    static let retractions: [Row] = entryKinds + retractionRefusals + otherWays

    /// What stands on a timeline.
    private static let entryKinds: [Row] = EventKind.allCases.map { kind in
        ("entry-\(kind.rawValue)", Wording(.english).entry(kind.rawValue), Wording(.chinese).entry(kind.rawValue))
    }

    private static let retractionRefusals: [Row] = [
        (
            "unknown-entry",
            "{customer} has no entry {entry} on its timeline‹; the numbers stand in: rapport show {customer'}›",
            "{customer} 的时间线上没有记录 {entry}‹；编号见：rapport show {customer'}›"
        ),
        (
            "already-taken-back", "{user} took entry {entry} back at {at} already; nothing to do",
            "{user} 已于 {at} 撤回记录 {entry}；无需操作"
        ),
        (
            "recorded-by-another",
            "entry {entry} was recorded by {user}, who can take it back; so can a manager of the customer's owner",
            "记录 {entry} 由 {user} 录入；须由其本人，或客户负责人的经理撤回"
        ),
        (
            "not-taken-back", "entry {entry} ({kind}) is not taken back by itself: {way}",
            "记录 {entry}（{kind}）不能单独撤回：{way}"
        ),
        (
            "entry-named",
            "entry {other} ({kind}) is about entry {entry}; take that back first‹: rapport retract {customer'} {other'} --reason TEXT›",
            "记录 {other}（{kind}）与记录 {entry} 有关；请先撤回前者‹：rapport retract {customer'} {other'} --reason 原因›"
        ),
        (
            "entry-named-by-another",
            "entry {other} ({kind}) is about entry {entry} and was recorded by {user}; they take it back first, or a manager of the "
                + "customer's owner takes both back",
            "记录 {other}（{kind}）与记录 {entry} 有关，由 {user} 录入；须先由其本人撤回，或由客户负责人的经理一并撤回"
        ),
    ]

    /// By the kind of an entry that is not taken back by itself: how what it says is undone.
    private static let otherWays: [Row] = [
        (
            "undone-created", "what an import made is taken out by undoing the import‹: rapport batch list›",
            "导入新建的客户可随导入一起撤销‹：rapport batch list›"
        ),
        ("undone-owned", owner.en, owner.zh), ("undone-released", owner.en, owner.zh),
        ("undone-tagged", tags.en, tags.zh), ("undone-untagged", tags.en, tags.zh),
        (
            "undone-profile-changed",
            "change the profile anew, or undo the batch that did it‹: rapport edit {customer'}, rapport batch list›",
            "请重新修改资料，或撤销相应批次‹：rapport edit {customer'}，rapport batch list›"
        ),
        (
            "undone-label-overridden", "let the rules decide again‹: rapport override withdraw {customer'} SCHEME›",
            "请恢复由规则判断‹：rapport override withdraw {customer'} 分类›"
        ),
        (
            "undone-override-ended", "set the label by hand again‹: rapport override set {customer'} SCHEME LABEL›",
            "请重新手工改标‹：rapport override set {customer'} 分类 标签›"
        ),
        (
            "undone-obligation-snoozed",
            "it is owed again when its time comes; a follow-up before then counts all the same",
            "到期后会再次提醒；在此之前跟进同样有效"
        ),
        ("undone-merged", "a merge stays", "合并不能撤回"),
        ("undone-retracted", "record again what was taken back", "请重新录入被撤回的内容"),
        (
            "undone-promised", "call the promise off while it is open‹: rapport promise cancel {customer'} {entry'}›",
            "约定未兑现时可以取消‹：rapport promise cancel {customer'} {entry'}›"
        ),
    ]

    private static let owner: (en: String, zh: String) = (
        "give the customer to whom it belongs, or undo the batch that did it‹: rapport pool assign, rapport batch list›",
        "请重新分配客户，或撤销相应批次‹：rapport pool assign，rapport batch list›"
    )
    private static let tags: (en: String, zh: String) = (
        "set the tags anew, or undo the batch that did it‹: rapport tag, rapport batch list›",
        "请重新设置标签，或撤销相应批次‹：rapport tag，rapport batch list›"
    )
}
