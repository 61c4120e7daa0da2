import Foundation

/// A small store that most tests start from: three customers of two owners, one in the high seas.
enum SampleStore {
    static let customers = """
        key,name,company,country,time_zone,source,industry,emails,phones,owner,tags,created_at
        ACME,Acme GmbH,Acme,DE,Europe/Berlin,exhibition,valves,ann@acme.example;shop@acme.example,+49 30 1,ann,fair-2026,2026-01-12T08:00:00Z
        北方,北方机械有限公司,,CN,,referral,,wang@beifang.example,,bo,,2026-02-02T08:00:00Z
        B-2,"Bøker, ""Hav"" AS",,NO,,,,,+47 22,,,2026-02-20T08:00:00Z

        """

    static let timeline = """
        customer,kind,at,ref,amount,currency,channel,direction,level,expected_close,signal,note
        ACME,inquiry,2026-01-12T09:00:00Z,i1,,,,,,,,
        ACME,quote,2026-01-13T09:00:00Z,q1,,,,,,,,
        ACME,order,2026-01-20T10:00:00Z,o1,1000.50,USD,,,,,,
        ACME,order-completed,2026-02-03T10:00:00Z,c1,,,,,,,,
        ACME,contact,2026-03-24T09:00:00Z,k1,,,phone,out,,,,"wants 500, by May"
        ACME,need,2026-03-24T09:10:00Z,n1,50000.00,,,,obvious,2026-05-04,,
        北方,inquiry,2026-03-30T02:00:00Z,i1,,,,,,,,阀门询价
        北方,signal,2026-03-30T03:00:00Z,s1,,,,,,,price-details,
        B-2,inquiry,2026-03-31T08:00:00Z,i1,,,,,,,,

        """

    /// The file of the store, made once by the program itself.
    private static let file = Result {
        let place = try Place()
        let rapport = Rapport(place: place)
        try place.write(customers, to: "customers.csv")
        try place.write(timeline, to: "timeline.csv")
        for what in ["customers", "timeline"] {
            let outcome = try rapport("import", what, "\(what).csv")
            guard outcome.code == 0 else { throw NotMade(errors: outcome.errors) }
        }
        // SQLite settles when a file is opened again; from then on only a write changes its bytes.
        _ = try rapport.dump()
        return try place.read("rapport.sqlite")
    }

    struct NotMade: Error { let errors: String }

    /// The program in a folder of its own, with the sample in its usual place.
    static func opened() throws -> Rapport {
        let rapport = Rapport(place: try Place())
        try rapport.place.write(try file.get(), to: "rapport.sqlite")
        return rapport
    }
}
