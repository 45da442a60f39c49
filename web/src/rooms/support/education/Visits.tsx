import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { useEducationDeed, type VisitView, withdrawVisit } from './api.ts';
import { educationMessages } from './messages.ts';

const tones = { requested: 'blue', accepted: 'green', declined: 'plain', withdrawn: 'plain' } as const;
export function VisitTag({ state }: { state: VisitView['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.visitState[state])}</Tag>;
}

export function Visits({ visits }: { visits: readonly VisitView[] }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  if (visits.length === 0)
    return (
      <Section title={t.visits}>
        <EmptyState size="small" title={t.visitsNone} />
      </Section>
    );
  return (
    <Section title={t.visits}>
      <Table
        caption={t.visits}
        isCaptionHidden
        rows={visits}
        keyOf={(visit) => visit.id}
        columns={[
          { id: 'number', title: t.visitNumber, isRowHeader: true, cell: (visit) => visit.number },
          { id: 'agency', title: t.visitWhere, cell: (visit) => pick(visit.agency.name) },
          { id: 'when', title: t.visitWhen, cell: (visit) => formats.period(visit.wishedFrom, visit.wishedUntil) },
          { id: 'state', title: t.state, cell: (visit) => <VisitTag state={visit.state} /> },
          {
            id: 'answer',
            title: t.visitAnswer,
            cell: (visit) => (
              <>
                {visit.answer ?? '–'}{' '}
                {visit.runId === null ? null : <Link to={`/education/${visit.runId}`}>{t.visitRunGo}</Link>}
              </>
            ),
          },
          { id: 'act', title: t.act, cell: (visit) => <TakeBack visit={visit} /> },
        ]}
      />
    </Section>
  );
}

function TakeBack({ visit }: { visit: VisitView }) {
  const t = useText(educationMessages);
  const taking = useEducationDeed(() => withdrawVisit(visit), t.visitBackDone);
  if (visit.state !== 'requested') return null;
  return (
    <>
      <Button look="quiet" size="small" isPending={taking.isPending} onPress={() => taking.mutate()}>
        <span className="visually-hidden">{visit.number}: </span>
        {t.visitBack}
      </Button>
      {taking.error === null ? null : <Fault error={taking.error} />}
    </>
  );
}
