import { useText } from '#lib/i18n';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Page.module.css';

/** Forward and back through an ordered list; with a total it says where, without one it only offers the way on. */
export function Pagination({
  page,
  pages,
  onPage,
  hasNext,
}: {
  page: number;
  pages?: number;
  onPage: (page: number) => void;
  hasNext?: boolean;
}) {
  const t = useText(uiMessages);
  const more = pages === undefined ? hasNext === true : page < pages;
  if (page === 1 && !more) return null;
  return (
    <nav className={styles.pagination} aria-label={t.pagination}>
      <Button size="small" isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
        <Icon name="left" size="small" />
        {t.previousPage}
      </Button>
      {pages === undefined ? null : <span className={styles.position}>{t.page({ page, pages })}</span>}
      <Button size="small" isDisabled={!more} onPress={() => onPage(page + 1)}>
        {t.nextPage}
        <Icon name="right" size="small" />
      </Button>
    </nav>
  );
}
