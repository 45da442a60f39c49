import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextArea } from '#ui/TextField';
import { answerVisit, deskVisitsQuery, useEducationDeed, type VisitView } from '../api.ts';
import { VisitTag } from '../Visits.tsx';
import { deskEducationMessages } from './messages.ts';

export function DeskVisits() {
  const t = useText(deskEducationMessages);
  const formats = useFormats();
  const query = useQuery(deskVisitsQuery);
  return (
    <Section title={t.visits}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState size="small" title={t.visitsNone} />
          ) : (
            <Table
              caption={t.visits}
              isCaptionHidden
              density="dense"
              rows={items}
              keyOf={(visit) => visit.id}
              columns={[
                { id: 'company', title: t.company, isRowHeader: true, cell: (visit) => visit.companyName },
                { id: 'number', title: t.number, cell: (visit) => visit.number },
                { id: 'wished', title: t.wished, cell: (visit) => formats.period(visit.wishedFrom, visit.wishedUntil) },
                { id: 'people', title: t.people, isNumeric: true, cell: (visit) => formats.number(visit.people) },
                { id: 'state', title: t.state, cell: (visit) => <VisitTag state={visit.state} /> },
                { id: 'act', title: t.act, cell: (visit) => <Act visit={visit} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function Act({ visit }: { visit: VisitView }) {
  const t = useText(deskEducationMessages);
  const [isOpen, setOpen] = useState(false);
  const name = visit.companyName;
  if (visit.state === 'accepted' && visit.runId === null)
    return (
      <LinkButton size="small" to={`/desk/education/runs/new?visit=${visit.id}&course=${visit.courseId ?? ''}`}>
        {t.openFor({ name })}
      </LinkButton>
    );
  return (
    <>
      <Button size="small" aria-label={t.answerOf({ name })} onPress={() => setOpen(true)}>
        {t.answer}
      </Button>
      <Answering visit={visit} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Answering({ visit, isOpen, onClose }: { visit: VisitView; isOpen: boolean; onClose: () => void }) {
  const t = useText(deskEducationMessages);
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const sending = useEducationDeed(
    (answer: 'accept' | 'decline') => answerVisit(visit, answer, words.trim()),
    t.answered,
    onClose,
  );
  const send = (answer: 'accept' | 'decline') => {
    setTried(true);
    if (words.trim() !== '') sending.mutate(answer);
  };
  const actions =
    visit.state === 'requested' ? (
      <>
        <Button isPending={sending.isPending} onPress={() => send('decline')}>
          {t.decline}
        </Button>
        <Button look="primary" isPending={sending.isPending} onPress={() => send('accept')}>
          {t.accept}
        </Button>
      </>
    ) : undefined;
  return (
    <Dialog
      title={t.answerOf({ name: visit.companyName })}
      isOpen={isOpen}
      onClose={onClose}
      isSteady
      {...(actions === undefined ? {} : { actions })}
    >
      <FormStack>
        <Facts visit={visit} />
        {visit.state === 'requested' ? (
          <TextArea
            label={t.answerWords}
            isRequired
            rows={3}
            maxCharacters={1000}
            value={words}
            onChange={setWords}
            error={isTried && words.trim() === '' ? t.needed : undefined}
          />
        ) : null}
        {sending.error === null ? null : <Fault error={sending.error} wrote />}
      </FormStack>
    </Dialog>
  );
}

function Facts({ visit }: { visit: VisitView }) {
  const t = useText(deskEducationMessages);
  const pick = usePick();
  const formats = useFormats();
  const contact = [visit.contactName, visit.department, visit.position, visit.phone, visit.email];
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.company, value: `${visit.companyName} (${visit.representative})` },
        { name: t.course, value: visit.courseTitle ?? '–' },
        { name: t.wished, value: formats.period(visit.wishedFrom, visit.wishedUntil) },
        { name: t.place, value: visit.place },
        { name: t.roles, value: visit.roles.map((role) => pick(lists.targetRole[role])).join(', ') },
        { name: t.people, value: `${formats.number(visit.people)} ${t.person}` },
        { name: t.wishes, value: visit.wishes ?? '–' },
        { name: t.contact, value: contact.filter((part) => part !== null).join(' · ') },
      ]}
    />
  );
}
