import Domain

/// What is wrong with a request over HTTP.
extension Phrases {
    static let requests: [Row] = [
        ("bad-json", "the body is no JSON that can be read", "请求体不是可读取的 JSON"),
        (
            "bad-call", "{count|a value|values} of the request cannot be taken‹; see errors›",
            "请求中有 {count} 个值无法接受‹，详见 errors›"
        ),
        ("call-no-query", "it takes no query; write it into the body", "此请求不接受查询参数；请写入请求体"),
        ("call-in-path", "it stands in the path already", "已在路径中给出"),
        ("json-end", "it ends too early", "提前结束"), ("json-unexpected", "something else was expected", "此处内容不符合语法"),
        ("json-trailing", "more follows after its end", "结束后还有多余内容"),
        ("json-control", "a control character stands in a text", "文字中含有控制字符"),
        ("json-encoding", "a text is no UTF-8", "文字不是有效的 UTF-8"),
        ("json-deep", "it has more than {limit} levels", "嵌套超过 {limit} 层"),
        ("json-twice", "“{key}” stands there twice", "“{key}”重复出现"),
        (
            "http-not-found", "there is nothing here‹; /openapi.json lists what there is›",
            "此地址不存在‹；可用的地址见 /openapi.json›"
        ),
        (
            "form-kept", "you are logged in again; what you wrote is here, and has not been sent yet",
            "您已重新登录；填写的内容还在，尚未提交"
        ),
        ("form-fault", "{field}: {problem}", "{field}：{problem}"),
        ("form-missing", "fill in “{fields}”: an entry “{kind}” cannot do without it", "请填写“{fields}”：“{kind}”不能缺少此项"),
        ("form-faults", "that cannot be taken: {faults;}", "无法接受：{faults;}"),
        ("store-here", "this server's store", "服务器的存储"),
        ("http-body", "the body ends early, or its pieces cannot be read; nothing was done", "请求体不完整或无法读取；未做任何更改"),
        ("http-method", "this address does not answer that method‹; see Allow›", "此地址不支持该方法‹；可用方法见 Allow›"),
        (
            "http-unauthenticated", "log in‹, or send a token as “Authorization: Bearer …”›",
            "请登录‹，或发送令牌“Authorization: Bearer …”›"
        ),
        ("http-origin", "the request comes from another site; open the page anew and try again", "请求来自其他网站；请重新打开页面后再试"),
        (
            "http-precondition-missing", "say which state you change: send its ETag as If-Match",
            "请说明所修改的版本：在 If-Match 中发送其 ETag"
        ),
        ("http-precondition", "If-Match holds one strong entity tag in quotes", "If-Match 须为带引号的一个强实体标签"),
        ("http-long-address", "the address is too long", "地址过长"),
        ("http-host", "a request names its Host once, as a name or an address", "请求须且只能指定一个 Host，且须为主机名或地址"),
        ("http-query", "the query or form is not percent-encoded UTF-8", "查询参数或表单不是百分号编码的 UTF-8"),
        (
            "http-upload",
            "no file came with it; choose one‹: multipart/form-data with a part named file, and a mapping in UTF-8 if any›",
            "没有收到文件；请选择文件‹：须为 multipart/form-data，包含名为 file 的部分；如有映射须为 UTF-8›"
        ),
        (
            "http-key", "an Idempotency-Key is 1 to 200 printable ASCII characters",
            "Idempotency-Key 须为 1 到 200 个可打印的 ASCII 字符"
        ),
        (
            "http-form-gone", "what was asked for is no longer kept here, and has not been done; ask for it again",
            "您的请求已不再保留，未予执行；请重新提交"
        ),
        ("http-upload-gone", "the file is no longer kept here; send it again", "文件已不再保留；请重新上传"),
        (
            "http-set-up-token", "that is not the token, or it has expired; start the server anew for another",
            "令牌不正确或已过期；重新启动服务器可获得新令牌"
        ),
        ("http-too-large", "the body is larger than {limit} bytes", "请求体超过 {limit} 字节"),
        ("http-media", "the body has to be {expected}", "请求体须为 {expected}"),
        ("http-not-acceptable", "this is only to be had as JSON", "仅提供 JSON 格式"),
        ("http-too-many", "too many requests; try again in {seconds} seconds", "请求过多；请在 {seconds} 秒后再试"),
        ("http-busy", "the server is busy; try again in a moment", "服务器繁忙；请稍后再试"),
        ("http-too-slow", "the request took too long to arrive", "请求传输超时"),
        (
            "http-encoded",
            "a body is taken as it is: without Content-Encoding, and with no Transfer-Encoding but chunked",
            "请求体须原样发送：不接受 Content-Encoding，Transfer-Encoding 只接受 chunked"
        ),
        (
            "http-failed", "something went wrong on our side; the log knows more by the request's id",
            "服务器内部出错；日志中可按请求编号查看详情"
        ),
        ("status-400", "Not understood", "无法理解"), ("status-401", "Not logged in", "未登录"),
        ("status-403", "Not allowed", "没有权限"), ("status-404", "Not found", "未找到"),
        ("status-405", "Method not allowed", "不支持的方法"), ("status-406", "Not acceptable", "不可接受"),
        ("status-408", "Too slow", "超时"), ("status-409", "In conflict", "存在冲突"),
        ("status-410", "Gone", "已失效"),
        ("status-412", "Changed since", "已被修改"), ("status-413", "Too large", "过大"),
        ("status-414", "Too long", "过长"), ("status-415", "Unsupported media type", "不支持的格式"),
        ("status-422", "Refused", "被拒绝"),
        ("status-428", "Precondition missing", "缺少前提条件"), ("status-429", "Too many requests", "请求过多"),
        ("status-500", "Failed", "内部错误"), ("status-503", "Not ready", "暂不可用"), ("status-507", "Disk full", "磁盘已满"),
    ]
}
