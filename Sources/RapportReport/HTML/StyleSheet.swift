/// The one style sheet of the page: light and dark, wide and narrow, screen and paper.
///
/// Colours of the heat map and of sentiments run from orange to blue, which people with any of the common
/// kinds of colour blindness tell apart; text on them keeps a contrast of at least 4.5 to 1.
enum StyleSheet {
  static let text = #"""
    :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1a1e24;--soft:#4d5765;--line:#d8dde4;
    --faint:#eceff3;--accent:#1c5d99;--band:#cfe0f0;--positive:#2767a5;--negative:#b0450b;--mixed:#7654a3;
    --neutral:#66707d;--on:#fff;--hatch:#e3e7ec;--b1:#f3ad7b;--b2:#fbdfc9;--b3:#f1f3f5;--b4:#d3e5f6;--b5:#98c5ec;
    --cell:#33404e}
    @media (prefers-color-scheme:dark){:root{--page:#13161a;--card:#1b1f25;--ink:#eceff3;--soft:#adb6c2;
    --line:#373e49;--faint:#252a32;--accent:#82bbef;--band:#28405a;--positive:#6aa9e4;--negative:#e58a4b;
    --mixed:#b79ae0;--neutral:#9aa4b1;--on:#0e1116;--hatch:#2a3039;--b1:#7d400f;--b2:#50331c;--b3:#2a2f37;
    --b4:#1f3c57;--b5:#1d5687;--cell:#d9dfe7}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0;background:var(--page);color:var(--ink);
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    header,main,footer{max-width:1240px;margin:0 auto;padding:0 32px}
    header{padding-top:56px}
    h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 8px}
    h2{font-size:1.45rem;letter-spacing:-.01em;margin:72px 0 8px;line-height:1.25}
    h3{font-size:1.15rem;margin:0 0 4px;line-height:1.3}
    section>h3{margin-top:36px}
    h4{font-size:.95rem;margin:28px 0 6px}
    p{margin:0 0 12px;max-width:76ch}
    a{color:var(--accent);text-underline-offset:.2em}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .lead,.note{color:var(--soft)}
    .note{font-size:.875rem}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px 22px;padding:0;margin:20px 0 0;font-size:.95rem}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(136px,1fr));gap:12px;margin:28px 0 0}
    .facts div{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px}
    dt{font-size:.8rem;color:var(--soft)}
    dd{margin:0}
    .facts dd{font-size:1.4rem;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
    .facts dd small{display:block;font-size:.78rem;font-weight:400;letter-spacing:0;color:var(--soft)}
    .card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:26px 30px;margin:20px 0 0;
    min-width:0}
    ol.findings{list-style:none;margin:20px 0 0;padding:0;display:grid;gap:20px}
    ol.findings .card{margin:0}
    .finding{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,400px);gap:8px 40px}
    .finding.plain{grid-template-columns:minmax(0,1fr)}
    .kind{display:inline-block;font-size:.78rem;font-weight:600;color:var(--accent);border:1px solid var(--accent);
    border-radius:99px;padding:1px 11px;margin:0 0 10px}
    .headline{font-size:1.12rem;line-height:1.45;font-weight:600;margin:2px 0 12px}
    .evidence{margin:0 0 12px;padding:0 0 0 18px;color:var(--soft);font-size:.94rem;max-width:72ch}
    .evidence li{margin:0 0 5px}
    figure{margin:0;min-width:0}
    figcaption{font-size:.85rem;font-weight:600;margin:0 0 4px}
    .charts{display:grid;gap:20px;align-content:start;min-width:0}
    .multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,290px),1fr));gap:22px 28px;
    margin:22px 0 0}
    svg.chart{display:block;width:100%;height:auto;max-width:440px;font-family:inherit}
    .chart text{fill:var(--soft);font-size:12px}
    .chart .label{fill:var(--ink);font-size:12.5px}
    .chart .strong{fill:var(--ink);font-weight:700}
    .chart .grid{stroke:var(--faint)}
    .chart .axis{stroke:var(--soft);stroke-opacity:.55}
    .chart .band{fill:var(--band)}
    .chart .line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}
    .chart .dot{fill:var(--accent)}
    .chart .marked{stroke:var(--card);stroke-width:2}
    .chart .mark{stroke:var(--ink);stroke-dasharray:2 3;stroke-opacity:.7}
    .chart .other{fill:var(--neutral);fill-opacity:.55}
    .chart .whisker{stroke:var(--accent);stroke-width:5;stroke-opacity:.4;stroke-linecap:round}
    .positive{fill:var(--positive)}.negative{fill:var(--negative)}
    .mixed{fill:var(--mixed)}.neutral{fill:var(--neutral)}
    .chart .on-positive,.chart .on-negative,.chart .on-mixed,.chart .on-neutral{fill:var(--on);font-size:11.5px;
    font-weight:600}
    .legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:10px 0;font-size:.82rem;
    color:var(--soft)}
    .legend svg{width:14px;height:14px;vertical-align:-2px;margin-right:6px}
    .b1{background:var(--b1);fill:var(--b1)}.b2{background:var(--b2);fill:var(--b2)}
    .b3{background:var(--b3);fill:var(--b3)}.b4{background:var(--b4);fill:var(--b4)}
    .b5{background:var(--b5);fill:var(--b5)}
    .legend svg{border:1px solid var(--line);border-radius:3px}
    .legend .none{background:repeating-linear-gradient(135deg,var(--hatch) 0 3px,var(--card) 3px 6px)}
    .scroll{overflow-x:auto;max-width:100%;border:1px solid var(--line);border-radius:12px;background:var(--card);
    margin:14px 0}
    @media (min-width:1260px){.wide{max-width:none;width:calc(100vw - 80px);margin-left:calc(50% - 50vw + 40px)}}
    table{border-collapse:separate;border-spacing:0;font-size:.86rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;padding:10px 14px;color:var(--soft);font-size:.84rem}
    th,td{padding:7px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--faint)}
    thead th{font-weight:600;color:var(--soft);vertical-align:bottom;border-bottom-color:var(--line)}
    tbody th{font-weight:600}
    tr:last-child>*{border-bottom:0}
    table:not(.heat) td:nth-child(2):not(.number){min-width:10em}
    .number{text-align:right}
    .heat td{min-width:104px;border-left:1px solid var(--card);border-bottom:1px solid var(--card);color:var(--cell);
    line-height:1.35;font-size:.76rem}
    .heat td b{display:block;font-size:.95rem;color:var(--ink);white-space:nowrap}
    .heat td span{display:block;white-space:nowrap}
    .heat .none{background:repeating-linear-gradient(135deg,var(--hatch) 0 3px,var(--card) 3px 6px)}
    .heat .none em{background:var(--card);font-style:normal;color:var(--soft);border-radius:4px;padding:1px 4px;
    -webkit-box-decoration-break:clone;box-decoration-break:clone}
    .heat th[scope=row]{position:sticky;left:0;z-index:1;background:var(--card);min-width:176px;max-width:230px;
    border-right:1px solid var(--line);overflow-wrap:break-word}
    .heat .corner{position:sticky;left:0;z-index:2;background:var(--card);border-right:1px solid var(--line)}
    .heat th[scope=colgroup]{border-left:1px solid var(--line);color:var(--ink);text-transform:capitalize}
    .heat th[scope=rowgroup]{background:var(--faint);color:var(--soft);font-size:.8rem;padding:5px 0}
    .heat th[scope=rowgroup] span{position:sticky;left:12px;padding:0 12px}
    abbr{text-decoration:none}
    blockquote{margin:0 0 10px;padding:8px 14px;border-left:3px solid var(--line);background:var(--page);
    border-radius:0 8px 8px 0;font-size:.92rem;overflow:hidden;overflow-wrap:anywhere;max-width:74ch}
    blockquote.is-negative{border-left-color:var(--negative)}
    blockquote.is-positive{border-left-color:var(--positive)}
    blockquote.is-mixed{border-left-color:var(--mixed)}
    blockquote footer{all:unset;display:block;font-size:.78rem;color:var(--soft);margin-top:2px}
    .head{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px}
    .head h3{font-size:1.3rem;overflow-wrap:anywhere}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:14px 24px;margin:16px 0 0}
    .figures dd{font-size:1.3rem;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
    .figures dd small{display:block;font-size:.78rem;font-weight:400;color:var(--soft);letter-spacing:0}
    .voices{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:8px 40px;margin-top:8px}
    details{margin:0 0 8px}
    summary{cursor:pointer;padding:4px 0;font-size:.94rem}
    details>:not(summary){margin-left:2px}
    .plainlist{padding-left:20px;max-width:76ch}
    .plainlist li{margin:0 0 7px}
    code{font-size:.86em;overflow-wrap:anywhere}
    footer.page{padding-top:56px;padding-bottom:56px;color:var(--soft);font-size:.85rem}
    @media (max-width:760px){body{font-size:15px}header,main,footer{padding-left:16px;padding-right:16px}
    header{padding-top:32px}h1{font-size:1.65rem}h2{margin-top:52px;font-size:1.3rem}
    .card{padding:18px 16px;border-radius:12px}.chart text,.chart .label{font-size:13px}.finding,.voices{grid-template-columns:minmax(0,1fr)}
    .facts,.figures{grid-template-columns:repeat(2,minmax(0,1fr))}
    .heat th[scope=row],.heat .corner{min-width:112px;max-width:126px;padding-left:8px;padding-right:8px;font-size:.78rem}}
    @media print{:root{--page:#fff}body{font-size:10pt}header,main,footer{max-width:none;padding:0}
    .card,blockquote,figure,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}nav{display:none}
    .scroll{overflow:visible;border:0}.heat td,.heat th{min-width:0!important;padding:2px 3px;font-size:6pt}
    .heat td b{font-size:7pt}.heat td span,.heat thead th{white-space:normal}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    details::details-content{content-visibility:visible;block-size:auto}}
    """#
}
