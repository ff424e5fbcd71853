extension ExplanationPage {
  /// Light and dark; text on every ground has a contrast of at least 4.5 to 1, and negative is orange, positive blue, which
  /// people with any of the common kinds of colour blindness tell apart.
  static let styleSheet = #"""
    :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1a1e24;--soft:#4d5765;--line:#d8dde4;
    --positive:#2767a5;--negative:#b0450b;--p1:#e6f0fa;--p2:#d0e3f6;--p3:#b4d4f1;--p4:#98c5ec;--n1:#fdeee2;
    --n2:#fbdfc9;--n3:#f7c6a2;--n4:#f3ad7b;--z:#e6e9ed}
    @media (prefers-color-scheme:dark){:root{--page:#13161a;--card:#1b1f25;--ink:#eceff3;--soft:#adb6c2;
    --line:#373e49;--positive:#6aa9e4;--negative:#e58a4b;--p1:#1d2d3d;--p2:#1f3c57;--p3:#1e496f;--p4:#1d5687;
    --n1:#35271c;--n2:#50331c;--n3:#673a16;--n4:#7d400f;--z:#2f353e}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--ink);
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    main{max-width:900px;margin:0 auto;padding:32px 24px 56px}
    h1{font-size:1.8rem;line-height:1.2;margin:0 0 12px}
    h2{font-size:1.1rem;margin:32px 0 8px}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(124px,1fr));gap:8px;margin:0 0 20px}
    .facts div{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:8px 12px}
    dt{font-size:.78rem;color:var(--soft)}
    dd{margin:0;font-weight:650;font-variant-numeric:tabular-nums}
    .text{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 20px;margin:0;
    font-size:1.15rem;line-height:2.1;white-space:pre-wrap;overflow-wrap:anywhere}
    .p1,.p2,.p3,.p4,.n1,.n2,.n3,.n4,.z{border-radius:4px;padding:1px 4px;color:var(--ink)}
    .p1{background:var(--p1)}.p2{background:var(--p2)}.p3{background:var(--p3)}.p4{background:var(--p4)}
    .n1{background:var(--n1)}.n2{background:var(--n2)}.n3{background:var(--n3)}.n4{background:var(--n4)}
    .z{background:var(--z)}
    .wp{border-bottom:3px solid var(--positive)}.wn{border-bottom:3px double var(--negative)}
    .rule{outline:1px dotted var(--ink);outline-offset:1px}
    .thing{font-weight:700}
    .text small{font-size:.68em;margin-left:4px;font-variant-numeric:tabular-nums}
    .edge,.tongue{font-size:.7rem;font-weight:600;color:var(--soft);border:1px solid var(--line);border-radius:99px;
    padding:0 6px;margin:0 5px 0 0;vertical-align:2px}
    .note{color:var(--soft);font-size:.85rem;margin:10px 0 0}
    .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--card)}
    table{border-collapse:collapse;font-size:.88rem;width:100%}
    th,td{padding:6px 12px;text-align:start;vertical-align:top;overflow-wrap:anywhere;min-width:4.5em}
    th{color:var(--soft);font-weight:600}
    tbody tr{border-top:1px solid var(--line)}
    .number{font-variant-numeric:tabular-nums}
    @media (max-width:600px){main{padding:20px 14px 40px}.text{padding:14px;font-size:1.05rem}}
    @media print{*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """#
}
