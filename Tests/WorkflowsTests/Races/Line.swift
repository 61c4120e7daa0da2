import Houses
import Workflows

/// How the transactions of two sides follow each other when both have come to the line.
enum Meeting: String, CaseIterable, Sendable {
    /// The second begins when the first has heard.
    case before
    /// The first is durable and has not heard when the second begins, and ends.
    case between
    /// Both are durable before either hears.
    case after
}

/// One side of a race: what somebody does on the way that the failpoints watch, and what they are told.
typealias Side = @Sendable (Failpoints) async throws -> String

/// Where the sides of a race are held: each stops before and after its transaction until it is let on.
actor Line {
    private struct Spot: Hashable {
        let side: Int
        let place: Failpoints.Place
    }
    private var reached: Set<Spot> = []
    private var opened: Set<Spot> = []
    private var ended: Set<Int> = []
    private var held: [Spot: CheckedContinuation<Void, Never>] = [:]
    private var watchers: [(spot: Spot, CheckedContinuation<Void, Never>)] = []

    /// Runs both to their ends, the transaction of `first` before that of `second`.
    ///
    /// - Returns: what each was told: its own words, or the code of the refusal.
    static func run(_ meeting: Meeting, _ first: @escaping Side, _ second: @escaping Side) async -> [String] {
        let line = Line()
        async let one = line.answer(0, first)
        async let two = line.answer(1, second)
        await line.arrival(of: 0, at: .before)
        await line.arrival(of: 1, at: .before)
        await line.open(0, .before)
        switch meeting {
        case .before:
            await line.open(0, .after)
            await line.end(of: 0)
            await line.open(1, .before)
            await line.open(1, .after)
        case .between:
            await line.arrival(of: 0, at: .after)
            await line.open(1, .before)
            await line.open(1, .after)
            await line.end(of: 1)
            await line.open(0, .after)
        case .after:
            await line.arrival(of: 0, at: .after)
            await line.open(1, .before)
            await line.arrival(of: 1, at: .after)
            await line.open(1, .after)
            await line.end(of: 1)
            await line.open(0, .after)
        }
        return await [one, two]
    }

    nonisolated private func answer(_ side: Int, _ body: @escaping Side) async -> String {
        let points = Failpoints(pass: { place, _ in await self.pass(side, place) })
        let answer = await Races.told(body, points)
        await finish(side)
        return answer
    }

    private func pass(_ side: Int, _ place: Failpoints.Place) async {
        let spot = Spot(side: side, place: place)
        reached.insert(spot)
        wake()
        if !opened.contains(spot) { await withCheckedContinuation { held[spot] = $0 } }
    }

    private func open(_ side: Int, _ place: Failpoints.Place) {
        let spot = Spot(side: side, place: place)
        opened.insert(spot)
        held.removeValue(forKey: spot)?.resume()
    }

    private func finish(_ side: Int) {
        ended.insert(side)
        wake()
    }

    /// Waits until the side stands there, or has ended without coming by: whoever is refused is not told of durability.
    private func arrival(of side: Int, at place: Failpoints.Place) async {
        let spot = Spot(side: side, place: place)
        if !isThere(spot) { await withCheckedContinuation { watchers.append((spot, $0)) } }
    }

    private func end(of side: Int) async {
        let spot = Spot(side: side, place: .inside)
        if !isThere(spot) { await withCheckedContinuation { watchers.append((spot, $0)) } }
    }

    private func isThere(_ spot: Spot) -> Bool { reached.contains(spot) || ended.contains(spot.side) }

    private func wake() {
        let ready = watchers.filter { isThere($0.spot) }
        watchers.removeAll { isThere($0.spot) }
        for (_, waiting) in ready { waiting.resume() }
    }
}
