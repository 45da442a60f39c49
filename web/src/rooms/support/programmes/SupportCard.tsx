import { definitionOf } from '@boru/contract/eligibility-facts';
import { topicOfHelpKind } from '@boru/contract/help';
import { wordOf } from '@boru/contract/words';
import { sentenceOf } from '@boru/engines/eligibility';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Tag, type TagTone } from '#ui/Tag';
import type { Names } from './api.ts';
import { type Judged, placeOf, wordingOf } from './judging.ts';
import { programmeMessages } from './messages.ts';
import styles from './Programmes.module.css';
import { RuleReasons } from './RuleReasons.tsx';

const tones: Readonly<Record<Judged['evaluation']['verdict'], TagTone>> = {
  eligible: 'green',
  unknown: 'amber',
  ineligible: 'red',
};

interface SupportCardProps {
  readonly judged: Judged;
  readonly names: Names;
  readonly mayState: boolean;
  readonly onCorrect: (fact: string) => void;
}

/** One programme for this company: the answer, what it would pay, which fact would change the answer, and every reason. */
export function SupportCard({ judged, names, mayState, onCorrect }: SupportCardProps) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const locale = useLocale();
  const formats = useFormats();
  const { item, evaluation } = judged;
  const name = pick(item.content.name);
  const verdict = { eligible: t.eligible, unknown: t.unknown, ineligible: t.ineligible }[evaluation.verdict];
  const wording = wordingOf(names, locale, 'sentence', { ...item, parameters: item.content.rules.parameters });
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Tag tone={tones[evaluation.verdict]}>{verdict}</Tag>
        <h3>{name}</h3>
        <span className="small muted">
          {pick(item.agencyName)} · {pick(wordOf('programmeKind', item.kind) ?? { ko: '', en: '' })} ·{' '}
          {t.notice({ date: formats.date(item.noticeOn) })}
        </span>
      </div>
      <p>{pick(item.content.summary)}</p>
      {judged.isOpen ? null : <p className="small muted">{t.closedNow}</p>}
      <Pays judged={judged} />
      <WayOut judged={judged} names={names} mayState={mayState} onCorrect={onCorrect} />
      <Disclosure
        level={4}
        title={
          <>
            <span className="visually-hidden">{t.whyOf({ name })}</span>
            {t.why}
          </>
        }
      >
        <RuleReasons item={item} evaluation={evaluation} wording={wording} />
      </Disclosure>
      {evaluation.verdict === 'eligible' && judged.isOpen ? (
        <div data-print="hide">
          <LinkButton size="small" to={askAddress(item, t.requestTitle({ name }))}>
            <span className="visually-hidden">{t.whyOf({ name })}</span>
            {t.ask}
          </LinkButton>
        </div>
      ) : null}
    </li>
  );
}

const askAddress = ({ kind }: Judged['item'], title: string): string => {
  const topic = kind in topicOfHelpKind ? topicOfHelpKind[kind as keyof typeof topicOfHelpKind] : 'subsidy';
  return `/help?${new URLSearchParams({ topic, title })}`;
};

function Pays({ judged: { item, amount } }: { judged: Judged }) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const formats = useFormats();
  const { benefit } = item.content.rules;
  if (amount === null || benefit === null) return null;
  const missing = amount.missing.map((fact) => pick(definitionOf(fact) ?? { ko: fact, en: fact })).join(', ');
  return (
    <p>
      <span className="muted">{t.pays}: </span>
      {amount.won === null ? (
        t.paysMissing({ names: missing })
      ) : amount.won === 0n ? (
        t.noRow
      ) : (
        <strong className="tabular">{formats.won(Number(amount.won))}</strong>
      )}
    </p>
  );
}

/** The smallest set of facts that would make the company eligible, and the way to correct the first of them. */
function WayOut({ judged: { item, evaluation, ways }, names, mayState, onCorrect }: SupportCardProps) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const locale = useLocale();
  if (evaluation.verdict === 'eligible') return null;
  const [way] = ways.ways;
  if (way === undefined) return <p>{t.noChange}</p>;
  const wording = wordingOf(names, locale, 'sentence', { ...item, parameters: item.content.rules.parameters });
  const leaves = evaluation.rules.filter(({ severity }) => severity === 'gate').flatMap((rule) => rule.leaves);
  return (
    <Notice tone="info" title={way.length === 1 ? t.changeOne : t.changeMany({ count: way.length })}>
      <ul className={styles.way}>
        {way.map(({ fact, isFixed }) => {
          const name = pick(definitionOf(fact) ?? { ko: fact, en: fact });
          const place = placeOf(fact);
          const asked = leaves.filter(({ leaf, truth }) => leaf.fact === fact && truth !== 'yes');
          return (
            <li key={fact}>
              {[...new Set(asked.map(({ leaf }) => sentenceOf(leaf, wording)))].join(' ')}
              {isFixed ? <span className="small muted"> {t.fixed}</span> : null}
              {!mayState ? null : place === null ? (
                <Button size="small" onPress={() => onCorrect(fact)}>
                  {t.correct({ name })}
                </Button>
              ) : (
                <LinkButton size="small" to={place}>
                  {t.goTo({ name })}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
