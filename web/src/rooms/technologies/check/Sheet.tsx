import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Section } from '#ui/Page';
import type { Screener } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { verdictWord } from '../words.ts';
import { CandidateCard } from './Candidates.tsx';
import { Ladders } from './Ladders.tsx';
import { checkMessages } from './messages.ts';
import { type Check, leading } from './state.ts';

/** The result on paper, printed by the browser itself: list and edition, every condition with the figures, open questions, ladder. */
export function Sheet({ check, screener }: { check: Check; screener: Screener }) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const { of, result, on } = check;
  return (
    <article>
      <h1>{t.sheetTitle}</h1>
      <p>
        <strong>{words.notice}</strong>
      </p>
      <DescriptionList
        items={[
          { name: t.sheetOn, value: formats.date(on) },
          {
            name: t.sheetEditions,
            value: result.editions.map(({ list, edition, name }) => (
              <p key={`${list}/${edition}`}>
                {pick(name)} ({t.sheetProfile({ edition, asOf: screener.profiles.get(`${list}/${edition}`) ?? '' })})
              </p>
            )),
          },
          { name: t.judged, value: `${words[verdictWord[result.verdict]]}. ${pick(result.reason)}` },
          { name: t.sheetText, value: of.text },
          { name: t.sheetEngine, value: `${result.engine.version} / ${result.engine.catalogue}` },
        ]}
      />
      <Section title={t.candidates}>
        {leading(result).map((candidate) => (
          <CandidateCard
            key={`${candidate.edition}/${candidate.item}`}
            candidate={candidate}
            fields={screener.fields}
            isPaper
          />
        ))}
      </Section>
      <Section title={t.sheetOpen}>
        {result.asks.length === 0 ? <p>{t.questionsDone}</p> : null}
        <ul>
          {result.asks.map((ask) => (
            <li key={ask.id}>{pick(ask.question)}</li>
          ))}
        </ul>
      </Section>
      <Ladders ladders={result.ladders} />
      <p>
        <strong>{words.notice}</strong>
      </p>
    </article>
  );
}
