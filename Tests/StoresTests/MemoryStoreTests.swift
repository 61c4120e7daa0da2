import Memory
import StoreConformance
import Testing

@Suite struct MemoryStoreTests {
    @Test(arguments: Clause.all.filter { !$0.isAboutReopening })
    func `a memory store keeps to`(_ clause: Clause) async {
        let violations = await clause.violations { StoreUnderTest(MemoryStore()) }
        #expect(violations.isEmpty)
    }
}
