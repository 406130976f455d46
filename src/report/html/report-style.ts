/** The report's looks. Told to the browser by hash, so that no other style can get in. */
export const style = `
:root{color-scheme:light dark;--paper:#fbfbfa;--card:#fff;--ink:#1d2126;--soft:#5b646f;--line:#e2e5e9;--code:#f3f4f6;
--good:#1a7f45;--good-paper:#e5f5eb;--bad:#c0282d;--bad-paper:#fdeaea;--warn:#8f5a00;--warn-paper:#fdf2da;
--path:#3659d9;--other:#a9b4cc}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1b1f25;--ink:#e6e9ed;--soft:#9aa5b1;--line:#2d333b;--code:#12151a;
--good:#57c785;--good-paper:#16301f;--bad:#ff8080;--bad-paper:#3a1a1c;--warn:#e8b458;--warn-paper:#35290f;
--path:#7d9bff;--other:#4d5a73}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main,header>div,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{background:var(--card);border-bottom:1px solid var(--line);border-top:6px solid var(--verdict);padding:28px 0 24px}
.passed{--verdict:var(--good);--verdict-paper:var(--good-paper)}
.failed,.error{--verdict:var(--bad);--verdict-paper:var(--bad-paper)}
.cancelled{--verdict:var(--warn);--verdict-paper:var(--warn-paper)}
.skipped{--verdict:var(--soft);--verdict-paper:var(--code)}
.badge{display:inline-block;background:var(--verdict-paper);color:var(--verdict);font-weight:650;border-radius:999px;padding:3px 14px;white-space:nowrap}
h1{font-size:24px;line-height:1.3;margin:14px 0 12px;font-weight:650;overflow-wrap:anywhere}
h2{font-size:17px;margin:36px 0 12px;font-weight:650}
.facts{display:flex;flex-wrap:wrap;gap:6px 28px;margin:0;color:var(--soft)}
.facts div{display:flex;gap:7px}
.facts dt::after{content:":"}
.facts dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:8px 14px;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-weight:550;font-size:13px;white-space:nowrap}
tbody th{font-weight:550;min-width:12em;overflow-wrap:anywhere}
td.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
th.number{text-align:right}
td.wide{min-width:13em;overflow-wrap:anywhere}
td.path{white-space:nowrap}
.pairs th{width:1%;padding-right:48px}
.sign{color:var(--verdict);font-weight:700;white-space:nowrap}
tr.critical .took{font-weight:650;color:var(--path)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:13px}
pre{margin:0;padding:14px 18px;overflow:auto;max-height:32em;background:var(--code);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
.evidence{display:flex;flex-direction:column-reverse;max-height:36em;overflow:auto;background:var(--code);border-color:var(--bad)}
.evidence pre{max-height:none;overflow:visible;border-radius:0}
svg{display:block;min-width:720px;width:100%;height:auto;font-size:12px}
svg text{fill:var(--ink)}
svg .tick{stroke:var(--line)}
svg .scale{fill:var(--soft);font-size:11px;text-anchor:middle}
svg .took{fill:var(--soft);paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
svg .name{text-anchor:end}
svg .wait{fill:none;stroke:var(--other);stroke-width:1;stroke-dasharray:2 3}
svg .bar{fill:var(--other)}
svg .critical .bar{fill:var(--path)}
svg .wait.critical{stroke:var(--path);stroke-dasharray:none}
svg .critical .name{font-weight:650}
svg .failed .bar{fill:var(--bad)}
.legend{color:var(--soft);font-size:13px;margin:10px 2px 0;display:flex;flex-wrap:wrap;gap:4px 20px}
.legend span::before{content:"";display:inline-block;width:18px;height:9px;border-radius:2px;background:var(--other);margin-right:7px}
.legend .critical::before{background:var(--path)}
.legend .failed::before{background:var(--bad)}
a{color:var(--path)}
footer{color:var(--soft);font-size:13px;padding-top:32px;padding-bottom:40px}
@media (max-width:640px){main,header>div,footer{padding:0 14px}.minor{display:none}th,td{padding:7px 9px}.sign span{position:absolute;clip-path:inset(50%)}td.wide{min-width:9em}
table{font-size:13px}tbody th{min-width:7em}thead th{white-space:normal}.pairs th{padding-right:9px}svg{min-width:960px}}
@media print{.card,pre{overflow:visible;max-height:none}}
`
