import Domain

/// Words for the codes of what is owed and what happens, in both languages.
enum Phrases {
    static let kinds = table([
        ("greet-online", "greet", "在线问候"), ("reply", "reply", "回复"), ("first-contact", "first contact", "首次联系"),
        ("phone-confirm", "confirm by phone", "电话确认"), ("record-form", "fill in the form", "填写跟进表"),
        ("follow-up", "follow up", "跟进"), ("reclassify", "reclassify", "重新分类"),
        ("planned", "keep a promise", "兑现约定"), ("service", "service", "保养"), ("care", "care", "客户关怀"),
        ("recycle-warning", "recycle warning", "回收提醒"), ("weekly-review", "weekly review", "周总结"),
        ("policy-review", "policy review", "策略复盘"),
    ])

    static let channels = table([
        ("email", "email", "邮件"), ("chat", "chat", "聊天"), ("phone", "phone", "电话"), ("visit", "visit", "拜访"),
        ("sms", "SMS", "短信"), ("other", "other", "其他"),
    ])

    /// `{moment}` is when the cause was.
    static let reasons = table([
        ("online", "seen online {moment}, nobody has said hello", "{moment} 在线，还没有人打招呼"),
        ("unanswered", "their message of {moment} waits for an answer", "{moment} 的来信尚未回复"),
        ("new-spell", "owned since {moment}, and nobody has spoken with them", "{moment} 归属后还没有有效跟进"),
        (
            "email-unconfirmed", "important, and the email of {moment} is not confirmed by phone",
            "重要客户，{moment} 的邮件尚未电话确认"
        ),
        ("form-missing", "the conversation of {moment} has no follow-up form", "{moment} 的沟通没有填写跟进表"),
        ("cadence", "{scheme} {label} sets the rhythm; last spoken {moment}", "按{scheme}“{label}”的频率回访，上次跟进 {moment}"),
        ("expected-passed", "they were expected to buy by {moment}", "预计 {moment} 成交，已过期"),
        ("ungraded", "in talks since {moment}, and nobody has noted what they need", "{moment} 起跟进，需求尚未确认"),
        ("promise", "promised for {moment}", "约定 {moment}"),
        ("service", "the machine's service is due {moment}", "设备 {moment} 到期保养"),
        ("part", "{name} is to be replaced by {moment}", "{name} 应在 {moment} 前更换"),
        ("birthday", "a birthday on {moment}", "{moment} 生日"),
        ("holiday", "{name} on {moment}", "{moment} {name}"),
        (
            "no-follow-up", "too long without a follow-up: leaves for the high seas {moment}",
            "太久没有有效跟进，{moment} 将回收到公海"
        ),
        ("no-deal", "too long without an order: leaves for the high seas {moment}", "太久没有成交，{moment} 将回收到公海"),
        ("period", "due by the calendar, {moment}", "按周期到期：{moment}"),
    ])

    /// The same in a few words, where there is no room to say when.
    static let briefReasons = table([
        ("online", "seen online", "客户在线"), ("unanswered", "a message waits for its answer", "来信未回复"),
        ("new-spell", "not spoken with yet", "归属后未跟进"),
        ("email-unconfirmed", "email not confirmed by phone", "邮件未电话确认"),
        ("form-missing", "no follow-up form", "缺跟进表"),
        ("cadence", "rhythm of {scheme} {label}", "{scheme}“{label}”的频率"),
        ("expected-passed", "the expected day has passed", "预计日期已过"), ("ungraded", "need not noted yet", "需求尚未确认"),
        ("promise", "promised", "约定"), ("service", "service due", "保养到期"),
        ("part", "{name} to be replaced", "更换{name}"),
        ("birthday", "birthday", "生日"), ("holiday", "{name}", "{name}"),
        ("no-follow-up", "leaves: no follow-up", "将回收：未跟进"), ("no-deal", "leaves: no order", "将回收：超期未下单"),
        ("period", "by the calendar", "按周期"),
    ])

    static let events = table([
        ("time", "time", "时间推移"), ("inquiry", "an inquiry", "询盘"), ("quote", "a quote", "报价"),
        ("sample-order", "a sample order", "样单"), ("order", "an order", "订单"),
        ("shipment", "a shipment", "发货"), ("order-completed", "an order completed", "订单完成"),
        ("order-cancelled", "an order cancelled", "订单取消"), ("deal-lost", "a lost deal", "丢单"),
        ("need:none", "“no need” stated", "明确没有需求"), ("need:potential", "a potential need stated", "明确潜在需求"),
        ("need:obvious", "an obvious need stated", "明确需求"), ("signal", "a signal to buy", "购买信号"),
        ("contact:out", "a call that reaches them", "一次有效电话跟进"), ("contact:in", "a message from them", "客户来信"),
        ("service-request", "a service request", "服务请求"),
    ])

    /// What stands on a timeline.
    static let entries = table([
        ("inquiry", "inquiry", "询盘"), ("quote", "quote", "报价"), ("sample-order", "sample order", "样单"),
        ("order", "order", "订单"), ("shipment", "shipment", "发货"), ("order-completed", "order completed", "订单完成"),
        ("order-cancelled", "order cancelled", "订单取消"), ("deal-lost", "deal lost", "丢单"), ("need", "need", "需求"),
        ("contact", "contact", "联系"), ("form", "follow-up form", "跟进表"), ("no-reply-needed", "no reply needed", "无需回复"),
        ("online", "seen online", "在线"), ("signal", "signal", "购买信号"), ("service-request", "service request", "服务请求"),
        ("service-closed", "service closed", "服务完成"), ("installed", "installed", "安装"), ("promised", "promise", "约定"),
        ("promise-kept", "promise kept", "约定兑现"), ("note", "note", "备注"), ("attachment", "attachment", "附件"),
        ("created", "created", "建档"), ("owned", "new owner", "归属"), ("released", "released", "释放"),
        ("tagged", "tagged", "加标签"), ("untagged", "untagged", "去标签"), ("profile-changed", "profile changed", "资料变更"),
        ("label-overridden", "label set by hand", "手工改标"), ("override-ended", "end of a label set by hand", "手工改标结束"),
        ("label-overridden:request", "label asked for", "申请改标"),
        ("override-ended:request", "end of a request for a label", "改标申请结束"),
        ("obligation-snoozed", "snoozed", "待办推迟"), ("merged", "merged", "合并"), ("retracted", "taken back", "撤回"),
    ])

    typealias Row = (code: String, en: String, zh: String)

    static func table(_ rows: [Row]) -> [String: Names] {
        Dictionary(rows.map { ($0.code, Names(zh: $0.zh, en: $0.en)) }, uniquingKeysWith: { a, _ in a })
    }
}
