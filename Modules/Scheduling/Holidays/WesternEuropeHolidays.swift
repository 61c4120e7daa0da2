/// Holidays of Western Europe; the form is that of ``HolidayTable``.
enum WesternEuropeHolidays {
    static let de = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Pentecost Monday|240520 250609 260525 270517
        German Unity Day|241003 251003 261003 271003
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        """
    static let fr = """
        New Year's Day|240101 250101 260101 270101
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Victory Day|240508 250508 260508 270508
        Ascension Day|240509 250529 260514 270506
        Pentecost Monday|240520 250609 260525 270517
        National Day|240714 250714 260714 270714
        Assumption Day|240815 250815 260815 270815
        All Saints' Day|241101 251101 261101 271101
        Armistice Day|241111 251111 261111 271111
        Christmas Day|241225 251225 261225 271225
        """
    static let gb = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        May Day|240506 250505 260504 270503
        Spring Bank Holiday|240527 250526 260525 270531
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        Boxing Day (observed)|261228 271228
        Christmas Day (observed)|271227
        """
    static let nl = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        King's Day|240427 250426 260427 270427
        Liberation Day|240505 250505 260505 270505
        Ascension Day|240509 250529 260514 270506
        Pentecost|240519 250608 260524 270516
        Pentecost Monday|240520 250609 260525 270517
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        """
    static let at = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Pentecost Monday|240520 250609 260525 270517
        Corpus Christi|240530 250619 260604 270527
        Assumption Day|240815 250815 260815 270815
        National Day|241026 251026 261026 271026
        All Saints' Day|241101 251101 261101 271101
        Immaculate Conception|241208 251208 261208 271208
        Christmas Day|241225 251225 261225 271225
        Saint Stephen's Day|241226 251226 261226 271226
        """
    static let be = """
        New Year's Day|240101 250101 260101 270101
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Pentecost|240519 250608 260524 270516
        Pentecost Monday|240520 250609 260525 270517
        National Day|240721 250721 260721 270721
        Assumption Day|240815 250815 260815 270815
        All Saints' Day|241101 251101 261101 271101
        Armistice Day|241111 251111 261111 271111
        Christmas Day|241225 251225 261225 271225
        """
    static let ch = """
        New Year's Day|240101 250101 260101 270101
        Ascension Day|240509 250529 260514 270506
        National Day|240801 250801 260801 270801
        Christmas Day|241225 251225 261225 271225
        """
    static let ie = """
        New Year's Day|240101 250101 260101 270101
        Saint Brigid's Day|240205 250203 260202 270201
        Saint Patrick's Day|240317 250317 260317 270317
        Easter Monday|240401 250421 260406 270329
        May Day|240506 250505 260504 270503
        June Bank Holiday|240603 250602 260601 270607
        August Bank Holiday|240805 250804 260803 270802
        October Bank Holiday|241028 251027 261026 271025
        Christmas Day|241225 251225 261225 271225
        Saint Stephen's Day|241226 251226 261226 271226
        """
}
