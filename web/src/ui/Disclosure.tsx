import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from 'react-aria-components/Disclosure';
import styles from './Disclosure.module.css';
import { Icon } from './Icon.tsx';

interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
  readonly level?: 2 | 3 | 4;
  /** In a bar that has lines of its own: none here, and less room. */
  readonly look?: 'ruled' | 'bare';
}

/** The panel prints open, since paper has nothing to press. */
export function Disclosure({ title, children, isOpenAtFirst = false, level = 3, look = 'ruled' }: DisclosureProps) {
  return (
    <AriaDisclosure className={styles.disclosure ?? ''} data-look={look} defaultExpanded={isOpenAtFirst}>
      <Heading level={level} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''} data-print="keep">
          <span className={styles.words}>{title}</span>
          <Icon name="down" />
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>
        <div className={styles.inner}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
