/// Holidays of Northern Europe; the form is that of ``HolidayTable``.
enum NorthernEuropeHolidays {
    static let se = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Good Friday|240329 250418 260403 270326
        Holy Saturday|240330 250419 260404 270327
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        May Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Squeeze day|240510 250530 260515 270507
        Pentecost Eve|240518 250607 260523 270515
        Pentecost|240519 250608 260524 270516
        National Day|240606 250606 260606 270606
        Midsummer Eve|240621 250620 260619 270625
        Midsummer Day|240622 250621 260620 270626
        All Saints' Day|241102 251101 261031 271106
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        New Year's Eve|241231 251231 261231 271231
        """
    static let dk = """
        New Year's Day|240101 250101 260101 270101
        Maundy Thursday|240328 250417 260402 270325
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        Ascension Day|240509 250529 260514 270506
        Pentecost|240519 250608 260524 270516
        Pentecost Monday|240520 250609 260525 270517
        Constitution Day|240605 250605 260605 270605
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        New Year's Eve|241231 251231 261231 271231
        """
    static let fi = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        May Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Pentecost|240519 250608 260524 270516
        Midsummer Eve|240621 250620 260619 270625
        Midsummer Day|240622 250621 260620 270626
        All Saints' Day|241102 251101 261031 271106
        Independence Day|241206 251206 261206 271206
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        """
    static let no = """
        New Year's Day|240101 250101 260101 270101
        Maundy Thursday|240328 250417 260402 270325
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Constitution Day|240517 250517 260517
        Pentecost|240519 250608 260524 270516
        Pentecost Monday|240520 250609 260525
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        Constitution Day; Pentecost Monday|270517
        """
}
