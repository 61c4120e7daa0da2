/// Holidays of the Americas; the form is that of ``HolidayTable``.
enum AmericasHolidays {
    static let us = """
        New Year's Day|240101 250101 260101 270101
        Birthday of Martin Luther King, Jr.; Martin Luther King Jr. Day|240115 250120 260119 270118
        Washington's Birthday|240219 250217 260216 270215
        Memorial Day|240527 250526 260525 270531
        Juneteenth National Independence Day|240619 250619 260619 270619
        Independence Day|240704 250704 260704 270704
        Labor Day|240902 250901 260907 270906
        Columbus Day|241014 251013 261012 271011
        Veterans Day|241111 251111 261111 271111
        Thanksgiving Day|241128 251127 261126 271125
        Christmas Day|241225 251225 261225 271225
        National Day of Mourning for former President Jimmy Carter|250109
        Day After Christmas|251226
        Independence Day (observed)|260703 270705
        Juneteenth National Independence Day (observed)|270618
        Christmas Day (observed)|271224
        New Year's Day (observed)|271231
        """
    static let ca = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Victoria Day|240520 250519 260518 270524
        Canada Day|240701 250701 260701 270701
        Labor Day|240902 250901 260907 270906
        National Day for Truth and Reconciliation|240930 250930 260930 270930
        Thanksgiving Day|241014 251013 261012 271011
        Remembrance Day|241111 251111 261111 271111
        Christmas Day|241225 251225 261225 271225
        Boxing Day|241226 251226 261226 271226
        Boxing Day (observed)|261228 271228
        Christmas Day (observed)|271227
        """
    static let mx = """
        New Year's Day|240101 250101 260101 270101
        Constitution Day|240205 250203 260202 270201
        Benito Juárez's birthday|240318 250317 260316 270315
        Labor Day|240501 250501 260501 270501
        Independence Day|240916 250916 260916 270916
        Change of Federal Government|241001
        Revolution Day|241118 251117 261116 271115
        Christmas Day|241225 251225 261225 271225
        """
    static let br = """
        Universal Fraternization Day|240101 250101 260101 270101
        Carnival|240212-240213 250303-250304 260216-260217 270208-270209
        Ash Wednesday|240214 250305 260218 270210
        Good Friday|240329 250418 260403 270326
        Tiradentes' Day|240421 250421 260421 270421
        Worker's Day|240501 250501 260501 270501
        Corpus Christi|240530 250619 260604 270527
        Independence Day|240907 250907 260907 270907
        Our Lady of Aparecida|241012 251012 261012 271012
        Public Servant's Day|241028 251028 261028 271028
        All Souls' Day|241102 251102 261102 271102
        Republic Proclamation Day|241115 251115 261115 271115
        National Day of Zumbi and Black Awareness|241120 251120 261120 271120
        Christmas Eve|241224 251224 261224 271224
        Christmas Day|241225 251225 261225 271225
        New Year's Eve|241231 251231 261231 271231
        """
    static let ar = """
        New Year's Day|240101 250101 260101 270101
        Carnival Monday|240212 250303 260216 270208
        Carnival Tuesday|240213 250304 260217 270209
        National Day of Remembrance for Truth and Justice|240324 250324 260324 270324
        Maundy Thursday|240328 250417 270325
        Good Friday|240329 250418 270326
        Bridge Public Holiday|240401 240621 241011 250502 250815 251121 260323 260710 261207
        Veteran's Day and the Fallen in the Malvinas War|240402 250402 270402
        Eid al-Fitr|240410 250331 260320 270309
        Pesach|240423 240429-240430 250413-250414 250419-250420 260408-260409 270422-270423 270428-270429
        Day of Action for Tolerance and Respect among Peoples; Pesach|240424
        Labor Day|240501 250501 260501 270501
        May Revolution Day|240525 250525 260525 270525
        Eid al-Adha|240616 250610 260527 270516
        Pass to the Immortality of General Don Martín Miguel de Güemes|240617 250616 260615 270621
        Pass to the Immortality of General Don Manuel Belgrano|240620 250620 260620 270620
        State Worker's Day|240627 250627 260627 270627
        Islamic New Year|240707 250626 260616 270606
        Independence Day|240709 250709 260709 270709
        Pass to the Immortality of General Don José de San Martín|240817 250817 260817 270816
        Rosh Hashanah|241003-241004 250923-250924 260912-260913 271002-271003
        Respect for Cultural Diversity Day; Yom Kippur|241012 271011
        Bankers' Day|241106 251106 261106 271106
        National Sovereignty Day|241118 251124 261123 271120
        Immaculate Conception|241208 251208 261208 271208
        Bank Holiday|241224 241231 251224 251231
        Christmas Day|241225 251225 261225 271225
        Day of Action for Tolerance and Respect among Peoples|250424 260424 270424
        Yom Kippur|251002 260921
        Respect for Cultural Diversity Day|251012 261012
        Maundy Thursday; Pesach; Veteran's Day and the Fallen in the Malvinas War|260402
        Good Friday; Pesach|260403
        """
    static let cl = """
        New Year's Day|240101 250101 260101 270101
        Good Friday|240329 250418 260403 270326
        Holy Saturday|240330 250419 260404 270327
        Labor Day|240501 250501 260501 270501
        Navy Day|240521 250521 260521 270521
        National Day of Indigenous Peoples|240620 250620 260621 270621
        Saint Peter and Saint Paul's Day|240629 250629 260629 270628
        Our Lady of Mount Carmel|240716 250716 260716 270716
        Assumption Day|240815 250815 260815 270815
        Independence Day|240918 250918 260918 270918
        Army Day|240919 250919 260919 270919
        National Holiday|240920 270917
        Meeting of Two Worlds' Day|241012 251012 261012 271011
        Reformation Day|241031 251031 261031 271031
        All Saints' Day|241101 251101 261101 271101
        Immaculate Conception|241208 251208 261208 271208
        Christmas Day|241225 251225 261225 271225
        Bank Holiday|241231 251231 261231 271231
        """
    static let co = """
        New Year's Day|240101 250101 260101 270101
        Epiphany (observed)|240108 260112 270111
        Saint Joseph's Day (observed)|240325 250324 260323 270322
        Maundy Thursday|240328 250417 260402 270325
        Good Friday|240329 250418 260403 270326
        Labor Day|240501 250501 260501 270501
        Ascension Day (observed)|240513 250602 260518 270510
        Corpus Christi (observed)|240603 250623 260608 270531
        Sacred Heart (observed)|240610 260615 270607
        Saint Peter and Saint Paul's Day (observed)|240701 270705
        Independence Day|240720 250720 260720 270720
        Battle of Boyacá|240807 250807 260807 270807
        Assumption Day (observed)|240819 250818 260817 270816
        Columbus Day (observed)|241014 251013 271018
        All Saints' Day (observed)|241104 251103 261102
        Independence of Cartagena|241111
        Immaculate Conception|241208 251208 261208 271208
        Christmas Day|241225 251225 261225 271225
        Epiphany|250106
        Sacred Heart (observed); Saint Peter and Saint Paul's Day (observed)|250630
        Independence of Cartagena (observed)|251117 261116 271115
        Saint Peter and Saint Paul's Day|260629
        Day of Our Lady of the Rosary of Chiquinquirá (observed)|260713 270712
        Columbus Day|261012
        All Saints' Day|271101
        """
    static let pe = """
        New Year's Day|240101 250101 260101 270101
        Maundy Thursday|240328 250417 260402 270325
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Labor Day|240501 250501 260501 270501
        Battle of Arica and Flag Day|240607 250607 260607 270607
        Saint Peter and Saint Paul's Day|240629 250629 260629 270629
        Peruvian Air Force Day|240723 250723 260723 270723
        Independence Day|240728 250728 260728 270728
        Great Military Parade Day|240729 250729 260729 270729
        Battle of Junín Day|240806 250806 260806 270806
        Rose of Lima Day|240830 250830 260830 270830
        Battle of Angamos Day|241008 251008 261008 271008
        All Saints' Day|241101 251101 261101 271101
        Immaculate Conception|241208 251208 261208 271208
        Battle of Ayacucho Day|241209 251209 261209 271209
        Christmas Day|241225 251225 261225 271225
        """
}
