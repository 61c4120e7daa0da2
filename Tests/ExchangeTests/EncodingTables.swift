/// The bytes of realistic customer tables, made by another converter (Python's codecs), in hexadecimal.
enum EncodedTables {
    static let simplified = """
        客户编号,姓名,公司,国家,电话,备注
        K001,张伟,深圳市华强电子有限公司,中国,+86 755 8888 1234,询价后没有回复
        K002,李娜,上海浦东国际贸易公司,中国,+86 21 5555 0000,“老客户”，每年下单
        K003,王芳,广州白云纺织厂,中国,,的确是新客户

        """
    static let traditional = """
        客戶編號,姓名,公司,國家,電話,備註
        K001,陳小明,台北電子股份有限公司,台灣,+886 2 2345 6789,詢價後沒有回覆
        K002,林美玲,高雄國際貿易公司,台灣,,「老客戶」，每年下單
        K003,黃志強,香港遠東紡織廠,香港,+852 2345 6789,的確是新客戶

        """
    static let western = """
        Nr;Name;Firma;Ort;Umsatz;Notiz
        K001;Jürgen Müller;Groß & Söhne GmbH;Köln;12,50 €;„schläft“ – später anrufen
        K002;François Lefèvre;Société Générale d'Étanchéité;Orléans;3,00 €;rappeler à midi
        K003;José Núñez;Construcción Peñalver;A Coruña;;años

        """

    static let simplifiedGBK = bytes(
        "bfcdbba7b1e0bac52cd0d5c3fb2cb9abcbbe2cb9fabcd22cb5e7bbb02cb1b8d7a20a4b3030312cd5c5ceb02cc9eedbda"
            + "cad0bbaac7bfb5e7d7d3d3d0cfdeb9abcbbe2cd6d0b9fa2c2b383620373535203838383820313233342cd1afbcdbbaf3"
            + "c3bbd3d0bbd8b8b40a4b3030322cc0eec4c82cc9cfbaa3c6d6b6abb9fabccac3b3d2d7b9abcbbe2cd6d0b9fa2c2b3836"
            + "203231203535353520303030302ca1b0c0cfbfcdbba7a1b1a3acc3bfc4eacfc2b5a50a4b3030332ccdf5b7bc2cb9e3d6"
            + "ddb0d7d4c6b7c4d6afb3a72cd6d0b9fa2c2cb5c4c8b7cac7d0c2bfcdbba70a")

    static let traditionalBig5 = bytes(
        "abc8a4e1bd73b8b92ca96da6572ca4bda5712cb0eaae612cb971b8dc2cb3c6b5f90a4b3030312cb3afa470a9fa2ca578"
            + "a55fb971a46caad1a5f7a6b3adada4bda5712ca578c6572c2b3838362032203233343520363738392cb8dfbbf9abe1a8"
            + "53a6b3a65ec2d00a4b3030322caa4cacfcacc22cb0aab6afb0eabbdab654a9f6a4bda5712ca578c6572c2ca175a6d1ab"
            + "c8a4e1a176a141a843a67ea455b3e60a4b3030332cb6c0a7d3b16a2cadbbb4e4bbb7aa46afbcc2b4bc742cadbbb4e42c"
            + "2b383532203233343520363738392caababd54ac4fb773abc8a4e10a")

    static let westernWindows1252 = bytes(
        "4e723b4e616d653b4669726d613b4f72743b556d7361747a3b4e6f74697a0a4b3030313b4afc7267656e204dfc6c6c65"
            + "723b47726fdf20262053f6686e6520476d62483b4bf66c6e3b31322c353020803b847363686ce46674932096207370e4"
            + "74657220616e727566656e0a4b3030323b4672616ee76f6973204c6566e87672653b536f6369e974e92047e96ee97261"
            + "6c65206427c974616e6368e96974e93b4f726ce9616e733b332c303020803b72617070656c657220e0206d6964690a4b"
            + "3030333b4a6f73e9204efaf1657a3b436f6e73747275636369f36e205065f1616c7665723b4120436f7275f1613b3b61"
            + "f16f730a")

    static let simplifiedUTF16LE = bytes(
        "a25b3762167ff7532c00d3590d542c006c51f8532c00fd56b65b2c003575dd8b2c000759e86c0a004b00300030003100"
            + "2c00205f1f4f2c00f16d3357025e4e533a5f3575505b096750966c51f8532c002d4efd562c002b003800360020003700"
            + "3500350020003800380038003800200031003200330034002c00e28bf74e0e54a16c0967de560d590a004b0030003000"
            + "32002c004e671c5a2c000a4e776d666d1c4efd564596388d13666c51f8532c002d4efd562c002b003800360020003200"
            + "310020003500350035003500200030003000300030002c001c200180a25b37621d200cffcf6b745e0b4e55530a004b00"
            + "3000300033002c008b73b3822c007f5ede5d7d76914eba7ec77e82532c002d4efd562c002c0084766e782f66b065a25b"
            + "37620a00")

    static let traditionalUTF16BE = bytes(
        "5ba262367de8865f002c59d3540d002c516c53f8002c570b5bb6002c96fb8a71002c50998a3b000a004b003000300031"
            + "002c96735c0f660e002c53f0531796fb5b5080a14efd67099650516c53f8002c53f07063002c002b0038003800360020"
            + "00320020003200330034003500200036003700380039002c8a6250f95f8c6c92670956de8986000a004b003000300032"
            + "002c67977f8e73b2002c9ad896c4570b969b8cbf6613516c53f8002c53f07063002c002c300c80015ba26236300dff0c"
            + "6bcf5e744e0b55ae000a004b003000300033002c9ec35fd75f37002c99996e2f906067717d217e545ee0002c99996e2f"
            + "002c002b0038003500320020003200330034003500200036003700380039002c768478ba662f65b05ba26236000a")

    /// The bytes that pairs of hexadecimal digits spell.
    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
