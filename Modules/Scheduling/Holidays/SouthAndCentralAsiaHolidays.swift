/// Holidays of South and Central Asia; the form is that of ``HolidayTable``.
enum SouthAndCentralAsiaHolidays {
    static let `in` = """
        New Year's Day|240101 250101 260101 270101
        Lohri|240113
        Makar Sankranti|240114
        Magh Bihu; Pongal|240115
        Guru Gobind Singh's Birthday|240117 250106 251227
        Ali's Birthday|240125 260103 261223 271212
        Republic Day|240126 250126 260126 270126
        Basant Panchami / Sri Panchami|240214 250202 260123 270211
        Shivaji's Birthday|240219 250219 260219 270219
        Guru Ravi Das's Birthday|240224 250212 260201 270220
        Swami Dayanand Saraswati's Birthday|240306 250223 260212 270302
        Maha Shivaratri|240308 250226 260215 270306
        Dolyatra; Holika Dahan|240324 250313 260303 270321
        Holi|240325 250314 260304 270322
        Good Friday|240329 250418 260403 270326
        Easter Sunday|240331 250420 260405 270328
        Jumu'atul-Wida|240405 250328 260320 270305
        Chaitra Sukladi; Cheti Chand; Gudi Padwa; Ugadi|240409 250330 260319 270407
        Eid al-Fitr|240411 250331 260321 270310
        Vaisakhi|240413 250413
        Bahag Bihu; Dr. B. R. Ambedkar's Birthday; Meshadi (Tamil New Year's Day); Vaisakhadi; Vishu|240414
        Ram Navami|240417 250406 260326
        Mahavira's Birthday|240421 250410 260331 270418
        Guru Rabindranath's Birthday|240508 250509 260509 270509
        Buddha Purnima|240523 250512 260501 270520
        Eid al-Adha|240617 250607 260527 270517
        Rath Yatra|240707 250627 260716 270705
        Ashura|240717 250706 260626 270616
        Independence Day; Parsi New Year|240815 260815
        Raksha Bandhan|240819 250809 260828 270817
        Janmashtami (Vaishnava)|240826 250816 260904 270825
        Ganesh Chaturthi / Vinayak Chaturthi|240907 250827 260914 270904
        Onam|240915 270912
        Prophet's Birthday|240916
        Mahatma Gandhi's Birthday|241002 261002 271002
        Dussehra (Saptami)|241010 250929 261018 271006
        Dussehra (Mahanavami); Dussehra (Mahashtami)|241011 261019
        Dussehra|241012 261020 271009
        Maharishi Valmiki's Birthday|241017 251007 261026 271015
        Karaka Chaturthi (Karwa Chouth)|241020 251010 261029 271018
        Diwali (Deepavali); Naraka Chaturdashi|241031 251020 261108
        Govardhan Puja|241102 251022 261110 271030
        Bhai Duj|241103 251023 261111 271031
        Pratihar Shashthi or Surya Shashthi (Chhat Puja)|241107 251028 261115 271104
        Guru Nanak's Birthday|241115 251105 271114
        Guru Tegh Bahadur's Martyrdom Day|241124 251124 271124
        Christmas Eve|241224 251224 261224 271224
        Christmas|241225 251225 261225 271225
        Ali's Birthday; Magh Bihu; Makar Sankranti; Pongal|250114
        Dr. B. R. Ambedkar's Birthday; Meshadi (Tamil New Year's Day); Vishu|250414
        Bahag Bihu; Vaisakhadi|250415
        Independence Day; Janmashtami (Smarta); Parsi New Year|250815
        Onam; Prophet's Birthday|250905 260826
        Dussehra (Mahashtami)|250930 271007
        Dussehra (Mahanavami)|251001 271008
        Dussehra; Mahatma Gandhi's Birthday|251002
        Magh Bihu; Makar Sankranti; Pongal|260114
        Dr. B. R. Ambedkar's Birthday; Meshadi (Tamil New Year's Day); Vaisakhi|260414 270414
        Bahag Bihu; Vaisakhadi; Vishu|260415
        Guru Nanak's Birthday; Guru Tegh Bahadur's Martyrdom Day|261124
        Guru Gobind Singh's Birthday; Magh Bihu; Makar Sankranti; Pongal|270115
        Bahag Bihu; Ram Navami; Vaisakhadi; Vishu|270415
        Independence Day; Parsi New Year; Prophet's Birthday|270815
        Naraka Chaturdashi|271028
        Diwali (Deepavali)|271029
        """
    static let bd = """
        Public Holiday|240107 240805-240807
        Martyrs' Day and International Mother Language Day|240221 250221 260221 270221
        Mid-Sha'ban|240226 250215 260204 270124
        Sheikh Mujibur Rahman's Birthday|240317
        Independence Day|240326 250326 260326 270326
        Jumu'atul-Wida|240405 260320 270305
        Laylat al-Qadr|240407 260317 270307
        Eid al-Fitr|240410-240412 250331-250402 260321-260323 270310-270312
        Bengali New Year's Day|240414 250414 260414 270414
        May Day|240501 250501 260501 270501
        Eid al-Adha|240617-240619 250607-250609 260528-260530 270517-270519
        Ashura|240717 250706 260626 270616
        National Mourning Day|240815
        Prophet's Birthday|240916 250906 260826 270815
        Victory Day|241216 251216 261216 271216
        Christmas Day|241225 251225 261225 271225
        Jumu'atul-Wida; Laylat al-Qadr|250328
        July Mass Uprising Day|250805 260805 270805
        """
    static let pk = """
        Kashmir Solidarity Day|240205 250205 260205 270205
        Pakistan Day|240323 250323 260323 270323
        Eid al-Fitr|240410-240412 250331-250402 260320-260322 270309-270311
        Labor Day|240501 250501 260501 270501
        Youm-e-Takbeer|240528 250528 270528
        Eid al-Adha|240617-240619 250607-250609 260527 260529 270516-270518
        Ashura|240715-240716 250705-250706 260624-260625 270614-270615
        Independence Day|240814 250814 260814
        Prophet's Birthday|240917 250904 260825
        Iqbal Day|241109 251109 261109 271109
        Quaid-e-Azam Day|241225 251225 261225 271225
        Eid al-Adha; Youm-e-Takbeer|260528
        Independence Day; Prophet's Birthday|270814
        """
    static let lk = """
        Tamil Thai Pongal Day|240115 250114 260115
        Duruthu Full Moon Poya Day|240125 250113 260103
        Independence Day|240204 250204 260204
        Nawam Full Moon Poya Day|240223 250212 260201
        Maha Sivarathri Day|240308 250226 260215
        Medin Full Moon Poya Day|240324 250313 260302
        Good Friday|240329 250418 260403
        Eid al-Fitr|240411 250331 260321
        Day Before Sinhala and Tamil New Year|240412 250413 260413
        Sinhala and Tamil New Year|240413 250414 260414
        Special Public Holiday|240415 240929
        Bak Full Moon Poya Day|240423 250412 260401
        International Workers' Day|240501 250501
        Vesak Full Moon Poya Day|240523 250512
        Day Following Vesak Full Moon Poya Day|240524 250513 260502
        Eid al-Adha|240617 250607 260528
        Poson Full Moon Poya Day|240621 250610 260629
        Esala Full Moon Poya Day|240720 250710 260729
        Nikini Full Moon Poya Day|240819 250808 260827
        Prophet's Birthday|240916 250905 260826
        Binara Full Moon Poya Day|240917 250907 260926
        Vap Full Moon Poya Day|241017 251006 261025
        Deepavali Festival Day|241031 251020 261108
        Il Full Moon Poya Day|241115 251105 261124
        Unduvap Full Moon Poya Day|241214 251204 261223
        Christmas Day|241225 251225 261225
        International Workers' Day; Vesak Full Moon Poya Day|260501
        Adhi Poson Full Moon Poya Day|260530
        """
    static let kz = """
        New Year's Day|240101-240102 250101-250102 260101-260102 270101-270102
        Orthodox Christmas|240107 250107 260107 270107
        International Women's Day|240308 250308 260308 270308
        Nowruz Holiday|240321-240323 250321-250323 260321-260323 270321-270323
        Nowruz Holiday (observed)|240325 250324-250325 260324-260325 270324
        Kazakhstan's People Solidarity Holiday|240501 250501 260501 270501
        Defender of the Fatherland Day|240507 250507 260507 270507
        Day off (substituted from 05/04/2024)|240508
        Victory Day|240509 250509 260509 270509
        Eid al-Adha|240616 250606 260527 270516
        Capital Day|240706 250706 260706 270706
        Capital Day (observed)|240708 250707
        Constitution Day|240830 250830 270315
        Republic Day|241025 251025 261025 271025
        Independence Day|241216 251216 261216 271216
        Day off (substituted from 01/05/2025)|250103
        International Women's Day (observed)|250310 260309
        Constitution Day (observed)|250901
        Republic Day (observed)|251027 261026
        Victory Day (observed)|260511 270510
        New Year's Day (observed)|270104
        Kazakhstan's People Solidarity Holiday (observed)|270503
        """
}
