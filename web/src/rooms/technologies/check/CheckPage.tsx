import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Screener, screenerQuery } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { verdictTone, verdictWord } from '../words.ts';
import { Answered } from './Answered.tsx';
import { AskBox } from './AskBox.tsx';
import { Candidates } from './Candidates.tsx';
import styles from './Check.module.css';
import { Description } from './Description.tsx';
import { Duties } from './Duties.tsx';
import { Ladders } from './Ladders.tsx';
import { checkMessages } from './messages.ts';
import { Recognised } from './Recognised.tsx';
import { Reopen } from './Reopen.tsx';
import { ResultActions } from './ResultActions.tsx';
import { Sheet } from './Sheet.tsx';
import { useCheck, useResult } from './state.ts';

/** Screening without an account. The lists come to the browser; the description never leaves it. */
export function CheckPage() {
  const t = useText(checkMessages);
  const query = useQuery(screenerQuery);
  return (
    <Loaded
      query={query}
      skeleton={
        <Page>
          <PageHeader title={t.title} lead={t.lead} />
          <Skeleton shape="block" height="40rem" />
        </Page>
      }
      fault={(error, retry) => (
        <Page>
          <PageHeader title={t.title} lead={t.lead} />
          <ErrorState error={error} onRetry={retry} />
        </Page>
      )}
    >
      {(screener) => <Checking screener={screener} />}
    </Loaded>
  );
}

function Checking({ screener }: { screener: Screener }) {
  const t = useText(checkMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const draft = useCheck();
  const check = useResult(screener, draft.value);
  const { of, result } = check;
  const written = of.text.trim() !== '' || of.quantities.length > 0;
  const aside = (
    <Section title={t.candidates}>
      {written ? <Candidates result={result} fields={screener.fields} /> : <p className="muted">{t.empty}</p>}
    </Section>
  );
  return (
    <>
      <div data-print="hide">
        <Page aside={aside}>
          <PageHeader title={t.title} lead={t.lead} />
          <p className={styles.local}>{t.local}</p>
          <Description screener={screener} draft={draft} />
          <Reopen screener={screener} onOpen={(state) => draft.set(() => state)} />
          {written ? (
            <>
              <Recognised text={of.text} result={result} />
              <div aria-live="polite" className={styles.verdict}>
                <Notice tone={verdictTone[result.verdict]} title={words[verdictWord[result.verdict]]}>
                  <p>{pick(result.reason)}</p>
                  <p className="small muted">{words.notice}</p>
                </Notice>
              </div>
              <AskBox result={result} state={draft.value} onChange={draft.set} />
              <Answered result={result} state={draft.value} onChange={draft.set} />
              <Ladders ladders={result.ladders} />
              <Duties check={check} />
              <ResultActions check={check} screener={screener} />
            </>
          ) : null}
        </Page>
      </div>
      {written ? (
        <div data-print="show">
          <Sheet check={check} screener={screener} />
        </div>
      ) : null}
    </>
  );
}
