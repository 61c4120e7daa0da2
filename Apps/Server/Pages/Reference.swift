import API
import Domain
import Hummingbird
import Web

/// The interface as a page. It is the same for everybody, and so made once.
struct Reference: Sendable {
    private let page: ReferencePage

    init(_ document: Value) {
        let outline = Outline(document)
        page = ReferencePage(
            introduction: outline.introduction,
            operations: outline.operations.map { one in
                ReferencePage.Operation(
                    id: one.id, method: one.method, path: one.path, summary: one.summary, tag: one.tag,
                    scope: one.scope,
                    takes: one.takes.map(Self.field), media: one.media, gives: one.gives.map(Self.field),
                    refusals: one.refusals)
            },
            objects: outline.objects.map { ($0.name, $0.members.map(Self.field)) })
    }

    func add(to router: Router<SiteContext>, _ pages: Pages) {
        router.get("/api") { request, context in
            let session =
                context.principal.user == nil
                ? nil
                : try pages.site.session(of: context.principal, at: context.now, request: context.requestID)
            return try await pages.render(page, session, request.place, context)
        }
    }

    private static func field(_ field: Outline.Field) -> ReferencePage.Field {
        ReferencePage.Field(
            name: field.name, place: field.place, type: field.type, object: field.object, isRequired: field.isRequired,
            text: field.text)
    }
}
