import Domain
import Workflows

@testable import BorrowedAPI

/// Bodies of requests: JSON, and the calls that it makes. The first byte chooses the call.
enum Bodies {
    static func run(_ input: [UInt8]) {
        let bytes = Array(input.dropFirst())
        let value: Value
        do throws(JSONFault) { value = try JSONParser.parse(bytes) } catch {
            expect((0...bytes.count).contains(error.at), "a fault has no place: \(error)")
            return House.expectWords(error.phrase, "JSON that is refused")
        }
        expectSame(value.json, value)
        guard case .object(let members) = value else { return }
        let decoder = ValueDecoder(members: members, origins: [:])
        calls[Int(input.first ?? 0) % calls.count](decoder)
    }

    private static func expectSame(_ bytes: [UInt8], _ value: Value) {
        do throws(JSONFault) {
            expect(try JSONParser.parse(bytes) == value, "JSON is written as something else")
        } catch { broken("what was written is no JSON: \(error)") }
    }

    private static let calls: [@Sendable (ValueDecoder) -> Void] = [
        { call(AddCustomer.self, $0) }, { call(EditCustomer.self, $0) }, { call(LogEvent.self, $0) },
        { call(FillForm.self, $0) }, { call(MakePromise.self, $0) }, { call(SnoozeObligation.self, $0) },
        { call(RunBatch.self, $0) }, { call(OverrideLabel.self, $0) }, { call(AddUser.self, $0) },
        { call(ChangeUser.self, $0) }, { call(AddLeave.self, $0) }, { call(MakeToken.self, $0) },
        { call(SaveSearch.self, $0) }, { call(ReviewWeek.self, $0) }, { call(MergeTags.self, $0) },
        { call(AddTeam.self, $0) }, { call(ListCustomers.self, $0) }, { call(ReadWorklist.self, $0) },
    ]

    /// A call that was read is written as one that is read as the same.
    private static func call<C: Call>(_ type: C.Type, _ decoder: ValueDecoder) {
        let call: C
        do throws(CallProblem) { call = try decoder.decode(type) } catch {
            expect(!error.faults.isEmpty, "a call is refused for nothing")
            for fault in error.faults { House.expectWords(fault.phrase, "a call that is refused") }
            return
        }
        do {
            let written = try Reply.json(call)
            guard case .object(let members) = try JSONParser.parse(written) else { broken("a call is no object") }
            let again = try ValueDecoder(members: members, origins: [:]).decode(type)
            expect(try Reply.json(again) == written, "a call is written as another")
        } catch { broken("a call that was read is written as none: \(error)") }
    }
}
