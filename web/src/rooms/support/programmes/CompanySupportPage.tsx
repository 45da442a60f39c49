import { type Definition, definitionOf, factKeys } from '@boru/contract/eligibility-facts';
import { valueText } from '@boru/engines/eligibility';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { companySupportQuery, type Support } from './api.ts';
import { FactDialog } from './FactDialog.tsx';
import { factsOf, judge, placeOf, wordingOf } from './judging.ts';
import { programmeMessages } from './messages.ts';
import { NextSupport } from './NextSupport.tsx';
import styles from './Programmes.module.css';
import { SupportCard } from './SupportCard.tsx';

/** What our company can get: every published programme with its answer and its reasons, and the facts they rest on. */
export function CompanySupportPage() {
  const t = useText(programmeMessages);
  const query = useQuery(companySupportQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(support) => <Shown support={support} />}
      </Loaded>
    </Page>
  );
}

function Shown({ support }: { support: Support }) {
  const t = useText(programmeMessages);
  const [fact, setFact] = useState<string | null>(null);
  const judged = useMemo(() => judge(support), [support]);
  const count = (verdict: string) => judged.filter(({ evaluation }) => evaluation.verdict === verdict).length;
  return (
    <>
      <Notice tone="info" look="line">
        {t.notRuling}
      </Notice>
      <Section title={t.list}>
        {judged.length === 0 ? (
          <EmptyState title={t.none} action={<LinkButton to="/support">{t.notices}</LinkButton>}>
            {t.noneWhy}
          </EmptyState>
        ) : (
          <>
            <p role="status" className={styles.counted}>
              {t.counted({ eligible: count('eligible'), unknown: count('unknown'), ineligible: count('ineligible') })}
            </p>
            <ul className={styles.cards}>
              {judged.map((one) => (
                <SupportCard
                  key={one.item.id}
                  judged={one}
                  names={support.names}
                  mayState={support.mayState}
                  onCorrect={setFact}
                />
              ))}
            </ul>
            <p>
              <Link to="/support">{t.notices}</Link>
            </p>
          </>
        )}
      </Section>
      {judged.length === 0 ? null : <NextSupport support={support} judged={judged} />}
      <FactList support={support} onCorrect={setFact} />
      {fact === null ? null : (
        <FactDialog
          key={fact}
          fact={fact}
          now={factsOf(support)[fact]?.value ?? null}
          names={support.names}
          onClose={() => setFact(null)}
        />
      )}
    </>
  );
}

function useSourceName() {
  const t = useText(programmeMessages);
  return (source: Definition['source']): string =>
    ({
      register: t.sourceRegister,
      diagnosis: t.sourceDiagnosis,
      technologies: t.sourceTechnologies,
      stated: t.sourceStated,
    })[source];
}

function FactList({ support, onCorrect }: { support: Support; onCorrect: (fact: string) => void }) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const locale = useLocale();
  const sourceName = useSourceName();
  const facts = factsOf(support);
  const wording = wordingOf(support.names, locale, 'sentence', { noticeOn: support.today, parameters: [] });
  const rows = factKeys.flatMap((key) => {
    const definition = definitionOf(key);
    return definition === undefined ? [] : [{ key, definition, name: pick(definition) }];
  });
  return (
    <Section title={t.facts} lead={t.factsLead}>
      <Table
        caption={t.facts}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { id: 'fact', title: t.fact, isRowHeader: true, cell: ({ name }) => name },
          { id: 'value', title: t.value, cell: ({ key }) => valueText(key, facts[key]?.value ?? null, wording) },
          { id: 'source', title: t.source, cell: ({ definition }) => sourceName(definition.source) },
          {
            id: 'correct',
            title: '',
            cell: ({ key, name }) => {
              const place = placeOf(key);
              if (place !== null) return <Link to={place}>{t.goTo({ name })}</Link>;
              if (!support.mayState) return null;
              return (
                <Button size="small" look="quiet" onPress={() => onCorrect(key)}>
                  {t.correct({ name })}
                </Button>
              );
            },
          },
        ]}
      />
    </Section>
  );
}
