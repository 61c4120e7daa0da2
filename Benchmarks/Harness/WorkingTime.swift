import Domain
import Scheduling

/// P7 of the goals: nanoseconds for working days and working time, each asked of many pairs that are made up ahead.
struct WorkingTime {
    let calendar: WorkingCalendar
    private static let count = 1_000_000

    func run(reps: Int) {
        let days = (0..<Self.count).map { Day(number: Int32(19_700 + $0 &* 7_919 % 1_200)) }
        let steps = (0..<Self.count).map { $0 &* 104_729 % 60 }
        let instants = days.enumerated().map {
            calendar.zone.start(of: $1) + Span(milliseconds: Int64($0 &* 15_485_863 % 86_400_000))
        }
        var sum = 0
        for rep in 0..<reps {
            time("W7.days", rep) { sum &+= calendar.workingDay(steps[$0], after: days[$0]) - days[$0] }
            // On Monday and Friday nothing is sent.
            time("W7.quiet", rep) { index in
                var day = calendar.workingDay(steps[index], after: days[index])
                while day.weekday.index % 4 == 0 { day = calendar.workingDay(1, after: day) }
                sum &+= day - days[index]
            }
            time("W7.closing", rep) {
                sum &+= Int(calendar.closing(ofWorkingDay: steps[$0], after: instants[$0]).milliseconds)
            }
            time("W7.elapsed", rep) {
                sum &+= Int(
                    calendar.elapsedWorking(from: instants[$0], to: instants[Self.count - 1 - $0]).milliseconds)
            }
            time("W7.add", rep) {
                sum &+= Int(calendar.adding(working: .minutes(steps[$0] * 60), to: instants[$0]).milliseconds)
            }
        }
        if sum == 0 { print("{\"work\": \"W7\", \"sum\": 0}") }
    }

    private func time(_ work: String, _ rep: Int, _ body: (Int) -> Void) {
        let watch = Watch()
        for index in 0..<Self.count { body(index) }
        watch.report(work, of: Self.count, rep: rep)
    }
}
