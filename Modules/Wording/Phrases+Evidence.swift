import Domain

/// Words for the rules that decide labels: clauses that can follow “because”.
extension Phrases {
    static let rules = table(dealRules + needRules + buyerRules + otherRules)

    /// What was asked, offered, ordered and lost.
    private static let dealRules: [Row] = [
        ("orders-repeated", "they have ordered more than once", "已多次下单"),
        ("order-placed", "they have ordered", "已下单"),
        ("no-order", "there is no order, and nothing is being negotiated", "没有订单，也没有在洽谈"),
        ("order-open", "an order is under way", "有订单在执行"),
        ("order-completed", "the order is delivered and paid, and nothing came after it", "订单已交付付清，之后没有新的洽谈"),
        ("deal-lost", "the deal was lost, and nothing came after it", "已丢单，之后没有新的进展"),
        ("inquiry", "they inquired, and have no price yet", "已询盘，尚未报价"),
        ("quote", "they were quoted a price not long ago", "近期已报价"),
        ("quote-rested", "they were quoted a price, and nothing came of it", "报价后没有进展"),
        ("sample-order", "they ordered a sample not long ago", "近期下了样单"),
        ("sample-order-rested", "they ordered a sample, and nothing came of it", "样单后没有进展"),
        ("interest-open", "they have asked, and it is not decided yet", "已有意向，尚无结果"),
        ("negotiation-rested", "they asked, and it has been silent too long", "有过意向，但沉寂太久"),
        ("negotiating", "they are in negotiation", "正在洽谈"),
        ("nothing-known", "nothing is known yet", "还没有相关信息"),
        ("never-bought", "they have never bought", "从未购买"),
    ]

    /// What they need, and by when.
    private static let needRules: [Row] = [
        ("need-obvious", "an obvious need", "需求明确"),
        ("need-potential", "a potential need", "需求潜在"),
        ("need-none", "they said there is no need", "已明确没有需求"),
        ("need-not-stated", "nobody has noted what they need", "需求尚未确认"),
        ("undated", "an obvious need without a day", "需求明确，但没有预计日期"),
        ("overdue", "an obvious need whose day passed too long ago", "需求明确，但预计日期过期太久"),
        ("day-passed", "the expected day has just passed", "预计日期刚过"),
        ("day-within-a", "the expected day is as near as grade A asks", "预计日期在A级期限内"),
        ("day-within-b", "the expected day is as near as grade B asks", "预计日期在B级期限内"),
        ("day-within-c", "the expected day is as near as grade C asks", "预计日期在C级期限内"),
        ("day-later", "the expected day is far away", "预计日期还远"),
        ("day-urgent", "the expected day is only days away", "预计日期就在几天之内"),
        ("day-expedited", "the expected day is near", "预计日期临近"),
        ("day-unhurried", "the expected day leaves some time", "离预计日期还有一段时间"),
        ("no-day-in-force", "no day to buy by is known", "没有有效的预计日期"),
        ("message-waiting", "their message has waited too long for an answer", "来信等待回复过久"),
    ]

    /// How much they want to buy, have bought and could buy.
    private static let buyerRules: [Row] = [
        ("no-event", "nothing has happened yet", "还没有任何往来"),
        ("intention-high-day", "high intention: the expected day is near", "意向高：预计日期临近"),
        ("intention-high-signals", "high intention: several strong signals", "意向高：多次强烈信号"),
        ("intention-medium-need", "medium intention: an obvious need", "意向中：需求明确"),
        ("intention-medium-sign", "medium intention: heard from not long ago", "意向中：近期有动静"),
        ("intention-low", "low intention", "意向低"),
        ("maturity-experienced", "an experienced buyer", "成熟买家"),
        ("maturity-emerging", "an emerging buyer", "成长中的买家"),
        ("maturity-new", "a new buyer", "新买家"),
        ("annual-purchase-large", "they buy much a year", "年采购额大"),
        ("credit-trusted", "an order, and credit to be trusted", "有订单且信用良好"),
        ("orders-large", "the recent orders are large", "近期订单金额大"),
        ("below-amount", "neither annual purchase nor orders reach the amount", "年采购额和订单都未达到标准"),
        ("annual-purchase", "by the annual purchase they state", "按其年采购额"),
        ("orders", "by their recent orders", "按近期订单"),
        ("segment", "by recency, frequency and amount of their orders", "按最近购买、频次和金额"),
        ("no-segment", "recency, frequency and amount fit no segment", "最近购买、频次和金额不属于任何分群"),
    ]

    private static let otherRules: [Row] = [
        ("points", "by points", "按得分"),
        ("ready-to-buy", "obvious need, authorised budget and a day that is near", "需求明确、预算已批、日期临近"),
        ("no-sign", "they have shown no sign of wanting to buy", "没有购买迹象"),
        ("sign-answered", "the last sign was answered: bought, lost or no need", "最近的购买迹象已有结果"),
        ("sign-rested", "the last sign of wanting to buy is too old", "最近的购买迹象已过期"),
        ("sign-fresh", "they have just shown that they want to buy", "近期有购买迹象"),
        ("when", "the first condition that holds", "最先符合的条件"),
        ("otherwise", "none of the conditions holds", "不符合任何条件"),
    ]
}
