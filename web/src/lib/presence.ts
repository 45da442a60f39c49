/**
 * Whether somebody is at the machine. A page that renews itself must not keep an empty chair signed in, so calls made
 * without a sign of life within the last minute say so, and the server does not count them against the idle limit.
 */
const WITHIN = 60_000;
let lastSign = Date.now();

const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'focusin'] as const;
if (typeof document !== 'undefined') {
  for (const sign of signs)
    document.addEventListener(
      sign,
      () => {
        lastSign = Date.now();
      },
      { capture: true, passive: true },
    );
}

export function isSomebodyThere(now: number = Date.now()): boolean {
  return now - lastSign < WITHIN;
}
