import API
import HTTPTypes
import Hummingbird
import NIOCore

/// The pages for people.
struct Pages: Sendable {
    let site: Site

    func add(to router: Router<SiteContext>) {}

    func error(_ problem: Problem, _ request: Request, _ context: SiteContext) -> Response {
        var response = Response.text("\(problem.title)\n\(problem.detail)\n")
        response.status = .init(code: problem.status)
        return response
    }
}
