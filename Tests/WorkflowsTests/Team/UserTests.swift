import Domain
import Houses
import Testing

@testable import Workflows

struct UserTests {
    @Test(arguments: [UserEdit(role: .manager), UserEdit(isActive: false)])
    func `one administrator is always left`(edit: UserEdit) async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.changeUser(user("admin"), UserEdit(role: .manager))
        let root = house.at(House.start, as: "root")
        let before = try await house.dump()
        #expect(await refusal { try await root.changeUser(user("root"), edit) }?.teamBrief == "last-admin")
        #expect(try await house.dump() == before)
        // One who has left administrates nothing.
        _ = try await root.addUser(user("old"), UserEdit(role: .admin))
        _ = try await root.changeUser(user("old"), UserEdit(isActive: false))
        #expect(await refusal { try await root.changeUser(user("root"), edit) }?.teamBrief == "last-admin")
        _ = try await root.addUser(user("ruth"), UserEdit(role: .admin))
        _ = try await root.changeUser(user("root"), edit)
        let ruth = house.at(House.start, as: "ruth")
        #expect(await refusal { try await ruth.changeUser(user("ruth"), edit) }?.teamBrief == "last-admin")
    }

    @Test func `whoever has left and still owns customers is noticed`() async throws {
        let house = try await House()
        let admin = house.at(House.start)
        _ = try await admin.changeUser(user("ann"), UserEdit(isActive: false))
        let notices = try await admin.checkStore().notices.map { "\($0.customer) \($0.what): \($0.detail.english)" }
        #expect(
            notices == [
                " inactive: ann has left and owns 1 customer; give them out: rapport pool assign --to USER owner:ann"
            ])
        _ = try await admin.batch(.assign(user("amy")), matching: "owner:ann")
        #expect(try await admin.checkStore().notices == [])
    }
}
