import { pageMessages } from './messages.ts';
import script from './page.ts?standalone';

type Key = keyof typeof pageMessages.ko;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const ko = (key: Key): string => escaped(pageMessages.ko[key]);
const en = (key: Key): string => `<span lang="en">${escaped(pageMessages.en[key])}</span>`;
const both = (key: Key): string => `${ko(key)} ${en(key)}`;

const style = `
:root{color-scheme:light}
body{margin:0;background:#fff;color:#1e2124;font:17px/1.6 "Pretendard GOV",Pretendard,system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.75rem;line-height:1.3}h2{font-size:1.25rem;margin-top:2.5rem}
[lang=en]{display:block;color:#464c53;font-size:.9375rem}
.said{margin:1rem 0;padding:1rem 1.25rem;border:2px solid #de3412;border-radius:8px;font-weight:700}
.said.good{border-color:#228738}.said [lang=en]{font-weight:400}
dt{margin-top:1.25rem;font-weight:700}dt [lang=en]{font-weight:400}dd{margin:.25rem 0 0}
code,pre{font:15px/1.6 ui-monospace,monospace;white-space:pre-wrap}
small{display:block;font-size:.9375rem;color:#464c53}ul,ol{padding-left:1.5rem}li{margin:.5rem 0}
label{display:block;font-weight:700}input{box-sizing:border-box;width:100%;padding:.75rem;border:1px solid #58616a;border-radius:6px;font:inherit}
input:focus-visible{outline:3px solid #256ef4;outline-offset:2px}
@media print{input,label{display:none}}
`;

const said = (state: Key, next?: Key): string =>
  `<div class="said${state === 'holds' ? ' good' : ''}" data-state="${state}"${state === 'unchecked' ? '' : ' hidden'}><div>${both(state)}</div>${next === undefined ? '' : `<div>${both(next)}</div>`}</div>`;
const fact = (name: Key, value: string, note?: Key): string =>
  `<dt>${both(name)}</dt><dd>${value}${note === undefined ? '' : `<small>${both(note)}</small>`}</dd>`;
const place = (name: string): string => `<code data-value="${name}"></code>`;
const list = (...keys: Key[]): string => `<ul>${keys.map((key) => `<li>${both(key)}</li>`).join('')}</ul>`;

const facts = `<section data-if-holds hidden><h2>${both('filed')}</h2><dl>
${fact('digestName', place('digest'), 'digestNote')}
${fact('hour', place('hour'), 'hourNote')}
${fact('recipients', '<ol data-list></ol>', 'recipientsNote')}
${fact('report', place('report'))}
${fact('letter', place('letter'))}
${fact('place', place('place'))}
${fact('checkpoint', '<pre data-value="checkpoint"></pre>')}
${fact('key', place('key'))}
</dl><h2>${both('compare')}</h2><p>${both('compareBody')}</p>
<label for="key">${both('compareLabel')}</label><input id="key" autocomplete="off" spellcheck="false">
<div role="status"><p class="said good" data-compare="same" hidden>${both('same')}</p><p class="said" data-compare="differs" hidden>${both('differs')}</p></div>
</section>`;

const body = `<main><h1>${both('title')}</h1><p>${both('lead')}</p>
<div role="status">${said('unchecked')}${said('holds', 'holdsNext')}
${(['unreadable', 'content', 'proof', 'digest'] as const).map((fault) => said(fault, 'failsNext')).join('\n')}</div>
${facts}
<section data-if-holds hidden><h2>${both('proves')}</h2>${list('provesFiled', 'provesUnchanged')}</section>
<section><h2>${both('provesNot')}</h2>${list('notWho', 'notWhat', 'notRead', 'notNotice', 'notHistory')}</section>
<section><h2>${both('again')}</h2><p>${both('againBody')}</p>
<code>npm run --silent boru -- audit check-proof FILE KEY</code><p>${both('care')}</p></section></main>`;

/** The source of the content policy that lets exactly this text run, or be applied, and nothing else. */
const source = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
};

/**
 * One file that needs nothing else. Before the script stands the sentence that nothing was checked, after it the record: a
 * file that was cut anywhere says that it does not fit, or that it was not checked.
 */
export const documentOf = async (record: string): Promise<string> => {
  const policy = `default-src 'none'; script-src ${await source(script)}; style-src ${await source(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${ko('title')} · ${escaped(pageMessages.en.title)}</title><style>${style}</style></head><body>
${body}
<script>${script}</script>
<script type="application/json" id="record">${record}</script>
</body></html>
`;
};
