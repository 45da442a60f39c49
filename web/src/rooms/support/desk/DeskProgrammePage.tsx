import { ProgrammeContent } from '@boru/contract/programmes';
import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { type Detail, deskProgrammeQuery, saveDraft, type Version } from '../programmes/api.ts';
import { ProgrammeTies } from '../ties/Ties.tsx';
import { Versions } from '../versions/Versions.tsx';
import { Deciding } from './Deciding.tsx';
import { editorMessages } from './messages.ts';
import { Outlook } from './Outlook.tsx';
import { ProgrammeForm, type Written } from './ProgrammeForm.tsx';

/** One programme of our agency: its next version as a form, what it comes to, and the versions before it. */
export function DeskProgrammePage() {
  const t = useText(editorMessages);
  const query = useQuery(deskProgrammeQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(detail) => {
          const [newest] = detail.versions;
          return newest === undefined ? (
            <p>{t.none}</p>
          ) : (
            <Shown key={`${newest.id}.${newest.version}`} detail={detail} newest={newest} />
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What an older page kept and no longer fits is let go. */
const readKept = (kept: unknown): Written | null => {
  if (typeof kept !== 'object' || kept === null || !('content' in kept) || !('noticeOn' in kept)) return null;
  const content = ProgrammeContent.safeParse(kept.content).data;
  return content === undefined || typeof kept.noticeOn !== 'string' ? null : { content, noticeOn: kept.noticeOn };
};

function Shown({ detail, newest }: { detail: Detail; newest: Version }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const client = useQueryClient();
  const stored: Written = { content: newest.content, noticeOn: newest.noticeOn };
  const draft = useDraft<Written>(`programme.${newest.id}.${newest.version}`, stored, readKept);
  const mayWrite = detail.may.includes('save');
  const isChanged = JSON.stringify(draft.value) !== JSON.stringify(stored);
  const saving = useMutation({
    mutationFn: () =>
      saveDraft(detail.id, { ...draft.value, version: newest.state === 'draft' ? newest.version : null }),
    onSuccess: (after) => {
      draft.clear();
      client.setQueryData(deskProgrammeQuery(detail.id).queryKey, after);
      notify({ tone: 'success', title: t.saved });
    },
  });
  return (
    <>
      <PageHeader
        title={pick(draft.value.content.name)}
        crumbs={[{ label: t.title, to: '/desk/programmes' }, { label: pick(newest.content.name) }]}
        meta={
          <>
            <Tag>{t.version({ number: newest.number })}</Tag>{' '}
            <Tag tone={newest.state === 'published' ? 'green' : newest.state === 'proposed' ? 'amber' : 'plain'}>
              {pick(wordOf('programmeVersionState', newest.state) ?? { ko: '', en: '' })}
            </Tag>
          </>
        }
        actions={<Deciding detail={detail} newest={newest} isChanged={isChanged} />}
      />
      <Standing newest={newest} detail={detail} />
      {draft.restored ? <Restored onClear={draft.clear} /> : null}
      <ProgrammeForm
        written={draft.value}
        detail={detail}
        isReadOnly={!mayWrite}
        error={saving.error}
        onChange={draft.set}
      />
      {mayWrite ? <Saving newest={newest} saving={saving} isChanged={isChanged} /> : null}
      <Outlook written={draft.value} detail={detail} />
      <ProgrammeTies programmeId={detail.id} />
      <Versions detail={detail} />
    </>
  );
}

function Restored({ onClear }: { onClear: () => void }) {
  const t = useText(editorMessages);
  return (
    <Notice
      tone="info"
      action={
        <Button size="small" onPress={onClear}>
          {t.startOver}
        </Button>
      }
    >
      {t.restored}
    </Notice>
  );
}

interface SavingProps {
  readonly newest: Version;
  readonly saving: { readonly error: unknown; readonly isPending: boolean; readonly mutate: () => void };
  readonly isChanged: boolean;
}

function Saving({ newest, saving, isChanged }: SavingProps) {
  const t = useText(editorMessages);
  return (
    <Section title={t.saveTitle} lead={newest.state === 'draft' ? t.saveWhy : t.saveNext}>
      {saving.error === null ? null : <Fault error={saving.error} wrote />}
      <Actions>
        <Button look="primary" isDisabled={!isChanged} isPending={saving.isPending} onPress={() => saving.mutate()}>
          {t.save}
        </Button>
        <span role="status">{isChanged ? t.notSaved : t.allSaved}</span>
      </Actions>
    </Section>
  );
}

/** What this version waits for, in words. */
function Standing({ newest, detail }: { newest: Version; detail: Detail }) {
  const t = useText(editorMessages);
  if (newest.state === 'proposed')
    return (
      <Notice tone="info" title={t.waits({ name: newest.proposedByName ?? '', reason: newest.reason })}>
        {detail.may.includes('publish') ? t.youDecide : t.anotherDecides}
      </Notice>
    );
  if (newest.state === 'returned')
    return (
      <Notice tone="warning" title={t.returned({ name: newest.decidedByName ?? '' })}>
        {newest.decisionReason}
      </Notice>
    );
  return null;
}
