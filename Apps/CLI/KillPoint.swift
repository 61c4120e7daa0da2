import Foundation
import Workflows

extension Failpoints {
    /// What the environment asks for. A program that is given away asks it nothing.
    static var environment: Failpoints {
        #if DEBUG
            return ProcessInfo.processInfo.environment["RAPPORT_FAILPOINT"].flatMap(KillPoint.init(text:))?.failpoints
                ?? .none
        #else
            return .none
        #endif
    }
}

#if DEBUG
    /// Where on the way of a write the process ends as by `kill -9`, written `pool.claim.inside=kill`.
    private struct KillPoint {
        let action: Action
        let place: Failpoints.Place

        init?(text: String) {
            let parts = text.split(separator: "=")
            guard parts.count == 2, parts[1] == "kill", let dot = parts[0].lastIndex(of: "."),
                let action = Action(rawValue: String(parts[0][..<dot])),
                let place = Failpoints.Place(rawValue: String(parts[0][parts[0].index(after: dot)...]))
            else { return nil }
            self.action = action
            self.place = place
        }

        var failpoints: Failpoints {
            Failpoints(
                pass: { place, action in fall(place, action) }, fall: { action in fall(.inside, action) })
        }

        private func fall(_ place: Failpoints.Place, _ action: Action) {
            guard place == self.place, action == self.action else { return }
            kill(getpid(), SIGKILL)
        }
    }
#endif
