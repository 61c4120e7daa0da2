/// Holidays of the Middle East; the form is that of ``HolidayTable``.
enum MiddleEastHolidays {
    static let ae = """
        New Year's Day|240101 250101 260101 270101
        Eid al-Fitr Holiday|240408-240409 240411-240412 250331-250401 260321-260322 270310-270311
        Eid al-Fitr|240410 250330 260320 270309
        Arafat Day|240615 250603 260526 270515
        Eid al-Adha|240616 250604 260527 270516
        Eid al-Adha Holiday|240617-240618 250605-250606 260528-260529 270517-270518
        Islamic New Year|240707 250626 260616 270606
        Prophet's Birthday|240915 250905 260825 270814
        National Day|241202-241203 251202-251203 261202-261203 271202-271203
        """
    static let sa = """
        Founding Day Holiday|240222 250222 260222 270222
        Eid al-Fitr Holiday|240409-240412 250330-250402 260319-260322 270309-270312
        Eid al-Fitr Holiday (observed)|240414 260323-260324 270314
        Arafat Day|240615 250605 260526 270515
        Eid al-Adha Holiday|240616-240618 250606-250608 260527-260529 270516-270518
        Eid al-Adha Holiday (observed)|240619 250609-250610 260531 270519
        National Day Holiday|240923 250923 260923 270923
        Founding Day Holiday (observed)|250223
        """
    static let tr = """
        New Year's Day|240101 250101 260101 270101
        Eid al-Fitr|240410-240412 250330-250401 260320-260322 270309-270311
        National Sovereignty and Children's Day|240423 250423 260423 270423
        Labour and Solidarity Day|240501 250501 260501 270501
        Commemoration of Atatürk, Youth and Sports Day|240519 250519 260519
        Eid al-Adha|240616-240619 250606-250609 260527-260530 270516-270518
        Democracy and National Unity Day|240715 250715 260715 270715
        Victory Day|240830 250830 260830 270830
        Republic Day|241029 251029 261029 271029
        Commemoration of Atatürk, Youth and Sports Day; Eid al-Adha|270519
        """
    static let il = """
        Ta'anit Ester (observed)|240321
        Purim|240324 250314 260303 270323
        Pesach|240423 250413 260402 270422
        Pesach holiday|240424-240428 250414-250418 260403-260407 270423-270427
        Seventh day of Pesach|240429 250419 260408 270428
        Remembrance Day (observed)|240513 250430
        Independence Day (observed)|240514 250501
        Lag BaOmer|240526 250516 260505 270525
        Jerusalem Day|240605 250526 260515 270604
        Shavuot|240612 250602 260522 270611
        Tisha B'Av|240813 250803 260723 270812
        Rosh Hashanah|241003-241004 250923-250924 260912-260913 271002-271003
        Yom Kippur|241012 251002 260921 271011
        Sukkot|241017 251007 260926 271016
        Sukkot holiday|241018-241022 251008-251012 260927-261001 271017-271021
        Simchat Torah / Shemini Atzeret|241024 251014 261003 271023
        Sigd|241130 251120 261109 271129
        Hanukkah|241226-250102 251215-251222 261205-261212 271225-271231
        Ta'anit Ester|250313 260302 270322
        Remembrance Day|260421 270511
        Independence Day|260422 270512
        """
}
