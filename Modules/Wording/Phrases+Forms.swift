import Domain

/// The questions of forms and reviews.
extension Phrases {
    static let questions = table([
        ("goal", "goal", "目标"), ("method", "method", "方法"), ("method_fits", "the method fits the goal", "方法是否适合目标"),
        ("result", "result", "结果"), ("problems", "problems", "问题"), ("support", "support needed", "所需支持"),
        ("next_step", "next step", "下一步"), ("methods", "methods against goals", "方法与目标"),
        ("worked", "what worked", "有效的做法"),
        ("next_week", "next week", "下周计划"), ("note", "found", "发现"),
    ])
    static let reviews = table([
        ("weekly", "weekly review", "周总结"), ("policy", "policy review", "策略复盘"),
        ("full-policy", "full policy review", "策略全面复盘"),
    ])
    static let roles = table([
        ("salesperson", "salesperson", "业务员"), ("manager", "manager", "经理"), ("admin", "administrator", "管理员"),
    ])
    static let scopes = table([
        ("read", "read", "读取"), ("write", "write", "写入"), ("import", "import", "导入"), ("export", "export", "导出"),
        ("admin", "administer", "管理"),
    ])
}

extension Wording {
    /// A question of a form, by the name under which its answer is kept.
    public func question(_ name: String) -> String { Phrases.questions[name]?(language) ?? name }
    /// The name of a kind of review.
    public func review(_ kind: String) -> String { Phrases.reviews[kind]?(language) ?? kind }
    /// What a token may.
    public func scope(_ scope: String) -> String { Phrases.scopes[scope]?(language) ?? scope }
    public func role(_ role: String) -> String { Phrases.roles[role]?(language) ?? role }
}
