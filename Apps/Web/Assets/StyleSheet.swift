/// How pages look: light and dark, from a phone to a desk. Every text has a contrast of 4.5 to 1 or more.
enum StyleSheet {
    static let text = """
        :root{color-scheme:light dark;--ground:#f6f7f4;--card:#fff;--ink:#1c2522;--soft:#53605b;--line:#d3d9d5;
        --edge:#7d8a84;--accent:#0b5f56;--on-accent:#fff;--wash:#e3efec;--bad:#a3231b;--bad-wash:#fbe9e7;
        --good:#1d6b3c;--good-wash:#e4f3e9;--warm:#8a4b00;--gap:1rem}
        @media (prefers-color-scheme:dark){:root{--ground:#121716;--card:#1b2220;--ink:#e7edea;--soft:#a9b6b0;--line:#36413d;
        --edge:#7c8a84;--accent:#5fcfbe;--on-accent:#06231f;--wash:#1f322e;--bad:#ff9d94;--bad-wash:#3a1f1c;
        --good:#8ad6a5;--good-wash:#1a3224;--warm:#f0b46a}}
        *{box-sizing:border-box}
        [hidden]{display:none!important}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
        "Noto Sans","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
        h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
        h3{font-size:1rem;margin:0}
        p{margin:.25rem 0}
        a{color:var(--accent)}
        a,span,strong,small,code,summary,button{unicode-bidi:isolate}
        ul,ol{margin:.25rem 0;padding-left:1.25rem}
        code,pre{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;font-size:.9em}
        pre{overflow-x:auto;background:var(--wash);padding:.75rem;border-radius:.5rem}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.25rem}
        main:focus{outline:none}
        .skip{position:absolute;left:-99rem;top:0;background:var(--card);padding:.5rem 1rem;z-index:3}
        .skip:focus{left:0}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .top{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;padding:.4rem var(--gap);background:var(--card);
        border-bottom:1px solid var(--line)}
        .brand{font-weight:700;letter-spacing:.02em;text-decoration:none;color:var(--ink);padding:.3rem 0}
        .top nav{order:3;width:100%}
        .top nav ul{display:flex;flex-wrap:wrap;list-style:none;margin:0;padding:0;gap:.25rem}
        .top nav a{display:block;padding:.35rem .6rem;border-radius:.4rem;text-decoration:none;color:var(--ink);white-space:nowrap}
        .top nav a:hover{background:var(--wash)}
        .top nav a[aria-current]{background:var(--wash);color:var(--accent);font-weight:600}
        .who{margin-left:auto;display:flex;align-items:center;gap:.25rem}
        .top>form{margin-left:auto}
        .who form{display:flex;align-items:center;gap:.25rem}
        .who .name{color:var(--soft);max-width:9rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        main{max-width:76rem;margin:0 auto;padding:var(--gap)}
        .sub{color:var(--soft);margin:0 0 .75rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem;margin:0 0 .6rem}
        .card.late{border-left:4px solid var(--bad)}
        .row{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
        .row .end{margin-left:auto}
        .customer{font-weight:600}
        .soft,.meta{color:var(--soft)}
        .meta{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.92rem}
        .prose{white-space:pre-line}
        .why{margin:.3rem 0}
        .chips{display:inline-flex;flex-wrap:wrap;gap:.25rem;align-items:center}
        .chip{--label:var(--edge);display:inline-flex;align-items:center;min-height:1.5rem;padding:0 .45rem;border-radius:.35rem;\
        border:1px solid var(--line);border-left:.45rem solid var(--label);background:var(--card);font-size:.85rem;font-weight:600;word-break:keep-all}
        .chip .scheme{font-weight:400;margin-right:.3rem}
        .tag{font-weight:400;border-left-width:1px}
        .stars{color:var(--warm);letter-spacing:.05em}
        .due{font-weight:600}
        .due.late{color:var(--bad)}
        .notice{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;border-radius:.5rem;padding:.5rem .9rem;margin:0 0 .9rem;
        border:1px solid currentColor}
        .notice p{margin:0}
        .notice.good{background:var(--good-wash);color:var(--good)}
        .notice.bad{background:var(--bad-wash);color:var(--bad)}
        .empty{color:var(--soft);padding:1.5rem 1rem;text-align:center;border:1px dashed var(--edge);border-radius:.6rem}
        .news{position:fixed;right:1rem;bottom:1rem;display:none;z-index:3}
        .news.on{display:block}
        html:has(.news.on){scroll-padding-bottom:5rem}
        .news a{display:block;background:var(--accent);color:var(--on-accent);padding:.6rem 1rem;border-radius:.5rem}
        button,.button{font:inherit;min-height:2.25rem;padding:.25rem .9rem;border-radius:.45rem;border:1px solid var(--edge);\
        background:var(--card);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center}
        button:hover,.button:hover{background:var(--wash)}
        button.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
        button.main:hover{filter:brightness(1.12)}
        button.quiet{border-color:transparent;background:none;color:var(--accent);padding:.25rem .5rem}
        input,select,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.4rem;\
        padding:.35rem .5rem;width:100%;min-height:2.25rem}
        ::placeholder{color:var(--soft);opacity:1}
        input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;min-height:0;accent-color:var(--accent)}
        [aria-invalid=true]{border:2px solid var(--bad)}
        .wrong{color:var(--bad)}
        small{color:var(--soft);font-size:.88rem}
        label,legend{font-size:.92rem;color:var(--soft)}
        fieldset{border:0;padding:0;margin:0}
        .fields{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));align-items:start;margin:.5rem 0}
        .fields .wide,.fields .actions{grid-column:1/-1}
        .actions{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
        .scroll+.actions{margin-top:.6rem}
        .field.check label{line-height:1.7}
        .fields>.field.check{align-self:end}
        .field.check{display:flex;align-items:center;gap:.5rem;min-height:2.25rem}
        .pick{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
        .pick label{display:inline-flex;align-items:center;gap:.35rem;min-height:2.25rem;color:var(--ink)}
        .card>h2:first-child,.card>.row h2{margin-top:0}
        .row{margin:.15rem 0}
        .search{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem;margin:0 0 .75rem}
        .search .field{flex:1 1 9rem}
        .search .field:first-child{flex:3 1 11rem}
        .inline{display:inline-flex;flex-wrap:wrap;gap:.4rem;align-items:end}
        details>summary{cursor:pointer;min-height:1.75rem;padding:.15rem 0;color:var(--accent)}
        .scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:.6rem;background:var(--card)}
        table{border-collapse:collapse;width:100%;font-size:.95rem}
        caption{text-align:left;padding:.4rem .75rem;color:var(--soft)}
        th,td{text-align:left;vertical-align:top;padding:.45rem .75rem;border-top:1px solid var(--line)}
        thead th{border-top:0;color:var(--soft);font-weight:600;white-space:nowrap}
        thead th[aria-sort] a{color:var(--ink);text-decoration:none}
        thead th[aria-sort] a::after{content:"\\2191";content:"\\2191"/"";margin-left:.3rem}
        td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
        .scroll td,.scroll th{min-width:4.5rem;overflow-wrap:normal}
        .scroll .name{min-width:9rem;max-width:24rem;overflow-wrap:anywhere}
        .scroll .chip{white-space:nowrap}
        .scroll .pick-one{width:3rem;min-width:3rem}
        dl.facts{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.15rem 1rem;margin:0}
        dl.facts dt{color:var(--soft)}
        dl.facts dd{margin:0}
        .two{display:grid;gap:0 1.25rem}
        .timeline{list-style:none;padding:0}
        .timeline li{border-left:3px solid var(--line);padding:.15rem 0 .5rem .9rem;margin:0}
        .timeline li:target{border-left-color:var(--accent);background:var(--wash)}
        details.quiet>summary{font-size:.88rem;width:fit-content}
        .bar{fill:var(--accent)}
        .bar.soft{fill:var(--edge)}
        svg text{fill:var(--ink);font-size:14px}
        svg{width:100%;max-width:38rem;height:auto}
        .heat-0{background:none}.heat-1{background:var(--wash)}.heat-2{background:var(--bad-wash)}
        .heat-off{background:repeating-linear-gradient(135deg,var(--line) 0 2px,transparent 2px 7px)}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;color:var(--soft)}
        .legend li{display:inline-flex;align-items:center;gap:.4rem}
        .swatch{flex:none;width:1.5rem;height:1.25rem;border:1px solid var(--edge);border-radius:.25rem}
        .days td,.days th{min-width:0;padding-left:.4rem;padding-right:.4rem}
        .days thead th{white-space:normal;vertical-align:bottom}
        .narrow{max-width:26rem;margin:2rem auto}
        .tabs{display:flex;flex-wrap:wrap;gap:.25rem;list-style:none;padding:0;margin:0 0 .75rem}
        @media (min-width:48rem){.fields>.pick{grid-column:span 2}.two{grid-template:auto 1fr/3fr 2fr}
        .two>.beside{grid-area:1/2/span 2/3}}
        @media (min-width:72rem){.top nav{order:0;width:auto}}
        @media (min-width:72rem) and (min-height:36rem){.top{position:sticky;top:0;z-index:2}html{scroll-padding-top:4.5rem}}
        @media (max-width:37.5rem){.scroll:has(.cards){border:0;background:none;overflow:visible}
        .cards,.cards thead,.cards tbody{display:block}
        .cards thead th:not(.pick-one){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .cards thead a{display:none}
        .cards thead .pick-one{display:block;width:auto;padding:.25rem .75rem}
        .cards .pick-one:has(>:not([hidden]))::after{content:attr(data-label);margin-left:.5rem;vertical-align:super}
        .cards tbody tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:.1rem .75rem;\
        background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.5rem .75rem;margin:0 0 .5rem}
        .cards.picked tbody tr{grid-template-columns:2rem 1fr 1fr}
        .cards.days tbody tr{grid-template-columns:repeat(auto-fill,minmax(3.25rem,1fr));gap:.25rem}
        .cards td,.cards th{border:0;padding:.15rem 0;min-width:0;overflow-wrap:anywhere}
        .cards td:empty{display:none}
        .cards td[data-label]::before{content:attr(data-label);display:block;color:var(--soft);font-size:.85rem}
        .cards td.number{text-align:left}
        .cards.days td{padding:.15rem .3rem;border-radius:.25rem}
        .cards tbody th,.cards .whole{grid-column:1/-1}
        .cards.picked td[data-label]::before{display:inline;margin-right:.5rem}
        .cards.picked .name,.cards.picked .whole{grid-column:2/-1}
        .cards.picked td[data-label]:not(.whole):nth-child(4){grid-column:2}}
        @media (max-width:30rem){.top nav a{padding:.25rem .5rem}}
        @media (max-width:30rem){:root{--gap:.75rem}.who .name{display:none}.row .end{margin-left:0}
        dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.35rem}}
        @media (prefers-reduced-motion:no-preference){.news{transition:opacity .2s}}
        @media print{.top,.news,form,.skip,details.quiet{display:none}}
        """
}
