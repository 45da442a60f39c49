import { definitionOf } from '@boru/contract/eligibility-facts';
import { sentenceOf } from '@boru/engines/eligibility';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { FactDialog } from '../../programmes/FactDialog.tsx';
import { factsOf, placeOf, wordingOf } from '../../programmes/judging.ts';
import styles from '../../programmes/Programmes.module.css';
import { RuleReasons } from '../../programmes/RuleReasons.tsx';
import { type Own, ownApplicationQuery } from '../api-applications.ts';
import type { Judged } from './judging.ts';
import { applicationMessages } from './messages.ts';

interface EligibilityPartProps {
  readonly own: Own;
  readonly judged: Judged;
}

const tones = { eligible: 'success', ineligible: 'warning', unknown: 'info' } as const;

/** 왜 안 되나요: the answer, every condition with what was found, and the smallest set of facts that would change it. */
export function EligibilityPart({ own, judged }: EligibilityPartProps) {
  const t = useText(applicationMessages);
  const locale = useLocale();
  const formats = useFormats();
  const client = useQueryClient();
  const [fact, setFact] = useState<string | null>(null);
  const { evaluation } = judged;
  const terms = { noticeOn: own.noticeOn, parameters: own.programme.rules.parameters };
  const wording = wordingOf(own.names, locale, 'sentence', terms);
  const words = { eligible: t.eligible, ineligible: t.ineligible, unknown: t.unknown };
  return (
    <Section title={t.eligibility}>
      <Notice tone={tones[evaluation.verdict]} title={words[evaluation.verdict]}>
        {t.eligibilityWhy}
      </Notice>
      {judged.paysWon === null ? (
        judged.hasFormula ? (
          <p>{t.paysUnknown}</p>
        ) : null
      ) : (
        <p>{t.pays({ won: formats.won(judged.paysWon) })}</p>
      )}
      <WayOut own={own} judged={judged} onCorrect={setFact} />
      <Disclosure title={t.why} isOpenAtFirst={evaluation.verdict === 'ineligible'}>
        <RuleReasons item={{ content: own.programme }} evaluation={evaluation} wording={wording} />
      </Disclosure>
      {fact === null ? null : (
        <FactDialog
          key={fact}
          fact={fact}
          now={factsOf(own)[fact]?.value ?? null}
          names={own.names}
          onClose={() => {
            setFact(null);
            void client.invalidateQueries({ queryKey: ownApplicationQuery(own.id).queryKey });
          }}
        />
      )}
    </Section>
  );
}

function WayOut({ own, judged, onCorrect }: EligibilityPartProps & { readonly onCorrect: (fact: string) => void }) {
  const t = useText(applicationMessages);
  const pick = usePick();
  const locale = useLocale();
  const { evaluation, ways } = judged;
  if (evaluation.verdict === 'eligible') return null;
  const [way] = ways.ways;
  if (way === undefined) return <p>{t.wayNone}</p>;
  const terms = { noticeOn: own.noticeOn, parameters: own.programme.rules.parameters };
  const wording = wordingOf(own.names, locale, 'sentence', terms);
  const leaves = evaluation.rules.filter(({ severity }) => severity === 'gate').flatMap((rule) => rule.leaves);
  const asked = new Map(
    judged.asked.flatMap((question) => (question.fact === null ? [] : [[question.fact, question]])),
  );
  return (
    <Notice tone="info" title={way.length === 1 ? t.wayOne : t.wayMany({ count: way.length })}>
      <ul className={styles.way}>
        {way.map(({ fact, isFixed }) => {
          const name = pick(definitionOf(fact) ?? { ko: fact, en: fact });
          const place = placeOf(fact);
          const open = leaves.filter(({ leaf, truth }) => leaf.fact === fact && truth !== 'yes');
          return (
            <li key={fact}>
              {[...new Set(open.map(({ leaf }) => sentenceOf(leaf, wording)))].join(' ')}
              {isFixed ? <span className="small muted"> {t.fixed}</span> : null}
              {asked.has(fact) ? null : place === null ? (
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
