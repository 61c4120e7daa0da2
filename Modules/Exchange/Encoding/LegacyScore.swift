/// How well bytes read in the encodings that a mark or a rule cannot tell apart.
///
/// A score is the mean weight of the characters beyond ASCII: 3 for one of the commonest of customer tables, about 1
/// for an ordinary one, less for a rare one, −5 for bytes that are none; 0 when there are no such characters. The
/// character at the sample's end may be cut and is left out.
enum LegacyScore {
    /// Characters that are frequent in Chinese texts, in tables of customers and in people's names, in both scripts.
    private static let simplified =
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可公司限技科贸易北京海深圳广州"
        + "王李张刘陈小电话姓名客户邮件备注厂业产品市省区路号先女士总经理付款订单询价样"
        + "赵钱孙周吴郑冯褚卫蒋沈韩杨朱秦许何吕孔曹严金魏陶姜谢邹苏潘范彭鲁韦马方俞任袁柳史唐薛雷罗郝安常康伍余顾孟黄萧尹姚邵汪祁毛贝"
        + "明伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英华玉萍红建文志国梅兰春林峰宇浩佳欣怡婷雪琳慧俊凯鹏飞波斌辉晓东海龙永新美"
    private static let traditional =
        "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可公司限技科貿易北京海深圳廣州"
        + "王李張劉陳小電話姓名客戶郵件備註廠業產品市省區路號先女士總經理付款訂單詢價樣台灣新"
        + "趙錢孫周吳鄭馮褚衛蔣沈韓楊朱秦許何呂孔曹嚴金魏陶姜謝鄒蘇潘范彭魯韋馬方俞任袁柳史唐薛雷羅郝安常康伍余顧孟黃蕭尹姚邵汪祁毛貝"
        + "明偉芳娜敏靜麗強磊軍洋勇艷傑娟濤超秀霞平剛桂英華玉萍紅建文志國梅蘭春林峰宇浩佳欣怡婷雪琳慧俊凱鵬飛波斌輝曉東海龍永新美"
    private static let commonGB18030 = codes(of: simplified, in: .gb18030)
    private static let commonBig5 = codes(of: traditional, in: .big5)

    /// The two-byte codes of characters; empty when the machine has no converter, which costs accuracy only.
    private static func codes(of text: String, in encoding: TextEncoding) -> Set<UInt16> {
        guard let converter = IconvConverter(from: "UTF-8", to: encoding.converterName),
            let bytes = try? converter.convert(text.utf8)
        else { return [] }
        return Set(stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) })
    }

    /// The score as GB18030.
    static func gb18030(_ bytes: [UInt8]) -> Double {
        meanWeight(bytes) { lead, trail, rest in
            // 0x80 is the euro sign of Windows, 0xFF is nothing.
            guard 0x81...0xFE ~= lead else { return (lead == 0x80 ? 0 : -5, 1) }
            switch trail {
            case 0x30...0x39:
                let isWhole = rest.count >= 2
                guard isWhole, rest.first.map({ 0x81...0xFE ~= $0 }) ?? false, 0x30...0x39 ~= rest[rest.startIndex + 1]
                else { return isWhole ? (-5, 1) : (0, 2) }
                return (-0.2, 4)
            case 0x40...0x7E, 0x80...0xFE:
                return (weightGB18030(lead, trail), 2)
            default:
                return (-5, 1)
            }
        }
    }

    private static func weightGB18030(_ lead: UInt8, _ trail: UInt8) -> Double {
        if commonGB18030.contains(UInt16(lead) << 8 | UInt16(trail)) { return 3 }
        guard trail >= 0xA1 else {
            // The characters that GBK added, or places for private use.
            return 0xA2...0xA7 ~= lead ? -2 : -0.5
        }
        switch lead {
        case 0xA1...0xA3: return 0.5  // punctuation, full-width letters and digits
        case 0xB0...0xD7: return 1  // the 3,755 common characters
        case 0xD8...0xF7: return 0.2  // the 3,008 rarer ones
        case 0xA4...0xA9: return -0.5  // kana, Greek, Cyrillic, lines
        case 0xAA...0xAF, 0xF8...0xFE: return -2  // private use
        default: return -0.5
        }
    }

    /// The score as Big5.
    static func big5(_ bytes: [UInt8]) -> Double {
        meanWeight(bytes) { lead, trail, _ in
            guard 0xA1...0xF9 ~= lead, 0x40...0x7E ~= trail || 0xA1...0xFE ~= trail else { return (-5, 1) }
            return (weightBig5(lead, trail), 2)
        }
    }

    private static func weightBig5(_ lead: UInt8, _ trail: UInt8) -> Double {
        let code = UInt16(lead) << 8 | UInt16(trail)
        if commonBig5.contains(code) { return 3 }
        switch code {
        case 0xA140...0xA3FE: return 0.5  // punctuation, full-width letters and digits
        case 0xA440...0xC67E: return 1  // the 5,401 common characters
        case 0xC940...0xF9D5: return 0.2  // the 7,652 rarer ones
        default: return -1  // extensions of vendors
        }
    }

    /// The score as Windows-1252.
    static func windows1252(_ bytes: [UInt8]) -> Double {
        meanWeight(bytes, lookingBack: true) { byte, next, previous in
            let isAlone = next < 0x80 && (previous.last ?? 0) < 0x80
            let besideLetter = isLetter(next) || isLetter(previous.last ?? 0)
            switch byte {
            case 0x81, 0x8D, 0x8F, 0x90, 0x9D:
                return (-5, 1)
            case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F:
                return (isAlone ? (besideLetter ? 1.2 : 0.3) : -0.3, 1)
            case 0x80, 0x85, 0x91...0x97, 0x99, 0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAA, 0xAB, 0xAE, 0xB0, 0xB2, 0xB4, 0xB7,
                0xBA, 0xBB, 0xBF:
                return (isAlone ? 0.5 : -1, 1)
            default:
                return (isAlone ? -0.3 : -1, 1)
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }

    /// The mean of what `weigh` says of each character beyond ASCII.
    ///
    /// - Parameters:
    ///   - bytes: the sample.
    ///   - lookingBack: true to give `weigh` the bytes before the character, false for those after its second byte.
    ///   - weigh: takes a character's first byte, the byte after it and some bytes around; gives weight and length.
    /// - Returns: the mean weight; 0 without such characters.
    private static func meanWeight(
        _ bytes: [UInt8],
        lookingBack: Bool = false,
        _ weigh: (UInt8, UInt8, ArraySlice<UInt8>) -> (weight: Double, length: Int)
    ) -> Double {
        var sum = 0.0
        var count = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let isLast = index + 1 == bytes.count
            if isLast, !lookingBack { break }
            let around = lookingBack ? bytes[..<index] : bytes[min(index + 2, bytes.count)...]
            let (weight, length) = weigh(bytes[index], isLast ? 0 : bytes[index + 1], around)
            sum += weight
            count += 1
            index += length
        }
        return count == 0 ? 0 : sum / Double(count)
    }
}
