import type { Truth } from '@boru/contract/eligibility';
import { wordOf } from '@boru/contract/words';
import { type Evaluation, type LeafTrace, sentenceOf, valueText, type Wording } from '@boru/engines/eligibility';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Doubt } from '#ui/Doubt';
import { Tag, type TagTone } from '#ui/Tag';
import type { Published } from './api.ts';
import { programmeMessages } from './messages.ts';
import styles from './Programmes.module.css';

const tones: Readonly<Record<Truth, TagTone>> = { yes: 'green', no: 'red', unknown: 'amber' };

/** Each rule with each of its conditions: what is asked, what was found, and the article behind it. */
export function RuleReasons({
  item,
  evaluation,
  wording,
}: {
  item: Pick<Published, 'content'>;
  evaluation: Evaluation;
  wording: Wording;
}) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const words: Readonly<Record<Truth, string>> = { yes: t.yes, no: t.no, unknown: t.open };
  if (evaluation.rules.length === 0) return <p>{t.noRules}</p>;
  return (
    <ul className={styles.rules}>
      {item.content.rules.rules.map((rule, place) => {
        const trace = evaluation.rules[place];
        const truth = trace?.truth ?? 'unknown';
        return (
          <li key={rule.id}>
            <p className={styles.ruleHead}>
              <Tag tone={rule.severity === 'gate' ? tones[truth] : 'plain'}>{words[truth]}</Tag>
              <strong>{pick(rule.title)}</strong>
              {rule.severity === 'gate' ? null : (
                <span className="small muted">{pick(wordOf('ruleSeverity', rule.severity) ?? { ko: '', en: '' })}</span>
              )}
            </p>
            <ul className={styles.leaves}>
              {(trace?.leaves ?? []).map((leaf, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions stand in the order of the rule
                <li key={index}>
                  <Leaf leaf={leaf} wording={wording} words={words} />
                </li>
              ))}
            </ul>
            <p className="small muted">
              {t.basis}: {rule.basis.map(({ text }) => text).join(', ')}{' '}
              {rule.basis.every(({ verified }) => verified) ? null : <Doubt />}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Leaf({ leaf, wording, words }: { leaf: LeafTrace; wording: Wording; words: Readonly<Record<Truth, string>> }) {
  const t = useText(programmeMessages);
  return (
    <>
      <span>{sentenceOf(leaf.leaf, wording)}</span>
      <span className={styles.found} data-truth={leaf.truth}>
        {t.found}: {valueText(leaf.leaf.fact, leaf.found, wording)} ({words[leaf.truth]})
      </span>
    </>
  );
}
