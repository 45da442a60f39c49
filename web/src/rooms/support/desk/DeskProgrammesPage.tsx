import { programmeKinds } from '@boru/contract/programmes';
import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { programmesQuery } from '../api.ts';
import { type DeskRow, deskProgrammesQuery, foundProgramme } from '../programmes/api.ts';
import { editorMessages } from './messages.ts';

/** The programmes of our agency: what companies see, and what is being written. */
export function DeskProgrammesPage() {
  const t = useText(editorMessages);
  const [isFounding, setFounding] = useState(false);
  const query = useQuery(deskProgrammesQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          query.data?.mayFound === true ? (
            <Button look="primary" onPress={() => setFounding(true)}>
              {t.found}
            </Button>
          ) : null
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <List items={items} />}
      </Loaded>
      <p>
        <Link to="/programmes">{t.publicPage}</Link> · <Link to="/support">{t.noticePage}</Link>
      </p>
      {isFounding ? <Founding onClose={() => setFounding(false)} /> : null}
    </Page>
  );
}

function List({ items }: { items: readonly DeskRow[] }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      density="dense"
      rows={items}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: ({ id, name }) => <Link to={`/desk/programmes/${id}`}>{pick(name)}</Link>,
        },
        {
          id: 'kind',
          title: t.kind,
          cell: ({ kind }) => pick(wordOf('programmeKind', kind) ?? { ko: kind, en: kind }),
        },
        {
          id: 'published',
          title: t.published,
          cell: ({ published }) =>
            published === null
              ? t.notPublished
              : t.publishedAs({ number: published.number, date: formats.date(published.noticeOn) }),
        },
        {
          id: 'open',
          title: t.working,
          cell: ({ open }) =>
            open === null ? (
              '–'
            ) : (
              <>
                <Tag tone={open.state === 'proposed' ? 'amber' : 'plain'}>
                  {pick(wordOf('programmeVersionState', open.state) ?? { ko: '', en: '' })}
                </Tag>{' '}
                <span className="small muted">{open.writtenByName}</span>
              </>
            ),
        },
      ]}
    />
  );
}

const NONE = 'none';

function Founding({ onClose }: { onClose: () => void }) {
  const t = useText(editorMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const notices = useQuery(programmesQuery).data?.items ?? [];
  const [kind, setKind] = useState<(typeof programmeKinds)[number]>('subsidy');
  const [noticeId, setNotice] = useState<string>(NONE);
  const [name, setName] = useState({ ko: '', en: '' });
  const founding = useMutation({
    mutationFn: () =>
      foundProgramme({
        kind,
        noticeId: noticeId === NONE ? null : noticeId,
        name: { ko: name.ko.trim(), en: name.en.trim() },
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: deskProgrammesQuery.queryKey });
      go(`/desk/programmes/${id}`);
    },
  });
  return (
    <ConfirmSheet
      title={t.found}
      isOpen
      onClose={onClose}
      onConfirm={() => founding.mutate()}
      confirmLabel={t.foundGo}
      isDisabled={name.ko.trim() === '' || name.en.trim() === ''}
      isPending={founding.isPending}
      whoSees={t.foundWho}
      {...(founding.error === null ? {} : { error: founding.error })}
    >
      <FormStack>
        <Select
          label={t.kind}
          value={kind}
          options={programmeKinds.map((id) => ({ id, label: pick(wordOf('programmeKind', id) ?? { ko: id, en: id }) }))}
          onChange={(id) => setKind(programmeKinds.find((one) => one === id) ?? kind)}
        />
        <Select
          label={t.fromNotice}
          description={t.fromNoticeWhy}
          value={noticeId}
          options={[
            { id: NONE, label: t.fromNothing },
            ...notices.map((one) => ({ id: one.id, label: pick(one.name) })),
          ]}
          onChange={(id) => {
            setNotice(id ?? NONE);
            const chosen = notices.find((one) => one.id === id);
            if (chosen !== undefined) setName({ ko: chosen.name.ko, en: chosen.name.en });
          }}
        />
        <Naming name={name} error={founding.error} onChange={setName} />
      </FormStack>
    </ConfirmSheet>
  );
}

type Name = { readonly ko: string; readonly en: string };

function Naming({ name, error, onChange }: { name: Name; error: unknown; onChange: (name: Name) => void }) {
  const t = useText(editorMessages);
  const locale = useLocale();
  return (['ko', 'en'] as const).map((language) => (
    <TextField
      key={language}
      label={language === 'ko' ? t.nameKo : t.nameEn}
      isRequired
      value={name[language]}
      onChange={(text) => onChange({ ...name, [language]: text })}
      maxLength={100}
      error={fieldError(error, `name.${language}`, locale)}
    />
  ));
}
