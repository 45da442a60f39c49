import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Tag } from '#ui/Tag';
import { Actions } from '../council/Actions.tsx';
import { type Meeting, meetingQuery, minutesAddress } from '../council/api.ts';
import { councilMessages } from '../council/messages.ts';
import { Agenda } from './Agenda.tsx';
import { Attendance } from './Attendance.tsx';
import { Leading } from './Leading.tsx';
import { meetingMessages } from './messages.ts';

/** One meeting: when and where, who is there, the agenda with its votes, what was carried over and what was set. */
export function MeetingPage() {
  const query = useQuery(meetingQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(meeting) => <Shown meeting={meeting} />}
      </Loaded>
    </Page>
  );
}

/** Whoever may take the next step leads the secretariat. */
const governs = (meeting: Meeting): boolean =>
  meeting.may.length > 0 || meeting.items.some(({ may }) => may.includes('decide') || may.includes('resolve'));

function Shown({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const council = useText(councilMessages);
  const pick = usePick();
  const title = t.title({ body: meeting.body, number: meeting.number });
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: council.title, to: '/desk/council' },
          { label: meeting.body, to: `/desk/council/bodies/${meeting.bodyId}` },
          { label: council.number({ number: meeting.number }) },
        ]}
        meta={<Tag tone={meeting.state === 'open' ? 'blue' : 'plain'}>{pick(lists.meetingState[meeting.state])}</Tag>}
        actions={<Leading meeting={meeting} />}
      />
      <Facts meeting={meeting} />
      <Section title={t.carried}>
        <Actions actions={meeting.carried} governs={governs(meeting)} caption={t.carried} none={t.noCarried} />
      </Section>
      {meeting.form === 'inPerson' && meeting.state !== 'planned' ? <Attendance meeting={meeting} /> : null}
      <Agenda meeting={meeting} />
      <Section title={t.actions}>
        <Actions actions={meeting.actions} governs={governs(meeting)} caption={t.actions} />
      </Section>
      {meeting.state === 'open' || meeting.state === 'closed' ? (
        <Section title={t.minutes} lead={t.minutesLead}>
          <PaperButtons
            addressOf={(format) => minutesAddress(meeting.id, format)}
            labels={{ pdf: t.pdf, hwpx: t.hwpx }}
          />
        </Section>
      ) : null}
    </>
  );
}

function Facts({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        { name: meeting.form === 'written' ? t.until : t.when, value: formats.dateTime(meeting.heldAt) },
        ...(meeting.place === null ? [] : [{ name: t.place, value: meeting.place }]),
        { name: t.form, value: pick(lists.meetingForm[meeting.form]) },
        { name: t.quorum, value: pick(lists.quorum[meeting.quorum]) },
        {
          name: t.notice,
          value: (
            <>
              {formats.date(meeting.noticeOn)} {meeting.noticeVerified ? null : <Doubt note={t.noticeDoubt} />}
            </>
          ),
        },
        ...(meeting.calledAt === null ? [] : [{ name: t.called, value: formats.dateTime(meeting.calledAt) }]),
        ...(meeting.urgentReason === null ? [] : [{ name: t.urgent, value: meeting.urgentReason }]),
        ...(meeting.closedAt === null
          ? []
          : [{ name: t.ended, value: `${formats.dateTime(meeting.closedAt)} ${meeting.closedBy ?? ''}` }]),
      ]}
    />
  );
}
