/// Holidays of Eastern Europe; the form is that of ``HolidayTable``.
enum EasternEuropeHolidays {
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
    static let cz = """
        Independent Czech State Restoration Day; New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Victory Day|240508 250508 260508 270508
        Saints Cyril and Methodius Day|240705 250705 260705 270705
        Jan Hus Day|240706 250706 260706 270706
        Statehood Day|240928 250928 260928 270928
        Independent Czechoslovak State Day|241028 251028 261028 271028
        Struggle for Freedom and Democracy Day and International Students' Day|241117 251117 261117 271117
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        """
    static let hu = """
        New Year's Day|240101 250101 260101 270101
        National Day|240315 241023 250315 251023 260315 261023 270315 271023
        Good Friday|240329 250418 260403 270326
        Easter|240331 250420 260405 270328
        Easter Monday|240401 250421 260406 270329
        Labor Day|240501 250501 260501 270501
        Pentecost|240519 250608 260524 270516
        Pentecost Monday|240520 250609 260525 270517
        Day off (substituted from 08/03/2024)|240819
        State Foundation Day|240820 250820 260820 270820
        All Saints' Day|241101 251101 261101 271101
        Day off (substituted from 12/07/2024)|241224
        Christmas Day|241225 251225 261225 271225
        Second Day of Christmas|241226 251226 261226 271226
        Day off (substituted from 12/14/2024)|241227
        Day off (substituted from 05/17/2025)|250502
        Day off (substituted from 10/18/2025)|251024
        Day off (substituted from 12/13/2025)|251224
        Day off (substituted from 01/10/2026)|260102
        Day off (substituted from 08/08/2026)|260821
        Day off (substituted from 12/12/2026)|261224
        """
    static let ro = """
        New Year's Day|240101-240102 250101-250102 260101-260102 270101-270102
        Epiphany|240106 250106 260106 270106
        Saint John the Baptist|240107 250107 260107 270107
        Unification of the Romanian Principalities Day|240124 250124 260124 270124
        Labor Day|240501 250501 260501 270501
        Good Friday|240503 250418 260410 270430
        Easter|240505-240506 250420-250421 260412-260413 270502-270503
        Children's Day|240601 250601 270601
        Pentecost|240623-240624 250608-250609 260531 270620-270621
        Dormition of the Mother of God|240815 250815 260815 270815
        Saint Andrew's Day|241130 251130 261130 271130
        National Day|241201 251201 261201 271201
        Christmas Day|241225-241226 251225-251226 261225-261226 271225-271226
        Children's Day; Pentecost|260601
        """
    static let ua = """
        New Year's Day|240101 250101 260101 270101
        International Women's Day|240308 250308 260308 270308
        Labor Day|240501 250501 260501 270501
        Easter Sunday (Pascha)|240505 250420 260412 270502
        Day of Remembrance and Victory over Nazism in World War II 1939-1945|240508 250508 260508 270508
        Pentecost|240623 250608 260531 270620
        Day of the Constitution of Ukraine|240628 250628 260628 270628
        Ukrainian Statehood Day|240715 250715 260715 270715
        Independence Day|240824 250824 260824 270824
        Day of defenders of Ukraine|241001 251001 261001 271001
        Christmas Day|241225 251225 261225 271225
        """
}
