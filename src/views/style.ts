// The one style sheet: calm, high contrast, light and dark, logical directions only, print.
export const style = `
:root {
  --paper: #fbfaf7; --ink: #1d2329; --soft: #59626b; --rule: #d9d5cc; --panel: #ffffff;
  --accent: #14567a; --accent-soft: #e3eef4; --warn: #8a4b00; --warn-soft: #fbf0dd; --mark: #14567a; --mark-2: #6b4a7d;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Naskh Arabic', 'Noto Serif Hebrew', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #e8e6e1; --soft: #a9b0b7; --rule: #343b42; --panel: #1b2025;
    --accent: #8cc4e2; --accent-soft: #1d3442; --warn: #f0b866; --warn-soft: #3a2c14; --mark: #8cc4e2; --mark-2: #cfaadf;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; overflow-wrap: anywhere; background: var(--paper); color: var(--ink); font: 400 1rem/1.55 var(--sans); }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible, .scroll:focus-visible, textarea:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px;
}
.skip { position: absolute; inset-inline-start: -999rem; }
.skip:focus { inset-inline-start: 1rem; top: 0.5rem; background: var(--panel); padding: 0.5rem 1rem; z-index: 2; }
.top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 0.75rem clamp(1rem, 4vw, 3rem); border-block-end: 1px solid var(--rule); background: var(--panel); }
.top nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; }
.brand { display: inline-flex; gap: 0.5rem; align-items: center; font: 600 1.1rem var(--serif); text-decoration: none; color: var(--ink); }
.ink { stroke: currentColor; stroke-width: 2; fill: none; stroke-linecap: round; }
.badge { font-size: 0.8rem; font-weight: 600; padding: 0.15rem 0.6rem; border-radius: 1rem; border: 1px solid currentColor; white-space: nowrap; }
.badge.invented { color: var(--warn); background: var(--warn-soft); }
.badge.real { color: var(--accent); background: var(--accent-soft); }
.columns { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 2.5rem; max-width: 84rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 3rem); }
.single { max-width: 60rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 3rem); }
.contents { position: sticky; top: 1rem; align-self: start; font-size: 0.92rem; }
.contents ul { list-style: none; margin: 0; padding: 0; border-inline-start: 2px solid var(--rule); }
.contents a { display: block; padding: 0.3rem 0.9rem; text-decoration: none; color: var(--soft); }
.contents a:hover { color: var(--accent); }
h1 { font: 600 clamp(1.6rem, 4vw, 2.3rem)/1.2 var(--serif); margin: 0.25rem 0 0.5rem; text-wrap: balance; }
h2 { font: 600 1.35rem/1.3 var(--serif); margin: 2.25rem 0 0.75rem; padding-block-end: 0.3rem; border-block-end: 1px solid var(--rule); }
h3 { font: 600 1.05rem/1.4 var(--sans); margin: 1.25rem 0 0.4rem; }
p { margin: 0.4rem 0; max-width: 46rem; }
.lead { color: var(--soft); font-size: 1.05rem; }
.query { color: var(--soft); font-size: 0.95rem; }
.empty { color: var(--soft); font-style: italic; }
.when { color: var(--soft); font-variant-numeric: tabular-nums; }
.entry { font-size: 0.78rem; font-family: ui-monospace, monospace; text-decoration: none; padding: 0 0.3rem; border: 1px solid var(--rule); border-radius: 0.25rem; white-space: nowrap; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); padding: 0; margin: 1rem 0; list-style: none; }
.card { background: var(--panel); border: 1px solid var(--rule); border-inline-start: 4px solid var(--accent); border-radius: 0.4rem; padding: 0.9rem 1.1rem; }
.card.nobody { border-inline-start-color: var(--warn); }
.card.done { border-inline-start-color: var(--rule); }
.card h3 { margin-block-start: 0; } .card > h2 { margin-block: 0 0.4rem; border: 0; padding: 0; }
.who { font: 600 1.15rem var(--serif); }
blockquote { margin: 0.4rem 0; padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--rule); font-family: var(--serif); }
.tag { font-size: 0.8rem; color: var(--soft); border: 1px solid var(--rule); border-radius: 0.25rem; padding: 0 0.35rem; }
.why { margin-block-start: 0.4rem; font-size: 0.92rem; }
.why summary { cursor: pointer; color: var(--accent); }
.why ul, .sources { padding-inline-start: 1.2rem; margin: 0.3rem 0; }
.sources { list-style: none; padding-inline-start: 0; font-size: 0.85rem; color: var(--soft); }
.sources q { display: block; font-family: var(--serif); }
.address { word-break: break-all; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.93rem; background: var(--panel); }
caption { text-align: start; color: var(--soft); font-size: 0.88rem; padding-block-end: 0.4rem; }
td { min-inline-size: 7rem; overflow-wrap: break-word; } .wide { min-inline-size: 72rem; } .wide td { min-inline-size: 8rem; } th, td { text-align: start; vertical-align: top; padding: 0.5rem 0.7rem; border-block-end: 1px solid var(--rule); }
thead th { font-size: 0.85rem; color: var(--soft); font-weight: 600; border-block-end: 2px solid var(--rule); white-space: nowrap; }
tbody tr:target, li:target, article:target { background: var(--accent-soft); }
.prose { font: 400 1.08rem/1.65 var(--serif); max-width: 44rem; }
.clause { border-inline-start: 4px solid var(--rule); padding: 0.3rem 0.9rem; margin: 0.7rem 0; background: var(--panel); font-family: var(--sans); font-size: 0.95rem; }
.state { font-weight: 600; }
.state.late, .state.overdue { color: var(--warn); }
.remark { border-inline-start: 4px solid var(--warn); background: var(--panel); padding: 0.5rem 0.9rem; margin: 0.6rem 0; }
.remark.note { border-inline-start-color: var(--rule); }
.remark p { margin: 0.2rem 0; }
.code { font-family: ui-monospace, monospace; font-size: 0.8rem; color: var(--soft); }
form.dates { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; padding: 0.8rem 1rem; background: var(--panel); border: 1px solid var(--rule); border-radius: 0.4rem; margin: 1rem 0; }
form.dates label { display: grid; gap: 0.2rem; font-size: 0.85rem; color: var(--soft); }
input, select, button, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 0.3rem; padding: 0.35rem 0.55rem; min-block-size: 2.4rem; }
button { background: var(--accent); color: var(--paper); border-color: var(--accent); font-weight: 600; cursor: pointer; padding-inline: 1rem; }
.timeline { margin: 0; }
.timeline svg { direction: ltr; unicode-bidi: isolate; min-inline-size: 44rem; inline-size: 100%; block-size: auto; display: block; }
.tick { stroke: var(--rule); } .lane { stroke: var(--soft); } .today { stroke: var(--warn); stroke-dasharray: 4 3; }
.tick-label, .lane-label { fill: var(--soft); font: 13px var(--sans); } .lane-label { fill: var(--ink); font-weight: 600; }
.mark { fill: var(--mark); stroke: var(--panel); stroke-width: 1.5; } .mark.position, .mark.request { fill: var(--mark-2); } .mark.statement, .mark.endorsement, .mark.contact { fill: var(--panel); stroke: var(--mark); stroke-width: 2.5; }
.events { list-style: none; padding: 0; }
.events li { padding: 0.45rem 0.6rem; border-block-end: 1px solid var(--rule); }
.foot { max-width: 84rem; margin: 2rem auto 0; padding: 1.2rem clamp(1rem, 4vw, 3rem) 2.5rem; color: var(--soft); font-size: 0.88rem; border-block-start: 1px solid var(--rule); }
.lanes { min-inline-size: 34rem; inline-size: 100%; max-inline-size: 46rem; direction: ltr; } .story { padding-inline-start: 1.4rem; } article.card { margin-block: 0.8rem; } .assumed { color: var(--soft); }
.arc { fill: none; stroke: var(--mark); stroke-width: 1.6; opacity: 0.75; } .arc.without { stroke-dasharray: 4 4; stroke: var(--warn); }
.outline p { max-width: 54rem; } .depth-1 { padding-inline-start: 1.4rem; } .depth-2 { padding-inline-start: 2.8rem; color: var(--soft); } .depth-3 { padding-inline-start: 4.2rem; color: var(--soft); }
.stance { font-weight: 600; } .stance.no { color: var(--warn); } .stance.not-asked { color: var(--soft); font-weight: 400; }
.foot nav { display: flex; gap: 1rem; margin-block-start: 0.6rem; }
.tag { display: inline-block; }
form.stack { display: grid; gap: 0.8rem; } form.stack label { display: grid; gap: 0.25rem; } form.stack label.choice, label.choice { display: flex; gap: 0.6rem; align-items: center; }
.choice input { min-block-size: 1.4rem; inline-size: 1.4rem; } .buttons { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; max-width: none; }
.letters { white-space: pre-wrap; } .outside { border: 2px dashed var(--rule); border-radius: 0.4rem; padding: 0 0.6rem; } .outside:empty { display: none; }
kbd { font: 600 0.8rem ui-monospace, monospace; border: 1px solid currentColor; border-radius: 0.25rem; padding: 0 0.3rem; } .keys { color: var(--soft); max-width: none; }
.sentences { list-style: none; padding: 0; } .sentence { padding: 0.6rem 0.9rem; border-inline-start: 4px solid transparent; } .sentence.current { border-inline-start-color: var(--accent); background: var(--panel); } .sentence:focus { outline: none; } .sentence:focus-visible { outline: 3px solid var(--accent); }
.source { font-family: var(--serif); font-size: 1.08rem; } .source.heading { font-weight: 600; } mark.actor { background: var(--accent-soft); color: inherit; border-radius: 0.2rem; padding: 0 0.15rem; } .cue { text-decoration: underline wavy; text-underline-offset: 0.25em; text-decoration-color: var(--soft); }
.offer { border: 2px dashed var(--soft); border-radius: 0.4rem; padding: 0.4rem 0.8rem; margin: 0.5rem 0; } .offer.ticked { border-style: double; border-width: 4px; } .decided { border-inline-start: 6px solid var(--accent); background: var(--accent-soft); padding: 0.3rem 0.7rem; }
form.stack > *, form.stack label { min-inline-size: 0; } form.stack :is(input:not([type='checkbox'], [type='hidden']), select, textarea) { inline-size: 100%; min-inline-size: 0; }
form.stack label.unseen { position: absolute; inset-inline-start: -999rem; }
.note-page { font-size: 0.95rem; } .note-page h2 { margin-block-start: 1.2rem; }
.curve { fill: none; stroke: var(--mark); stroke-width: 2.5; } .curve-low { fill: none; stroke: var(--mark-2); stroke-width: 1.5; stroke-dasharray: 5 4; }
.line { white-space: pre-wrap; background: var(--panel); border: 1px solid var(--rule); padding: 0.6rem 0.8rem; font-size: 0.82rem; }
form.copy { display: grid; gap: 0.8rem; max-width: 46rem; } form.copy label { display: grid; gap: 0.2rem; font-size: 0.9rem; }
form.copy fieldset { border: 1px solid var(--rule); border-radius: 0.4rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 0.6rem; min-inline-size: 0; }
form.copy input, form.copy select { min-inline-size: 0; inline-size: 100%; } form.copy input[type=checkbox] { inline-size: 1.4rem; }
tbody th { min-inline-size: 7rem; overflow-wrap: break-word; }
.sheet { background: var(--panel); padding: 1rem; margin-block-end: 2rem; } .sheet p { max-width: none; }
.fills { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0 1.5rem; margin-block: 0.6rem; }
.fill { display: flex; gap: 0.6rem; align-items: end; min-block-size: 2rem; font-size: 0.92rem; } .fill .blank { flex: 1; min-inline-size: 6rem; border-block-end: 1px solid var(--ink); }
.sheet td { block-size: 2rem; border: 1px solid var(--soft); } .sheet tbody th { border: 1px solid var(--soft); } .signatures td { block-size: 3rem; }
.map { margin: 0.6rem 0; } .map svg { inline-size: 100%; block-size: auto; direction: ltr; unicode-bidi: isolate; background: var(--panel); border: 1px solid var(--rule); border-radius: 0.4rem; }
.zone { fill: var(--accent-soft); stroke: var(--accent); } .zone-line { fill: none; stroke: var(--soft); stroke-dasharray: 5 4; } .zone-label, .scale text { fill: var(--soft); font: 13px var(--sans); } .scale path { fill: none; stroke: var(--soft); }
.hatch { stroke: var(--warn); stroke-width: 1.4; } .place { stroke: var(--warn); stroke-width: 1.6; fill: url(#unsure); } .place.found { fill: var(--warn); fill-opacity: 0.45; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0.5rem 0; } .facts dt { color: var(--soft); } .facts dd { margin: 0; } .facts ul { margin: 0; padding-inline-start: 1.1rem; } .incident { margin-block: 0.8rem; }
.letter { margin-block: 1.5rem; padding: 1.5rem; background: var(--panel); border: 1px solid var(--rule); } form.report { display: grid; gap: 0.9rem; max-width: 40rem; } form.report label { display: grid; gap: 0.25rem; color: var(--soft); font-size: 0.9rem; } form.report small { color: var(--soft); } form.report .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.9rem; }
.scroll + .scroll { margin-block-start: 1rem; }
@media (max-width: 56rem) {
  .facts { grid-template-columns: minmax(0, 1fr); } .facts dd { margin-block-end: 0.4rem; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .contents { position: static; }
  .contents ul { display: flex; flex-wrap: wrap; border: 0; gap: 0.15rem; }
  .contents a { padding: 0.25rem 0.6rem; background: var(--panel); border: 1px solid var(--rule); border-radius: 1rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --panel: #fff; --rule: #999; --accent: #000; --accent-soft: #fff; --warn: #000; --warn-soft: #fff; }
  .top nav a:not(.brand), .contents, form.dates, .skip, .why summary { display: none; }
  .columns { display: block; padding: 0; } .single { padding: 0; max-width: none; }
  .card, .clause, .remark, tr, .events li { break-inside: avoid; }
  h2 { break-after: avoid; } body { font-size: 10pt; } .scroll { overflow: visible; } a { text-decoration: none; }
  .timeline svg { min-inline-size: 0; } .letter { break-after: page; border: 0; padding: 0; } .letter:last-child { break-after: auto; }
  form.copy { display: none; } .handover-form .top, .handover-form .foot, .handover-form .badge { display: none; }
  .sheet { font-size: 9.5pt; line-height: 1.3; } .sheet .fill { min-block-size: 7.5mm; margin: 0; } .sheet h2 { margin-block: 3mm 1mm; } .sheet td, .sheet th { padding: 1.2mm 2mm; } .sheet td { block-size: 8mm; } .sheet .signatures td { block-size: 12mm; }
  .sheet { padding: 0; margin: 0; break-after: page; break-inside: avoid; } .sheet:last-child { break-after: auto; } .sheet h1 { font-size: 15pt; } .sheet thead th { white-space: normal; }
  @page { size: A4; margin: 14mm; }
  .note-page { font-size: 8.5pt; line-height: 1.35; } .note-page h1 { font-size: 15pt; margin: 0; } .note-page h2 { font-size: 10.5pt; margin: 5pt 0 2pt; padding: 0; }
  .note-page p { margin: 1pt 0; } .note-page .cards { gap: 4pt; margin: 2pt 0; grid-template-columns: repeat(3, 1fr); } .note-page .card { padding: 3pt 6pt; } .note-page .who { font-size: 9.5pt; }
  .note-page table, .note-page caption { font-size: 8pt; } .note-page .tag, .note-page .query { font-size: 7.5pt; } .note-page td { min-inline-size: 0; }
  .note-page .why { display: none; } .note-page .events { margin: 0; } .note-page .events li { padding: 1.5pt 0; } .note-page ul { margin: 2pt 0; padding-inline-start: 12pt; } .note-page .events, .note-page .cards { padding: 0; }
  .note-page .foot { margin: 4pt 0 0; padding: 3pt 0 0; font-size: 7.5pt; } .note-page .foot nav { display: none; } .note-page .top { padding: 0 0 3pt; } .note-page td, .note-page th { padding: 1.5pt 4pt; }
}
`

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="4" fill="#14567a"/><path d="M4 8h6M14 8h6M4 16h16M10 8v8M14 8v8" stroke="#fff" stroke-width="2" fill="none" stroke-linecap="round"/></svg>
`
