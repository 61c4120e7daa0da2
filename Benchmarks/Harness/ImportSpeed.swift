import Assembly
import Domain
import Foundation
import Storage
import Taking
import Workflows

/// P5, P6 and P2 of the goals: how long `customers.csv`, `timeline.csv` and, on the next day, `tick.csv` of a folder
/// (FORMATS.md) take from the file to the disk, with labels and obligations at the end and all that time changes before.
/// Files that are not there are left out, so that a copy of a store that has the first two can be used for the third.
struct ImportSpeed {
    let folder: URL
    let store: String

    /// The end of the last day that the generated data tell of.
    private static let now = Instant(milliseconds: 20_544 * 86_400_000 - 1)

    func run() async throws {
        let composition = Assembly.make()
        let store = try await composition.openStore(store, creating: true)
        for (work, action, file, now) in [
            ("P5", Action.importCustomers, "customers.csv", Self.now),
            ("P6", .importTimeline, "timeline.csv", Self.now),
            ("P2", .importTimeline, "tick.csv", Self.now + .days(3)),
        ] {
            let path = folder.appending(path: file)
            guard FileManager.default.fileExists(atPath: path.path) else { continue }
            if work == "P2" {
                // On the first days those leave who were forgotten for years.
                let processed = try await store.read { try $0.changes.processedTo() }
                for day in 1...2 where processed < Self.now + .days(day) {
                    var series = Series()
                    try await series.addOne {
                        try await composition.session(on: store, at: Self.now + .days(day)).processTime().examined
                    }
                    series.report(engine: "rapport \(self.store.prefix { $0 != ":" })", work: "day \(day)", beside: nil)
                }
            }
            let bytes = Array(try Data(contentsOf: path))
            var series = Series()
            try await series.addOne { try await composition.take(bytes, action, named: file, into: store, at: now) }
            series.report(engine: "rapport \(self.store.prefix { $0 != ":" })", work: work, beside: nil)
        }
        try await store.close()
    }
}
