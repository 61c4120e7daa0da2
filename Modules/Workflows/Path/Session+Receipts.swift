import Domain
import Foundation
import Storage
public import Wording

/// By which name of its sender's a request may be repeated.
public struct ReceiptKey: Hashable, Sendable {
    public let key: String
    /// Of what is asked for, lower-case hexadecimal SHA-256.
    public let digest: String

    public init(key: String, digest: String) {
        self.key = key
        self.digest = digest
    }
}

/// What a write answers, where that is the whole answer: it is kept in the same transaction, so that a request that is sent
/// again gets the same bytes whenever the sender or the program was cut off.
public protocol Answer: Codable, Sendable {}

extension Answer {
    /// The one form of JSON that goes out: members by name, slashes as they are. Equal values are equal bytes.
    ///
    /// - `language`: of what is said in it.
    public func json(in language: Language = .english) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.speak(language)
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}

extension LogReport: Answer {}
extension RetractReport: Answer {}
extension ClaimReport: Answer {}
extension OwnershipReport: Answer {}
extension BatchReport: Answer {}
extension UndoReport: Answer {}
extension PromiseView: Answer {}
extension ObligationView: Answer {}
extension CustomerView: Answer {}
extension UserView: Answer {}
extension TeamView: Answer {}
extension TagView: Answer {}
extension OverrideReport: Answer {}
extension ReviewView: Answer {}
extension DraftView: Answer {}
extension ImportReport: Answer {}
extension AuditView: Answer {}

extension Session {
    /// How long a receipt is kept, days.
    static let receiptDays = 1

    /// - Throws: ``RapportError/replayed(status:body:)`` when the request was answered before,
    ///   ``RapportError/receiptMismatch(key:)`` when something else was asked for by that name.
    func replay(for user: UserID, in transaction: any Transaction) throws {
        guard let receipt, let known = try transaction.receipts.receipt(of: user, key: receipt.key) else { return }
        // What is a day old is as good as gone.
        guard known.at > now + .days(-Self.receiptDays) else { return }
        guard known.digest == receipt.digest else { throw RapportError.receiptMismatch(key: receipt.key) }
        throw RapportError.replayed(status: known.status, body: known.body)
    }

    func keepReceipt<R>(of result: R, for user: UserID, in transaction: any Transaction) throws {
        guard let receipt, let answer = result as? any Answer else { return }
        try keep(receipt, try answer.json(in: language), 200, for: user, in: transaction)
    }

    private func keep(
        _ receipt: ReceiptKey, _ body: [UInt8], _ status: Int, for user: UserID, in transaction: any Transaction
    ) throws {
        // One of the same name that is a day old makes room.
        _ = try transaction.receipts.remove(before: now + .days(-Self.receiptDays))
        guard try transaction.receipts.receipt(of: user, key: receipt.key) == nil else { return }
        try transaction.receipts.append(
            Receipt(user: user, key: receipt.key, digest: receipt.digest, status: status, body: body, at: now))
    }

    /// Keeps the answer to a request that is no single write, such as a dry run; does nothing when it is kept already.
    public func keep(receipt body: [UInt8], status: Int) async throws(RapportError) {
        guard let receipt else { return }
        do {
            try await store.write { transaction in
                let actor = try Authority.actor(user, grant: grant, in: transaction)
                try keep(receipt, body, status, for: actor.user, in: transaction)
            }
        } catch { throw RapportError(error) }
    }

    /// Looks whether the request was answered before; throws what ``replay(for:in:)`` throws.
    public func checkReceipt(for action: Action) async throws(RapportError) {
        guard receipt != nil else { return }
        do {
            try await store.read { transaction in
                let actor = try Authority.actor(user, grant: grant, in: transaction)
                // What may not be asked for is not answered again either.
                try actor.require(action)
                try replay(for: actor.user, in: transaction)
            }
        } catch { throw RapportError(error) }
    }

    /// Refuses who may not ask for `action` at all, before what it is about is looked at.
    public func check(_ action: Action) async throws(RapportError) { try await read(action) { _ in } }

    /// Throws away the receipts that nobody can use any more.
    public func forgetReceipts() async throws(RapportError) {
        do { _ = try await store.write { try $0.receipts.remove(before: now + .days(-Self.receiptDays)) } } catch {
            throw RapportError(error)
        }
    }
}
