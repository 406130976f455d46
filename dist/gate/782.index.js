"use strict";exports.id=782,exports.ids=[782],exports.modules={2255:(e,t,a)=>{a.d(t,{s:()=>addressesOf});function addressesOf({steps:e,urls:t}){return e.some(({kind:e,status:t})=>"teardown"===e&&"passed"===t)?{}:t}},9782:(e,t,a)=>{a.d(t,{reportFiles:()=>reportFiles});var r=a(7598),n=a(1314),i=a(9522),o=a(6018),s=a(2255),l=a(3632),d=a(953),c=a.n(d);function html(e,...t){return{markup:e.map((e,a)=>{let r=t[a];return void 0===r?e:e+textOf(r)}).join("")}}let p={markup:""};function textOf(e){return"string"==typeof e?c()((0,i.wh)(e)):"number"==typeof e?String(e):"markup"in e?e.markup:e.map(({markup:e})=>e).join("")}let f=`
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
`;var u=a(6243);function picture(e){let{spans:t,total:a}=(0,u.L)(e);if(0===t.length)return p;let r=34+24*t.length+12,i=layoutOf(t,a);return html`<svg viewBox="0 0 ${1040} ${r}" role="img" aria-labelledby="picture-title">
<title id="picture-title">What ran when, in ${(0,n.a3)(a)}; the table of steps says the same in words</title>
${ticks(a).map(e=>scale(e,i.x(e),r))}
${t.map(e=>wait(e,i))}
${t.map(e=>bar(e,i))}
</svg>`}function layoutOf(e,t){let a=7*Math.min(34,Math.max(...e.map(({step:e})=>(0,o.u)(e).length)))+40,r=new Map(e.map((e,t)=>[e.step.id,t]));return{left:a,x:e=>round(a+e/Math.max(1,t)*(1040-a-90)),row:e=>34+(r.get(e)??0)*24}}function bar(e,{left:t,x:a,row:r}){let i=r(e.step.id),s=(0,n.a3)(e.step.durationMs),l=a(e.start),d=Math.max(3,round(a(e.end)-l));return html`<g class="${classes(e)}"><title>${hint(e,s)}</title>
<text class="name" x="${t-14}" y="${i+13}">${shortened((0,o.u)(e.step))}</text>
<rect class="bar" x="${l}" y="${i+2}" width="${d}" height="14" rx="3"/>
<text class="took" x="${round(l+d+7)}" y="${i+13}">${s}</text></g>`}function hint({step:e,after:t},a){return[`${(0,o.u)(e)}: ${e.status}, ${a}`,t?`after ${(0,o.u)(t)}`:"",e.detail.slice(0,500)].filter(e=>""!==e).join("\n")}function wait(e,{x:t,row:a}){if(!e.after)return p;let[r,n]=[a(e.after.id),a(e.step.id)];return html`<path class="wait ${classes(e)}" d="M${round(t(e.start)+1)} ${(r<n?[r+16,n+2]:[r+2,n+16]).join("V")}"/>`}function classes({critical:e,step:t}){return[e?"critical":"","failed"===t.status?"failed":""].join(" ").trim()}function scale(e,t,a){return html`<line class="tick" x1="${t}" x2="${t}" y1="24" y2="${a-6}"/><text class="scale" x="${t}" y="16">${0===e?"0":(0,n.a3)(e)}</text>`}function ticks(e){let t=Math.max(1,e/8),a=10**Math.floor(Math.log10(t)),r=[1,2,5,10].map(e=>e*a),n=(t>1e4?[15e3,3e4,6e4,12e4,3e5,6e5,18e5,36e5]:r).find(e=>e>=t)??72e5;return Array.from({length:Math.floor(e/n)+1},(e,t)=>t*n)}function shortened(e){return e.length>34?`${e.slice(0,33)}…`:e}function round(e){return Math.round(10*e)/10}let h={lines:2e3,characters:262144},m={database:"database",migrate:"migrate",app:"app",acceptance:"acceptance",test:"test",companions:"companion",leftOut:"left out"};function reportHtml(e){let t=(0,r.createHash)("sha256").update(f).digest("base64"),a=`default-src 'none'; style-src 'sha256-${t}'; base-uri 'none'; form-action 'none'`;return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{markup:a}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${e.verdict}: ${e.project} · compose-gate</title>
<style>${{markup:f}}</style>
</head>
<body class="${e.verdict}">
${opening(e)}
<main>
${[problems(e),evidence(e),leftovers(e),timeLine(e),steps(e),roles(e),findings(e)]}
${[pairs("Addresses",(0,s.s)(e)),pairs("Images",e.images),logs(e)]}
</main>
<footer>Written by compose-gate. The same as data: report.json; as tests: junit.xml.</footer>
</body>
</html>
`.markup}function opening(e){let t=[["Project",e.project],["Took",(0,n.a3)(e.durationMs)],["Failed at",e.failedAt?placeOf(e.failedAt):""],["Engine",e.engine?.version??""],["Compose",e.engine?.compose??""],[1===e.files.length?"File":"Files",e.files.join(", ")]].filter(([,e])=>""!==e);return html`<header><div>
<span class="badge">${o.r[e.verdict]} ${e.verdict}</span>
<h1>${e.reason}</h1>
<dl class="facts">${t.map(([e,t])=>html`<div><dt>${e}</dt><dd>${t}</dd></div>`)}</dl>
</div></header>`}function problems(e){return 0===e.problems.length?p:section("What is wrong",table(["What","Where","Write instead"],e.problems.map(({message:e,instead:t,at:a})=>html`<tr><td class="wide">${e}</td><td class="path">${a?placeOf(a):""}</td><td class="wide">${t??""}</td></tr>`)))}function evidence(e){let t=e.steps.find(({id:t})=>t===e.failedStep);return t?.evidence?section(`Evidence of ${(0,o.u)(t)}`,html`<div class="card evidence" tabindex="0"><pre>${(0,i.g1)(t.evidence,h)}</pre></div>`):p}function leftovers(e){let t=e.leftovers.map(e=>html`<tr><td class="wide">${e}</td></tr>`);return 0===t.length?p:section("Left behind",table([],t))}function timeLine(e){let t=picture(e);if(t===p)return p;let a=null===e.failedStep?p:html`<span class="failed">failed</span>`,r=(0,l.O)(e);return section("Time line",html`<div class="card" tabindex="0">${t}</div>
<p class="legend"><span class="critical">critical path</span><span>meanwhile</span>${a}</p>
${""===r?p:html`<p class="legend">${r}</p>`}`)}function steps(e){if(0===e.steps.length)return p;let t=new Set(e.criticalPath);return section("Steps",table(["Status","Step","#Took","-#Attempts","What happened","-Needed"],e.steps.map(e=>stepRow(e,t.has(e.id)))))}function stepRow(e,t){let a=null===e.startedAt?"":(0,n.a3)(e.durationMs),r=null===e.startedAt?"":String(e.attempts);return html`<tr class="${t?"critical":""}"><td class="sign ${e.status}">${o.r[e.status]} <span>${e.status}</span></td>
<th scope="row">${(0,o.u)(e)}</th><td class="number took">${a}</td><td class="number minor">${r}</td>
<td class="wide">${e.detail}</td><td class="wide minor">${"teardown"===e.kind?"all of them":e.needs.join(", ")}</td></tr>
`}function roles(e){let t=e.roles;if(null===t)return p;let a=["database","migrate","app","companions","acceptance","test","leftOut"].flatMap(e=>t[e].map(({service:t,why:a,at:r})=>html`<tr><td>${m[e]}</td><th scope="row">${t}</th>
<td class="wide">${a}</td><td class="path"><code>${r?placeOf(r):""}</code></td></tr>
`));return 0===a.length?p:section("Roles",table(["Role","Service","Why","Where"],a))}function findings(e){let t=e.findings.map(({severity:e,code:t,message:a,at:r})=>html`<tr><td>${e}</td><th scope="row"><code>${t}</code></th>
<td class="wide">${a}</td><td class="path"><code>${r?placeOf(r):""}</code></td></tr>
`);return 0===t.length?p:section("Findings",table(["Severity","Code","What","Where"],t))}function pairs(e,t){let a=Object.entries(t).map(([e,t])=>html`<tr><th scope="row">${e}</th><td class="wide"><code>${t}</code></td></tr>
`);return 0===a.length?p:section(e,pairsTable(a))}function logs(e){let t=Object.entries(e.logs).map(([e,t])=>html`<tr><th scope="row">${e}</th><td><a href="${linkTo(t)}">${t}</a></td></tr>
`);return 0===t.length?p:section("Logs",pairsTable(t))}function pairsTable(e){return html`<div class="card"><table class="pairs"><tbody>
${e}</tbody></table></div>`}function linkTo(e){return`./${(0,i.h0)(e).split("/").map(encodeURIComponent).join("/")}`}function table(e,t){let a=e.map(e=>{let[,t,a,r=""]=e.match(/^(-?)(#?)(.*)$/)??[],n=[a?"number":"",t?"minor":""].join(" ").trim();return html`<th scope="col" class="${n}">${r}</th>`}),r=e.length>0?html`<thead><tr>${a}</tr></thead>`:p;return html`<div class="card" tabindex="0"><table>${r}<tbody>
${t}</tbody></table></div>`}function section(e,t){return html`<section><h2>${e}</h2>
${t}
</section>
`}function placeOf(e){return`${e.file}:${e.line}`}var g=a(7658);let v={lines:500,characters:65536};function junitXml(e){let t=(0,g.create)("testsuites",{encoding:"UTF-8"},{},{invalidCharReplacement:""}),a="passed"!==e.verdict&&!e.steps.some(({status:e})=>"failed"===e),count=(...t)=>e.steps.filter(({status:e})=>t.includes(e)).length,r={name:"compose-gate",tests:e.steps.length+ +!!a,failures:count("failed"),errors:+!!a,skipped:count("skipped","cancelled"),time:seconds(e.durationMs)};t.att(r);let n=t.ele("testsuite",{...r,name:e.project||"compose-gate",...stamp(e)});for(let t of e.steps)addStep(n,t,e);return a&&n.ele("testcase",{classname:"compose-gate",name:"verdict",time:"0"}).ele("error",{type:e.verdict,message:(0,i.h0)(e.reason)}),`${t.end({pretty:!0})}
`}function addStep(e,t,a){let r=e.ele("testcase",{classname:`compose-gate.${t.kind}`,name:(0,i.h0)((0,o.u)(t)),time:seconds(t.durationMs)}),n=(0,i.h0)(t.detail);switch(t.status){case"passed":n&&r.ele("system-out",{},n);return;case"failed":{let e=t.id===a.failedStep?(0,i.h0)(a.reason):n,o=t.evidence?(0,i.g1)(t.evidence,v):"";r.ele("failure",{type:t.kind,message:e},[n,o].filter(Boolean).join("\n\n"));return}case"skipped":case"cancelled":r.ele("skipped",n?{message:n}:{});return}}function stamp(e){let t=e.steps.flatMap(({startedAt:e})=>e??[]).sort()[0];return void 0===t?{}:{timestamp:t.replace(/\.\d+Z$/,"")}}function seconds(e){return(e/1e3).toFixed(3)}function reportJson(e){let t={schema:1,verdict:e.verdict,reason:e.reason,failedStep:e.failedStep,project:e.project,files:e.files,engine:e.engine,roles:e.roles&&rolesOf(e.roles),steps:e.steps.map(stepOf),criticalPath:e.criticalPath,durationMs:Math.round(e.durationMs),urls:e.urls,images:e.images,findings:e.findings.map(({severity:e,code:t,message:a,at:r})=>({severity:e,code:t,message:a,...report_json_placeOf(r),column:r?.column??null})),leftovers:e.leftovers,logs:e.logs};return`${JSON.stringify(t,null,2)}
`}function rolesOf(e){let each=e=>e.map(({service:e,why:t,at:a})=>({service:e,why:t,...report_json_placeOf(a)}));return{database:each(e.database),migrate:each(e.migrate),app:each(e.app),acceptance:each(e.acceptance),test:each(e.test),companions:each(e.companions),leftOut:each(e.leftOut)}}function stepOf(e){let{id:t,kind:a,service:r,needs:n,status:i,startedAt:o,endedAt:s,durationMs:l,attempts:d,detail:c}=e;return{id:t,kind:a,service:r,needs:n,status:i,startedAt:o,endedAt:s,durationMs:Math.round(l),attempts:d,detail:c}}function report_json_placeOf(e){return{file:e?.file??null,line:e?.line??null}}var $=a(4851);function reportFiles(e){return{"report.json":reportJson(e),"summary.md":(0,$.e)(e),"report.html":reportHtml(e),"junit.xml":junitXml(e)}}},4851:(e,t,a)=>{a.d(t,{R:()=>shortSummary,e:()=>summaryMarkdown});var r=a(1314),n=a(9522),i=a(6018),o=a(2255);function markdownText(e){return(0,n.h0)(e).replace(/[\\`*_[\]~$]/g,"\\$&").replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replace(/[@#](?=\w)|\bGH(?=-\d)/g,"$&&#8203;").replaceAll("|","&#124;")}function codeSpan(e){let t=(0,n.h0)(e);if(""===t)return"";if(t.includes("|"))return`<code>${markdownText(t)}</code>`;let a="`".repeat(longestRun(t)+1),r=t.startsWith("`")||t.endsWith("`")?" ":"";return`${a}${r}${t}${r}${a}`}function fenced(e){let t=(0,n.wh)(e),a="`".repeat(Math.max(3,longestRun(t)+1));return`${a}text
${t}
${a}`}function table(e,t){let line=e=>`| ${e.join(" | ")} |`;return[line(e),line(e.map(()=>"---")),...t.map(line)].join("\n")}function longestRun(e){return(e.match(/`+/g)??[]).reduce((e,t)=>Math.max(e,t.length),0)}var s=a(1436);let l={passed:"✅",failed:"❌",error:"⚠️",cancelled:"\uD83D\uDEAB",skipped:"⚪"},d={error:"❌ error",warning:"⚠️ **warning**",notice:"ℹ️ notice"},c={lines:100,characters:32768};function summaryMarkdown(e){let t=[...opening(e),...problems(e),...evidence(e),...leftovers(e),...stepTable(e),...timeLine(e),...findings(e),...folded("Addresses","Address",Object.entries((0,o.s)(e))),...folded("Images","Image",Object.entries(e.images))];return`${t.join("\n\n")}
`}function shortSummary(e){return`${opening(e).join("\n\n")}
`}function opening(e){let t=e.engine&&`Engine ${e.engine.version}, Compose ${e.engine.compose}`,a=e.failedAt&&codeSpan(`${e.failedAt.file}:${e.failedAt.line}`),n=[codeSpan(e.project),(0,r.a3)(e.durationMs),...t?[markdownText(t)]:[],...a?[a]:[]];return[`## ${l[e.verdict]} compose-gate: ${e.verdict}`,`**${markdownText(e.reason)}**`,n.filter(e=>""!==e).join(" \xb7 ")]}function problems(e){return list("What is wrong",e.problems.map(({message:e,instead:t,at:a})=>{let r=a?`${codeSpan(`${a.file}:${a.line}:${a.column}`)} `:"",n=t?` → ${markdownText(t.slice(0,1e3))}`:"";return`${r}${markdownText(e.slice(0,1e3))}${n}`}))}function evidence(e){let t=e.steps.find(t=>t.id===e.failedStep);return t?.evidence?[`### Evidence of ${markdownText((0,i.u)(t))}`,fenced((0,n.g1)(t.evidence,c))]:[]}function leftovers(e){return list("Left behind",e.leftovers.map(markdownText))}function stepTable(e){if(0===e.steps.length)return[];let t=new Set(e.criticalPath),a=e.steps.length<=200?e.steps:e.steps.filter(e=>"failed"===e.status||t.has(e.id)).slice(0,200),r=a.map(e=>[l[e.status],markdownText((0,i.u)(e)),null===e.startedAt?"":took(e,t.has(e.id)),markdownText(e.detail.slice(0,400))]),n=e.steps.length-a.length;return["### Steps",table(["","Step","Took","What happened"],r),...a.some(({id:e})=>t.has(e))?["Bold: on the critical path."]:[],...n>0?[`… and ${n} more, in the report.`]:[]]}function took(e,t){let a=(0,r.a3)(e.durationMs);return t?`**${a}**`:a}function timeLine(e){let t=(0,s.I)(e,100);return""===t?[]:details("Time line",fenced(t))}function findings(e){return list("Findings",e.findings.map(({severity:e,code:t,message:a,at:r})=>{let n=r?` (${codeSpan(`${r.file}:${r.line}`)})`:"";return`${d[e]} ${codeSpan(t)} ${markdownText(a.slice(0,1e3))}${n}`}))}function list(e,t){if(0===t.length)return[];let a=t.slice(0,50).map(e=>`- ${e}`),r=t.length>50?[`- … and ${t.length-50} more, in the report`]:[];return[`### ${e}`,[...a,...r].join("\n")]}function folded(e,t,a){return 0===a.length?[]:details(e,table(["Service",t],a.slice(0,200).map(e=>e.map(codeSpan))))}function details(e,t){return[`<details><summary>${e}</summary>`,t,"</details>"]}}};