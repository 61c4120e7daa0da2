import API
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage
import Wording
import Workflows

/// Answers that are not what was asked for.
struct Answers: Sendable {
    let site: Site

    /// Whatever went wrong, told to whoever asked.
    func answer(to error: any Error, _ request: Request, _ context: SiteContext) async -> Response {
        switch error {
        case Refused.problem(let kind): return await problem(kind, to: request, context)
        case Refused.methods(let methods):
            var response = await problem(.methodNotAllowed, to: request, context)
            response.headers[.allow] = methods.joined(separator: ", ")
            return response
        case Refused.see(let place): return .redirect(to: place, type: .normal)
        case Refused.late(let form):
            do { return try await site.pages.logIn(before: form, request, context) } catch {
                return await answer(to: error, request, context)
            }
        case Refused.unconfirmed(let form):
            do { return try await site.pages.confirm(before: form, request, context) } catch {
                return await answer(to: error, request, context)
            }
        case let error as RapportError: return await refusal(error, to: request, context)
        case let error as CallProblem:
            return await response(Problem(error, wording: Self.wording(for: request, context)), to: request, context)
        case is NIOTooManyBytesError:
            return await problem(.tooLarge(limit: site.settings.bodyLimit), to: request, context)
        default:
            context.logger.error("request failed", metadata: ["error": .string("\(error)")])
            return await problem(.failed, to: request, context)
        }
    }

    func problem(_ kind: Problem.Kind, to request: Request, _ context: SiteContext) async -> Response {
        var response = await response(Problem(kind, wording: Self.wording(for: request, context)), to: request, context)
        switch kind {
        case .unauthenticated: response.headers[.wwwAuthenticate] = "Bearer realm=\"rapport\""
        case .tooMany(let seconds): response.headers[.retryAfter] = String(max(1, seconds))
        case .busy: response.headers[.retryAfter] = "2"
        default: break
        }
        return response
    }

    /// Whoever looks at a page has no command line.
    private static func wording(for request: Request, _ context: SiteContext) -> Wording {
        Wording(context.language, namesCommands: request.wantsJSON)
    }

    private func refusal(_ error: RapportError, to request: Request, _ context: SiteContext) async -> Response {
        if error.status >= 500 {
            context.logger.error(
                "refused", metadata: ["code": .string(error.phrase.code), "error": .string("\(error)")])
        }
        let problem = Problem(error, wording: Self.wording(for: request, context), clock: site.houseClock)
        var response = await response(problem, to: request, context)
        if error.status == 503 { response.headers[.retryAfter] = "5" }
        return response
    }

    private func response(_ problem: Problem, to request: Request, _ context: SiteContext) async -> Response {
        var problem = problem
        problem.request = context.requestID
        guard request.wantsJSON else { return await site.pages.error(problem, request, context) }
        let status = HTTPResponse.Status(code: problem.status)
        do {
            return Response(
                status: status, headers: [.contentType: "application/problem+json"],
                body: .init(byteBuffer: ByteBuffer(bytes: try Reply.json(problem))))
        } catch { return Response(status: status) }
    }
}

extension Response {
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// A page to look at next, whatever the method was.
    static func see(_ place: String) -> Response { .redirect(to: place, type: .normal) }
}
