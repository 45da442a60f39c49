import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { Absences } from './Absences.tsx';
import {
  dropAbsence,
  dropTie,
  type ExpertView,
  expertQuery,
  invite,
  noteAbsence,
  noteTie,
  useConsultingDeed,
} from './api.ts';
import { Clearances } from './Clearances.tsx';
import { ExpertForm } from './ExpertForm.tsx';
import { expertMessages } from './messages.ts';
import { Rating, Standing } from './PoolPage.tsx';
import { Ties } from './Ties.tsx';
import { usePlaces } from './usePlaces.ts';

export function ExpertPage() {
  const query = useQuery(expertQuery(usePathParam('expertId')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(one) => <Shown one={one} />}
      </Loaded>
    </Page>
  );
}

function Shown({ one }: { one: ExpertView }) {
  const t = useText(expertMessages);
  const [isChanging, setChanging] = useState(false);
  const { id, mayWrite } = one;
  return (
    <>
      <PageHeader
        title={one.name}
        crumbs={[{ label: t.title, to: '/desk/experts' }, { label: one.name }]}
        meta={<Standing one={one} />}
        actions={mayWrite ? <Button onPress={() => setChanging(true)}>{t.change}</Button> : undefined}
      />
      {mayWrite && !one.hasAccount && one.state !== 'left' ? <Inviting id={id} /> : null}
      <Facts one={one} />
      <Clearances rows={one.clearances} {...(mayWrite ? { expertId: id } : {})} />
      <Ties
        rows={one.ties}
        {...(mayWrite ? { note: (wish) => noteTie(id, wish), drop: (tieId) => dropTie(id, tieId) } : {})}
      />
      <Absences
        rows={one.absences}
        {...(mayWrite
          ? { note: (wish) => noteAbsence(id, wish), drop: (absenceId) => dropAbsence(id, absenceId) }
          : {})}
      />
      {isChanging ? <ExpertForm one={one} onClose={() => setChanging(false)} /> : null}
    </>
  );
}

function Inviting({ id }: { id: string }) {
  const t = useText(expertMessages);
  const [link, setLink] = useState<string | null>(null);
  const inviting = useConsultingDeed(async () => setLink((await invite(id)).link), t.invited);
  return (
    <>
      <Notice
        tone="warning"
        title={t.noAccount}
        action={
          <Button isPending={inviting.isPending} onPress={() => inviting.mutate()}>
            {t.invite}
          </Button>
        }
      >
        {link === null ? null : (
          <>
            {t.inviteHelp} <code>{link}</code>
          </>
        )}
      </Notice>
      {inviting.error === null ? null : <Fault error={inviting.error} />}
    </>
  );
}

function Facts({ one }: { one: ExpertView }) {
  const t = useText(expertMessages);
  const pick = usePick();
  const formats = useFormats();
  const { nameOf } = usePlaces();
  return (
    <Section title={t.facts}>
      <DescriptionList
        items={[
          { name: t.skills, value: one.skills.map((id) => pick(lists.expertSkill[id])).join(', ') },
          { name: t.languages, value: one.languages.map((id) => pick(lists.consultingLanguage[id])).join(', ') },
          { name: t.affiliation, value: one.affiliation ?? '–' },
          { name: t.email, value: one.email },
          { name: t.phone, value: one.phone ?? '–' },
          { name: t.home, value: nameOf(one.home) },
          {
            name: t.territory,
            value: one.territory.length === 0 ? t.everywhere : one.territory.map(nameOf).join(', '),
          },
          { name: t.week, value: one.week.map((id) => pick(lists.halfDay[id])).join(', ') },
          { name: t.weekly, value: `${one.weeklyHalfDays} ${t.half}` },
          { name: t.most, value: `${one.mostCompanies} ${t.companies}` },
          { name: t.fee, value: one.feeWon === null ? t.feeUnset : formats.won(one.feeWon) },
          { name: t.load, value: t.loadOf({ companies: one.companies, halves: one.halfDays }) },
          { name: t.rating, value: <Rating one={one} /> },
        ]}
      />
    </Section>
  );
}
