/// Holidays of Southern Europe; the form is that of ``HolidayTable``.
enum SouthernEuropeHolidays {
    static let it = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        Liberation Day|240425 250425 260425 270425
        Labor Day|240501 250501 260501 270501
        Republic Day|240602 250602 260602 270602
        Assumption Of Mary Day|240815 250815 260815 270815
        All Saints' Day|241101 251101 271101
        National Unity Day|241103 251102 271107
        Immaculate Conception|241208 251208 261208 271208
        Christmas Day|241225 251225 261225 271225
        Saint Stephen's Day|241226 251226 261226 271226
        Saint Francis of Assisi, Patron Saint of Italy|261004 271004
        All Saints' Day; National Unity Day|261101
        """
    static let es = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Good Friday|240329 250418 260403 270326
        Labor Day|240501 250501 260501 270501
        Assumption Day|240815 250815 260815
        National Day|241012 261012 271012
        All Saints' Day|241101 251101 271101
        Constitution Day|241206 251206 271206
        Christmas Day|241225 251225 261225 271225
        Immaculate Conception|251208 261208 271208
        """
    static let gr = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Green Monday|240318 250303 260223 270315
        Independence Day|240325 250325 260325 270325
        Good Friday|240503 250418 260410 270430
        Easter Monday|240506 250421 260413 270503
        Labor Day|240507 250501 260501 270501
        Pentecost Monday|240624 250609 260601 270621
        Dormition of the Mother of God|240815 250815 260815 270815
        Ochi Day|241028 251028 261028 271028
        Christmas Day|241225 251225 261225 271225
        Glorifying Mother of God|241226 251226 261226 271226
        Labor Day (observed)|270504
        """
    static let pt = """
        New Year's Day|240101 250101 260101 270101
        Carnival|240213 250304 260217 270209
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Freedom Day|240425 250425 260425 270425
        Labor Day|240501 250501 260501 270501
        Corpus Christi|240530 250619 260604 270527
        Day of Portugal, Camões, and the Portuguese Communities|240610 250610 260610 270610
        Assumption Day|240815 250815 260815 270815
        Republic Day|241005 251005 261005 271005
        All Saints' Day|241101 251101 261101 271101
        Restoration of Independence Day|241201 251201 261201 271201
        Immaculate Conception|241208 251208 261208 271208
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        New Year's Eve|241231 251231 261231 271231
        """
}
