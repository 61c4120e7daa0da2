import Domain

/// Words for what labels rest on.
extension Phrases {
    static let facts = table(eventFacts + countedFacts + profileFacts)

    /// When something happened last, or what was said last.
    private static let eventFacts: [Row] = [
        ("inquiry", "latest inquiry", "最近询盘"), ("quote", "latest quote", "最近报价"),
        ("sample_order", "latest sample order", "最近样单"),
        ("interest", "latest inquiry, quote or sample", "最近询盘、报价或样单"),
        ("order", "latest order", "最近订单"), ("order_completed", "latest order completed", "最近完成订单"),
        ("deal_lost", "latest lost deal", "最近丢单"),
        ("need", "need", "需求"), ("expected_day", "expected day", "预计日期"),
        ("need_obvious", "latest obvious need", "最近明确需求"), ("need_none", "latest “no need”", "最近表示无需求"),
        ("strong_signal", "latest strong signal", "最近强烈信号"), ("weak_signal", "latest weak signal", "最近微弱信号"),
        ("inbound", "latest contact from them", "最近来访来信"),
        ("valid_follow_up", "latest valid follow-up", "最近有效跟进"),
        ("waiting_message", "message that waits", "待回复来信"), ("service_request", "latest service request", "最近服务请求"),
        ("due", "next due", "最早到期"),
    ]

    private static let countedFacts: [Row] = [
        ("events", "events", "往来次数"), ("inquiries", "inquiries", "询盘次数"), ("orders", "orders", "订单数"),
        ("open_orders", "open orders", "未完成订单"), ("strong_signals", "recent strong signals", "近期强烈信号数"),
        ("order_count", "recent orders", "近期订单数"), ("order_sum", "sum of recent orders", "近期订单金额"),
        ("recency_days", "days since the last order", "距最近订单天数"),
        ("orders_365", "orders in 365 days", "365天内订单数"), ("order_sum_365", "order sum in 365 days", "365天内订单金额"),
        ("orders_730", "orders in 730 days", "730天内订单数"), ("order_sum_730", "order sum in 730 days", "730天内订单金额"),
        ("days_since_inquiry", "days since the last inquiry", "距最近询盘天数"),
        ("days_since_quote", "days since the last quote", "距最近报价天数"),
        ("days_since_sample_order", "days since the last sample order", "距最近样单天数"),
        ("days_since_order", "days since the last order", "距最近订单天数"),
        ("days_since_deal_lost", "days since the last lost deal", "距最近丢单天数"),
        ("days_since_follow_up", "days since the last follow-up", "距最近跟进天数"),
        ("days_since_inbound", "days since the last contact from them", "距最近来访来信天数"),
        ("days_to_expected", "days to the expected day", "距预计日期天数"),
        ("rfm", "RFM", "RFM分值"),
    ]

    private static let profileFacts: [Row] = [
        ("key", "key", "编号"), ("name", "name", "名称"), ("company", "company", "公司"), ("country", "country", "国家"),
        ("language", "language", "语言"), ("source", "source", "来源"), ("industry", "industry", "行业"),
        ("categories", "categories", "采购品类"), ("credit", "credit", "信用"), ("tags", "tags", "标签"),
        ("owner", "owner", "负责人"), ("time_zone", "time zone", "时区"), ("company_size", "employees", "员工数"),
        ("annual_purchase", "annual purchase", "年采购额"), ("budget_authorised", "budget authorised", "预算已批"),
        ("preferred_channel", "preferred channel", "偏好渠道"),
    ]

    static let parts = table([
        ("recency", "recency", "最近购买"), ("frequency", "frequency", "频次"), ("monetary", "amount", "金额"),
        ("rfm", "orders so far", "过往订单"), ("need", "need", "需求"), ("expected_day", "expected day", "预计日期"),
        ("strong_signals", "strong signals", "强烈信号"), ("inbound", "contact from them", "来访来信"),
        ("source", "source", "来源"), ("industry", "industry", "行业"),
        ("budget_authorised", "budget authorised", "预算已批"), ("service_request", "service request", "服务请求"),
    ])

    /// Values that facts have, under `FACT:VALUE`, or the value alone where it means the same everywhere.
    static let values = table([
        ("need:none", "none", "无"), ("need:potential", "potential", "潜在"), ("need:obvious", "obvious", "明确"),
        ("budget_authorised:yes", "yes", "是"), ("budget_authorised:no", "no", "否"),
        ("source:referral", "referral", "转介绍"), ("source:exhibition", "exhibition", "展会"),
        ("source:website", "website", "官网"), ("source:b2b-platform", "B2B platform", "B2B平台"),
        ("source:search-ad", "search ad", "搜索广告"), ("source:social", "social media", "社交媒体"),
        ("source:cold-outreach", "cold outreach", "主动开发"), ("source:other", "other", "其他"),
        ("preferred_channel:email", "email", "邮件"), ("preferred_channel:chat", "chat", "聊天"),
        ("preferred_channel:phone", "phone", "电话"), ("preferred_channel:visit", "visit", "拜访"),
        ("preferred_channel:sms", "SMS", "短信"), ("preferred_channel:other", "other", "其他"),
    ])
}
