extension DemoSample {
    /// timeline.csv with times told from now: one customer's story after another.
    static let timelineTemplate = #"""
        customer,kind,at,ref,amount,currency,channel,direction,purpose,outcome,form,signal,level,expected_close,\#
        order_ref,reason,actor,note
        ROSSI,inquiry,@-139d 16:00,,,,,,,,,,,,,,,"LED panels, met at the fair"
        ROSSI,quote,@-137d 11:00,,14800.00,EUR,,,,,,,,,,,ann,
        ROSSI,contact,@-130d 15:40,,,,email,in,,,,,,,,,,asks for samples
        ROSSI,contact,@-129d 16:30,,,,phone,out,,,yes,,,,,,ann,sizes agreed
        ROSSI,sample-order,@-100d 15:00,S-ROSSI-1,320.00,EUR,,,,,,,,,,,,
        ROSSI,contact,@-70d 16:00,,,,email,out,,,,,,,,,ann,samples arrived?
        ROSSI,contact,@-12d 17:10,,,,email,in,,,,,,,,,,samples pass the test
        ROSSI,contact,@-11d 15:00,,,,phone,out,,,yes,,,,,,ann,wants a price for 2000
        ROSSI,need,@-11d 15:30,,180000.00,,,,,,,,obvious,@+50d,,,ann,
        ROSSI,quote,@-10d 16:00,,22000.00,EUR,,,,,,,,,,,ann,
        ROSSI,contact,@-10d 16:05,,,,email,out,,,,,,,,,ann,quotation sent
        ROSSI,contact,@-9d 16:20,,,,phone,out,,,yes,,,,,,ann,quotation went through
        ROSSI,contact,@-30h,,,,email,in,,,,,,,,,,why is the freight so high?
        NORDLYS,inquiry,@-23h,,,,,,,,,,,,,,,"Pendant lamps, 300 pieces to Göteborg"
        NORDLYS,signal,@-22h,,,,,,,,,website-visit,,,,,,
        SAKURA,inquiry,@-318d 14:00,,,,,,,,,,,,,,,電気ケトル 500台
        SAKURA,quote,@-316d 10:00,,2100000,JPY,,,,,,,,,,,chen,
        SAKURA,order,@-300d 11:00,PO-SAK-1,2000000,JPY,,,,,,,,,,,,
        SAKURA,shipment,@-270d 15:00,,,,,,,,,,,,PO-SAK-1,,,
        SAKURA,order-completed,@-255d 11:00,,,,,,,,,,,,PO-SAK-1,,,
        SAKURA,contact,@-200d 10:30,,,,email,out,care,,,,,,,,chen,all well with the kettles?
        SAKURA,contact,@-60d 10:00,,,,chat,out,,,,,,,,,chen,new catalogue shown
        SAKURA,contact,@-26d 10:20,,,,chat,out,,,,,,,,,chen,秋の計画について
        SAKURA,need,@-26d 10:40,,,,,,,,,,potential,,,,chen,
        SAKURA,signal,@-5d 15:00,,,,,,,,,content,,,,,,
        SAKURA,online,@-8min,,,,,,,,,,,,,,,
        BAOYUE,inquiry,@-198d 11:00,,,,,,,,,,,,,,,春节礼盒
        BAOYUE,quote,@-196d 15:00,,210000.00,HKD,,,,,,,,,,,ann,
        BAOYUE,order,@-180d 16:00,PO-BY-1,198000.00,HKD,,,,,,,,,,,,
        BAOYUE,shipment,@-150d 10:00,,,,,,,,,,,,PO-BY-1,,,
        BAOYUE,order-completed,@-140d 11:30,,,,,,,,,,,,PO-BY-1,,,
        BAOYUE,contact,@-90d 10:00,,,,chat,out,care,,,,,,,,ann,问候，客户满意
        BAOYUE,inquiry,@-15d 09:40,,,,,,,,,,,,,,,中秋礼盒 3000 套
        BAOYUE,quote,@-14d 15:30,,260000.00,HKD,,,,,,,,,,,ann,
        BAOYUE,signal,@-8d 11:00,,,,,,,,,price-details,,,,,,
        BAOYUE,signal,@-6d 16:00,,,,,,,,,contract-draft,,,,,,
        BAOYUE,need,@-6d 16:30,,230000.00,,,,,,,,obvious,@+12d,,,ann,
        BAOYUE,contact,@-3d 10:40,,,,chat,out,,,,,,,,,ann,合同条款已发，等盖章
        ALNOOR,inquiry,@-89d 16:30,,,,,,,,,,,,,,,door fittings
        ALNOOR,quote,@-85d 15:00,,310000.00,,,,,,,,,,,,bo,
        ALNOOR,contact,@-80d 16:00,,,,phone,in,,,yes,,,,,,,asks about payment terms
        ALNOOR,contact,@-52d 15:20,,,,email,out,,,,,,,,,bo,new price list
        ALNOOR,need,@-30d 15:45,,300000.00,,,,,,,,obvious,@+70d,,,bo,
        ALNOOR,contact,@-30d 15:40,,,,phone,out,,,yes,,,,,,bo,budget comes next quarter
        ALNOOR,signal,@-18d 15:00,,,,,,,,,delivery-terms,,,,,,
        ALNOOR,contact,@-9d 16:10,,,,email,out,,,,,,,,,bo,delivery terms sent
        ALNOOR,contact,@-8d 16:00,,,,phone,out,,,yes,,,,,,bo,terms are fine
        KLEIN,inquiry,@-638d 15:00,,,,,,,,,,,,,,,
        KLEIN,quote,@-630d 15:30,,9000.00,EUR,,,,,,,,,,,chen,
        KLEIN,order,@-610d 16:00,PO-KL-1,8800.00,EUR,,,,,,,,,,,,
        KLEIN,order-completed,@-560d 15:00,,,,,,,,,,,,PO-KL-1,,,
        KLEIN,order,@-310d 16:10,PO-KL-2,12400.00,EUR,,,,,,,,,,,,
        KLEIN,order-completed,@-262d 15:00,,,,,,,,,,,,PO-KL-2,,,
        KLEIN,order,@-120d 15:10,PO-KL-3,15900.00,EUR,,,,,,,,,,,,
        KLEIN,shipment,@-95d 14:00,,,,,,,,,,,,PO-KL-3,,,
        KLEIN,order-completed,@-80d 15:00,,,,,,,,,,,,PO-KL-3,,,
        KLEIN,contact,@-40d 15:30,,,,phone,out,,,yes,,,,,,chen,next order in spring
        KLEIN,need,@-40d 15:50,,140000.00,,,,,,,,obvious,@+25d,,,chen,
        KLEIN,contact,@-4d 16:20,,,,email,out,,,,,,,,,chen,offer for the spring order
        KLEIN,quote,@-4d 16:15,,17000.00,EUR,,,,,,,,,,,chen,
        ACME,inquiry,@-698d 21:30,,,,,,,,,,,,,,,
        ACME,order,@-660d 22:00,PO-AC-1,21000.00,USD,,,,,,,,,,,,
        ACME,order-completed,@-600d 10:00,,,,,,,,,,,,PO-AC-1,,,
        ACME,order,@-400d 21:45,PO-AC-2,26500.00,USD,,,,,,,,,,,,
        ACME,order-completed,@-350d 10:00,,,,,,,,,,,,PO-AC-2,,,
        ACME,order,@-190d 22:15,PO-AC-3,30200.00,USD,,,,,,,,,,,,
        ACME,order-completed,@-130d 10:00,,,,,,,,,,,,PO-AC-3,,,
        ACME,order,@-40d 21:50,PO-AC-4,33800.00,USD,,,,,,,,,,,,
        ACME,shipment,@-12d 11:00,,,,,,,,,,,,PO-AC-4,,,vessel left Ningbo
        ACME,order-completed,@-5d 10:00,,,,,,,,,,,,PO-AC-4,,,
        ACME,contact,@-33d 21:30,,,,phone,out,,,yes,,,,,,ann,happy with lead time
        ACME,contact,@-13d 10:10,,,,email,out,,,,,,,,,ann,shipping documents
        ACME,contact,@-13d 21:40,,,,email,in,,,,,,,,,,"documents received, thank you"
        ACME,contact,@-12d 10:00,,,,email,out,,,,,,,,,ann,you are welcome
        ACME,contact,@-11d 22:00,,,,phone,in,,,yes,,,,,,,will reorder next month
        ACME,need,@-11d 22:10,,240000.00,,,,,,,,obvious,@+26d,,,ann,
        LUMIERE,inquiry,@-58d 17:00,,,,,,,,,,,,,,,desk lamps
        LUMIERE,quote,@-55d 15:00,,2400.00,EUR,,,,,,,,,,,bo,
        LUMIERE,sample-order,@-14d 16:30,S-LUM-1,90.00,EUR,,,,,,,,,,,,
        LUMIERE,signal,@-14d 16:00,,,,,,,,,sample-request,,,,,,
        LUMIERE,need,@-13d 15:00,,,,,,,,,,obvious,@+20d,,,bo,
        LUMIERE,contact,@-13d 14:50,,,,email,out,,,,,,,,,bo,samples leave tomorrow
        LUMIERE,contact,@-5d 17:00,,,,email,in,,,,,,,,,,samples arrived
        LUMIERE,contact,@-4d 14:30,,,,email,out,,,,,,,,,bo,asked what they think
        OUTBACK,inquiry,@-44d 10:00,,,,,,,,,,,,,,,inverters 5 kW
        OUTBACK,quote,@-43d 10:30,,38000.00,USD,,,,,,,,,,,chen,
        OUTBACK,contact,@-30d 10:00,,,,email,out,,,,,,,,,chen,data sheets
        OUTBACK,contact,@-22d 09:20,,,,email,in,,,,,,,,,,needs the grid certificate
        OUTBACK,contact,@-21d 09:40,,,,email,out,,,,,,,,,chen,certificate sent
        OUTBACK,signal,@-12d 10:00,,,,,,,,,demo-request,,,,,,
        OUTBACK,contact,@-3d 10:10,,,,phone,out,,,,,,,,,chen,walked through the demo
        OUTBACK,need,@-3d 10:30,,250000.00,,,,,,,,obvious,@+80d,,,chen,
        DECCAN,inquiry,@-118d 15:00,,,,,,,,,,,,,,,cordless drills
        DECCAN,quote,@-115d 15:30,,11000.00,USD,,,,,,,,,,,ann,
        DECCAN,need,@-60d 15:00,,,,,,,,,,obvious,@-6d,,,ann,
        DECCAN,contact,@-60d 14:50,,,,phone,out,,,yes,,,,,,ann,budget is being asked for
        DECCAN,contact,@-28d 15:10,,,,chat,out,,,,,,,,,ann,still waiting for the budget
        DECCAN,contact,@-16d 15:40,,,,chat,in,,,,,,,,,,next week for sure
        DECCAN,contact,@-15d 16:00,,,,chat,out,,,,,,,,,ann,"fine, we hold the price"
        SILVA,inquiry,@-148d 21:00,,,,,,,,,,,,,,,"blenders, met at the fair"
        SILVA,quote,@-145d 16:00,,16500.00,USD,,,,,,,,,,,bo,
        SILVA,contact,@-120d 21:20,,,,phone,out,,,yes,,,,,,bo,compares three makers
        SILVA,contact,@-48d 22:00,,,,email,in,,,,,,,,,,a local maker is cheaper
        SILVA,contact,@-47d 21:30,,,,email,out,,,,,,,,,bo,offered smaller lots
        SILVA,deal-lost,@-25d 21:40,,,,,,,,,,,,,price,,
        SILVA,contact,@-22d 21:20,,,,phone,out,,,yes,,,,,,bo,asks again after the season
        SILVA,need,@-22d 21:40,,,,,,,,,,potential,,,,bo,
        ANDES,inquiry,@-25h,,,,,,,,,,,,,,,"Conveyor rollers, tender closes this month"
        ANDES,signal,@-24h,,,,,,,,,price-details,,,,,,
        ANDES,need,@-24h,,600000.00,,,,,,,,obvious,@+18d,,,ann,
        MAPLE,inquiry,@-6d 09:50,,,,,,,,,,,,,,,"bakeware, small lots"
        MAPLE,no-reply-needed,@-6d 11:00,,,,,,,,,,,,,,chen,catalogue sent by the web form
        HUAXING,inquiry,@-258d 10:20,,,,,,,,,,,,,,,厨具套装
        HUAXING,order,@-240d 15:00,PO-HX-1,86000.00,,,,,,,,,,,,,
        HUAXING,order-completed,@-205d 10:00,,,,,,,,,,,,PO-HX-1,,,
        HUAXING,inquiry,@-40d 10:00,,,,,,,,,,,,,,,补货
        HUAXING,quote,@-38d 15:00,,120000.00,,,,,,,,,,,,bo,
        HUAXING,order,@-18d 11:10,PO-HX-2,118000.00,,,,,,,,,,,,,
        HUAXING,contact,@-18d 11:30,,,,chat,out,,,,,,,,,bo,定金已收，安排生产
        HUAXING,shipment,@-4d 16:00,,,,,,,,,,,,PO-HX-2,,,深圳出港
        HUAXING,contact,@-8d 10:15,,,,chat,out,,,,,,,,,bo,发货时间已确认
        HUAXING,need,@-3d 15:00,,,,,,,,,,potential,,,,bo,
        HUAXING,service-request,@-2d 15:20,,,,,,,,,,,,,,,要求改发票抬头
        KIWI,inquiry,@-20h,,,,,,,,,,,,,,,Camping stoves: minimum quantity?
        OLDOAK,inquiry,@-418d 16:00,,,,,,,,,,,,,,,
        OLDOAK,quote,@-410d 16:30,,5200.00,GBP,,,,,,,,,,,,
        OLDOAK,contact,@-380d 16:00,,,,email,out,,bounced,,,,,,,bo,any questions?
        OLDOAK,deal-lost,@-330d 16:00,,,,,,,,,,,,,no answer,,
        OLDOAK,signal,@-40d 17:00,,,,,,,,,website-visit,,,,,,
        WISLA,inquiry,@-108d 16:00,,,,,,,,,,,,,,,hinges and slides
        WISLA,quote,@-105d 15:20,,240000.00,,,,,,,,,,,,ann,
        WISLA,contact,@-80d 15:30,,,,email,out,,,,,,,,,ann,drawings
        WISLA,contact,@-62d 16:30,,,,email,in,,,,,,,,,,drawings approved
        WISLA,need,@-60d 15:30,,280000.00,,,,,,,,obvious,@+140d,,,ann,
        WISLA,contact,@-60d 15:20,,,,phone,out,,,yes,,,,,,ann,line starts in half a year
        WISLA,contact,@-16d 15:40,,,,email,out,,,,,,,,,ann,sent the finish samples list
        WISLA,contact,@-15d 16:10,,,,email,in,,,,,,,,,,finish B
        WISLA,contact,@-15d 16:50,,,,phone,out,,,yes,,,,,,ann,"finish B, then"
        PENANG,inquiry,@-178d 11:30,,,,,,,,,,,,,,,光学镜片
        PENANG,quote,@-175d 15:00,,52000.00,,,,,,,,,,,,bo,
        PENANG,deal-lost,@-120d 15:00,,,,,,,,,,,,,lead time,,
        PENANG,need,@-90d 15:10,,,,,,,,,,potential,,,,bo,
        PENANG,contact,@-90d 15:00,,,,phone,out,,,yes,,,,,,bo,年底再议
        PENANG,contact,@-32d 10:30,,,,chat,out,,,,,,,,,bo,新品目录
        SAVANNA,contact,@-300d 16:00,,,,phone,out,,,yes,,,,,,bo,no imports planned
        SAVANNA,need,@-300d 16:20,,,,,,,,,,none,,,,bo,
        SAVANNA,contact,@-200d 16:00,,,,email,out,marketing,,,,,,,,bo,season's greetings
        ANADOLU,inquiry,@-74d 15:50,,,,,,,,,,,,,,,coated fabric
        ANADOLU,quote,@-70d 15:30,,520000.00,,,,,,,,,,,,chen,
        ANADOLU,sample-order,@-40d 15:00,S-ANA-1,2800.00,,,,,,,,,,,,,
        ANADOLU,contact,@-25d 15:10,,,,phone,out,,,yes,,,,,,chen,samples pass
        ANADOLU,need,@-10d 15:30,,500000.00,,,,,,,,obvious,@+16d,,,chen,
        ANADOLU,signal,@-10d 15:00,,,,,,,,,price-details,,,,,,
        ANADOLU,signal,@-7d 16:00,,,,,,,,,delivery-terms,,,,,,
        ANADOLU,signal,@-5d 15:20,,,,,,,,,contract-draft,,,,,,
        ANADOLU,contact,@-4d 16:40,,,,chat,in,,,,,,,,,,our lawyer reads the contract
        ANADOLU,contact,@-3d 16:50,,,,chat,out,,,,,,,,,chen,ready when you are
        HANBIT,inquiry,@-518d 11:00,,,,,,,,,,,,,,,
        HANBIT,order,@-480d 11:00,PO-HB-1,68000.00,,,,,,,,,,,,,
        HANBIT,order-completed,@-430d 10:00,,,,,,,,,,,,PO-HB-1,,,
        HANBIT,order,@-220d 10:30,PO-HB-2,74000.00,,,,,,,,,,,,,
        HANBIT,order-completed,@-170d 10:00,,,,,,,,,,,,PO-HB-2,,,
        HANBIT,contact,@-100d 10:15,,,,phone,out,,,yes,,,,,,ann,stock lasts until summer
        HANBIT,need,@-100d 10:40,,,,,,,,,,potential,,,,ann,
        HANBIT,contact,@-34d 10:30,,,,phone,out,,,yes,,,,,,ann,stock is going down
        HANBIT,service-request,@-2d 10:05,,,,,,,,,,,,,,,two units hum
        AZTECA,signal,@-29d 22:00,,,,,,,,,website-visit,,,,,,
        AZTECA,signal,@-9d 23:00,,,,,,,,,content,,,,,,
        VIETPHAT,inquiry,@-94d 14:30,,,,,,,,,,,,,,,injection moulds
        VIETPHAT,quote,@-92d 15:00,,36000.00,,,,,,,,,,,,chen,
        VIETPHAT,contact,@-60d 14:40,,,,chat,out,,,,,,,,,chen,asked about the drawings
        VIETPHAT,contact,@-39d 15:10,,,,chat,in,,,,,,,,,,drawings are late
        VIETPHAT,quote,@-36d 15:00,,35000.00,,,,,,,,,,,,chen,
        VIETPHAT,contact,@-36d 15:05,,,,chat,out,,,,,,,,,chen,price held for a month
        NILE,inquiry,@-228d 17:00,,,,,,,,,,,,,,,fans
        NILE,order,@-200d 17:10,PO-NI-1,18000.00,USD,,,,,,,,,,,,
        NILE,order-completed,@-150d 15:00,,,,,,,,,,,,PO-NI-1,,,
        NILE,order,@-70d 16:20,PO-NI-2,22000.00,USD,,,,,,,,,,,,
        NILE,order-cancelled,@-60d 16:00,,,,,,,,,,,,PO-NI-2,no import licence,,
        NILE,contact,@-58d 16:10,,,,phone,out,,,yes,,,,,,chen,licence takes two months
        NILE,need,@-58d 16:30,,150000.00,,,,,,,,obvious,@+45d,,,chen,
        NILE,contact,@-9d 16:20,,,,phone,out,,no-answer,,,,,,,chen,
        NILE,contact,@-5d 16:10,,,,phone,out,,no-answer,,,,,,,chen,

        """#
}
