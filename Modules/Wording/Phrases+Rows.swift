import Domain

/// What is wrong with a row of a file, and the way out.
extension Phrases {
    static let rows: [Row] = [
        ("row-place", "{place}: {reason}", "{place}：{reason}"),
        ("row-column", "column {column}", "列 {column}"),
        ("row-column-value", "column {column} “{value}”", "列 {column} 的“{value}”"),
        ("row-left-out", "left out for its value", "按所选忽略"),
        ("dates-choose", "Choose in which order they are written.", "请选择日期的写法。"),
        // Where the file calls a column otherwise.
        ("row-field", "column “{column}” (our “{field}”)", "列“{column}”（对应“{field}”）"),
        ("row-field-value", "column “{column}” (our “{field}”) “{value}”", "列“{column}”（对应“{field}”）的“{value}”"),
        (
            "row-duplicate-key", "The key “{key}” stands in row {row} already, which counts. Keep one of the two.",
            "编号“{key}”在第 {row} 行已出现，以该行为准；两行请保留一行。"
        ),
        ("row-no-customer", "The row names no customer. Write the customer's key.", "该行没有客户；请填写客户编号。"),
        (
            "row-no-customer-mapped",
            "The row names no customer. Write the key‹, or add a skip rule with a reason›.",
            "该行没有客户；请填写客户编号‹，或加一条写明原因的 skip 规则›。"
        ),
        ("row-no-key", "The customer has no key. Give it the team's own id for it.", "客户没有编号；请填写贵司自己的客户编号。"),
        ("row-no-name", "The customer has no name. Write one, at least its key.", "客户没有名称；请填写名称，至少写上编号。"),
        ("row-no-kind", "The row has no kind. Write one of: {possible}.", "该行没有类型；请填写其中之一：{possible}。"),
        ("row-no-time", "The row has no time. Write when it happened, at least the date.", "该行没有时间；请填写发生时间，至少写日期。"),
        (
            "row-missing", "An event of kind {kind} cannot do without {column}. Write it.",
            "类型为 {kind} 的往来必须有 {column}；请补上。"
        ),
        (
            "row-recorded-before", "{recorded} is before the event itself ({at}). Correct one of the two.",
            "{recorded} 早于发生时间（{at}）；请更正其中之一。"
        ),
        (
            "row-form-without-contact",
            "Only a contact has a form with it, and this is {kind}. Leave it empty, or write an event of kind form.",
            "只有联系（contact）才附带跟进表，而该行是 {kind}；请留空，或另写一行 form。"
        ),
        (
            "row-no-event",
            "The row gives no event: none of the mapping's events is for it. Add an event, or a skip rule with a reason.",
            "该行没有产生任何往来，映射文件中没有适用的规则；请补充 events 规则，或加一条写明原因的 skip 规则。"
        ),
        (
            "row-no-event-values",
            "The row gives no event: none of the mapping's events is for it ({values}). Add an event, or a skip rule with a reason.",
            "该行没有产生任何往来，映射文件中没有适用的规则（{values}）；请补充 events 规则，或加一条写明原因的 skip 规则。"
        ),
        ("row-value-of", "{column} is “{value}”", "{column} 为“{value}”"),
        (
            "row-ambiguous-join",
            "Several rows of {file} fit. Add a group to the mapping, or join by more columns.",
            "{file} 中有多行匹配；请在映射文件中加上 group，或用更多的列来关联。"
        ),
        (
            "row-doubled-join", "Several rows of {files&} fit, so sums would count some of them again. Join one.",
            "{files&} 中各有多行匹配，求和会重复计算；请只关联其中一个文件。"
        ),
        (
            "row-sum-too-long",
            "The sum {sum} has more digits than can be computed exactly. Shorten the decimals of its columns.",
            "合计 {sum} 的位数过多，无法精确计算；请减少相关列的小数位。"
        ),
        (
            "row-sum-not-a-number",
            "“{value}” is not a number with a point and no thousands separators, so nothing that is summed from it is taken. Correct it.",
            "“{value}”不是数字（小数点用“.”，不要千位分隔符），由它求和的内容都没有导入；请更正。"
        ),
    ]

    static let cells: [Row] = [
        (
            "cell-control-characters", "“{value}” has control characters (shown as ␀). Remove them.",
            "“{value}”含有控制字符（显示为 ␀）；请删除。"
        ),
        ("cell-too-long", "“{value}” is longer than {limit} bytes. Shorten it.", "“{value}”超过 {limit} 字节；请缩短。"),
        (
            "cell-choice", "“{value}” is not possible here. Write one of: {possible}.",
            "此处不能写“{value}”；请填写其中之一：{possible}。"
        ),
        ("cell-flag", "“{value}” is not possible here. Write yes or no.", "此处不能写“{value}”；请填写 yes 或 no。"),
        (
            "cell-whole-number", "“{value}” is not a whole number from {least} to {most}.",
            "“{value}”不是 {least} 到 {most} 之间的整数；请更正。"
        ),
        (
            "cell-currency", "“{value}” is not a currency. Write its three letters, for example USD.",
            "“{value}”不是币种；请写三个字母的代码，例如 USD。"
        ),
        (
            "cell-no-rate",
            "There is no rate for {currency}. Add it to the policy under fold.rates, or correct the code.",
            "没有 {currency} 的汇率；请在策略文件的 fold.rates 下补上，或更正币种代码。"
        ),
        (
            "cell-amount",
            "“{value}” is not an amount in {currency}. Write a number from 0 to {most} with a point, with at most {digits} decimals and no thousands separators.",
            "“{value}”不是有效的 {currency} 金额；请写 0 到 {most} 之间的数字，小数点用“.”，最多 {digits} 位小数，不要千位分隔符。"
        ),
        (
            "cell-amount-whole",
            "“{value}” is not an amount in {currency}. Write a number from 0 to {most} with a point, without decimals and no thousands separators.",
            "“{value}”不是有效的 {currency} 金额；请写 0 到 {most} 之间的整数，不要小数和千位分隔符。"
        ),
        (
            "cell-address", "“{value}” is not an e-mail address. Separate several by “;”.",
            "“{value}”不是邮箱地址；多个地址请用“;”隔开。"
        ),
        (
            "cell-country",
            "“{value}” is not a country code. Write the two letters of ISO 3166-1, for example DE, or GB for the United Kingdom.",
            "“{value}”不是国家代码；请写 ISO 3166-1 的两个字母，例如 DE；英国为 GB。"
        ),
        (
            "cell-time-zone",
            "There is no time zone “{value}”. Write an IANA name, for example Europe/Berlin, or leave it empty for the organisation's own.",
            "没有时区“{value}”；请写 IANA 时区名，例如 Europe/Berlin，留空则用本公司时区。"
        ),
        (
            "cell-language", "“{value}” is not a language tag. Write one of BCP 47, for example en or zh-Hans.",
            "“{value}”不是语言标签；请按 BCP 47 填写，例如 en 或 zh-Hans。"
        ),
        (
            "cell-kind", "“{value}” is no kind of event. Write one of: {possible}.",
            "“{value}”不是往来类型；请填写其中之一：{possible}。"
        ),
        (
            "cell-system-kind", "Only the system records {value}. Write one of: {possible}, or remove the row.",
            "{value} 只能由系统记录；请填写其中之一：{possible}，或删除该行。"
        ),
        (
            "cell-time",
            "“{value}” is not a time. Write it with its offset, as 2026-03-31T14:05:00+08:00, or a date as 2026-03-31, from 1900 to 2199.",
            "“{value}”不是时间；请写成带时差的 2026-03-31T14:05:00+08:00，或日期 2026-03-31，年份为 1900 至 2199。"
        ),
        (
            "cell-time-ordered",
            "“{value}” is not a time. Write it with its offset, as 2026-03-31T14:05:00+08:00, or a date as 2026-03-31 or in the column's order {order}, from 1900 to 2199.",
            "“{value}”不是时间；请写成带时差的 2026-03-31T14:05:00+08:00，或日期 2026-03-31，或按该列的顺序 {order}，年份为 1900 至 2199。"
        ),
        (
            "cell-date", "“{value}” is not a date. Write it as 2026-03-31, from 1900 to 2199.",
            "“{value}”不是日期；请写成 2026-03-31，年份为 1900 至 2199。"
        ),
        (
            "cell-date-ordered",
            "“{value}” is not a date. Write it as 2026-03-31 or in the column's order {order}, from 1900 to 2199.",
            "“{value}”不是日期；请写成 2026-03-31，或按该列的顺序 {order}，年份为 1900 至 2199。"
        ),
        (
            "cell-in-future",
            "{at} is after the import ({now}). Correct it, or import it when it has happened.",
            "{at} 晚于导入时间（{now}）；请更正，或等发生之后再导入。"
        ),
    ]
}
