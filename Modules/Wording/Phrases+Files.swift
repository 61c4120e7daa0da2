import Domain

/// Why a file cannot be read, whole or a row of it.
extension Phrases {
    /// Of `ImportFileError`.
    static let files: [Row] = [
        ("file-unreadable", "{file} cannot be read: {reason}.", "{file} 无法读取：{reason}。"),
        ("file-is-directory", "it is a directory", "它是文件夹"),
        ("file-csv", "{file}: {problem}", "{file}：{problem}"),
        (
            "columns-missing",
            "{file}: the header lacks the {missing|column|columns} {missing}. Its first row names {found}. Name the columns in the first row, or give a mapping.",
            "{file}：表头缺少列{missing}，首行现有的列为{found}；请在首行写上这些列名，或提供映射文件。"
        ),
        (
            "columns-unknown",
            "{file}: a timeline has no place for {unknown}. Remove or rename {unknown|it|them}, or give a mapping that uses {unknown|it|them}. Known: {known}.",
            "{file}：往来记录没有{unknown}这样的列；请删除或改名，或提供使用它们的映射文件。可用的列：{known}。"
        ),
        (
            "columns-not-taken", "{file}: no column is taken as {fields,}. Choose which one is.",
            "{file}：没有列对应{fields,}；请选择对应的列。"
        ),
        (
            "column-twice", "{file}: {columns&} are both taken as {field}. Choose one of them.",
            "{file}：{columns&}都对应{field}；请只选其中一列。"
        ),
        (
            "dates-ambiguous",
            "{file}: column {column} has dates that can be read in two ways, and none that decides: in row {row} “{value}” is {readings/}.‹ Say which in the mapping: dates: {order: dmy} or dates: {order: mdy}.›",
            "{file}：列 {column} 的日期有两种读法，无法判断：第 {row} 行的“{value}”可以是 {readings/}‹；请在映射文件中注明 dates: {order: dmy} 或 dates: {order: mdy}›。"
        ),
        (
            "dates-contradictory",
            "{file}: column {column} has dates of both orders: “{dayfirst}” begins with the day, “{monthfirst}” with the month. Say‹ in the mapping› which is right‹, for example dates: {order: dmy}›; rows of the other order are then reported.",
            "{file}：列 {column} 的日期写法不一：“{dayfirst}”以日开头，“{monthfirst}”以月开头；请‹在映射文件中›注明正确的写法‹，例如 dates: {order: dmy}›，另一种写法的行会列入报告。"
        ),
    ]

    /// Of `CSVError` and `CSVRowProblem`.
    static let csv: [Row] = [
        ("csv-empty", "The file is empty. Its first row must name the columns.", "文件是空的；首行必须是列名。"),
        (
            "csv-column-name-empty",
            "Column {column} has no name (header, line {line}). Name it, or remove the column.",
            "第 {column} 列没有列名（表头，第 {line} 行）；请写上列名，或删除该列。"
        ),
        (
            "csv-column-name-duplicate",
            "Columns {first} and {second} are both named “{name}” (header, line {line}). Rename one of them.",
            "第 {first} 列和第 {second} 列都叫“{name}”（表头，第 {line} 行）；请修改其中一个列名。"
        ),
        (
            "csv-header-malformed", "The header cannot be read. Row {row} (line {line}): {problem}",
            "无法读取表头：第 {row} 行（文件第 {line} 行）：{problem}"
        ),
        (
            "csv-header-malformed-lines", "The header cannot be read. Row {row} (lines {line}–{last}): {problem}",
            "无法读取表头：第 {row} 行（文件第 {line}–{last} 行）：{problem}"
        ),
        (
            "csv-delimiter-ambiguous",
            "The delimiter is ambiguous: {readings;}.‹ Name the right one with --delimiter.›",
            "无法判断分隔符：{readings;}‹；请用 --delimiter 指明›。"
        ),
        ("csv-reading", "{delimiter} gives {count} columns: {columns}", "{delimiter} 得到 {count} 列：{columns}"),
        ("csv-source-failed", "The file cannot be read: {reason}.", "文件无法读取：{reason}。"),
        (
            "csv-too-few-fields",
            "{found} {found|field|fields}, but the header has {expected}. Add the missing fields, empty if not known.",
            "有 {found} 个字段，而表头有 {expected} 列；请补齐字段，不清楚的留空。"
        ),
        (
            "csv-too-many-fields",
            "{found} {found|field|fields}, but the header has {expected}. Put a field that holds the delimiter in quotes.",
            "有 {found} 个字段，而表头有 {expected} 列；含有分隔符的字段请加引号。"
        ),
        (
            "csv-too-many-columns", "more than {limit} fields. Remove columns, or check the delimiter.",
            "超过 {limit} 个字段；请删减列，或检查分隔符。"
        ),
        (
            "csv-text-after-quote",
            "text after the closing quote in column {column} (opened on line {line}). Double each quote within a quoted field, or close the quote.",
            "第 {column} 列右引号之后还有文字（左引号在第 {line} 行）；字段内的引号请写两个，或补上右引号。"
        ),
        (
            "csv-quote-in-unquoted-field",
            "a quote within column {column}, which does not begin with one. Put the whole field in quotes and double the quotes in it.",
            "第 {column} 列中间出现引号，但开头没有引号；请给整个字段加引号，并把其中的引号写成两个。"
        ),
        (
            "csv-unterminated-quote",
            "the quote opened in column {column} on line {line} is never closed. Close it; the lines after it were read as rows of their own.",
            "第 {column} 列在第 {line} 行的左引号没有对应的右引号；请补上，其后各行已按单独的行读取。"
        ),
        (
            "csv-field-too-long-quoted",
            "column {column} is longer than {limit} bytes. Shorten it, or close its quote, opened on line {line}; the lines after it were read as rows of their own.",
            "第 {column} 列超过 {limit} 字节；请缩短，或补上右引号（左引号在第 {line} 行），其后各行已按单独的行读取。"
        ),
        (
            "csv-field-too-long",
            "column {column} is longer than {limit} bytes. Shorten it, or check the delimiter.",
            "第 {column} 列超过 {limit} 字节；请缩短，或检查分隔符。"
        ),
        (
            "csv-nul-byte",
            "a zero byte in column {column}. Remove it‹, or name the file's encoding with --encoding›.",
            "第 {column} 列有零字节；请删除‹，或用 --encoding 指明文件编码›。"
        ),
    ]

    /// Of `EncodingError`.
    static let encodings: [Row] = [
        (
            "encoding-unknown", "“{name}” is no known encoding. Use one of: {known}.", "不认识编码“{name}”；可用的编码：{known}。"
        ),
        (
            "encoding-undetected",
            "The file's encoding cannot be told. Save the file as UTF-8‹, or name its encoding with --encoding›.",
            "无法判断文件编码；请另存为 UTF-8‹，或用 --encoding 指明编码›。"
        ),
        (
            "encoding-not-text",
            "The file is {format}, not text. Open it in its own program and save it as CSV (UTF-8).",
            "文件是 {format}，不是文本；请用相应的程序打开，另存为 CSV（UTF-8）。"
        ),
        ("format-zip", "a zip archive or an Excel workbook (.xlsx)", "zip 压缩包或 Excel 工作簿（.xlsx）"),
        ("format-xls", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
        ("format-pdf", "a PDF document", "PDF 文档"),
        ("format-gzip", "a gzip archive", "gzip 压缩包"),
        (
            "encoding-unsupported", "The file is in {name}, which is not read. Save it as UTF-8.",
            "不支持文件的编码 {name}；请另存为 UTF-8。"
        ),
        (
            "encoding-invalid-bytes",
            "Invalid {encoding} at byte offset {offset}, line {line}. Save the file as UTF-8‹, or name its encoding with --encoding›.",
            "第 {line} 行、字节偏移 {offset} 处不是有效的 {encoding}；请另存为 UTF-8‹，或用 --encoding 指明编码›。"
        ),
        (
            "encoding-converter-missing",
            "This machine has no converter for {encoding}. Save the file as UTF-8, or install the C library's character set modules (gconv).",
            "本机没有 {encoding} 的转换程序；请另存为 UTF-8，或安装 C 库的字符集模块（gconv）。"
        ),
    ]
}
