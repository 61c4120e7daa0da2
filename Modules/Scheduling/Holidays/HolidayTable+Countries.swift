extension HolidayTable {
    /// The countries that have a table, by code.
    public static let countries = [
        "AE", "AR", "AU", "BR", "CA", "CL", "CN", "DE", "EG", "ES", "FR", "GB", "HK", "ID", "IL", "IN",
        "IT", "JP", "KR", "MX", "MY", "NG", "NL", "NZ", "PH", "PL", "RU", "SA", "SE", "SG", "TH", "TR",
        "TW", "US", "VN", "ZA",
    ]

    static func text(of country: String) -> String? {
        switch country {
        case "CN": EastAsiaHolidays.cn
        case "HK": EastAsiaHolidays.hk
        case "TW": EastAsiaHolidays.tw
        case "JP": EastAsiaHolidays.jp
        case "KR": EastAsiaHolidays.kr
        case "SG": SouthAsiaHolidays.sg
        case "MY": SouthAsiaHolidays.my
        case "TH": SouthAsiaHolidays.th
        case "VN": SouthAsiaHolidays.vn
        case "ID": SouthAsiaHolidays.id
        case "PH": SouthAsiaHolidays.ph
        case "IN": SouthAsiaHolidays.`in`
        case "AE": MiddleEastHolidays.ae
        case "SA": MiddleEastHolidays.sa
        case "TR": MiddleEastHolidays.tr
        case "IL": MiddleEastHolidays.il
        case "DE": EuropeHolidays.de
        case "FR": EuropeHolidays.fr
        case "GB": EuropeHolidays.gb
        case "IT": EuropeHolidays.it
        case "ES": EuropeHolidays.es
        case "NL": EuropeHolidays.nl
        case "PL": EuropeHolidays.pl
        case "SE": EuropeHolidays.se
        case "RU": EuropeHolidays.ru
        case "US": AmericasHolidays.us
        case "CA": AmericasHolidays.ca
        case "MX": AmericasHolidays.mx
        case "BR": AmericasHolidays.br
        case "AR": AmericasHolidays.ar
        case "CL": AmericasHolidays.cl
        case "AU": OceaniaAndAfricaHolidays.au
        case "NZ": OceaniaAndAfricaHolidays.nz
        case "ZA": OceaniaAndAfricaHolidays.za
        case "NG": OceaniaAndAfricaHolidays.ng
        case "EG": OceaniaAndAfricaHolidays.eg
        default: nil
        }
    }
}
