import { type RefObject, useEffect, useRef } from 'react';

/**
 * After a refused step the reader's focus goes to the first field that needs mending, wherever it is on the page.
 * `attempt` is a number that grows with every try, so that the second try with the same faults moves the focus again.
 */
export function useFocusFirstInvalid(attempt: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    if (attempt === 0) return;
    const field = form.current?.querySelector<HTMLElement>(
      ':is(input, textarea, button)[aria-invalid="true"], [data-invalid] :is(input, textarea, button)',
    );
    field?.focus();
  }, [attempt]);
  return form;
}
