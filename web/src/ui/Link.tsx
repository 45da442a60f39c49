import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { type ButtonLook, buttonClass } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';

export interface LinkProps {
  /** A path of Boru, with its query if any: `/company/cases/…` or `/help?topic=consulting`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-current'?: 'page' | 'step' | undefined;
  /** For lists whose rows are walked by keys of their own. */
  readonly tabIndex?: number | undefined;
  readonly onClick?: (() => void) | undefined;
}

/** A link inside Boru: no reload, preloads its page on intent. */
export function Link({ to, ...rest }: LinkProps) {
  const [path, query] = splitQuery(to);
  // By default a link to /company would call itself the current page on every page below it; menus say what is lit.
  // A link with a query is one of several to the same page, such as the views of an inbox: the path alone does not light it.
  const includeSearch = to.includes('?');
  return <RouterLink activeOptions={{ exact: true, includeSearch }} {...given(rest)} to={path} search={query} />;
}

export interface LinkButtonProps extends LinkProps {
  readonly look?: ButtonLook;
  readonly size?: 'medium' | 'small';
  readonly fullWidth?: boolean;
}

/** A link that looks like a button: it goes somewhere. What does something is a Button. */
export function LinkButton({ look = 'secondary', size = 'medium', fullWidth = false, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass(look, size, fullWidth)} />;
}

/** A link out of Boru, in a new window, told as such. */
export function OutsideLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  const t = useText(uiMessages);
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={className}>
      {children} <Icon name="external" size="small" />
      <span className="visually-hidden"> ({t.externalLink})</span>
    </a>
  );
}

function splitQuery(to: string): [string, Record<string, string>] {
  const mark = to.indexOf('?');
  if (mark < 0) return [to, {}];
  return [to.slice(0, mark), Object.fromEntries(new URLSearchParams(to.slice(mark + 1)))];
}

/** Drops what was not given, since an absent attribute and an undefined one differ to the compiler. */
function given<Props extends object>(props: Props): { [Key in keyof Props]: Exclude<Props[Key], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}
