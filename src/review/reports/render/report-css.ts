import { markCss } from './marks.ts'

/** The look of a report on a page, all under `.report`, on screen, at 375 px and in grey print. */
export const reportCss = `
${markCss}
.report{color:#0b0c0c;line-height:1.45;font-variant-numeric:tabular-nums}
.report h1{font-size:2rem;line-height:1.15;margin:0 0 .5rem}
.report h2{font-size:1.5rem;line-height:1.2;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--report-colour,#0b0c0c)}
.report h3{font-size:1.2rem;margin:2rem 0 .5rem}
.report p,.report li,.report dd,.report dt{max-width:75ch}
.report-kicker,.report-standing{margin:0 0 .35rem;color:#383f43}
.report-standing strong{color:#0b0c0c}
.report-finding{font-size:1.2rem;margin:.75rem 0}
.report-whole{white-space:nowrap}
.report-illustrative{border:1px solid #0b0c0c;padding:.35rem .6rem;margin:.75rem 0;max-width:max-content}
.report-number{display:inline-block;min-width:1.4em;padding-right:.4em}
.report-cover{margin:1.5rem 0;border-top:1px solid #b1b4b6}
.report-cover>div{display:grid;grid-template-columns:14rem 1fr;gap:1rem;padding:.5rem 0;border-bottom:1px solid #b1b4b6}
.report-cover dt{font-weight:700}
.report-cover dd{margin:0}
.report-cover dd p{margin:0 0 .35rem}
.report-contents ol{list-style:none;padding:0}
.report-contents ol ol{padding-left:1.8em}
.report-contents li{margin:.2rem 0}
.report-note{border-left:5px solid #b1b4b6;padding:.1rem 0 .1rem .9rem;margin:1rem 0}
.report-counts{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.75rem;padding:0;margin:.35rem 0 1.25rem}
.report-counts-label{font-weight:700;margin:1rem 0 0}
.report-figures{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:1rem 0 1.5rem}
.report-figures div{min-width:11rem}
.report-figures dt{color:#383f43}
.report-figures dd{margin:0}
.report-figures .report-value{font-size:1.5rem;font-weight:700}
.report-table{overflow-x:auto;margin:1rem 0 1.75rem}
.report-table:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px}
.report table{border-collapse:collapse;width:100%;font-size:.95rem}
.report caption{text-align:left;font-weight:700;padding:0 0 .4rem;font-size:1rem}
.report th,.report td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid #b1b4b6}
.report th:last-child,.report td:last-child{padding-right:0}
.report thead th{vertical-align:bottom;border-bottom:2px solid #0b0c0c}
.report tbody th{font-weight:400}
.report .report-right{text-align:right;white-space:nowrap;padding-right:1.5rem}
.report .report-total>*{font-weight:700;border-top:2px solid #0b0c0c}
.report-cell-note{display:block;font-size:.85rem;color:#383f43;font-weight:400}
.report-status{white-space:nowrap;font-weight:600}
.report-status svg{vertical-align:-.14em;margin-right:.35em}
.report a.report-figure{color:inherit;text-decoration-thickness:1px;text-decoration-color:#8a9196;text-underline-offset:.2em}
.report a.report-figure:hover{text-decoration-thickness:3px}
.report-chart{margin:1.75rem 0;break-inside:avoid}
.report-chart figcaption{font-weight:700;margin-bottom:.4rem}
.report-chart svg,.report-spark svg{max-width:100%;height:auto}
.report-spark{display:block}
.report-phone{display:none}
.report-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:30em){.report-wide{display:none}.report-phone{display:block}}
@media (max-width:48em){.report h1{font-size:1.6rem}.report h2{font-size:1.3rem}.report-cover>div{grid-template-columns:1fr;gap:.1rem}.report-table table{min-width:56rem}.report-table.report-narrow table{min-width:0}}
@media screen and (max-width:40em){.report-table table{min-width:0;font-size:1rem}.report-table table,.report-table tbody,.report-table caption{display:block}.report-table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.report-table tbody tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem 1rem;padding:.75rem 0;border-bottom:1px solid #b1b4b6}.report-table tbody th,.report-table tbody td{padding:0;border:0;overflow-wrap:anywhere}.report .report-table tbody .report-right{text-align:left;white-space:normal;padding:0}.report-table tr>:first-child,.report-table .report-long{grid-column:1/-1}.report-table tbody th{font-weight:700}.report-table td::before{content:attr(data-label)/"";display:block;color:#383f43;font-size:.85rem}.report-table td:empty{display:none}.report .report-total{border-top:2px solid #0b0c0c}.report .report-total>*{border:0}}
@media print{.report{font-size:10pt}.report-table{overflow:visible}.report thead{display:table-header-group}.report tr,.report figure{break-inside:avoid}.report h2,.report h3,.report caption{break-after:avoid}.report a{color:inherit;text-decoration:none}.report details::details-content{content-visibility:visible;height:auto}.report summary{display:none}.report-contents{break-after:page}.report-landscape{page:report-landscape}@page report-landscape{size:A4 landscape}}
`.trim()
