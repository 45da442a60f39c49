import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Focus = { role: string; name: string; seen: boolean };

/** What has the focus, and whether one can see that it has. */
export const focused = (page: Page): Promise<Focus> =>
  page.evaluate<Focus>(`(() => {
  const at = document.activeElement;
  const named = (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const label = at.closest('label')?.textContent ?? document.querySelector('label[for="' + at.id + '"]')?.textContent ?? '';
  const name = (at.getAttribute('aria-label') ?? '') + ' ' + named + ' ' + label + ' ' + (at.textContent ?? '');
  const rings = [at, at.closest('label'), at.parentElement, at.parentElement?.parentElement].filter(Boolean).flatMap((one) =>
    [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')]);
  const seen = rings.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none');
  return { role: at.getAttribute('role') ?? at.tagName.toLowerCase() + '.' + (at.getAttribute('type') ?? ''), name: name.trim(), seen };
})()`);

/** Presses Tab until the wished thing has the focus; every stop on the way must be visible. */
export const tabTo = async (page: Page, wished: RegExp, most = 80): Promise<void> => {
  const way: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const focus = await focused(page);
    way.push(`${focus.role} ${focus.name.slice(0, 40)}`);
    if (focus.role === 'body.') continue;
    expect(focus.seen, `the focus on "${focus.name.slice(0, 60)}" cannot be seen`).toBe(true);
    if (wished.test(focus.name)) return;
  }
  throw new Error(`Tab never came to ${wished}: ${way.join(' → ')}`);
};
