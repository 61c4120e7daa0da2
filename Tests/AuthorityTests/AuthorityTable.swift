import Houses
import Testing
import Workflows

/// What each role may do to what, and what they are told where they may not: RULES.md §1, §6, §8 and §9 in rows.
///
/// A cell names how what is tried may stand to the caller: `own`, of their `team`, of an `other`, in the high `sea`,
/// `lost` to somebody else, set `adrift` by them, `absent` or `nobody`; `yes` is what is about nobody in particular. With
/// a colon follows another outcome than that it is done, or shown. `all` are all that exist, `*` is anything at all. What a
/// cell does not name ends as the last column says: `refused` is not allowed on what one sees, and unknown where one sees
/// nothing; `owned` is the same, and not owned where nobody owns what one sees. People whom the store does not know, or who have left, may do nothing.
enum AuthorityTable {
    static let text: String = """
        action           | attempt           | salesperson                   | manager                             | admin | otherwise
        import.customers | a new one         | -                             | yes                                 | yes   | not-allowed
        import.customers | a preview         | -                             | yes                                 | yes   | not-allowed
        import.customers | over one          | -                             | own team absent                     | all absent | not-allowed
        import.customers | to another        | -                             | own team sea adrift absent          | all absent | not-allowed
        import.customers | new, to somebody  | -                             | own team                            | all nobody | not-allowed
        import.timeline  | an event          | *:not-allowed                 | own team sea adrift                 | all   | unknown-customer
        import.timeline  | an owner          | *:not-allowed                 | own team sea adrift                 | all   | unknown-customer
        import.timeline  | to somebody       | -                             | own team                            | all nobody | not-allowed
        customer.add     | for somebody      | own                           | own team                            | all nobody | not-allowed
        customer.add     | for nobody        | yes                           | yes                                 | yes   | not-allowed
        customer.add     | a key, for me     | all:customer-exists absent    | all:customer-exists absent          | all:customer-exists absent | -
        customer.add     | a key, for others | -                             | -                                   | all:customer-exists absent | not-allowed
        customer.read    | show              | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | show as it was    | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | show by another   | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | why               | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | why as it was     | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | why by another    | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | ownership         | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | promises          | own sea adrift                | own team sea adrift                 | all   | refused
        customer.read    | find by key       | own sea adrift                | own team sea adrift                 | all   | hidden
        customer.read    | find by mail      | own                           | own team                            | all   | hidden
        customer.read    | find by phone     | own                           | own team                            | all   | hidden
        customer.read    | find by column    | own                           | own team                            | all   | hidden
        customer.read    | find by no column | own                           | own team                            | all   | hidden
        customer.read    | find as it was    | own                           | own team                            | all   | hidden
        customer.read    | find by policy    | own                           | own team                            | all   | hidden
        customer.read    | find in the sea   | -                             | -                                   | sea adrift | hidden
        customer.read    | list              | own sea adrift                | own team sea adrift                 | all   | hidden
        customer.read    | list as it was    | own sea adrift                | own team sea adrift                 | all   | hidden
        customer.read    | list by another   | own sea adrift                | own team sea adrift                 | all   | hidden
        customer.read    | list by name      | *:query                       | *:query                             | other lost | hidden
        customer.read    | high seas         | sea adrift                    | sea adrift                          | sea adrift | hidden
        customer.read    | leaving           | own                           | own                                 | lost  | hidden
        customer.read    | today             | own                           | own team sea adrift                 | all   | hidden
        customer.read    | today as it was   | own adrift                    | own team adrift                     | all   | hidden
        customer.read    | week              | own                           | own team sea adrift                 | all   | hidden
        customer.read    | today of          | own                           | own team                            | all nobody:unknown-user | not-allowed
        customer.read    | week of           | own                           | own team                            | all nobody:unknown-user | not-allowed
        customer.read    | duties            | own                           | team                                | all   | hidden
        customer.read    | tags              | yes:6                         | yes:10                              | yes:16 | -
        event.log        | log               | own lost:draft adrift:draft   | own team sea adrift lost:draft      | all   | refused
        event.log        | log a draft       | own                           | own                                 | -     | unknown-draft
        event.retract    | take back         | own                           | own team adrift sea:recorded-by-another | all | refused
        event.retract    | another's         | own:recorded-by-another       | own team sea:recorded-by-another adrift:recorded-by-another | all | refused
        promise          | promise           | own                           | own team                            | own other lost | owned
        promise          | keep              | own                           | own team                            | own other lost | owned
        promise          | cancel            | own                           | own team                            | own other lost | owned
        snooze           | snooze            | own                           | own team                            | own other lost | owned
        draft.read       | drafts            | own                           | own                                 | -     | hidden
        draft.read       | discard           | own                           | own                                 | -     | unknown-draft
        review           | the week          | yes                           | yes                                 | yes   | -
        review.policy    | short             | -                             | -                                   | yes   | not-allowed
        review.policy    | full              | -                             | -                                   | yes   | not-allowed
        override.set     | set               | own                           | own team                            | all   | refused
        override.set     | withdraw          | own                           | own team                            | all   | refused
        override.set     | requests          | -                             | team                                | other sea | hidden
        approval.read    | approvals         | *:not-allowed                 | team                                | other sea | hidden
        override.approve | approve           | *:not-allowed                 | team own:no-request                 | other sea all:no-request | refused
        override.approve | refuse            | *:not-allowed                 | team own:no-request                 | other sea all:no-request | refused
        pool.claim       | claim             | sea own:obstacles adrift:obstacles | sea own:obstacles team:obstacles adrift:obstacles | sea all:obstacles | refused
        pool.claim       | ask               | sea own:obstacles adrift:obstacles | sea own:obstacles team:obstacles adrift:obstacles | sea all:obstacles | refused
        pool.assign      | assign            | *:not-allowed                 | own team sea adrift                 | all   | refused
        pool.assign      | assign by search  | *:not-allowed                 | own team sea adrift                 | all   | hidden
        pool.assign      | to somebody       | -                             | own team                            | all nobody:unknown-user | not-allowed
        pool.release     | release           | own                           | own team                            | own other lost | owned
        pool.release     | release by search | own sea:nothing adrift:nothing | own team sea:nothing adrift:nothing | own other lost all:nothing | hidden
        pool.lock        | lock              | own                           | own team                            | own other lost | owned
        pool.lock        | unlock            | own:not-locked                | own:not-locked team:not-locked      | own:not-locked other:not-locked lost:not-locked | owned
        tag.customers    | add               | own                           | own team                            | all   | refused
        tag.customers    | remove            | own                           | own team                            | all   | refused
        tag.customers    | transfer          | own                           | own team                            | all   | refused
        tag.customers    | add by search     | own sea:not-allowed-on adrift:not-allowed-on | own team sea:not-allowed-on adrift:not-allowed-on | all | hidden
        tag.customers    | preview by mail   | own                           | own team                            | all   | hidden
        tag.manage       | rename            | -                             | -                                   | yes   | not-allowed
        tag.manage       | merge             | -                             | -                                   | yes   | not-allowed
        tag.manage       | recolour          | -                             | -                                   | yes   | not-allowed
        tag.manage       | delete            | -                             | -                                   | yes   | not-allowed
        profile.update   | update            | own                           | own team                            | all   | refused
        profile.update   | update a person   | own                           | own team                            | all   | refused
        profile.update   | update by search  | own sea:not-allowed-on adrift:not-allowed-on | own team sea:not-allowed-on adrift:not-allowed-on | all | hidden
        batch.undo       | undo              | own                           | own                                 | all   | unknown-batch
        batch.undo       | preview           | own                           | own                                 | all   | unknown-batch
        batch.read       | batches           | own                           | own                                 | all   | hidden
        user.read        | users             | own                           | own team                            | all   | hidden
        user.read        | teams             | own                           | own team                            | other | hidden
        user.read        | reviews           | own                           | own team                            | all nobody:unknown-user | not-allowed
        user.manage      | add               | -                             | -                                   | yes   | not-allowed
        user.manage      | change            | -                             | -                                   | yes   | not-allowed
        user.manage      | add a team        | -                             | -                                   | yes   | not-allowed
        user.manage      | change a team     | -                             | -                                   | yes   | not-allowed
        user.leave       | add               | own                           | own team                            | all nobody:unknown-user | not-allowed
        user.leave       | remove            | own:unknown-leave             | own:unknown-leave team:unknown-leave | all:unknown-leave nobody:unknown-user | not-allowed
        export           | labels            | own sea adrift                | own team sea adrift                 | all   | hidden
        export           | obligations       | own sea adrift                | own team sea adrift                 | all   | hidden
        report           | status            | own sea adrift                | own team sea adrift                 | all   | hidden
        report           | status by mail    | own                           | own team                            | all   | hidden
        report           | workload          | own                           | own team                            | all   | hidden
        report           | promises          | own                           | own team                            | all   | hidden
        tick             | tick              | yes                           | yes                                 | yes   | -
        policy.read      | text              | yes                           | yes                                 | yes   | -
        policy.read      | history           | yes                           | yes                                 | yes   | -
        policy.read      | display           | yes                           | yes                                 | yes   | -
        policy.read      | input             | yes                           | yes                                 | yes   | -
        policy.adopt     | adopt             | -                             | -                                   | yes   | not-allowed
        policy.calibrate | calibrate         | -                             | -                                   | yes   | not-allowed
        store.rebuild    | rebuild           | -                             | -                                   | yes   | not-allowed
        store.check      | check             | -                             | -                                   | yes   | not-allowed
        audit.read       | show              | -                             | -                                   | yes   | not-allowed
        audit.read       | verify            | -                             | -                                   | yes   | not-allowed
        audit.erase      | erase             | -                             | -                                   | yes   | not-allowed
        account.read     | sessions          | own                           | own                                 | all nobody:unknown-user | not-allowed
        account.read     | tokens            | own                           | own                                 | all nobody:unknown-user | not-allowed
        account          | end sessions      | own                           | own                                 | all nobody:unknown-user | not-allowed
        account          | end a token       | own:unknown-token             | own:unknown-token                   | all:unknown-token nobody:unknown-user | not-allowed
        account          | give a password   | own                           | own                                 | all nobody:unknown-user | not-allowed
        token.make       | make a token      | yes                           | yes                                 | yes   | -
        view.save        | save              | yes                           | yes                                 | yes   | -
        view.save        | remove            | yes:unknown-view              | yes:unknown-view                    | yes:unknown-view | -
        view.save        | list              | yes                           | yes                                 | yes   | -
        """

    struct Row: Sendable {
        let action: String
        let attempt: String
        /// For salesperson, manager and administrator, what comes of it by how it stands.
        let cells: [[String: String]]
        let otherwise: String

        init(_ line: Substring) {
            let fields = line.split(separator: "|").map { $0.trimming(while: \.isWhitespace) }
            action = fields.first ?? ""
            attempt = fields.count > 1 ? fields[1] : ""
            cells = fields.dropFirst(2).dropLast().map { cell in
                Dictionary(
                    cell.split(separator: " ").filter { $0 != "-" }.map { word in
                        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
                        return (parts[0], parts.count > 1 ? parts[1] : "ok")
                    }, uniquingKeysWith: { a, _ in a })
            }
            otherwise = fields.last ?? ""
        }

        /// `sees`: whether the caller sees the record that it is about, if it is about one.
        func expected(_ caller: Caller, _ stand: Stand, sees: Bool) -> String {
            let column: Int
            switch caller {
            case .stranger: return "unknown-user"
            case .gone: return "inactive-user"
            case .salesperson: column = 0
            case .manager, .otherManager: column = 1
            case .admin: column = 2
            }
            let cell = cells[column]
            let exists = stand != .absent && stand != .nobody
            if let known = cell[stand.rawValue] ?? (exists ? cell["all"] : nil) ?? cell["*"] { return known }
            switch otherwise {
            case "refused": return sees ? "not-allowed" : "unknown-customer"
            case "owned" where stand == .sea || stand == .adrift: return "not-owned"
            case "owned": return sees ? "not-allowed" : "unknown-customer"
            default: return otherwise
            }
        }
    }

    static let rows: [Row] = text.split(separator: "\n").dropFirst().map(Row.init)
}

extension Substring {
    fileprivate func trimming(while isGone: (Character) -> Bool) -> String {
        let start = drop(while: isGone)
        return String(start.reversed().drop(while: isGone).reversed())
    }
}
