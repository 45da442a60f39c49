import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import type { Whole } from './api.ts';
import { ChangeSheet } from './ChangeSheet.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { commitmentMessages } from './messages.ts';

/** Who is and was a party, and what changed since the agreement was signed. */
export function Parties({ whole }: { whole: Whole }) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Section
        title={t.changes}
        action={whole.may.includes('govern') ? <Button onPress={() => setOpen(true)}>{t.change}</Button> : undefined}
      >
        <ChangesTable changes={whole.changes} />
      </Section>
      <Section title={t.party}>
        <Table
          caption={t.party}
          isCaptionHidden
          rows={whole.parties}
          keyOf={(row) => `${row.agencyId} ${row.joinedOn}`}
          columns={[
            { id: 'name', title: t.party, isRowHeader: true, cell: (row) => pick(row.name) },
            { id: 'joined', title: t.joined, cell: (row) => formats.date(row.joinedOn) },
            { id: 'left', title: t.left, cell: (row) => (row.leftOn === null ? t.still : formats.date(row.leftOn)) },
          ]}
        />
      </Section>
      {isOpen ? <ChangeSheet whole={whole} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
