import Domain
import Exchange
import Testing

@Suite struct ExportRowTests {
    private static func text<Row: ExportRow>(_ rows: [Row]) -> String {
        var bytes: [UInt8] = []
        var writer = ExportWriter<Row, Never> { bytes += $0 }
        for row in rows { writer.write(row) }
        writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `labels are written as the format says`() throws {
        let key = try #require(CustomerKey(validating: "A, \"1\""))
        let rfm = CurrentLabel(
            scheme: "rfm", label: "champions", score: 543, since: RowReading.instant("2026-03-01T08:00:00+08:00"))
        let stage = CurrentLabel(
            scheme: "stage", label: "inquiry", score: nil, since: RowReading.instant("2026-03-01T00:00:00.050Z"),
            origin: .override)
        let rows = [
            LabelRow(customer: key, label: rfm, validUntil: RowReading.now, policy: 3),
            LabelRow(customer: key, label: stage, validUntil: nil, policy: 3),
        ]
        #expect(
            Self.text(rows)
                == "customer,scheme,label,score,since,valid_until,origin,policy\r\n"
                + "\"A, \"\"1\"\"\",rfm,champions,543,2026-03-01T00:00:00Z,2026-03-31T04:00:00Z,rule,3\r\n"
                + "\"A, \"\"1\"\"\",stage,inquiry,,2026-03-01T00:00:00.050Z,,override,3\r\n")
    }

    @Test func `what will never happen has an empty instant`() throws {
        let key = try #require(CustomerKey(validating: "A"))
        let label = CurrentLabel(scheme: "hot", label: "normal", score: nil, since: RowReading.now)
        #expect(LabelRow(customer: key, label: label, validUntil: .never, policy: 1).fields[5].isEmpty)
    }

    @Test func `obligations are written as the format says`() throws {
        let key = try #require(CustomerKey(validating: "A"))
        let rows = [
            ObligationRow(
                customer: nil, kind: .reclassify, due: RowReading.now, owner: nil, channel: nil, reason: "period"),
            ObligationRow(
                customer: key, kind: .followUp, due: RowReading.now, owner: UserID(validating: "李, 四"), channel: .email,
                reason: "cadence:grade:A"),
        ]
        #expect(
            Self.text(rows)
                == "customer,kind,due,owner,channel,reason\r\n"
                + ",reclassify,2026-03-31T04:00:00Z,,,period\r\n"
                + "A,follow-up,2026-03-31T04:00:00Z,\"李, 四\",email,cadence:grade:A\r\n")
    }

    @Test func `an export without rows is its header`() {
        #expect(Self.text([ObligationRow]()) == "customer,kind,due,owner,channel,reason\r\n")
    }
}
