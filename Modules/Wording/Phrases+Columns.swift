import Domain

/// What people call the columns of the two files and the values of a timeline.
extension Phrases {
    static let columns = table(customerColumns + timelineColumns + terms)
    /// Columns as they stand within a sentence.
    static let columnTerms: [Row] = (customerColumns + timelineColumns).map { ("field-\($0.0)", $0.1, $0.2) }

    private static let customerColumns: [Row] = [
        ("key", "key", "客户编号"), ("name", "name", "名称"), ("company", "company", "公司"), ("country", "country", "国家"),
        ("time_zone", "time zone", "时区"), ("language", "language", "语言"), ("source", "source", "来源"),
        ("industry", "industry", "行业"), ("company_size", "company size", "员工人数"), ("categories", "categories", "品类"),
        ("annual_purchase", "annual purchase", "年采购额"), ("currency", "currency", "币种"), ("credit", "credit", "信用"),
        ("budget_authorised", "budget authorised", "预算已批准"), ("preferred_channel", "preferred channel", "首选渠道"),
        ("emails", "emails", "邮箱"), ("phones", "phones", "电话"), ("chat", "chat", "聊天账号"),
        ("birthday", "birthday", "生日"), ("do_not_contact", "do not contact", "勿联系"), ("owner", "owner", "归属"),
        ("tags", "tags", "标签"), ("created_at", "created at", "建档时间"),
    ]

    private static let timelineColumns: [Row] = [
        ("customer", "customer", "客户"), ("kind", "kind", "类型"), ("at", "at", "时间"), ("ref", "ref", "单号"),
        ("amount", "amount", "金额"), ("channel", "channel", "渠道"), ("direction", "direction", "方向"),
        ("purpose", "purpose", "目的"), ("outcome", "outcome", "结果"), ("form", "form", "跟进表"),
        ("signal", "signal", "信号"), ("level", "level", "需求程度"), ("expected_close", "expected close", "预计成交"),
        ("order_ref", "order ref", "订单号"), ("reason", "reason", "原因"), ("model", "model", "型号"),
        ("serial", "serial", "序列号"), ("service_days", "service days", "保养间隔（天）"), ("actor", "actor", "操作人"),
        ("note", "note", "备注"), ("recorded_at", "recorded at", "录入时间"),
    ]

    private static let terms: [Row] = [
        ("due", "due", "期限"), ("zone", "zone", "时区"), ("rrule", "recurs", "重复"), ("occurrence", "occurrence", "本次"),
        ("until", "until", "至"), ("from", "from", "原标签"), ("state", "state", "状态"), ("how", "how", "方式"),
        ("locked", "locked", "锁定"), ("added", "added", "新增"), ("removed", "removed", "移除"),
    ]
}

extension Wording {
    /// A value of a column that holds one of few; the value itself where people call it nothing else.
    public func value(_ value: String, in column: String) -> String {
        switch column {
        case "channel", "preferred_channel", "do_not_contact": return channel(value)
        case "kind": return entry(value)
        case "form", "budget_authorised":
            if value == "unknown" { return Names(zh: "未知", en: "not known")(language) }
            return self.value(value, of: "budget_authorised")
        default: return Phrases.entryValues["\(column):\(value)"]?(language) ?? self.value(value, of: column)
        }
    }

    /// A column of a file, or a value of a timeline, by its code; the code in words where there is no name.
    public func column(_ code: String) -> String {
        Phrases.columns[code]?(language) ?? String(code.map { $0 == "_" || $0 == "-" ? " " : $0 })
    }
}
