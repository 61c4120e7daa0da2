import Testing

@testable import API

struct JSONParserTests {
    private func parse(_ text: String) throws -> Value { try JSONParser.parse(Array(text.utf8)) }

    @Test(
        arguments: [
            ("null", Value.null), ("true", .bool(true)), (" [ ] ", .array([])), ("{}", .object([:])),
            ("-0.5e+10", .number("-0.5e+10")), ("\"a\\u00e9\\n\\ud83d\\ude00/\\/\"", .string("aé\n😀//")),
            ("{\"a\":[1,{\"b\":false}]}", .object(["a": .array([.number("1"), .object(["b": .bool(false)])])])),
        ] as [(String, Value)]) func `JSON is read as RFC 8259 has it`(text: String, value: Value) throws
    {
        #expect(try parse(text) == value)
    }

    @Test(
        arguments: [
            ("", JSONFault.Kind.end), ("{", .end), ("[1,", .end), ("\"a", .end), ("\"\\u12", .end),
            ("{\"a\":1,\"a\":2}", .twice("a")), ("{\"\\u0061\":1,\"a\":2}", .twice("a")),
            ("1 2", .trailing), ("\u{FEFF}{}", .unexpected), ("{\"a\":1,}", .unexpected), ("[1,]", .unexpected),
            ("01", .trailing), ("+1", .unexpected), (".5", .unexpected), ("1.", .end), ("NaN", .unexpected),
            ("'a'", .unexpected), ("\"\u{1}\"", .control), ("\"\\ud800\"", .encoding),
            ("\"\\ud800\\u0041\"", .encoding), ("\"\\udc00\"", .encoding), ("tru", .unexpected),
            ("\"\\x\"", .unexpected),
        ] as [(String, JSONFault.Kind)]) func `what is no JSON is told with its place`(
            text: String, kind: JSONFault.Kind
        )
    {
        #expect(throws: JSONFault.self) { try parse(text) }
        do throws(JSONFault) { _ = try JSONParser.parse(Array(text.utf8)) } catch { #expect(error.kind == kind) }
    }

    @Test func `levels have an end`() throws {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        _ = try parse(deep)
        #expect(throws: JSONFault(kind: .deep, at: 32)) { try parse("[" + deep + "]") }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: JSONFault(kind: .encoding, at: 3)) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    }

    @Test func `what was read is written as it was`() throws {
        let text = #"{"a":[1,true,null,"q\"\\\u0001"],"b":{"c":"é"}}"#
        #expect(String(decoding: try parse(text).json, as: UTF8.self) == text)
    }
}
