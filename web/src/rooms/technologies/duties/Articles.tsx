import type { ArticleView } from '@boru/contract/articles';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { OutsideLink } from '#ui/Link';
import { dutyMessages } from './messages.ts';

/** Articles with the instrument they stand in and a way to the text: the second press of "two clicks to the article". */
export function Articles({ articles }: { articles: readonly ArticleView[] }) {
  const t = useText(dutyMessages);
  const formats = useFormats();
  return (
    <ul>
      {articles.map((article) => (
        <li key={`${article.name} ${article.article}`}>
          <OutsideLink href={article.address}>
            <span lang="ko">{t.article({ law: article.name, article: article.place })}</span>
          </OutsideLink>
          <br />
          <small className="muted">
            {article.number === null || article.inForceFrom === null
              ? t.editionUnknown
              : t.edition({ number: article.number, date: formats.date(article.inForceFrom) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
