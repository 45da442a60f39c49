import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Section } from '#ui/Page';
import { technologyMessages } from '../messages.ts';
import { verdictWord } from '../words.ts';
import { CandidateCard } from './Candidates.tsx';
import { checkMessages } from './messages.ts';
import { type Check, type CheckState, leading } from './state.ts';

/** The result on paper: list and edition, every condition with the figures used, the questions left open. */
export function Sheet({
  check,
  state,
  fields,
}: {
  check: Check;
  state: CheckState;
  fields: ReadonlyMap<string, Bilingual>;
}) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const { result, on } = check;
  return (
    <article>
      <h1>{t.sheetTitle}</h1>
      <p>
        <strong>{words.notice}</strong>
      </p>
      <DescriptionList
        items={[
          { name: t.sheetOn, value: formats.date(on) },
          { name: t.sheetEditions, value: result.editions.map((edition) => pick(edition.name)).join(' / ') },
          { name: t.judged, value: `${words[verdictWord[result.verdict]]}. ${pick(result.reason)}` },
          { name: t.sheetText, value: state.text },
          { name: t.sheetEngine, value: `${result.engine.version} / ${result.engine.catalogue}` },
        ]}
      />
      <Section title={t.candidates}>
        {leading(result).map((candidate) => (
          <CandidateCard key={`${candidate.edition}/${candidate.item}`} candidate={candidate} fields={fields} isPaper />
        ))}
      </Section>
      {result.asks.length === 0 ? null : (
        <Section title={t.sheetOpen}>
          <ul>
            {result.asks.map((ask) => (
              <li key={ask.id}>{pick(ask.question)}</li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}
