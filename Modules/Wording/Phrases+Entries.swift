import Domain

/// Words for the values of a timeline's entries, by the column and the value.
extension Phrases {
    static let entryValues = table(talks + signals + levels + overrides)

    private static let talks: [Row] = [
        ("direction:in", "they to us", "客户发起"), ("direction:out", "we to them", "我方发起"),
        ("purpose:business", "business", "业务"), ("purpose:care", "care", "关怀"),
        ("purpose:marketing", "marketing", "营销"),
        ("outcome:reached", "spoken with", "已联系上"), ("outcome:no-answer", "no answer", "无人应答"),
        ("outcome:bounced", "did not arrive", "未送达"),
    ]

    private static let signals: [Row] = [
        ("signal:price-details", "asked for a price in detail", "询问详细报价"),
        ("signal:demo-request", "asked for a demonstration", "要求演示"),
        ("signal:contract-draft", "asked for a draft contract", "索要合同草案"),
        ("signal:sample-request", "asked for a sample", "索要样品"),
        ("signal:delivery-terms", "asked for delivery terms", "询问交货条款"),
        ("signal:website-visit", "visited the website", "访问官网"),
        ("signal:content", "read our material", "阅读资料"),
    ]

    private static let levels: [Row] = [
        ("level:none", "no need", "无需求"), ("level:potential", "potential need", "潜在需求"),
        ("level:obvious", "obvious need", "明确需求"),
    ]

    /// Of labels set by hand.
    private static let overrides: [Row] = [
        ("state:waiting", "waits for approval", "待审批"), ("state:in-force", "in force", "已生效"),
        ("how:expired", "its end came", "到期"), ("how:withdrawn", "withdrawn", "撤回"), ("how:refused", "refused", "被拒绝"),
        ("how:replaced", "another was set in its place", "被新的改标取代"),
        ("how:superseded", "the label had changed meanwhile", "原标签已变化"),
        ("how:contradicted", "contradicted by what happened", "与后来的事件不符"),
    ]
}
