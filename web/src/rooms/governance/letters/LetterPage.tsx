import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Letter, letterQuery, lettersQuery, paperAddress } from './api.ts';
import { LetterSheet } from './LetterSheet.tsx';
import { letterMessages } from './messages.ts';
import { AnswerSheet, StepSheet } from './Steps.tsx';

/** One letter: its text, who has agreed, the paper. */
export function LetterPage() {
  const query = useQuery(letterQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(letter) => <Shown letter={letter} />}
      </Loaded>
    </Page>
  );
}

const deeds = ['write', 'ask', 'takeBack', 'answer', 'send'] as const;
type Deed = (typeof deeds)[number];

function Shown({ letter }: { letter: Letter }) {
  const t = useText(letterMessages);
  const pick = usePick();
  const [deed, setDeed] = useState<Deed | null>(null);
  const letters = useQuery({ ...lettersQuery, enabled: letter.may.includes('write') });
  const end = () => setDeed(null);
  return (
    <>
      <PageHeader
        title={letter.title}
        crumbs={[{ label: t.title, to: '/desk/letters' }, { label: letter.title }]}
        meta={
          <>
            <Tag>{pick(lists.letterState[letter.state])}</Tag>
            <span>
              {t.leadAgency}: {pick(letter.lead)}
            </span>
          </>
        }
        actions={
          <Actions>
            {deeds
              .filter((one) => letter.may.includes(one))
              .map((one) => (
                <Button
                  key={one}
                  look={one === 'write' || one === 'takeBack' ? 'secondary' : 'primary'}
                  onPress={() => setDeed(one)}
                >
                  {one === 'write' ? t.edit : t[one]}
                </Button>
              ))}
          </Actions>
        }
      />
      <Words letter={letter} />
      <Section title={t.consent}>
        <Parties letter={letter} />
      </Section>
      <Section title={t.paper} lead={t.paperLead}>
        <PaperButtons addressOf={(format) => paperAddress(letter.id, format)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
      </Section>
      {deed === 'write' && letters.data !== undefined ? (
        <LetterSheet letter={letter} letters={letters.data} onClose={end} />
      ) : null}
      {deed === 'answer' ? <AnswerSheet letter={letter} onClose={end} /> : null}
      {deed === 'ask' || deed === 'takeBack' || deed === 'send' ? (
        <StepSheet letter={letter} step={deed} onClose={end} />
      ) : null}
    </>
  );
}

function Words({ letter }: { letter: Letter }) {
  const t = useText(letterMessages);
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        { name: t.recipient, value: letter.recipient },
        { name: t.body, value: letter.body },
        ...(letter.enclosed.length === 0 ? [] : [{ name: t.enclosed, value: letter.enclosed.join(', ') }]),
        ...(letter.number === null || letter.sentAt === null
          ? []
          : [
              {
                name: t.number,
                value: `${letter.number} (${formats.dateTime(letter.sentAt)}, ${letter.sentBy ?? ''})`,
              },
            ]),
      ]}
    />
  );
}

function Parties({ letter }: { letter: Letter }) {
  const t = useText(letterMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.consent}
      isCaptionHidden
      rows={letter.parties}
      keyOf={(row) => String(row.agencyId)}
      columns={[
        { id: 'agency', title: t.parties, isRowHeader: true, cell: (row) => pick(row.agency) },
        {
          id: 'consent',
          title: t.consent,
          cell: (row) => (
            <>
              <Tag tone={row.consent === 'agreed' ? 'green' : row.consent === 'declined' ? 'red' : 'plain'}>
                {pick(lists.letterConsent[row.consent])}
              </Tag>
              {row.words === null ? null : <p className="small muted">{row.words}</p>}
            </>
          ),
        },
        {
          id: 'by',
          title: t.answer,
          cell: (row) => (row.at === null ? '–' : `${row.by ?? ''} ${formats.dateTime(row.at)}`),
        },
      ]}
    />
  );
}
