/// How far the numbers of calls may go: what a call checks is what its document says.
public enum Bounds {
    /// Entries of one page, where pages follow each other.
    public static let page = 1...1000
    /// Entries of a list that comes at once.
    public static let list = 1...10_000
    /// The latest entries of a timeline beside a customer.
    public static let events = 0...10_000
    /// Days ahead.
    public static let days = 0...366
    /// Days of a week to look through.
    public static let week = 1...366
    /// Days of a team's workload.
    public static let workload = 1...60
    /// Days back of what was promised and kept.
    public static let record = 1...366
}
