/// Holidays of South-East Asia; the form is that of ``HolidayTable``.
enum SoutheastAsiaHolidays {
    static let sg = """
        New Year's Day|240101 250101 260101 270101
        Chinese New Year|240210-240211 250129-250130 260217-260218 270206-270207
        Chinese New Year (observed)|240212 270208
        Good Friday|240329 250418 260403 270326
        Eid al-Fitr|240410 250331 260321 270310
        Labor Day|240501 250501 260501 270501
        Vesak Day|240522 250512 260531 270520
        Eid al-Adha|240617 250607 260527 270517
        National Day|240809 250809 260809 270809
        Deepavali|241031 251020 261108 271028
        Christmas Day|241225 251225 261225 271225
        Polling Day|250503
        Vesak Day (observed)|260601
        National Day (observed)|260810
        Deepavali (observed)|261109
        """
    static let my = """
        Chinese New Year|240210 250129 260217 270206
        Chinese New Year (Second Day)|240211 250130 260218 270207
        Chinese New Year (Second Day) (observed)|240212
        Eid al-Fitr|240410 250331 260321 270309
        Eid al-Fitr (Second Day)|240411 250401 260322 270310
        Labor Day|240501 250501 260501 270501
        Vesak Day|240522 250512 260531 270520
        Birthday of HM Yang di-Pertuan Agong|240603 250602 260601 270607
        Eid al-Adha|240617 250607 260527 270516
        Islamic New Year|240707 250627 260617 270606
        National Day|240831 250831 260831 270831
        Malaysia Day; Prophet Muhammad's Birthday|240916
        Christmas Day|241225 251225 261225 271225
        National Day (observed)|250901
        Prophet Muhammad's Birthday|250905 260825 270814
        Additional holiday|250915
        Malaysia Day|250916 260916 270916
        Eid al-Fitr (Second Day) (observed)|260323
        Vesak Day (observed)|260602
        Chinese New Year (Second Day) (observed, estimated)|270208
        Eid al-Adha (observed, estimated)|270517
        """
    static let th = """
        New Year's Day|240101 250101 260101 270101
        National Aviation Day; National Children's Day|240113
        National Forest Conservation Day|240114 250114 260114 270114
        Teacher's Day|240116 250116 260116 270116
        HM King Ramkhamhaeng Memorial Day|240117 250117 260117 270117
        Royal Thai Armed Forces Day|240118 250118 260118 270118
        Thai Veterans Day|240203 250203 260203 270203
        Makha Bucha|240224 250212 260303 270221
        Makha Bucha (in lieu); National Artist Day|240226
        International Women's Day|240308 250308 260308 270308
        Chakri Memorial Day|240406 250406 260406 270406
        Chakri Memorial Day (in lieu)|240408 250407
        Bridge Public Holiday|240412 241230 250602 250811 260102
        Songkran Festival|240413-240415 250413-250415 260413-260415 270413-270415
        Songkran Festival (in lieu)|240416 250416
        National Labor Day|240501 250501 260501 270501
        Coronation Day|240504 250504 260504 270504
        Coronation Day (in lieu)|240506 250505
        Royal Ploughing Ceremony|240510 250509 260513
        Visakha Bucha|240522 250511 260531 270520
        HM Queen Suthida's Birthday|240603 250603 260603 270603
        Asarnha Bucha|240720 250710 260729 270718
        Buddhist Lent Day|240721 250711 260730 270719
        Asarnha Bucha (in lieu)|240722 270720
        HM King Maha Vajiralongkorn's Birthday|240728 250728 260728 270728
        HM King Maha Vajiralongkorn's Birthday (in lieu)|240729
        HM Queen Sirikit The Queen Mother's Birthday; National Mother's Day|240812 250812 260812 270812
        National Science Day|240818 250818 260818 270818
        Thai National Flag Day|240928 250928 260928 270928
        HM King Bhumibol Adulyadej Memorial Day|241013 251013 261013 271013
        HM King Bhumibol Adulyadej Memorial Day (in lieu)|241014
        HM King Chulalongkorn Memorial Day|241023 251023 261023 271023
        Loy Krathong|241115 251105 261124 271113
        HM King Bhumibol Adulyadej the Great's Birthday; National Day; National Father's Day|241205 251205 261205
        HM King Bhumibol Adulyadej the Great's Birthday; National Day; National Father's Day|271205
        Constitution Day|241210 251210 261210 271210
        New Year's Eve|241231 251231 261231 271231
        National Children's Day|250111 260110 270109
        National Aviation Day|250113 260113 270113
        National Artist Day|250226 260226 270226
        Visakha Bucha (in lieu)|250512 260601
        HM King Bhumibol Adulyadej the Great's Birthday (in lieu); National Day (in lieu); National Father's Day (in lieu)|261207 271206
        Makha Bucha (in lieu)|270222
        National Labor Day (in lieu)|270503
        HM King Chulalongkorn Memorial Day (in lieu)|271025
        """
    static let vn = """
        New Year's Day|240101 250101 260101 270101
        29 of Lunar New Year|240208 250127 270204
        Lunar New Year's Eve|240209 250128 260216 270205
        Lunar New Year|240210 250129 260217 270206
        Second Day of Lunar New Year|240211 250130 260218 270207
        Third Day of Lunar New Year|240212 250131 260219 270208
        Fourth Day of Lunar New Year|240213 250201 260220 270209
        Fifth Day of Lunar New Year|240214 270210
        Hung Kings' Commemoration Day|240418 250407 260426 270416
        Day off (substituted from 05/04/2024)|240429
        Liberation Day/Reunification Day|240430 250430 260430 270430
        International Labor Day|240501 250501 260501 270501
        National Day|240902-240903 250901-250902 260901-260902 270902-270903
        Hung Kings' Commemoration Day (observed)|260427
        International Labor Day (observed)|270503
        """
    static let id = """
        New Year's Day|240101 250101 260101 270101
        Isra' and Mi'raj|240208 250127 260116 270105
        Lunar New Year Joint Holiday|240209 250128 260216
        Lunar New Year|240210 250129 260217 270206
        General Election Day|240214
        Day of Silence|240311 250329 260319 270308
        Day of Silence Joint Holiday|240312 250328 260318
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Eid al-Fitr Joint Holiday|240408-240409 240412 240415 250402-250404 250407 260320 260323-260324
        Eid al-Fitr|240410 250331 260321 270309
        Eid al-Fitr Second Day|240411 250401 260322 270310
        International Labor Day|240501 250501 260501 270501
        Ascension Day|240509 250529 260514 270506
        Ascension Joint Holiday|240510 250530 260515
        Vesak Day|240523 250512 260531 270520
        Vesak Joint Holiday|240524 250513
        Pancasila Day|240601 250601 260601 270601
        Eid al-Adha|240617 250606 260527 270516
        Eid al-Adha Joint Holiday|240618 250609 260528
        Islamic New Year|240707 250627 260616 270606
        Independence Day|240817 250817 260817 270817
        Prophet's Birthday|240916 250905 260825 270814
        Local Election Day|241127
        Christmas Day|241225 251225 261225
        Christmas Joint Holiday|241226 251226 261224
        Independence Day Joint Holiday|250818
        Christmas Day; Isra' and Mi'raj|271225
        """
    static let ph = """
        New Year's Day|240101 250101 260101 270101
        Additional special (non-working) day|240209 241102 241224 250727
        Chinese New Year|240210 250129 260217 270206
        Maundy Thursday|240328 250417 260402 270325
        Good Friday|240329 250418 260403 270326
        Black Saturday|240330 250419 260404 270327
        Day of Valor|240409 250409 260409 270409
        Eid al-Fitr|240410 250401 260320 270309
        Labor Day|240501 250501 260501 270501
        Independence Day|240612 250612 260612 270612
        Eid al-Adha|240617 250606 260527 270516
        Founding Anniversary of Iglesia ni Cristo|240727 260727 270727
        Ninoy Aquino Day|240823 250821 260821 270821
        National Heroes Day|240826 250825 260831 270830
        All Saints' Day|241101 251101 261101 271101
        Bonifacio Day|241130 251130 261130 271130
        Immaculate Conception|241208 251208 261208 271208
        Christmas Day|241225 251225 261225 271225
        Rizal Day|241230 251230 261230 271230
        New Year's Eve|241231 251231 261231 271231
        EDSA People Power Revolution Anniversary|250225 260225 270225
        Elections special (non-working) day|250512
        All Saints' Day Eve|251031
        Christmas Eve|251224 261224
        All Souls' Day|261102
        """
}
