import Domain

/// What is wrong in a mapping file, said of the key that stands before.
extension Phrases {
    static let mappings: [Row] = [
        ("mapping-missing-key", "{key} is missing; {hint}", "缺少 {key}；{hint}"),
        (
            "mapping-no-outcome", "nothing would come of a row; give events, or customer with create: true",
            "每一行都不会产生任何内容；请写上 events，或在 customer 中写 create: true"
        ),
        (
            "mapping-same-names", "two files are called {name}; give one another name with as",
            "有两个文件都叫 {name}；请用 as 给其中一个另取名字"
        ),
        (
            "mapping-too-deep", "is nested more than {limit} levels deep, or larger than 1 MiB",
            "嵌套超过 {limit} 层，或大于 1 MiB；请精简"
        ),
        (
            "mapping-aliases",
            "has {count} {count|alias|aliases}; at most {most} are possible, in at most {bytes} bytes",
            "有 {count} 个别名；最多 {most} 个，且文件不超过 {bytes} 字节"
        ),
        (
            "mapping-too-many", "has more than {limit} elements; every row would be looked at for each",
            "超过 {limit} 项；请精简"
        ),
        ("mapping-empty", "the mapping is empty", "映射文件是空的；请写上 customer 和 events"),
        ("mapping-not-yaml", "is not YAML: {problem}", "不是有效的 YAML：{problem}"),
        ("mapping-key-twice", "is not YAML: {key} stands twice; keep one", "不是有效的 YAML：{key} 出现了两次；请保留一个"),
        (
            "mapping-date-order", "must be ymd, dmy or mdy, not “{value}”",
            "必须是 ymd、dmy 或 mdy，不能是“{value}”"
        ),
        ("mapping-which-owner", "must be first or latest", "必须是 first 或 latest"),
        (
            "mapping-file-name", "must be the plain name of a file beside the mapping or the data",
            "必须是文件名，不含路径，该文件与映射文件或数据文件放在一起"
        ),
        ("mapping-not-a-map", "must be a mapping of keys to values", "必须是“键: 值”的形式"),
        ("mapping-key-not-single", "keys must be single values", "键必须是单个值"),
        ("mapping-not-a-flag", "must be true or false", "必须是 true 或 false"),
        ("mapping-unknown-key", "is not known; known here: {known}", "不认识；此处可用：{known}"),
        ("mapping-not-single", "must be a single value", "必须是单个值"),
        (
            "mapping-no-file", "there is no file “{name}” beside the mapping or the data",
            "映射文件和数据文件旁边都没有文件“{name}”；请把它放在一起"
        ),
        (
            "mapping-no-column", "there is no column “{column}”; {known}. For a fixed value write {constant: …}",
            "没有列“{column}”；{known}。固定值请写成 {constant: …}"
        ),
        ("mapping-columns", "{file} has {columns}", "{file} 的列为{columns}"),
        ("mapping-joined-columns", "{file} gives {columns}", "{file} 提供{columns}"),
        ("mapping-sums", "and there are the sums {sums}", "合计有{sums}"),
        (
            "mapping-sum-name", "the data have a column of this name; give the sum another",
            "数据中已有同名的列；请给合计另取名字"
        ),
        (
            "mapping-field-source", "must have one of column, constant and concat",
            "必须有 column、constant、concat 之一，且只能有一个"
        ),
        ("mapping-no-test", "must test at least one column", "至少要有一列的条件"),
        ("mapping-sum", "must be a column or {product: [columns]}", "必须是列名或 {product: [列名]}"),
    ]

    /// The way out where a key is missing.
    static let hints: [Row] = [
        ("hint-customer", "say which column names a row's customer", "请写明哪一列是客户"),
        ("hint-order", "write ymd, dmy or mdy", "请写 ymd、dmy 或 mdy"),
        ("hint-row-key", "name the column that says whose a row is", "请写明哪一列说明该行属于哪个客户"),
        ("hint-list-key", "name the column with the customers' keys", "请写明客户编号所在的列"),
        ("hint-file", "name a file beside the mapping or the data", "请写与映射文件或数据文件放在一起的文件名"),
        ("hint-kind", "say what happened, for example order", "请写明发生了什么，例如 order"),
        ("hint-at", "name the column with the time", "请写明时间所在的列"),
        (
            "hint-on", "say which columns must be equal: {column of the data: column of the joined file}",
            "请写明哪些列必须相等：{数据的列: 关联文件的列}"
        ),
        ("hint-by", "name the columns whose rows belong together", "请写明按哪些列归为一组"),
        ("hint-when", "say by column values which rows are set aside", "请用列值写明跳过哪些行"),
        ("hint-reason", "say why, for the report", "请写明原因，供报告使用"),
        ("hint-factor", "a factor is a column or {one_minus: column}", "乘数应为列名或 {one_minus: 列名}"),
    ]
}
