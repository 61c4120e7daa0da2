import Domain

/// What is wrong with a parameter of a call.
extension Phrases {
    static let calls: [Row] = [
        ("invalid-parameter", "{parameter} cannot be “{value}”: {problem}", "{parameter} 不能为“{value}”：{problem}"),
        (
            "call-line", "one line without control characters, at most {limit} bytes",
            "须为一行文字，不含控制字符，最多 {limit} 字节"
        ),
        ("call-prose", "text without control characters, at most {limit} bytes", "须为不含控制字符的文字，最多 {limit} 字节"),
        ("call-after", "no place to go on from: begin anew without it", "无法从此处继续；请去掉它，从头开始"),
        ("call-user", "a user's name: 1 to 200 bytes, no blanks at its ends", "须为用户名：1 到 200 字节，首尾没有空格"),
        ("call-key", "1 to 200 bytes, no control characters, no blanks at its ends", "须为 1 到 200 字节，不含控制字符，首尾没有空格"),
        ("call-name", "1 to 400 bytes, no control characters", "须为 1 到 400 字节，不含控制字符"),
        ("call-reference", "1 to {limit} bytes", "须为 1 到 {limit} 字节"),
        ("call-empty", "it has to say something", "不能为空"),
        ("call-chosen", "choose at least one customer first", "请先选择至少一位客户"),
        ("call-day", "a date such as 2026-05-04", "须为日期，例如 2026-05-04"),
        ("call-range", "{low} to {high}", "须在 {low} 到 {high} 之间"),
        ("call-not-with", "it says nothing beside {other}; leave it out", "与 {other} 一起时没有意义；请去掉"),
        ("call-needs", "it needs {other}", "须与 {other} 一起使用"),
        (
            "call-form", "a follow-up form goes with a call or visit that reached them, and with nothing else",
            "只有打通的电话或见到人的拜访才有跟进表"
        ),
        ("call-before", "it comes before {other}", "早于 {other}"),
        ("call-all", "a search that says nothing means everybody: say so with all", "搜索条件为空表示所有客户；请用 all 明确说明"),
        ("call-tag", "no tag: it is empty, “none”, or has a comma or semicolon", "不能作为标签：为空、为“none”，或含有逗号、分号"),
        ("call-many", "at most {limit}", "最多 {limit} 个"),
        ("call-address", "no e-mail address, such as ann@firm.example", "不是邮箱地址，例如 ann@firm.example"),
        ("call-list-part", "it is empty or has a semicolon", "为空或含有分号"),
        (
            "call-hours", "write mon-thu 09:00-12:00 13:30-18:00; fri 09:00-12:00",
            "请写成 mon-thu 09:00-12:00 13:30-18:00; fri 09:00-12:00"
        ),
        (
            "call-hours-overlap", "ranges overlap, do not end after their start, or there are none",
            "时段有重叠、结束不晚于开始，或没有任何时段"
        ),
        ("call-type", "it is to be {type}", "类型须为 {type}"),
        ("call-missing", "it is missing", "缺少此项"),
        ("call-unknown", "there is no such parameter; there are {known}", "没有此参数；可用：{known}"),
        ("call-twice", "it stands there twice", "重复出现"),
        ("call-one-of", "one of {possible}", "须为以下之一：{possible}"),
        ("call-json", "the body is no JSON: {problem}, at byte {at}", "请求体不是有效的 JSON：{problem}（第 {at} 字节）"),
        ("call-body", "{place}: {problem}", "{place}：{problem}"),
    ]
}
