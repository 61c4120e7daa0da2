import Foundation

/// Wall and processor time since it was made.
struct Watch {
    private let began = DispatchTime.now().uptimeNanoseconds
    private let spent = clock()

    /// One line of JSON like those of the peers: `s` is wall time, `cpu` that of the whole process, in seconds.
    func report(_ work: String, of count: Int, rep: Int) {
        let wall = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
        let cpu = Double(clock() - spent) / Double(CLOCKS_PER_SEC)
        print(
            "{\"engine\": \"rapport\", \"n\": \(count), \"work\": \"\(work)\", \"s\": \(wall), \"cpu\": \(cpu), "
                + "\"rss_mb\": \(Self.peak), \"rep\": \(rep)}")
    }

    /// The most memory that the process has had, MB; 0 where the system does not tell.
    private static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
    }
}
