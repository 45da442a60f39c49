import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { Absences } from '../Absences.tsx';
import {
  changeOwn,
  dropOwnAbsence,
  type ExpertHome,
  noteOwnAbsence,
  noteOwnTie,
  type OwnPool,
  signPledge,
  useConsultingDeed,
} from '../api.ts';
import { Clearances } from '../Clearances.tsx';
import { type OwnDraft, OwnFields } from '../OwnFields.tsx';
import { Standing } from '../PoolPage.tsx';
import { Ties } from '../Ties.tsx';
import { ownMessages } from './messages.ts';

export function OwnPools({ home: { pools, pledge } }: { home: ExpertHome }) {
  const t = useText(ownMessages);
  if (pools.length === 0) return <EmptyState title={t.poolsNone} />;
  return pools.map((pool) => <Pool key={pool.expertId} pool={pool} pledge={pledge} />);
}

function Pool({ pool, pledge }: { pool: OwnPool; pledge: ExpertHome['pledge'] }) {
  const t = useText(ownMessages);
  const pick = usePick();
  const [isChanging, setChanging] = useState(false);
  const id = pool.expertId;
  return (
    <>
      <Section
        title={t.pool({ agency: pick(pool.agency.name) })}
        action={<Button onPress={() => setChanging(true)}>{t.change}</Button>}
      >
        <Standing one={pool} />
        <DescriptionList
          size="small"
          items={[{ name: t.week, value: pool.week.map((half) => pick(lists.halfDay[half])).join(', ') }]}
        />
        {pool.pledgedUntil === null && pledge !== null ? <Pledging expertId={id} asked={pledge} /> : null}
      </Section>
      <Absences
        rows={pool.absences}
        note={(wish) => noteOwnAbsence(id, wish)}
        drop={(absenceId) => dropOwnAbsence(id, absenceId)}
      />
      <Ties rows={pool.ties} note={(wish) => noteOwnTie(id, wish)} />
      <Clearances rows={pool.clearances} />
      {isChanging ? <Changing pool={pool} onClose={() => setChanging(false)} /> : null}
    </>
  );
}

function Pledging({ expertId, asked }: { expertId: string; asked: NonNullable<ExpertHome['pledge']> }) {
  const t = useText(ownMessages);
  const pick = usePick();
  const { textId, textVersion, statute } = asked;
  const signing = useConsultingDeed(() => signPledge(expertId, { textId, textVersion, agreed: true }), t.pledged);
  return (
    <Section level={3} title={pick(asked.title)} lead={t.pledgeWhy}>
      <ol>
        {asked.paragraphs.map((paragraph) => (
          <li key={paragraph.ko}>{pick(paragraph)}</li>
        ))}
      </ol>
      <blockquote className="small" lang="ko">
        {statute.law} {statute.article} ({statute.edition}): {statute.text}{' '}
        {statute.verified ? null : <Doubt note={t.unchecked} />}
      </blockquote>
      {asked.verified ? null : (
        <p className="small muted">
          <Doubt note={t.draft} />
        </p>
      )}
      {signing.error === null ? null : <Fault error={signing.error} />}
      <Actions>
        <Button look="primary" isPending={signing.isPending} onPress={() => signing.mutate()}>
          {t.pledgeGo}
        </Button>
      </Actions>
    </Section>
  );
}

function Changing({ pool, onClose }: { pool: OwnPool; onClose: () => void }) {
  const t = useText(ownMessages);
  const locale = useLocale();
  const { languages, home, week, weeklyHalfDays, version } = pool;
  const [draft, setDraft] = useState<OwnDraft>({ languages, home, week, weeklyHalfDays, phone: pool.phone ?? '' });
  const phone = draft.phone.trim() === '' ? null : draft.phone.trim();
  const saving = useConsultingDeed(() => changeOwn(pool.expertId, { ...draft, phone, version }), t.changed, onClose);
  return (
    <Dialog
      title={t.change}
      isOpen
      onClose={onClose}
      isSteady
      width="wide"
      actions={
        <Button look="primary" isPending={saving.isPending} onPress={() => saving.mutate()}>
          {t.save}
        </Button>
      }
    >
      <FormStack>
        <OwnFields
          draft={draft}
          set={(change) => setDraft({ ...draft, ...change })}
          fault={(field) =>
            field === 'languages' && draft.languages.length === 0
              ? t.needChoice
              : fieldError(saving.error, field, locale)
          }
        />
        {saving.error === null ? null : <Fault error={saving.error} wrote />}
      </FormStack>
    </Dialog>
  );
}
