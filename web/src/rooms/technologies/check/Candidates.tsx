import type { Candidate, ConditionResult, ScreeningResult } from '@boru/contract/screening';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Card } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { Term } from '#ui/Term';
import { technologyMessages } from '../messages.ts';
import { listWord, statusTone, statusWord } from '../words.ts';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { leading } from './state.ts';

type Fields = ReadonlyMap<string, Bilingual>;

export function Candidates({ result, fields }: { result: ScreeningResult; fields: Fields }) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const first = leading(result);
  const rest = result.candidates.filter((candidate) => !first.includes(candidate));
  return (
    <div className={styles.candidates}>
      {first.length === 0 ? <p>{words.verdictNone}</p> : null}
      {first.map((candidate) => (
        <CandidateCard key={`${candidate.edition}/${candidate.item}`} candidate={candidate} fields={fields} />
      ))}
      {rest.length === 0 ? null : (
        <Disclosure title={t.others}>
          {rest.map((candidate) => (
            <CandidateCard key={`${candidate.edition}/${candidate.item}`} candidate={candidate} fields={fields} />
          ))}
        </Disclosure>
      )}
    </div>
  );
}

/** One item: list and edition, the verbatim text, why, and every condition with the figure used. */
export function CandidateCard({
  candidate,
  fields,
  isPaper = false,
}: {
  candidate: Candidate;
  fields: Fields;
  isPaper?: boolean;
}) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const field = fields.get(candidate.field);
  return (
    <Card
      title={pick(candidate.title)}
      tag={<Tag tone={statusTone[candidate.status]}>{words[statusWord[candidate.status]]}</Tag>}
    >
      <p className="small muted">
        {words[listWord(candidate.list)]} · {field === undefined ? candidate.field : pick(field)} ·{' '}
        {words.edition({ edition: candidate.edition })}{' '}
        {candidate.reviewed ? null : isPaper ? (
          words.unverified
        ) : (
          <Term word={words.unverified} meaning={<p>{words.unverifiedWhy}</p>} />
        )}
      </p>
      <p className={styles.why}>{pick(candidate.reason)}</p>
      {candidate.exclusions.map((hit) => (
        <p key={hit.id} className="small">
          {t.excluded({ quote: hit.quote })}
        </p>
      ))}
      {candidate.timeLimits.map((limit) =>
        limit.expiresOn === null ? null : (
          <p key={limit.id} className="small">
            {limit.expired === true
              ? t.expired({ date: formats.date(limit.expiresOn) })
              : t.expires({ date: formats.date(limit.expiresOn) })}
          </p>
        ),
      )}
      {candidate.conditions.length === 0 ? null : <Conditions conditions={candidate.conditions} isPaper={isPaper} />}
      {isPaper ? (
        <p className="small">{candidate.text}</p>
      ) : (
        <Disclosure title={t.verbatim}>
          {
            <p className="small" lang="ko">
              {candidate.text}
            </p>
          }
        </Disclosure>
      )}
    </Card>
  );
}

const verdictWords = {
  met: 'judgedMet',
  below: 'judgedBelow',
  borderline: 'judgedBorderline',
  unknown: 'judgedUnknown',
  unclear: 'judgedUnclear',
  incomparable: 'judgedIncomparable',
} as const;

const operators = { '>=': 'atLeast', '>': 'moreThan', '<=': 'atMost', '<': 'lessThan' } as const;

/** Paper has room for the limit, the words found and the figure compared; a narrow aside has not. */
function Conditions({ conditions, isPaper }: { conditions: readonly ConditionResult[]; isPaper: boolean }) {
  const t = useText(checkMessages);
  const formats = useFormats();
  const foundText = (condition: ConditionResult): string => {
    const { converted, required, found } = condition;
    if (converted !== null && required !== null) return `${formats.number(converted)} ${required.unit}`;
    return found.length === 0
      ? t.foundNothing
      : found
          .map((each) => each.text)
          .filter(Boolean)
          .join(', ');
  };
  const writtenText = ({ found }: ConditionResult): string =>
    found
      .map((each) => each.text)
      .filter(Boolean)
      .join(', ') || (found.length === 0 ? t.foundNothing : t.foundTyped);
  const requiredText = ({ required }: ConditionResult): string =>
    required === null
      ? t.foundNothing
      : t.limitText({ value: formats.number(required.value), unit: required.unit, op: t[operators[required.op]] });
  const judgedText = (condition: ConditionResult): string => {
    const { gap, required, verdict } = condition;
    const word = t[verdictWords[verdict]];
    return verdict === 'below' && gap !== null && gap > 0 && required !== null
      ? `${word} (${t.gapText({ gap: formats.number(gap), unit: required.unit })})`
      : word;
  };
  const columns: Column<ConditionResult>[] = [
    { id: 'condition', title: t.condition, isRowHeader: true, cell: (row) => <span lang="ko">{row.quote}</span> },
    ...(isPaper
      ? [
          { id: 'required', title: t.required, isNumeric: true, cell: requiredText },
          { id: 'written', title: t.found, cell: writtenText },
          { id: 'converted', title: t.converted, isNumeric: true, cell: foundText },
        ]
      : [{ id: 'found', title: t.found, isNumeric: true, cell: foundText }]),
    { id: 'judged', title: t.judged, cell: judgedText },
  ];
  return (
    <Table
      caption={t.conditions}
      isCaptionHidden
      density="dense"
      columns={columns}
      rows={conditions}
      keyOf={(row) => row.id}
    />
  );
}
