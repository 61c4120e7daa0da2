import Testing

@testable import Client

@Suite struct AddressTests {
    @Test(arguments: [
        ("https://rapport.example", "https://rapport.example"), ("https://rapport.example/", "https://rapport.example"),
        ("https://10.0.0.7:8443", "https://10.0.0.7:8443"), ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"), ("http://[::1]:80", "http://[::1]:80"),
    ])
    func `an address is kept without its slash`(text: String, base: String) throws {
        #expect(try Address(text).base == base)
    }

    @Test(arguments: [
        "", "rapport.example", "ftp://rapport.example", "https://", "https://a/b", "https://a?x", "https://u@a",
        "https://a:0", "https://a:99999", "https://a:b", "https://[::1", "http://a b", "https://ä.example", "https:///",
    ])
    func `what is no address is refused`(text: String) throws {
        let refused = #expect(throws: ClientError.self) { try Address(text) }
        guard case .notAnAddress(let told)? = refused else {
            return #expect(Bool(false), "\(String(describing: refused))")
        }
        #expect(told == text)
    }

    @Test(arguments: [
        "http://rapport.example", "http://127.evil.example", "http://10.0.0.7:8080", "http://localhost.evil",
    ])
    func `a token never goes in plain text to another machine`(text: String) throws {
        let refused = #expect(throws: ClientError.self) { try Address(text) }
        guard case .unsafe? = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
    }
}
