import Foundation

/// Where the sample is written as files.
struct DemoFolder {
    let path: String

    /// Makes the folder when there is none; a file of the same name is not written over.
    func write(_ sample: DemoSample) throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let files = [("customers.csv", sample.customers), ("timeline.csv", sample.timeline)]
        for (name, _) in files where FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) {
            throw Failure(.notWritable, "demo-file-exists", ["path": "\(path)/\(name)"])
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, text) in files {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
            }
        } catch {
            let code = (error as? CocoaError)?.code == .fileWriteOutOfSpace ? Failure.Code.disk : .notWritable
            throw Failure(code, "demo-not-written", ["path": path, "reason": error.localizedDescription])
        }
    }
}
