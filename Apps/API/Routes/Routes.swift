import Workflows

/// The interface: every call, and where it lives. Servers route by this table, documents are made of it, and clients
/// find their way by it.
public enum Routes {
    public static let all: [Route] = customers + timeline + agenda + pool + batches + team + accounts + house

    public static func route(_ id: String) -> Route? { byID[id] }
    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })

    private static let customers: [Route] = [
        Route(ListCustomers.self, .get, "/customers", .customers, "Customers that match a search"),
        Route(
            AddCustomer.self, .post, "/customers", .customers, "Make a customer", outcome: .made,
            place: { ["customers", $0.key] }, entity: \.entity),
        Route(
            ReadCustomer.self, .get, "/customers/{customer}", .customers, "One customer whole", entity: \.entity),
        Route(
            EditCustomer.self, .patch, "/customers/{customer}", .customers, "Set fields of a profile",
            isGuarded: true, entity: \.entity),
        Route(
            ExplainCustomer.self, .get, "/customers/{customer}/labels", .labels,
            "Every label with its evidence and what would change it"),
        Route(
            OverrideLabel.self, .post, "/customers/{customer}/overrides", .labels, "Set a label by hand"),
        Route(
            WithdrawOverride.self, .delete, "/customers/{customer}/overrides/{scheme}", .labels,
            "Take a label set by hand back"),
        Route(
            DecideOverride.self, .post, "/customers/{customer}/overrides/{scheme}/decision", .labels,
            "Approve or refuse a label set by hand"),
        Route(
            ReadVocabulary.self, .get, "/vocabulary", .labels,
            "Names and colours of all labels, and the clock and money of the house"),
        Route(ListApprovals.self, .get, "/approvals", .labels, "Overrides that wait for your approval"),
        Route(ListRequests.self, .get, "/override-requests", .labels, "Overrides that wait for somebody's approval"),
    ]

    private static let timeline: [Route] = [
        Route(
            ReadTimeline.self, .get, "/customers/{customer}/timeline", .timeline, "Entries of a timeline, newest first"),
        Route(
            ListInstallations.self, .get, "/customers/{customer}/installations", .timeline,
            "Machines at a customer's, and when each wants a service"),
        Route(
            LogEvent.self, .post, "/customers/{customer}/events", .timeline, "Record what happened", outcome: .made),
        Route(
            RetractEvent.self, .post, "/customers/{customer}/events/{event}/retract", .timeline,
            "Take an entry back that was logged by a slip"),
        Route(
            FillForm.self, .post, "/customers/{customer}/forms", .timeline,
            "Fill in the follow-up form of the latest call or visit", outcome: .made),
        Route(ListDrafts.self, .get, "/drafts", .timeline, "Your entries that came too late"),
        Route(RecordDraft.self, .post, "/drafts/{draft}/record", .timeline, "Record a draft after all"),
        Route(DiscardDraft.self, .delete, "/drafts/{draft}", .timeline, "Throw a draft away"),
    ]

    private static let agenda: [Route] = [
        Route(ReadWorklist.self, .get, "/today", .agenda, "Whom to contact now, most urgent first"),
        Route(ReadWeek.self, .get, "/week", .agenda, "What lies ahead, day by day"),
        Route(ReadWorkload.self, .get, "/workload", .agenda, "How much falls due on whom"),
        Route(ListDuties.self, .get, "/duties", .agenda, "What people owe by the calendar"),
        Route(
            SnoozeObligation.self, .post, "/customers/{customer}/snoozes", .agenda, "Put something off, with a reason"),
        Route(ListPromises.self, .get, "/customers/{customer}/promises", .agenda, "Promises that are open"),
        Route(
            MakePromise.self, .post, "/customers/{customer}/promises", .agenda, "Promise something", outcome: .made),
        Route(
            KeepPromise.self, .post, "/customers/{customer}/promises/{promise}/keep", .agenda,
            "Say that a promise was kept"),
        Route(
            CancelPromise.self, .post, "/customers/{customer}/promises/{promise}/cancel", .agenda,
            "Call a promise off"),
        Route(ListReviews.self, .get, "/reviews", .agenda, "Reviews, newest first"),
        Route(ReviewWeek.self, .post, "/reviews/weekly", .agenda, "Fill in your weekly review", outcome: .made),
        Route(
            ReviewPolicy.self, .post, "/reviews/policy", .agenda, "Say that the policy was looked through",
            outcome: .made),
    ]

    private static let pool: [Route] = [
        Route(ListHighSeas.self, .get, "/pool", .pool, "Customers that nobody owns, and what keeps you from each"),
        Route(ListLeaving.self, .get, "/pool/leaving", .pool, "Who leaves for the high seas soon, and why"),
        Route(ClaimCustomer.self, .post, "/customers/{customer}/claim", .pool, "Make a customer yours"),
        Route(
            ReleaseCustomer.self, .post, "/customers/{customer}/release", .pool,
            "Give a customer back to the high seas"),
        Route(
            LockCustomer.self, .put, "/customers/{customer}/lock", .pool, "Keep a customer from being recycled, or not"),
        Route(ListOwners.self, .get, "/customers/{customer}/owners", .pool, "Who owned a customer when, and why"),
    ]

    private static let batches: [Route] = [
        Route(RunBatch.self, .post, "/batches", .batches, "Do one thing to many customers"),
        Route(ListBatches.self, .get, "/batches", .batches, "The latest batches that you may take back, newest first"),
        Route(UndoBatch.self, .post, "/batches/{batch}/undo", .batches, "Take a batch back"),
        Route(ListTags.self, .get, "/tags", .tags, "Tags, and how many customers carry them"),
        Route(
            RecolourTag.self, .patch, "/tags/{tag}", .tags, "Give a tag another colour", isGuarded: true,
            entity: \.entity),
        Route(ReadTag.self, .get, "/tags/{tag}", .tags, "One tag", entity: \.entity),
        Route(RenameTag.self, .post, "/tags/{tag}/rename", .tags, "Give a tag another name, everywhere"),
        Route(MergeTags.self, .post, "/tag-merges", .tags, "Make one tag of several, everywhere"),
        Route(DeleteTag.self, .delete, "/tags/{tag}", .tags, "Take a tag from everybody"),
    ]

    private static let team: [Route] = [
        Route(ListUsers.self, .get, "/users", .team, "The people you may know of"),
        Route(
            AddUser.self, .post, "/users", .team, "Add somebody", outcome: .made, place: { ["users", $0.id] },
            entity: \.entity),
        Route(ReadUser.self, .get, "/users/{user}", .team, "One of them", entity: \.entity),
        Route(
            ChangeUser.self, .patch, "/users/{user}", .team, "Change what is known of somebody", isGuarded: true,
            entity: \.entity),
        Route(AddLeave.self, .post, "/users/{user}/leave", .team, "Note days on which somebody is away"),
        Route(
            RemoveLeave.self, .delete, "/users/{user}/leave/{first}", .team, "Take the leave back that begins on a day"),
        Route(ListTeams.self, .get, "/teams", .team, "Teams, with the people you may know of"),
        Route(
            AddTeam.self, .post, "/teams", .team, "Add a team", outcome: .made, place: { ["teams", $0.id] },
            entity: \.entity),
        Route(ReadTeam.self, .get, "/teams/{team}", .team, "One team", entity: \.entity),
        Route(
            ChangeTeam.self, .patch, "/teams/{team}", .team, "Change a team", isGuarded: true, entity: \.entity),
    ]

    private static let accounts: [Route] = [
        Route(ReadMe.self, .get, "/me", .accounts, "Who asks, and what they may do"),
        Route(ListLogins.self, .get, "/logins", .accounts, "Sessions of browsers"),
        Route(EndLogin.self, .delete, "/logins/{login}", .accounts, "End a session"),
        Route(ListTokens.self, .get, "/tokens", .accounts, "Tokens, and when they were last used"),
        Route(
            MakeToken.self, .post, "/tokens", .accounts, "Make a token; it is shown this once", outcome: .made,
            isSecret: true),
        Route(RevokeToken.self, .delete, "/tokens/{token}", .accounts, "End a token"),
        Route(ListSearches.self, .get, "/views", .accounts, "Your saved searches"),
        Route(SaveSearch.self, .post, "/views", .accounts, "Save a search", outcome: .made),
        Route(RemoveSearch.self, .delete, "/views/{name}", .accounts, "Remove a saved search"),
    ]

    private static let house: [Route] = [
        Route(ReadPolicy.self, .get, "/policy", .policy, "The policy in force"),
        Route(ListPolicies.self, .get, "/policy/history", .policy, "Policies that were in force"),
        Route(CheckPolicy.self, .post, "/policy/check", .policy, "Check a document, changing nothing"),
        Route(AdoptPolicy.self, .post, "/policy/adopt", .policy, "Make a document the policy in force"),
        Route(
            CalibratePolicy.self, .post, "/policy/calibrate", .policy,
            "Set the edges of rfm to today's customers, and adopt that"),
        Route(ReadPromiseRecord.self, .get, "/reports/promises", .reports, "What was promised against what was kept"),
        Route(ReadStatusTable.self, .get, "/reports/status", .reports, "Where customers stand, one row each"),
        Route(ListChanges.self, .get, "/audit", .audit, "The latest changes, with what they wrote"),
        Route(VerifyAudit.self, .get, "/audit/verification", .audit, "Walk along the chain of changes"),
        Route(
            EraseAudit.self, .post, "/audit/{change}/erase", .audit, "Erase what a change wrote, and keep the chain"),
        Route(ProcessTime.self, .post, "/tick", .store, "Process time up to now"),
        Route(CheckStore.self, .get, "/store/check", .store, "Prove that what is derived is what timelines say"),
        Route(RebuildStore.self, .post, "/store/rebuild", .store, "Make all that is derived anew"),
    ]
}
