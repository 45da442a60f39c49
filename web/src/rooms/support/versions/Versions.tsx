import { wordOf } from '@boru/contract/words';
import { differencesOf, linesOf } from '@boru/engines/eligibility';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { editorMessages } from '../desk/messages.ts';
import type { Detail, Version } from '../programmes/api.ts';
import { wordingOf } from '../programmes/judging.ts';
import styles from '../programmes/Programmes.module.css';
import { versionMessages } from './messages.ts';

/** Every version with who wrote, proposed and decided it, and what it changed against the one before. */
export function Versions({ detail }: { detail: Detail }) {
  const t = useText(editorMessages);
  const v = useText(versionMessages);
  const pick = usePick();
  const formats = useFormats();
  const by = (name: string | null, at: string | null) =>
    name === null || at === null ? null : `${name}, ${formats.dateTime(at)}`;
  return (
    <Section title={v.versions}>
      <ol className={styles.cards}>
        {detail.versions.map((version, place) => {
          const lines = [
            [v.writtenBy, by(version.writtenByName, version.writtenAt)],
            [v.proposedBy, by(version.proposedByName, version.proposedAt)],
            [v.decidedBy, by(version.decidedByName, version.decidedAt)],
            [t.reason, version.reason === '' ? null : version.reason],
            [t.decision, version.decisionReason],
          ].filter(([, text]) => text !== null);
          return (
            <li key={version.id} className={styles.card}>
              <div className={styles.cardHead}>
                <h3>{t.version({ number: version.number })}</h3>
                <Tag>{pick(wordOf('programmeVersionState', version.state) ?? { ko: '', en: '' })}</Tag>
                <span className="small muted">{v.noticeOf({ date: formats.date(version.noticeOn) })}</span>
              </div>
              {lines.map(([name, text]) => (
                <p key={name} className="small">
                  <span className="muted">{name}: </span>
                  {text}
                </p>
              ))}
              <Disclosure level={4} title={v.changes({ number: version.number })}>
                <Changes version={version} before={detail.versions[place + 1]} detail={detail} />
              </Disclosure>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const nothing = { rules: [], parameters: [], benefit: null };
const fields = [
  'name',
  'summary',
  'howToApply',
  'basis',
  'clause',
  'budget',
  'gaps',
  'prerequisites',
  'hours',
  'ownPaymentWon',
  'opensOn',
  'closesOn',
  'source',
] as const;

function Changes({ version, before, detail }: { version: Version; before: Version | undefined; detail: Detail }) {
  const t = useText(editorMessages);
  const v = useText(versionMessages);
  const locale = useLocale();
  const pick = usePick();
  const old = before?.content.rules ?? nothing;
  const differences = differencesOf(old, version.content.rules);
  const words = { added: v.added, removed: v.removed, changed: v.changed } as const;
  const plain =
    before === undefined
      ? []
      : fields.filter((field) => JSON.stringify(before.content[field]) !== JSON.stringify(version.content[field]));
  const linesIn = (rules: Version['content']['rules'], id: string, noticeOn: string) => {
    const rule = rules.rules.find((one) => one.id === id);
    return rule === undefined
      ? []
      : linesOf(rule.when, wordingOf(detail.names, locale, 'notice', { noticeOn, parameters: rules.parameters }));
  };
  if (differences.length === 0 && plain.length === 0) return <p>{v.noChanges}</p>;
  return (
    <ul className={styles.leaves}>
      {plain.length === 0 ? null : <li>{v.changedFields({ count: plain.length })}</li>}
      {differences.map(({ what, id, change }) => {
        const rules = change === 'removed' ? old : version.content.rules;
        const rule = rules.rules.find((one) => one.id === id);
        return (
          <li key={what + id}>
            <span>
              <Tag>{words[change]}</Tag>{' '}
              {what === 'rule' && rule !== undefined ? pick(rule.title) : what === 'benefit' ? t.benefit : id}
            </span>
            {what === 'rule' && change !== 'added'
              ? linesIn(old, id, before?.noticeOn ?? version.noticeOn).map((line) => <del key={`-${line}`}>{line}</del>)
              : null}
            {what === 'rule' && change !== 'removed'
              ? linesIn(version.content.rules, id, version.noticeOn).map((line) => <ins key={`+${line}`}>{line}</ins>)
              : null}
          </li>
        );
      })}
    </ul>
  );
}
