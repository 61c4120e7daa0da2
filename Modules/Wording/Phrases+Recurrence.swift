/// Why a text is no rule to recur by.
extension Phrases {
    static let recurrence: [Row] = [
        (
            "recurrence-part", "“{value}” is not NAME=VALUE; write for example FREQ=WEEKLY;BYDAY=TU",
            "“{value}”不是“名称=值”的形式；请写成例如 FREQ=WEEKLY;BYDAY=TU"
        ),
        ("recurrence-unknown-part", "{name} is not known; possible: {known}", "不认识 {name}；可用：{known}"),
        ("recurrence-twice", "{name} stands twice; keep one", "{name} 出现了两次；只保留一个"),
        ("recurrence-no-frequency", "FREQ is missing; possible: {known}", "缺少 FREQ；可用：{known}"),
        ("recurrence-frequency", "FREQ is “{value}”; possible: {known}", "FREQ 为“{value}”；可用：{known}"),
        (
            "recurrence-number", "{name} is “{value}”; 1 to {most} is possible",
            "{name} 为“{value}”；可用 1 至 {most}"
        ),
        (
            "recurrence-weekday", "BYDAY has “{value}”; possible: MO, TU, WE, TH, FR, SA, SU",
            "BYDAY 含有“{value}”；可用：MO、TU、WE、TH、FR、SA、SU"
        ),
        (
            "recurrence-no-ordinal", "BYDAY has {value}; an ordinal needs FREQ=MONTHLY or FREQ=YEARLY",
            "BYDAY 含有 {value}；序数只能用于 FREQ=MONTHLY 或 FREQ=YEARLY"
        ),
        (
            "recurrence-ordinal", "BYDAY has {value}; 1 to {most} is possible, or negative from the end",
            "BYDAY 含有 {value}；可用 1 至 {most}，负数表示从末尾数起"
        ),
        (
            "recurrence-until",
            "UNTIL is “{value}”; write a date such as 20261231 or a time in UTC such as 20261231T160000Z",
            "UNTIL 为“{value}”；请写日期（例如 20261231）或 UTC 时间（例如 20261231T160000Z）"
        ),
        ("recurrence-until-and-count", "UNTIL and COUNT exclude each other; keep one", "UNTIL 与 COUNT 不能同时使用；只保留一个"),
        ("recurrence-week-start", "WKST is “{value}”; weeks begin on MO", "WKST 为“{value}”；每周从 MO 开始"),
    ]
}
