import { incidentWords } from '@boru/contract/words-incidents';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { Tabs } from '#ui/Tabs';
import { Tag } from '#ui/Tag';
import { BundlePart } from '../bundle/BundlePart.tsx';
import { bundleMessages } from '../bundle/messages.ts';
import { Evidence } from '../evidence/Evidence.tsx';
import { itemMessages } from '../evidence/messages.ts';
import { HelpPart } from '../help/HelpPart.tsx';
import { LessonsPart } from '../lessons/LessonsPart.tsx';
import { lessonMessages } from '../lessons/messages.ts';
import { type ChannelTable, channelTableQuery, type Incident, incidentQuery } from './api.ts';
import { Checklist } from './Checklist.tsx';
import { incidentMessages } from './messages.ts';
import { Readers } from './Readers.tsx';
import { RecordPart } from './Record.tsx';
import { Routes } from './Routes.tsx';
import { TimelinePart } from './TimelinePart.tsx';
import { TurnSheet } from './TurnSheet.tsx';

export const CompanyIncident = () => <IncidentPage base="/company/incidents" />;
export const DeskIncident = () => <IncidentPage base="/desk/incidents" />;

function IncidentPage({ base }: { base: string }) {
  const query = useQuery(incidentQuery(usePathParam('incidentId')));
  const table = useQuery(channelTableQuery);
  const skeleton = <Skeleton shape="block" height="40rem" />;
  return (
    <Page>
      <Loaded query={query} skeleton={skeleton} fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}>
        {(incident) => (
          <Loaded
            query={table}
            skeleton={skeleton}
            fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
          >
            {(channels) => <Detail incident={incident} table={channels} base={base} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Detail({ incident, table, base }: { incident: Incident; table: ChannelTable; base: string }) {
  const t = useText(incidentMessages);
  const evidence = useText(itemMessages);
  const bundle = useText(bundleMessages);
  const lesson = useText(lessonMessages);
  const pick = usePick();
  const [isTurning, setTurning] = useState(false);
  const isOver = incident.state === 'closed' || incident.state === 'mistaken';
  const open = incident.steps.filter(({ isDone }) => !isDone).length;
  return (
    <>
      <PageHeader
        title={incident.title}
        crumbs={[{ label: t.title, to: base }, { label: incident.number }]}
        meta={
          <>
            <Tag>{pick(incidentWords.incidentState[incident.state])}</Tag>
            {incident.owed === 0 ? null : (
              <Tag tone="red">
                {t.owed} {t.owedSome({ count: incident.owed })}
              </Tag>
            )}
            {base.startsWith('/desk') ? <span>{incident.companyName}</span> : null}
          </>
        }
        actions={incident.may.includes('turn') ? <Button onPress={() => setTurning(true)}>{t.turn}</Button> : undefined}
      />
      {isOver ? <Notice title={t.ended} /> : null}
      <Tabs
        label={t.title}
        items={[
          {
            id: 'routes',
            label: t.tabRoutes,
            count: incident.owed,
            content: <Routes incident={incident} table={table} />,
          },
          { id: 'help', label: t.tabHelp, content: <HelpPart incident={incident} table={table} /> },
          { id: 'steps', label: t.tabSteps, count: open, content: <Checklist incident={incident} /> },
          { id: 'timeline', label: t.tabTimeline, content: <TimelinePart incident={incident} /> },
          { id: 'evidence', label: evidence.tab, content: <Evidence incident={incident} /> },
          { id: 'record', label: t.tabFacts, content: <RecordPart incident={incident} table={table} /> },
          ...(incident.may.includes('grant')
            ? [
                { id: 'lessons', label: lesson.tab, content: <LessonsPart incident={incident} /> },
                { id: 'bundle', label: bundle.tab, content: <BundlePart incident={incident} table={table} /> },
                { id: 'readers', label: t.tabReaders, content: <Readers incident={incident} /> },
              ]
            : []),
        ]}
      />
      {incident.may.length === 0 ? null : (
        <NextStep title={t.nextTitle} why={t.nextWhy} to="/help?topic=leakSuspected" label={t.nextLabel} />
      )}
      {isTurning ? <TurnSheet incident={incident} onClose={() => setTurning(false)} /> : null}
    </>
  );
}
