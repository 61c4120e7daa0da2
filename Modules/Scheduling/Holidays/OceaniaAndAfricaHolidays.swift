/// Holidays of Oceania and Africa; the form is that of ``HolidayTable``.
enum OceaniaAndAfricaHolidays {
    static let au = """
        New Year's Day|240101 250101 260101 270101
        Australia Day|240126 250126 260126 270126
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        ANZAC Day|240425 250425 260425 270425
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        """
    static let nz = """
        New Year's Day|240101 250101 260101 270101
        Day after New Year's Day|240102 250102 260102 270102
        Waitangi Day|240206 250206 260206 270206
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        Anzac Day|240425 250425 260425 270425
        King's Birthday|240603 250602 260601 270607
        Matariki|240628 250620 260710 270625
        Labour Day|241028 251027 261026 271025
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        Anzac Day (observed)|260427 270426
        Boxing Day (observed)|261228 271228
        Day after New Year's Day (observed)|270104
        Waitangi Day (observed)|270208
        Christmas Day (observed)|271227
        """
    static let za = """
        New Year's Day|240101 250101 260101 270101
        Human Rights Day|240321 250321 260321 270321
        Good Friday|240329 250418 260403 270326
        Family Day|240401 250421 260406 270329
        Freedom Day|240427 250427 260427 270427
        Workers' Day|240501 250501 260501 270501
        National and Provincial Government Elections|240529
        Youth Day|240616 250616 260616 270616
        Youth Day (observed)|240617
        National Women's Day|240809 250809 260809 270809
        Heritage Day|240924 250924 260924 270924
        Day of Reconciliation|241216 251216 261216 271216
        Christmas Day|241225 251225 261225 271225
        Day of Goodwill|241226 251226 261226 271226
        Freedom Day (observed)|250428
        National Women's Day (observed)|260810
        Human Rights Day (observed)|270322
        Day of Goodwill (observed)|271227
        """
    static let ng = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        Eid al-Fitr|240410 250330 260319 270310
        Eid al-Fitr Holiday|240411 250331 260320 270311
        Workers' Day|240501 250501 260501 270501
        Democracy Day|240612 250612 260612 270612
        Eid al-Adha|240616 250606 260528 270517
        Eid al-Adha Holiday|240617 250607 260529 270518
        Eid al-Adha (observed)|240618
        Prophet's Birthday|240916 250905 260826 270815
        National Day|241001 251001 261001 271001
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        Eid al-Fitr (observed)|250401
        Eid al-Adha Holiday (observed)|250609
        Day of Mourning for President Muhammadu Buhari|250715
        Boxing Day (observed)|261228 271228
        Workers' Day (observed)|270503
        Presidential Inauguration Day|270529
        Democracy Day (observed)|270614
        Prophet's Birthday (observed, estimated)|270816
        Christmas Day (observed)|271227
        """
    static let eg = """
        Coptic Christmas Day|240107 250107 260107 270107
        January 25th Revolution and National Police Day|240125 250125
        Taba Liberation Day|240319 250319 270319
        Eid al-Fitr|240409-240412 250329-250401 260320-260322 270308-270311
        Sinai Liberation Day|240425 250425 260425
        Labor Day (observed)|240505
        Spring Festival|240506 250421 260413 270503
        Arafat Day|240615 250605 260526 270515
        Eid al-Adha|240616-240617 240619 250606-250609 260527-260530 270516-270519
        Eid al-Adha; Evacuation Day|240618
        June 30 Revolution Day|240630
        Islamic New Year (observed)|240711
        July 23 Revolution Day (observed)|240725 250724
        Prophet's Birthday|240915 250904 260825 270814
        Armed Forces Day|241006
        Labor Day|250501 260501 270501
        Evacuation Day|250618 270618
        Islamic New Year|250626
        June 30 Revolution Day (observed)|250703 260702 270701
        Armed Forces Day (observed)|251009 261008 271007
        January 25th Revolution and National Police Day (observed)|260129 270128
        Eid al-Fitr; Taba Liberation Day|260319
        Evacuation Day; Islamic New Year (observed, estimated)|260618
        July 23 Revolution Day|260723 270723
        Sinai Liberation Day (observed)|270429
        Islamic New Year (observed, estimated)|270610
        """
    static let ke = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Easter Monday|240401 250421 260406 270329
        Eid al-Fitr|240410 250330 260320 270309
        Labor Day|240501 250501 260501 270501
        National Tree Growing Day|240510
        Madaraka Day|240601 250601 260601 270601
        Eid al-Adha|240617 250606 260527 270516
        Utamaduni Day|241010
        Mashujaa Day|241020 251020 261020 271020
        Mashujaa Day (observed)|241021
        Inauguration Day|241101
        Jamhuri Day|241212 251212 261212 271212
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        Eid al-Fitr (observed, estimated)|250331
        Madaraka Day (observed)|250602
        Mazingira Day|251010 261010 271010
        Mazingira Day (observed)|271011
        Jamhuri Day (observed)|271213
        Boxing Day (observed)|271227
        """
    static let ma = """
        New Year's Day|240101 250101 260101 270101
        Proclamation of Independence Day|240111 250111 260111 270111
        Amazigh New Year|240114 250114 260114 270114
        Eid al-Fitr|240410-240411 250330-250331 260320-260321 270309-270310
        Labor Day|240501 250501 260501 270501
        Eid al-Adha|240616-240617 250606-250607 260527-260528 270516-270517
        Islamic New Year|240707 250626 260616 270606
        Throne Day|240730 250730 260730 270730
        Oued Ed-Dahab Day|240814 250814 260814
        Revolution Day|240820 250820 260820 270820
        Youth Day|240821 250821 260821 270821
        Prophet's Birthday|240915-240916 250904-250905 260825-260826 270815
        Green March|241106 251106 261106 271106
        Independence Day|241118 251118 261118 271118
        Oued Ed-Dahab Day; Prophet's Birthday|270814
        """
}
