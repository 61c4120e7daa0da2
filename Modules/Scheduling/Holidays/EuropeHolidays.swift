/// Holidays of Europe; the form is that of ``HolidayTable``.
enum EuropeHolidays {
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
    static let pl = """
        New Year's Day|240101 250101 260101 270101
        Epiphany|240106 250106 260106 270106
        Easter Sunday|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        National Day|240501 250501 260501 270501
        National Day of the Third of May|240503 250503 260503 270503
        Pentecost|240519 250608 260524 270516
        Corpus Christi|240530 250619 260604 270527
        Assumption Day|240815 250815 260815 270815
        All Saints' Day|241101 251101 261101 271101
        National Independence Day|241111 251111 261111 271111
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        Christmas Eve|251224 261224 271224
        """
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
        National Day|240606 260606 270606
        Midsummer Eve|240621 250620 260619 270625
        Midsummer Day|240622 250621 260620 270626
        All Saints' Day|241102 251101 261031 271106
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        New Year's Eve|241231 251231 261231 271231
        """
    static let ru = """
        New Year Holidays|240101-240106 240108 250101-250106 250108 260101-260106 260108 270101-270106 270108
        Christmas Day|240107 250107 260107 270107
        Defender of the Fatherland Day|240223 250223 260223 270223
        International Women's Day|240308 250308 260308 270308
        Day off (substituted from 04/27/2024)|240429
        Day off (substituted from 11/02/2024)|240430
        Holiday of Spring and Labor|240501 250501 260501 270501
        Victory Day|240509 250509 260509 270509
        Day off (substituted from 01/06/2024)|240510
        Russia Day|240612 250612 260612 270612
        Unity Day|241104 251104 261104 271104
        Day off (substituted from 12/28/2024)|241230
        Day off (substituted from 01/07/2024)|241231
        Day off (substituted from 01/04/2025)|250502
        Day off (substituted from 02/23/2025)|250508
        Day off (substituted from 03/08/2025)|250613
        Day off (substituted from 11/01/2025)|251103
        Day off (substituted from 01/05/2025)|251231
        """
}
