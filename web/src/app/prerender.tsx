import { createMemoryHistory } from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Locale, setLocale } from '#lib/locale';
import { App } from './App.tsx';
import { appMessages } from './messages.ts';
import { buildRouter } from './router.tsx';
import { pages } from './routes.tsx';
import { SealedApp } from './SealedApp.tsx';

/** Where a visitor's first look may fall, from the front door or a link in a letter. */
export const prerendered = [
  '/',
  '/check',
  '/check/determination',
  '/diagnose',
  '/help',
  '/leak',
  '/report',
  '/support',
  '/register',
  '/sign-in',
  '/statistics',
  '/privacy',
] as const;

/** React Aria hides with a style attribute, which the content policy forbids in a document; these parts are not seen anyway. */
const hiddenByStyle = / style="border:0;clip:rect\(0 0 0 0\);clip-path:inset\(50%\);[^"]*"/g;

/** Its document is the built one into which it goes. */
export type Prerendered = { title: string; markup: string; document: 'index.html' | 'sealed.html' };

const routed = async (path: string) => {
  const router = buildRouter(createMemoryHistory({ initialEntries: [path] }));
  await router.load();
  return <App router={router} />;
};

/**
 * What a page shows before anything is known of its reader: the very components, without a session, a draft or an
 * answer of the server. The build puts it into the document, so that a slow machine shows the page before it has read
 * the script (scripts/prerender.mjs).
 */
export const prerender = async (path: string, locale: Locale): Promise<Prerendered> => {
  setLocale(locale);
  const row = pages.find((page) => page.path === path);
  if (row === undefined || (row.shell !== 'public' && row.shell !== 'sealed'))
    throw new Error(`${path} is no public page`);
  const isSealed = row.shell === 'sealed';
  const shown = isSealed ? <SealedApp /> : await routed(path);
  const markup = renderToStaticMarkup(shown).replaceAll(hiddenByStyle, ' hidden=""');
  const refused = /<script|<style| style="[^"]*"| on[a-z]+="/.exec(markup)?.[0];
  if (refused !== undefined) throw new Error(`${path}: the content policy forbids ${refused}`);
  const { brand } = appMessages[locale];
  return {
    title: isSealed ? brand : `${row.title[locale]} · ${brand}`,
    markup,
    document: isSealed ? 'sealed.html' : 'index.html',
  };
};
