import Domain

/// What is wrong in a policy, said of the key that stands before. The code is the English text, which stands where it is
/// found: in a classifier, say, whose author need not know of this table.
extension Phrases {
    static let policies: [Row] = (conditionIssues + documentIssues + schemeIssues).map {
        (code: $0.en, en: $0.en, zh: $0.zh)
    }

    /// Of sections and conditions.
    private static let conditionIssues: [(en: String, zh: String)] = [
        ("makes no sense for this field; possible: {a}", "不适用于该字段；可用：{a}"),
        ("must list at least one value", "至少要列出一个值"),
        ("needs a value", "缺少值；请填写"),
        ("is “{a}”; possible: {b}", "写成了“{a}”；可用：{b}"),
        ("is “{a}”; countries are two capitals such as DE", "写成了“{a}”；国家请写两个大写字母，例如 DE"),
        ("must be a whole number, not “{a}”", "必须是整数，不能是“{a}”"),
        ("must be a count of days such as 30, not “{a}”", "必须是天数，例如 30，不能是“{a}”"),
        ("must be an amount of {a} such as 20000.00, not “{b}”", "必须是 {a} 金额，例如 20000.00，不能是“{b}”"),
        ("stands twice; keep one", "出现了两次；请保留一个"),
        ("must be a mapping of keys to values", "必须是“键: 值”的形式"),
        ("no keys are known here", "此处没有可用的键"),
        ("known here: {a}", "此处可用：{a}"),
        ("is not known; {a}", "不认识；{a}"),
        ("must be a single value", "必须是单个值"),
        ("must be a count of days such as 30d, not “{a}”", "必须是天数，例如 30d，不能是“{a}”"),
        ("is {a}; {b} to {c} is possible", "写成了 {a}；可用范围为 {b} 到 {c}"),
        ("must be a length of time such as 15min, 24h or 30d, not “{a}”", "必须是时长，例如 15min、24h 或 30d，不能是“{a}”"),
        ("must be an amount such as 100000.00, not “{a}”", "必须是金额，例如 100000.00，不能是“{a}”"),
        ("must be yes or no, not “{a}”", "必须是 yes 或 no，不能是“{a}”"),
        ("must be a list", "必须是列表"),
        ("must be a list of single values", "必须是由单个值组成的列表"),
        ("is nested deeper than {a} conditions", "条件嵌套超过 {a} 层；请精简"),
        ("makes more than {a} conditions; split it over two schemes", "条件超过 {a} 个；请拆成两个分类"),
        ("must be a condition such as {field: orders, at-least: 1}", "必须是条件，例如 {field: orders, at-least: 1}"),
        ("must have one of {a}", "必须有其中之一：{a}"),
        ("cannot stand beside {a}; join two conditions with all or any", "不能与 {a} 并列；请用 all 或 any 连接两个条件"),
        ("must be a list of at least one condition", "必须是至少有一个条件的列表"),
        ("cannot stand beside {a}, which stands alone", "不能与 {a} 并列，{a} 只能单独使用"),
        ("needs a name", "缺少名称；请填写"),
        ("cannot be due: what is owed is known only after all labels are", "不能用 due；待办要在所有标签确定之后才能得出"),
        ("is “{a}”; known here: {b}", "写成了“{a}”；此处可用：{b}"),
        ("needs a comparison; possible here: {a}", "缺少比较方式；此处可用：{a}"),
    ]

    /// Of the calendar, of what is owed and of the document.
    private static let documentIssues: [(en: String, zh: String)] = [
        ("has “{a}”; possible: {b}", "含有“{a}”；可用：{b}"),
        ("leaves no day of the week; leave one out", "一周中没有剩下任何一天；请去掉一天"),
        ("has {a}, which is the channel that is quiet", "含有 {a}，而它正是此时不用的渠道；请换一个渠道"),
        ("is {a}, so that {b} must name labels of it", "是 {a}，因此 {b} 必须写明它的标签"),
        ("must give days for labels of {a}, such as {A: 1, B: 7}", "必须为 {a} 的标签写明天数，例如 {A: 1, B: 7}"),
        ("needs a count of days, or none for no follow-up", "缺少天数；不跟进请写 none"),
        ("says nothing of {a}; give each a count of days, or none for no follow-up", "没有写 {a}；请逐个写明天数，不跟进请写 none"),
        ("names scheme “{a}”, which the policy does not have; it has: {b}", "写了分类“{a}”，但策略文件中没有；现有的分类：{b}"),
        ("names label “{a}”, which scheme {b} does not have; it has: {c}", "写了标签“{a}”，但分类 {b} 中没有；现有的标签：{c}"),
        ("has “{a}”; known: {b}, or [] for none", "含有“{a}”；可用：{b}，都不用请写 []"),
        ("has {a}, which days_off has too; keep one", "含有 {a}，而 days_off 中也有；请保留一处"),
        ("has {a} twice; keep one", "{a} 出现了两次；请保留一个"),
        ("must be ranges such as 09:00-12:00, not “{a}”", "必须是时段，例如 09:00-12:00，不能是“{a}”"),
        ("must be dates such as 2026-05-01", "必须是日期，例如 2026-05-01"),
        ("must be given", "必须填写"),
        (
            "has {a}, which does not end after its start; split work over midnight at 24:00",
            "时段 {a} 的结束不晚于开始；跨过午夜的工作请在 24:00 处拆开"
        ),
        ("has {a} and {b}, which overlap; join them", "时段 {a} 与 {b} 重叠；请合并"),
        (
            "has no working time in the week; give at least one day a range such as 09:00-18:00",
            "一周中没有工作时间；请至少为一天写上时段，例如 09:00-18:00"
        ),
        ("must name at least one purpose", "至少要写一个用途"),
        ("“{a}” is no known zone; use an IANA name such as Asia/Shanghai", "不认识时区“{a}”；请写 IANA 时区名，例如 Asia/Shanghai"),
        ("must be an ISO 4217 code such as CNY, not “{a}”", "必须是 ISO 4217 代码，例如 CNY，不能是“{a}”"),
        ("must be an ISO 4217 code in capitals such as USD", "必须是大写的 ISO 4217 代码，例如 USD"),
        ("is the base currency, whose rate is 1; leave it out", "是本位币，汇率恒为 1；请删去"),
        (
            "must be a rate such as 7.10, more than 0, at most 1000000, nine decimals, not “{a}”",
            "必须是汇率，例如 7.10，大于 0，不超过 1000000，最多九位小数，不能是“{a}”"
        ),
        ("cannot be read: {a}", "无法读取：{a}"),
        ("is {a} bytes long; at most {b} are possible", "长 {a} 字节；最多 {b} 字节"),
        ("has {a} aliases; at most {b} are possible, in at most {c} bytes", "有 {a} 个别名；最多 {b} 个，且文件不超过 {c} 字节"),
        ("is nested deeper than {a} levels", "嵌套超过 {a} 层；请精简"),
        ("makes more than {a} values, aliases repeated", "连同别名展开后超过 {a} 个值；请精简"),
        ("has a key that is not a single text", "有的键不是单个文本；请更正"),
        ("has an alias that stands for nothing", "有的别名没有对应的内容；请更正"),
        ("is not YAML: {a}{b}", "不是有效的 YAML：{a}{b}"),
        ("has a character that YAML does not allow:{a} {b}", "含有 YAML 不允许的字符：{a} {b}"),
        ("stands twice, first in line {a}; keep one of them", "出现了两次，首次在第 {a} 行；请保留一个"),
        ("is not YAML: {a}", "不是有效的 YAML：{a}"),
    ]

    /// Of schemes.
    private static let schemeIssues: [(en: String, zh: String)] = [
        ("the scheme {a} stands twice; give one of them another id", "分类 {a} 出现了两次；请给其中一个换一个 id"),
        ("the scheme {a} has {b} labels; 1 to 256 are possible", "分类 {a} 有 {b} 个标签；可以有 1 到 256 个"),
        ("the scheme {a} uses {b}, which this policy does not have", "分类 {a} 用到了 {b}，但策略文件中没有；请补上或停用"),
        ("the scheme {a} uses more than {b} others", "分类 {a} 用到的其他分类超过 {b} 个；请减少"),
        ("schemes use each other in a circle: {a}; let one of them go without", "分类之间循环引用：{a}；请去掉其中一处引用"),
        ("is “{a}”, which this policy does not have", "写成了“{a}”，策略文件中没有"),
        ("is “{a}”, a label that {b} does not have", "写成了“{a}”，{b} 没有这个标签"),
        ("{a}; it has: {b}", "{a}；现有：{b}"),
        ("must be three numbers of stars from 1 to 3", "必须是三个 1 到 3 的星数"),
        ("is no id; an id is letters, digits, - and _, at most 64", "不是有效的 id；id 由字母、数字、- 和 _ 组成，最多 64 个字符"),
        ("is needed by every label but the last", "除最后一个外，每个标签都要有"),
        ("has {a} labels; 1 to 255 are possible", "有 {a} 个标签；可以有 1 到 255 个"),
        ("a label none with a condition needs a last label without one", "none 标签带有条件时，最后一个标签必须不带条件"),
        ("asks {a} other schemes; at most {b} are possible", "用到了 {a} 个其他分类；最多 {b} 个"),
        ("is “{a}”; a colour is written \"#1f8f5f\"", "写成了“{a}”；颜色请写成 \"#1f8f5f\""),
        ("needs letters, digits, - and _, at most 64", "须由字母、数字、- 和 _ 组成，最多 64 个字符"),
        ("is “{a}”, which another label of this scheme has", "写成了“{a}”，本分类的另一个标签已在使用；请换一个"),
        ("must not rise from a to d", "从 a 到 d 不能递增"),
        ("must not fall from a over b to c", "从 a 经 b 到 c 不能递减"),
        ("must be a name for the stage", "必须是阶段的名称"),
        ("stands already; give the stage an id of its own", "已经存在；请给该阶段另取一个 id"),
        ("must be a condition", "必须是条件"),
        ("adds {a} stages; 100 are possible", "增加了 {a} 个阶段；最多 100 个"),
        (
            "must be four ascending numbers from 0 to {a} with at most {b} decimals",
            "必须是四个递增的数字，从 0 到 {a}，最多 {b} 位小数"
        ),
        ("must be a name for the segment", "必须是分群的名称"),
        ("stands already; give the segment an id of its own", "已经存在；请给该分群另取一个 id"),
        ("has {a} rows; 100 are possible", "有 {a} 行；最多 100 行"),
        ("must be a digit from 1 to 5 or two such as 4-5, not “{a}”", "必须是 1 到 5 的一个数字，或 4-5 这样的范围，不能是“{a}”"),
        ("must not be more than unhurried_months", "不能大于 unhurried_months"),
        ("soon_within is more than near_within", "soon_within 大于 near_within；请改小"),
        ("must not rise from a to c", "从 a 到 c 不能递增"),
    ]
}
