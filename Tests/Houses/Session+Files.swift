import Domain
import Exchange
package import Workflows

/// Files that stand in a test.
extension Session {
    package func customers(
        _ csv: String, dryRun: Bool = false, allOrNothing: Bool = false
    ) async throws(RapportError) -> ImportReport {
        try await importFile(
            .importCustomers, name: "customers.csv", digest: "d", dryRun: dryRun, allOrNothing: allOrNothing
        ) {
            context throws(ImportFileError) in
            try ImportRows.customers(ImportSource(name: "customers.csv", bytes: Array(csv.utf8)), context: context)
        }
    }

    package func timeline(
        _ csv: String, dryRun: Bool = false, allOrNothing: Bool = false
    ) async throws(RapportError) -> ImportReport {
        try await importFile(
            .importTimeline, name: "timeline.csv", digest: "d", dryRun: dryRun, allOrNothing: allOrNothing
        ) {
            context throws(ImportFileError) in
            try ImportRows.timeline(ImportSource(name: "timeline.csv", bytes: Array(csv.utf8)), context: context)
        }
    }

    /// A file with a mapping, whose rows may make customers and events.
    package func mapped(_ csv: String, by yaml: String) async throws(RapportError) -> ImportReport {
        try await importFile(.importTimeline, name: "mapped.csv", digest: "d", dryRun: false) {
            context throws(ImportFileError) in
            try ImportRows.mapped(
                ImportSource(name: "mapped.csv", bytes: Array(csv.utf8)), by: try Mapping(yaml: yaml, file: "map.yaml"),
                with: CompanionFiles { _ throws(ImportFileError) in nil }, context: context)
        }
    }
}
