import Domain

/// What commands say of the words they were given.
extension Phrases {
    static let commands: [Row] = [
        (
            "now-invalid",
            "--now “{value}” is no instant; write it like 2026-03-31T09:00:00Z or 2026-03-31T17:00:00+08:00",
            "--now “{value}”不是有效的时间；请写成 2026-03-31T09:00:00Z 或 2026-03-31T17:00:00+08:00"
        ),
        (
            "as-invalid", "--as “{value}” cannot be a user's name; give a name without blanks at its ends",
            "--as “{value}”不能作为用户名；请填写首尾没有空格的名字"
        ),
        (
            "key-invalid",
            "“{value}” cannot be a key; it is 1 to 200 bytes without control characters or blanks at its ends",
            "“{value}”不能作为客户编号；编号须为 1 至 200 字节，不含控制字符，首尾没有空格"
        ),
        ("owner-invalid", "--owner “{value}” is no name", "--owner “{value}”不是有效的名字；请填写首尾没有空格的名字"),
        ("name-invalid", "--name “{value}” is no name", "--name “{value}”不是有效的名称；请填写首尾没有空格的名称"),
        (
            "delimiter-unknown", "--delimiter “{value}” is not known; use comma, semicolon, tab or pipe",
            "--delimiter “{value}”无法识别；请用 comma、semicolon、tab 或 pipe"
        ),
        (
            "part-invalid", "--part “{value}” is not understood; write name=days, such as filter=90",
            "--part “{value}”无法识别；请写成“名称=天数”，例如 filter=90"
        ),
        (
            "kind-unknown", "“{value}” is nothing that can be logged; possible: {possible}",
            "“{value}”不能录入；可用的类型：{possible}"
        ),
        (
            "expected-close-invalid", "--expected-close {value} is no date; write 2026-05-01",
            "--expected-close {value} 不是日期；请写成 2026-05-01"
        ),
        ("preset-unknown", "there is no preset “{value}”; there are: {known}", "没有预设“{value}”；可用的预设：{known}"),
        (
            "demo-store-in-use",
            "{store} has customers already, and the sample is not mixed with them; name a new store, for example --store sqlite:demo.sqlite",
            "{store} 中已有客户，示例数据不会与之混在一起；请另用一个新存储，例如 --store sqlite:demo.sqlite"
        ),
        (
            "demo-file-exists", "{path} is there already; nothing was written; name another folder",
            "{path} 已存在，未写入任何内容；请换一个文件夹"
        ),
        ("demo-not-written", "{path} cannot be written: {reason}; name another folder", "{path} 无法写入：{reason}；请换一个文件夹"),
        ("backup-not-written", "{path} cannot be written: {reason}; name another file", "{path} 无法写入：{reason}；请换一个文件名"),
        (
            "output-failed", "standard output cannot be written: {reason}; what was to be changed is changed",
            "无法写到标准输出：{reason}；要求的更改已经完成"
        ),
        ("file-missing", "there is no file {path}", "没有文件 {path}；请检查路径"),
        ("file-unnamed", "the name of the file is empty; name one", "文件名为空；请指明文件"),
        ("file-is-folder", "{path} is a folder; name a file in it", "{path} 是文件夹；请指明其中的文件"),
        ("file-is-device", "{path} is a pipe or device; save it to a file first", "{path} 是管道或设备；请先存成文件"),
        ("file-forbidden", "{path} cannot be read; check its permissions", "{path} 无法读取；请检查权限"),
        (
            "server-option",
            "{option} does not go with a server: it has a store, a clock and a policy, and the token says who acts",
            "{option} 不能与服务器一起使用：存储、时钟和策略由服务器决定，操作人由令牌决定"
        ),
        (
            "file-option",
            "{option} does not go with this: the file of the store is read as it is, on its machine; name it with --store",
            "{option} 不能用于此命令：它直接读取本机上的存储文件；请用 --store 指定"
        ),
        (
            "server-token-missing",
            "a server wants a token: set RAPPORT_TOKEN, or name a file with --token-file; make one on its page Settings",
            "访问服务器需要令牌：请设置 RAPPORT_TOKEN，或用 --token-file 指定文件；可在服务器的“设置”页面生成"
        ),
        (
            "server-password", "passwords are set on the server's page Settings, or on its store while it does not run",
            "密码请在服务器的“设置”页面修改，或在服务器停止时直接在存储上设置"
        ),
        (
            "server-demo", "the sample goes into a store of its own, not to a server; leave --server out",
            "示例数据只能写入独立的存储，不能写入服务器；请去掉 --server"
        ),
        ("password-missing", "there is no password on standard input; give it as one line", "标准输入中没有密码；请输入一行"),
        ("server-token", "the token is none: it is empty or holds blanks; copy it anew", "令牌无效：为空或含有空格；请重新复制"),
        (
            "server-address",
            "--server “{value}” is no address of a server; write https://rapport.example or http://127.0.0.1:8080",
            "--server “{value}”不是服务器地址；请写成 https://rapport.example 或 http://127.0.0.1:8080"
        ),
        (
            "server-unsafe", "{server} would get the token in plain text; use https, or http on this machine only",
            "{server} 会以明文传输令牌；请使用 https，http 仅限本机"
        ),
        (
            "server-unreachable", "{server} cannot be reached: {reason}; check --server, and that it runs",
            "无法连接 {server}：{reason}；请检查 --server，并确认服务器正在运行"
        ),
        (
            "server-strange", "{server} answers with {status}, and not as Rapport does; check --server",
            "{server} 返回 {status}，不像是 Rapport；请检查 --server"
        ),
        (
            "server-zone", "the server's time zone {zone} is not known here; update tzdata",
            "本机不认识服务器的时区 {zone}；请更新 tzdata"
        ),
        ("file-not-utf8", "{path} is not UTF-8; save it as UTF-8", "{path} 不是 UTF-8 编码；请另存为 UTF-8"),
    ]
}
