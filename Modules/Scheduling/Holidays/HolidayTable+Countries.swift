extension HolidayTable {
    /// The countries that have a table, by code.
    public static let countries = [
        "AE", "AR", "AT", "AU", "BD", "BE", "BR", "CA", "CH", "CL", "CN", "CO", "CZ", "DE", "DK", "EG",
        "ES", "FI", "FR", "GB", "GR", "HK", "HU", "ID", "IE", "IL", "IN", "IT", "JP", "KE", "KR", "KZ",
        "LK", "MA", "MX", "MY", "NG", "NL", "NO", "NZ", "PE", "PH", "PK", "PL", "PT", "RO", "RU", "SA",
        "SE", "SG", "TH", "TR", "TW", "UA", "US", "VN", "ZA",
    ]

    static func text(of country: String) -> String? {
        switch country {
        case "CN": EastAsiaHolidays.cn
        case "HK": EastAsiaHolidays.hk
        case "TW": EastAsiaHolidays.tw
        case "JP": EastAsiaHolidays.jp
        case "KR": EastAsiaHolidays.kr
        case "SG": SoutheastAsiaHolidays.sg
        case "MY": SoutheastAsiaHolidays.my
        case "TH": SoutheastAsiaHolidays.th
        case "VN": SoutheastAsiaHolidays.vn
        case "ID": SoutheastAsiaHolidays.id
        case "PH": SoutheastAsiaHolidays.ph
        case "IN": SouthAndCentralAsiaHolidays.`in`
        case "BD": SouthAndCentralAsiaHolidays.bd
        case "PK": SouthAndCentralAsiaHolidays.pk
        case "LK": SouthAndCentralAsiaHolidays.lk
        case "KZ": SouthAndCentralAsiaHolidays.kz
        case "AE": MiddleEastHolidays.ae
        case "SA": MiddleEastHolidays.sa
        case "TR": MiddleEastHolidays.tr
        case "IL": MiddleEastHolidays.il
        case "DE": WesternEuropeHolidays.de
        case "FR": WesternEuropeHolidays.fr
        case "GB": WesternEuropeHolidays.gb
        case "NL": WesternEuropeHolidays.nl
        case "AT": WesternEuropeHolidays.at
        case "BE": WesternEuropeHolidays.be
        case "CH": WesternEuropeHolidays.ch
        case "IE": WesternEuropeHolidays.ie
        case "SE": NorthernEuropeHolidays.se
        case "DK": NorthernEuropeHolidays.dk
        case "FI": NorthernEuropeHolidays.fi
        case "NO": NorthernEuropeHolidays.no
        case "IT": SouthernEuropeHolidays.it
        case "ES": SouthernEuropeHolidays.es
        case "GR": SouthernEuropeHolidays.gr
        case "PT": SouthernEuropeHolidays.pt
        case "PL": EasternEuropeHolidays.pl
        case "RU": EasternEuropeHolidays.ru
        case "CZ": EasternEuropeHolidays.cz
        case "HU": EasternEuropeHolidays.hu
        case "RO": EasternEuropeHolidays.ro
        case "UA": EasternEuropeHolidays.ua
        case "US": AmericasHolidays.us
        case "CA": AmericasHolidays.ca
        case "MX": AmericasHolidays.mx
        case "BR": AmericasHolidays.br
        case "AR": AmericasHolidays.ar
        case "CL": AmericasHolidays.cl
        case "CO": AmericasHolidays.co
        case "PE": AmericasHolidays.pe
        case "AU": OceaniaAndAfricaHolidays.au
        case "NZ": OceaniaAndAfricaHolidays.nz
        case "ZA": OceaniaAndAfricaHolidays.za
        case "NG": OceaniaAndAfricaHolidays.ng
        case "EG": OceaniaAndAfricaHolidays.eg
        case "KE": OceaniaAndAfricaHolidays.ke
        case "MA": OceaniaAndAfricaHolidays.ma
        default: nil
        }
    }
}
