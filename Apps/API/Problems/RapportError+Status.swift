import Domain
import Storage
public import Workflows

extension RapportError {
    /// The status of a response that tells of it (RFC 9110, RFC 6585).
    public var status: Int {
        switch self {
        case .store(let error): error.status
        case .policy, .unknownScheme, .file, .rowsRefused, .invalid, .query: 422
        case .policyNotInForce, .currenciesInUse, .customerExists, .pool, .nothingToCalibrate: 409
        case .clockBehind: 503
        case .unknownCustomer: 404
        case .unknownUser: 401
        case .inactiveUser, .notAllowed: 403
        case .override(let refusal): refusal.status
        case .agenda(let refusal): refusal.status
        case .retraction(let refusal): refusal.status
        case .batch(let refusal): refusal.status
        case .team(let refusal): refusal.status
        case .outOfScope, .passwordNeeded: 403
        case .receiptMismatch: 422
        case .replayed: 200
        case .stale: 412
        case .account(let refusal): refusal.status
        case .busy: 503
        case .refused(.conflict): 409
        case .refused: 422
        }
    }

    /// As its phrase, for those who have no business with where the store lies.
    var phraseForOthers: Phrase {
        guard case .store = self, phrase.arguments["place"] != nil else { return phrase }
        var arguments = phrase.arguments
        arguments["place"] = .phrase(Phrase("store-here"))
        return Phrase(code: phrase.code, arguments: arguments)
    }

    /// Whether its sentence is about instants that people read on the clocks of their house.
    var isOfPeople: Bool {
        switch self {
        case .store, .policy, .file, .invalid, .query: false
        default: true
        }
    }
}

extension StorageError {
    var status: Int {
        switch self {
        case .full: 507
        case .unreachable, .missing, .notAnAddress, .notAStore, .tooNew, .held, .notWritable, .closing: 503
        case .duplicate, .occupied: 409
        case .aborted(let inner): (inner as? RapportError)?.status ?? 500
        case .readOnly, .corrupt, .failed: 500
        }
    }
}

extension OverrideRefusal {
    fileprivate var status: Int {
        switch self {
        case .unknownLabel, .endsInPast: 422
        case .setByAnother, .ownRequest: 403
        case .move, .alreadyWaiting, .nothingInForce, .nothingWaiting: 409
        }
    }
}

extension AgendaRefusal {
    fileprivate var status: Int {
        switch self {
        case .noPromise, .unknownDraft: 404
        case .notOwed, .severalOwed, .snoozedTooOften, .warningStands, .noConversation, .notSoon: 409
        case .unknownCause, .snoozeRange, .promiseInPast, .recurrence, .neverRecurs, .nothingSaid, .unknownSerial: 422
        }
    }
}

extension RetractionRefusal {
    fileprivate var status: Int {
        switch self {
        case .unknown: 404
        case .recordedByAnother: 403
        case .takenBack, .otherWay, .named: 409
        }
    }
}

extension BatchRefusal {
    fileprivate var status: Int {
        switch self {
        case .unknown, .unknownTag: 404
        case .alreadyUndone, .changedSince, .someChangedSince, .tagChangedSince, .severalContacts, .tagExists: 409
        case .unknownField, .noField, .currencyAlone: 422
        }
    }
}

extension AccountRefusal {
    fileprivate var status: Int {
        switch self {
        case .wrongPassword: 401
        case .notYourPassword: 403
        case .alreadySetUp, .loginDisabled: 409
        case .unknownLogin, .unknownToken, .unknownView: 404
        case .tooShort, .tooLong, .namesItself, .tooCommon, .noScopes: 422
        }
    }
}

extension TeamRefusal {
    fileprivate var status: Int {
        switch self {
        case .unknownUser, .unknownTeam, .unknownLeave: 404
        case .userExists, .teamExists, .lastAdmin, .leaveOverlaps: 409
        case .reserved: 422
        }
    }
}
