extension DemoSample {
    /// customers.csv with times told from now.
    static let customersTemplate = #"""
        key,name,company,country,time_zone,language,source,industry,company_size,categories,annual_purchase,\#
        currency,credit,budget_authorised,preferred_channel,emails,phones,chat,owner,tags,created_at
        ROSSI,Rossi Illuminazione S.r.l.,,IT,Europe/Rome,it,exhibition,lighting,60,lamps;fittings,60000.00,EUR,B,\#
        ,,acquisti@rossi.example,+39-02-5550101,,ann,fair-2025,@-140d 15:20
        NORDLYS,Nordlys Belysning AB,,SE,Europe/Stockholm,sv,website,lighting,25,,,,,,,hej@nordlys.example,,,bo,,\#
        @-23h
        SAKURA,櫻花電器株式会社,Sakura Denki K.K.,JP,Asia/Tokyo,ja,b2b-platform,appliances,210,,9000000,JPY,,,,\#
        boueki@sakura.example,,sakura-denki,chen,,@-320d 11:00
        BAOYUE,宝悦国际贸易有限公司,Bao Yue International,HK,Asia/Hong_Kong,zh-Hant,referral,gifts,40,礼品;文具,\#
        1200000.00,HKD,A,yes,chat,li@baoyue.example,+852-5550-0102,wx:baoyue-li,ann,vip,@-200d 10:30
        ALNOOR,Al Noor Trading,النور للتجارة,AE,Asia/Dubai,ar,exhibition,hardware,120,,400000.00,CNY,,,,\#
        buyer@alnoor.example,+971-4-5550103,,bo,fair-2025,@-90d 16:10
        KLEIN,Klein & Söhne GmbH,,DE,Europe/Berlin,de,referral,tools,340,,80000.00,EUR,A,,,einkauf@klein.example,\#
        +49-30-5550104,,chen,,@-640d 14:00
        ACME,Acme Hardware Inc.,,US,America/Chicago,en,search-ad,hardware,900,,150000.00,USD,B,yes,,\#
        purchasing@acme.example,+1-312-555-0105,,ann,vip,@-700d 09:40
        LUMIERE,Lumière & Fils,,FR,Europe/Paris,fr,website,lighting,12,,,,,,,contact@lumiere.example,,,bo,,\#
        @-60d 16:00
        OUTBACK,Outback Solar Pty Ltd,,AU,Australia/Sydney,en,b2b-platform,solar,75,,90000.00,USD,,,,\#
        ops@outback.example,+61-2-5550-0106,,chen,,@-45d 09:30
        DECCAN,Deccan Tools Pvt Ltd,,IN,Asia/Kolkata,en,cold-outreach,tools,150,,,,,no,,sourcing@deccan.example,\#
        +91-40-5550107,wa:deccan,ann,,@-120d 14:40
        SILVA,Silva Importadora Ltda,,BR,America/Sao_Paulo,pt-BR,exhibition,appliances,55,,,,,,,\#
        compras@silva.example,+55-11-5550-0108,,bo,fair-2025,@-150d 17:00
        ANDES,Andes Minería SpA,,CL,America/Santiago,es,referral,mining,480,,700000.00,CNY,,yes,,\#
        abastecimiento@andes.example,+56-2-5550109,,ann,,@-25h
        MAPLE,Maple Kitchenware Ltd,,CA,America/Toronto,en,website,kitchenware,18,,,,,,,hello@maple.example,\#
        +1-416-555-0110,,chen,,@-6d 10:00
        HUAXING,华星百货 Hua Xing Emporium,,SG,Asia/Singapore,zh-Hans,b2b-platform,retail,65,厨具;礼品,350000.00,\#
        CNY,B,,chat,order@huaxing.example,+65-5550-0111,wx:huaxing,bo,,@-260d 10:10
        KIWI,Kiwi Outdoors Ltd,,NZ,Pacific/Auckland,en,website,outdoor,9,,,,,,,team@kiwi.example,,,,,@-20h
        OLDOAK,Old Oak Furniture Ltd,,GB,Europe/London,en,exhibition,furniture,33,,,,,,,info@oldoak.example,\#
        +44-20-5550-0112,,,fair-2024,@-420d 15:00
        WISLA,Zakłady Meblowe Wisła,,PL,Europe/Warsaw,pl,b2b-platform,furniture,260,,300000.00,CNY,,,,\#
        zakupy@wisla.example,+48-22-5550113,,ann,,@-110d 15:30
        PENANG,槟城光电有限公司,Penang Opto Sdn Bhd,MY,Asia/Kuala_Lumpur,zh-Hans,search-ad,electronics,95,,,,,,,\#
        tan@penang.example,+60-4-5550114,wx:penang-tan,bo,,@-180d 11:20
        SAVANNA,Savanna Agro Supplies,,KE,Africa/Nairobi,en,cold-outreach,agriculture,20,,,,,,,\#
        desk@savanna.example,+254-20-5550115,,bo,,@-500d 16:30
        ANADOLU,Anadolu Tekstil A.Ş.,,TR,Europe/Istanbul,tr,referral,textiles,410,,1100000.00,CNY,B,yes,,\#
        ithalat@anadolu.example,+90-212-5550116,wa:anadolu,chen,,@-75d 15:45
        HANBIT,한빛전자 Hanbit Electronics,,KR,Asia/Seoul,ko,exhibition,electronics,180,,260000.00,CNY,B,,,\#
        scm@hanbit.example,+82-2-5550117,,ann,,@-520d 10:50
        AZTECA,Comercial Azteca S.A. de C.V.,,MX,America/Mexico_City,es,social,retail,,,,,,,,\#
        ventas@azteca.example,,,,,@-30d 10:15
        VIETPHAT,Công ty Việt Phát,,VN,Asia/Ho_Chi_Minh,vi,social,plastics,70,,,,,,chat,,,zalo:vietphat,chen,,\#
        @-95d 14:15
        NILE,Nile Home Appliances,,EG,Africa/Cairo,ar,b2b-platform,appliances,130,,45000.00,USD,C,,,\#
        trade@nile.example,+20-2-5550118,,chen,,@-230d 16:40

        """#
}
