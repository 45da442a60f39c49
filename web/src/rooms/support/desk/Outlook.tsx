import { faultsOf, linesOf } from '@boru/engines/eligibility';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { countQuery, type Detail } from '../programmes/api.ts';
import { wordingOf } from '../programmes/judging.ts';
import styles from '../programmes/Programmes.module.css';
import { editorMessages } from './messages.ts';
import type { Written } from './ProgrammeForm.tsx';

/** What these rules come to: what is wrong with them, how many companies in sight they let in, and the text of the notice. */
export function Outlook({ written, detail }: { written: Written; detail: Detail }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const locale = useLocale();
  const { content, noticeOn } = written;
  const faults = faultsOf(content.rules, noticeOn);
  return (
    <>
      <Section title={t.count} lead={t.countLead}>
        {faults.length > 0 ? (
          <Notice tone="warning" title={t.faults}>
            <ul>
              {faults.slice(0, 10).map((fault) => (
                <li key={`${fault.path}${fault.ko}`}>
                  {t.faultLine({ place: placeOf(fault.path), text: fault[locale] })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Count written={written} />
        )}
      </Section>
      <Section title={t.noticeText} lead={t.noticeTextLead}>
        {(['ko', 'en'] as const).map((language) => (
          <ul key={language} className={styles.leaves} lang={language}>
            {content.rules.rules.map((rule) => (
              <li key={rule.id}>
                <strong>{rule.title[language]}</strong>
                {linesOf(
                  rule.when,
                  wordingOf(detail.names, language, 'notice', { noticeOn, parameters: content.rules.parameters }),
                ).map((line, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in the order of the rule
                  <span key={place} className={styles.line}>
                    {line}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        ))}
        {content.rules.rules.length === 0 ? <p>{pick({ ko: t.rulesNone, en: t.rulesNone })}</p> : null}
      </Section>
    </>
  );
}

/** rules.0.when.of.1 names the first rule. */
const placeOf = (path: string): number => {
  const [where, place] = path.split('.');
  return where === 'rules' ? Number(place) + 1 : 0;
};

function Count({ written: { content, noticeOn } }: { written: Written }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const query = useQuery(countQuery(content.rules, noticeOn));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={2} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(count) => (
        <>
          <p role="status" className="tabular">
            {t.counted({ ...count })}
          </p>
          <ul className={styles.leaves}>
            {count.rules.map((row) => {
              const rule = content.rules.rules.find(({ id }) => id === row.id);
              return rule === undefined ? null : (
                <li key={row.id} className="small">
                  {t.countedRule({ name: pick(rule.title), no: row.no, unknown: row.unknown })}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Loaded>
  );
}
