import Classification
import Domain
import Houses
import Storage

@testable import Exchange
@testable import Workflows

// A walk over the cases of every error: each case names the next one, so that a new case does not compile before it has
// its place here.

/// Every case, from the first to the one that has no next.
func walk<E>(_ next: (E?) -> E?) -> [E] {
    var all: [E] = []
    while let sample = next(all.last) { all.append(sample) }
    return all
}

private let ann = UserID(validating: "ann") ?? .admin
private let now = Instant(rfc3339: "2026-03-31T09:00:00Z") ?? .unset
private let position = Position(line: 3, column: 5)

func next(after error: RapportError?) -> RapportError? {
    switch error {
    case nil: .store(.readOnly)
    case .store: .policy(source: "p.yaml", issues: [PolicyIssue(.missing, at: position, path: "a.b", "needs a value")])
    case .policy: .policyNotInForce(source: "p.yaml", version: 7)
    case .policyNotInForce: .currenciesInUse([.cny])
    case .currenciesInUse: .clockBehind(now: now, processedTo: now + .days(1))
    case .clockBehind: .unknownCustomer("K1")
    case .unknownCustomer: CustomerKey(validating: "K2").map { .customerExists($0) }
    case .customerExists(let key, let isSeen):
        isSeen ? .customerExists(key, isSeen: false) : .unknownUser(ann)
    case .unknownUser: .inactiveUser(ann)
    case .inactiveUser: .unknownScheme("shape", known: [SchemeID("stage"), SchemeID("grade")])
    case .unknownScheme: .notAllowed(user: ann, action: .adoptPolicy, needs: [.admin], relation: .other)
    case .notAllowed(_, _, _, _, let person):
        person == nil
            ? .notAllowed(
                user: ann, action: .setLeave, needs: [.manager, .admin], relation: .other,
                person: UserID(validating: "bo"))
            : .pool(.tooManyLocks(ann, count: 21, limit: 20))
    case .pool: .override(.unknownLabel("Z", scheme: "grade", known: ["A"]))
    case .override: .agenda(.warningStands)
    case .agenda:
        CustomerKey(validating: "K3").map { .retraction(.unknown($0, entry: 9)) }
    case .retraction: .batch(.unknown(5))
    case .batch: .team(.lastAdmin(ann))
    case .team: .file(.csv(file: "f.csv", .empty))
    case .file: .rowsRefused(ImportReport())
    case .rowsRefused: .invalid(.time, value: "soon")
    case .invalid: .refused(.unknownOrder(ref: "o3"))
    case .refused: .query(QueryError(position: 4, found: "x", expected: [.word("y")]))
    case .query: .outOfScope(action: .export, needs: .export)
    case .outOfScope: .passwordNeeded(action: .manageUsers)
    case .passwordNeeded: .receiptMismatch(key: "k1")
    case .receiptMismatch: .replayed(status: 200, body: [])
    case .replayed: .stale(expected: "v3", found: "v4")
    case .stale: .account(.unknownView("mine"))
    case .account: .busy
    case .busy: .nothingToCalibrate
    case .nothingToCalibrate: nil
    }
}

func next(after error: StorageError?) -> StorageError? {
    switch error {
    case nil: .readOnly
    case .readOnly: .unreachable(place: "a.sqlite", reason: "no right")
    case .unreachable: .missing(place: "b.sqlite")
    case .missing: .notAnAddress("c.sqlite")
    case .notAnAddress: .notAStore(place: "d.sqlite")
    case .notAStore: .tooNew(place: "e.sqlite", schema: 9)
    case .tooNew: .held(place: "f.sqlite", by: "17 rapport")
    case .held: .full(place: "g.sqlite")
    case .full: .notWritable(place: "h.sqlite")
    case .notWritable: .occupied(place: "i.sqlite")
    case .occupied: .duplicate("customers.key")
    case .duplicate: .corrupt("labels.scheme")
    case .corrupt: .closing
    case .closing: .failed("disk I/O error")
    case .failed, .aborted: nil
    }
}

func next(after refusal: EventRefusal?) -> EventRefusal? {
    switch refusal {
    case nil: .conflict(kind: .order, ref: "o1", fields: ["at", "amount"])
    case .conflict: .unknownOrder(ref: "o2")
    case .unknownOrder: .noOpenOrder(kind: .orderCompleted)
    case .noOpenOrder: .missing(kind: .contact, columns: ["channel", "direction"])
    case .missing: .inFuture(at: now + .days(1), now: now)
    case .inFuture: .noRate(.cny)
    case .noRate: nil
    }
}

func next(after error: ImportFileError?) -> ImportFileError? {
    switch error {
    case nil: .unreadable(file: "a.csv", reason: Phrase(verbatim: "no right"))
    case .unreadable: .csv(file: "b.csv", .sourceFailed(reason: "no disk"))
    case .csv: .missingColumns(file: "c.csv", missing: ["key", "name"], found: ["colour"])
    case .missingColumns: .unknownColumns(file: "d.csv", unknown: ["colour"], known: ["key"])
    case .unknownColumns:
        .mapping(
            file: "m.yaml",
            issues: [
                MappingIssue(line: 2, column: 4, path: "a.b", Phrase("mapping-not-single")),
                MappingIssue(line: 3, column: 1, path: "", Phrase("mapping-empty")),
            ])
    case .mapping:
        .ambiguousDates(file: "e.csv", column: "day", row: 8, value: "4/5/2026", readings: ["dmy", "mdy"])
    case .ambiguousDates:
        .contradictoryDates(file: "f.csv", column: "day", dayFirst: "13/4/2026", monthFirst: "4/13/2026")
    case .contradictoryDates: .columnsNotTaken(file: "g.csv", fields: ["key", "name"])
    case .columnsNotTaken: .columnTwice(file: "h.csv", field: "country", columns: ["Land", "Staat"])
    case .columnTwice: nil
    }
}

func next(after error: CSVError?) -> CSVError? {
    switch error {
    case nil: .empty
    case .empty: .emptyColumnName(column: 3, line: 2)
    case .emptyColumnName: .duplicateColumnName(name: "key", first: 1, second: 4, line: 2)
    case .duplicateColumnName:
        .malformedHeader(CSVRowError(row: 1, line: 2, lastLine: 3, problem: .nulByte(column: 4)))
    case .malformedHeader:
        .ambiguousDelimiter([
            CSVDelimiterReading(delimiter: .comma, columns: ["a", "b"], agreeingRows: 1, sampledRows: 1),
            CSVDelimiterReading(delimiter: .pipe, columns: ["c", "d"], agreeingRows: 1, sampledRows: 1),
        ])
    case .ambiguousDelimiter: .encoding(.undetected)
    case .encoding: .sourceFailed(reason: "no disk")
    case .sourceFailed: nil
    }
}

func next(after problem: CSVRowProblem?) -> CSVRowProblem? {
    switch problem {
    case nil: .tooFewFields(found: 2, expected: 3)
    case .tooFewFields: .tooManyFields(found: 4, expected: 3)
    case .tooManyFields: .tooManyColumns(limit: 256)
    case .tooManyColumns: .textAfterQuote(column: 2, quoteLine: 5)
    case .textAfterQuote: .quoteInUnquotedField(column: 2)
    case .quoteInUnquotedField: .unterminatedQuote(column: 2, quoteLine: 5)
    case .unterminatedQuote: .fieldTooLong(column: 2, limit: 65_536, quoteLine: 5)
    case .fieldTooLong(_, _, _?): .fieldTooLong(column: 2, limit: 65_536, quoteLine: nil)
    case .fieldTooLong(_, _, nil): .nulByte(column: 2)
    case .nulByte: nil
    }
}

func next(after error: EncodingError?) -> EncodingError? {
    switch error {
    case nil: .unknownEncoding(name: "klingon")
    case .unknownEncoding: .undetected
    case .undetected: .notText(.zip)
    case .notText: .unsupported(name: "utf-32")
    case .unsupported: .invalidBytes(encoding: .gb18030, offset: 12, line: 3)
    case .invalidBytes: .converterMissing(.big5)
    case .converterMissing: nil
    }
}

func next(after input: RapportError.Input?) -> RapportError.Input? {
    switch input {
    case nil: .time
    case .time: .currency
    case .currency: .country
    case .country: .timeZone
    case .timeZone: .kind
    case .kind: .colour
    case .colour: .anchor
    case .anchor: .change
    case .change: .when
    case .when: .field("country", Phrase("invalid-country", ["value": "Germany"]))
    case .field: .parameter("limit", Phrase("call-range", ["low": 1, "high": 9]))
    case .parameter: .amount(.cny)
    case .amount: nil
    }
}

func next(after word: QueryError.Expected?) -> QueryError.Expected? {
    switch word {
    case nil: .word("7d")
    case .word: .value
    case .value: .valueAfter(field: "stage")
    case .valueAfter: .wholeNumber
    case .wholeNumber: .amount
    case .amount: .oneLabel
    case .oneLabel: .user
    case .user: .closingQuote
    case .closingQuote: .atMost(words: 100)
    case .atMost: .shorterList(limit: 1000)
    case .shorterList: nil
    }
}
