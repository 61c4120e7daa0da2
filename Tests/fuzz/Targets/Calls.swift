import Domain
import Storage
import Workflows

@testable import BorrowedAPI

/// Requests one after the other on a store of their own, parted by blank lines:
///
///     logEvent customer=C-1&as=ann&days=3
///     {"kind": "inquiry"}
///
/// `as` says who asks, `days` how much time has passed, `if` what is expected; a body that is no object is a form.
enum Calls {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        wait { await perform(text) }
    }

    private static func perform(_ text: String) async {
        let store = await Scene.store()
        var now = House.now
        for request in text.split(separator: "\n\n").prefix(12) {
            let halves = request.split(separator: "\n", maxSplits: 1)
            guard let words = halves.first?.split(separator: " ", maxSplits: 1),
                let route = words.first.flatMap({ Routes.route(String($0)) }),
                let pairs = Percent.pairs(words.count > 1 ? words[1] : "")
            else { continue }
            var request = CallRequest(path: [:], body: halves.count > 1 ? Array(halves[1].utf8) : nil)
            var user: UserID?
            var tag: String?
            for (name, value) in pairs {
                switch name {
                case "as": user = UserID(validating: value)
                case "days": now = now + .days(min(4000, Int(value.prefix(4)).map(abs) ?? 0))
                case "if": tag = value
                case _ where route.pathParameters.contains(name): request.path[name] = value
                default: request.query.append((name, value))
                }
            }
            await perform(request, by: route, in: House.session(on: store, at: now, as: user, expecting: tag))
        }
        do throws(RapportError) {
            let report = try await House.session(on: store, at: now).checkStore()
            expect(report.isSound, "what is derived is not what timelines say: \(report.findings)")
        } catch { broken("the store cannot be checked: \(error)") }
    }

    private static func perform(_ request: CallRequest, by route: Route, in session: Session) async {
        do {
            let reply: Reply
            if route.hasBody, let body = request.body, body.first != UInt8(ascii: "{"),
                let fields = Percent.pairs(String(decoding: body, as: UTF8.self)[...])
            {
                let path = request.path.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
                reply = try await route.perform(form: path + fields, in: session)
            } else {
                reply = try await route.perform(request, in: session)
            }
            let again = try route.revive(reply.body)
            expect(again.place == reply.place && again.entity == reply.entity, "\(route.id) is told otherwise again")
        } catch let problem as CallProblem {
            expect(!problem.faults.isEmpty, "\(route.id) is refused for nothing")
            for fault in problem.faults { House.expectWords(fault.phrase, route.id) }
        } catch let error as RapportError {
            House.expectWords(error.phrase, route.id)
            if case .store(let error) = error { broken("\(route.id) breaks on the store: \(error)") }
        } catch { broken("\(route.id) ends in something else: \(error)") }
    }
}
