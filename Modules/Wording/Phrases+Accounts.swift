import Domain

/// Of accounts, tokens and requests that are sent again.
extension Phrases {
    static let accounts: [Row] = [
        ("wrong-password", "name or password is wrong", "用户名或密码错误"),
        ("not-your-password", "that is not your password; nothing was changed", "这不是您的密码；未作任何更改"),
        ("already-set-up", "somebody has a password already: log in", "已有用户设置密码：请直接登录"),
        ("password-short", "a password has {limit} characters at least", "密码至少 {limit} 个字符"),
        ("password-long", "a password has {limit} characters at most", "密码最多 {limit} 个字符"),
        ("password-name", "the password has the user's name in it; choose another", "密码中含有用户名；请换一个"),
        ("password-common", "that password is among the first that anybody tries; choose another", "该密码过于常见；请换一个"),
        (
            "login-disabled", "{user} is known from imports alone; an administrator gives a password in Settings",
            "{user} 仅来自导入数据；请管理员在设置中为其设置密码"
        ),
        ("unknown-login", "there is no session “{id}”; it may have ended", "没有会话“{id}”；可能已结束"),
        ("unknown-token", "there is no token “{id}”; the list has their ids", "没有令牌“{id}”；编号见列表"),
        ("unknown-view", "there is no saved view “{name}”", "没有已保存的视图“{name}”"),
        ("no-scopes", "a token is good for something: {possible/}", "令牌须至少包含一种权限：{possible/}"),
        (
            "out-of-scope", "the token may not {action}: it lacks the scope {scope}; make one that has it",
            "该令牌无权{action}：缺少权限 {scope}；请创建包含此权限的令牌"
        ),
        (
            "password-needed",
            "to {action} takes a password that was given in the last {minutes} minutes: give yours again at /confirm",
            "{action}需要最近 {minutes} 分钟内输入过密码；请在 /confirm 再次输入密码"
        ),
        (
            "receipt-mismatch", "something else was asked for with the key “{key}” before; take another key",
            "键“{key}”已用于另一个请求；请换一个键"
        ),
        ("replayed", "it was done before", "此前已完成"),
        (
            "stale",
            "it has changed since you looked: you saw {expected}, now it is {found}; look again and then change it",
            "在您查看之后已被修改：您看到的是 {expected}，现为 {found}；请重新查看后再修改"
        ),
        ("busy", "too much is going on; try again in a moment", "系统繁忙；请稍后再试"),
        ("action-view.save", "save a search", "保存搜索"),
        ("action-account.read", "look at that account", "查看该账户"),
        ("action-token.make", "make a token", "创建令牌"),
        ("action-account", "manage that account", "管理该账户"),
    ]
}
