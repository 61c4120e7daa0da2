/// Holidays of the Chinese-speaking places, Japan and Korea; the form is that of ``HolidayTable``.
enum EastAsiaHolidays {
    static let cn = """
        元旦|240101 250101 260101-260103 +260104
        春节|240210-240217 250128-250204 260215-260223 +240204 +240218 +250126 +250208 +260214 +260228
        清明节|240404-240406 250404-250406 260404-260406 +240407
        劳动节|240501-240505 250501-250505 260501-260505 +240428 +240511 +250427 +260509
        端午节|240610 250531-250602 260619-260621
        中秋节|240915-240917 260925-260927 +240914
        国庆节|241001-241007 261001-261007 +240929 +241012 +260920 +261010
        国庆节、中秋节|251001-251008 +250928 +251011
        """
    static let hk = """
        New Year's Day|240101 250101 260101 270101
        Chinese New Year|240210 250129 260217 270206
        The third day of Chinese New Year|240212 250131 260219 270208
        The fourth day of Chinese New Year|240213 270209
        Good Friday|240329 250418 260403 270326
        The day following Good Friday|240330 250419 260404 270327
        Easter Monday|240401 250421 270329
        Tomb-Sweeping Day|240404 250404 260405 270405
        Labor Day|240501 250501 260501 270501
        The Buddha's Birthday|240515 250505 260524 270513
        Dragon Boat Festival|240610 250531 260619 270609
        Hong Kong S.A.R. Establishment Day|240701 250701 260701 270701
        The Day following Mid-Autumn Festival|240918 251007 260926 270916
        National Day|241001 251001 261001 271001
        Double Ninth Festival|241011 251029 261018 271008
        Christmas Day|241225 251225 261225 271225
        The first weekday after Christmas Day|241226 251226 261226 271226
        The second day of Chinese New Year|250130 260218
        Easter Monday; The day following Tomb-Sweeping Day|260406
        The day following Easter Monday; Tomb-Sweeping Day (observed)|260407
        The Buddha's Birthday (observed); The day following the Buddha's Birthday|260525
        Double Ninth Festival (observed); The day following Double Ninth Festival|261019
        The first weekday after Christmas Day; The first weekday after Christmas Day (observed)|271227
        """
    static let tw = """
        Founding Day of the Republic of China|240101 250101 260101 270101
        Day off (substituted from 02/17/2024)|240208
        Chinese New Year's Eve|240209 250128 260215-260216 270204-270205
        Chinese New Year; Taoism Day|240210 250129 260217 270206
        Chinese New Year|240211-240212 250130-250131 260218-260219 270207-270208
        Chinese New Year (observed)|240213-240214 270209-270210
        Peace Memorial Day|240228 250228 260228 270228
        Women's Day|240308 250308 260308 270308
        Arbor Day; Dr. Sun Yat-sen's Memorial Day|240312 250312 260312 270312
        Anti-Aggression Day|240314 250314 260314 270314
        Revolutionary Martyrs Memorial Day; Youth Day|240329 250329 260329 270329
        Children's Day; Tomb-Sweeping Day|240404 250404
        Children's Day (observed)|240405 250403 260403 270406
        Labor Day|240501 250501 260501 270501
        The Buddha's Birthday|240515 250505 260524 270513
        Dragon Boat Festival|240610 250531 260619 270609
        Commemoration Day of the Lifting of Martial Law|240715 250715 260715 270715
        Armed Forces Day|240903 250903 260903 270903
        Mid-Autumn Festival|240917 251006 260925 270915
        Confucius' Birthday; Teacher's Day|240928 250928 260928 270928
        National Day|241010 251010 261010 271010
        Taiwan United Nations Day|241024 261024 271024
        Taiwan Retrocession Day|241025
        Chinese Cultural Renaissance Day; Dr. Sun Yat-sen's Birthday|241112 251112 261112 271112
        Constitution Day|241225 251225 261225 271225
        Day off (substituted from 02/08/2025)|250127
        Dragon Boat Festival (observed)|250530
        Confucius' Birthday (observed)|250929
        Taiwan Restoration and Guningtou Victory Memorial Day (observed); Taiwan United Nations Day|251024
        Taiwan Restoration and Guningtou Victory Memorial Day|251025 261025 271025
        Chinese New Year's Eve (observed)|260220
        Peace Memorial Day (observed)|260227 270301
        Children's Day|260404 270404
        Tomb-Sweeping Day|260405 270405
        Tomb-Sweeping Day (observed)|260406
        National Day (observed)|261009 271011
        Taiwan Restoration and Guningtou Victory Memorial Day (observed)|261026
        Labor Day (observed)|270430
        Constitution Day (observed)|271224
        Founding Day of the Republic of China (observed)|271231
        """
    static let jp = """
        Bank Holiday; New Year's Day|240101 250101 260101 270101
        Bank Holiday|240102-240103 241231 250102-250103 251231 260102-260103 261231 270102-270103 271231
        Coming of Age Day|240108 250113 260112 270111
        Foundation Day|240211 250211 260211 270211
        Substitute Holiday|240212 240506 240812 240923 241104 250224 250506 251124 260506 270322
        Emperor's Birthday|240223 250223 260223 270223
        Vernal Equinox Day|240320 250320 260320 270321
        Showa Day|240429 250429 260429 270429
        Constitution Day|240503 250503 260503 270503
        Greenery Day|240504 250504 260504 270504
        Children's Day|240505 250505 260505 270505
        Marine Day|240715 250721 260720 270719
        Mountain Day|240811 250811 260811 270811
        Respect for the Aged Day|240916 250915 260921 270920
        Autumnal Equinox Day|240922 250923 260923 270923
        Sports Day|241014 251013 261012 271011
        Culture Day|241103 251103 261103 271103
        Labor Thanksgiving Day|241123 251123 261123 271123
        National Holiday|260922
        """
    static let kr = """
        New Year's Day|240101 250101 260101 270101
        The day preceding Korean New Year|240209 250128 260216 270206
        Korean New Year|240210 250129 260217 270207
        The second day of Korean New Year|240211 250130 260218 270208
        Alternative holiday for Korean New Year|240212 270209
        Independence Movement Day|240301 250301 260301 270301
        National Assembly Election Day|240410
        Workers' Day|240501 250501 260501 270501
        Children's Day|240505 260505 270505
        Alternative holiday for Children's Day|240506
        Buddha's Birthday|240515 260524 270513
        Memorial Day|240606 250606 260606 270606
        Liberation Day|240815 250815 260815 270815
        The day preceding Chuseok|240916 251005 260924 270914
        Chuseok|240917 251006 260925 270915
        The second day of Chuseok|240918 251007 260926 270916
        Armed Forces Day|241001
        National Foundation Day|241003 251003 261003 271003
        Hangul Day|241009 251009 261009 271009
        Christmas Day|241225 251225 261225 271225
        Temporary Public Holiday|250127
        Alternative holiday for Independence Movement Day|250303 260302
        Buddha's Birthday; Children's Day|250505
        Alternative holiday for Buddha's Birthday; Alternative holiday for Children's Day|250506
        Presidential Election Day|250603
        Alternative holiday for Chuseok|251008
        Alternative holiday for Buddha's Birthday|260525
        Local Election Day|260603
        Constitution Day|260717 270717
        Alternative holiday for Liberation Day|260817 270816
        Alternative holiday for National Foundation Day|261005 271004
        Alternative holiday for Hangul Day|271011
        Alternative holiday for Christmas Day|271227
        """
}
