import { lists } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { Actions, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type ClassCard, proposeDestruction } from './api.ts';
import { retentionMessages } from './messages.ts';

/** One class: how many are past their period, since when, which, and what is held; with the step that comes next. */
export function ClassSection({ card, mayPropose }: { card: ClassCard; mayPropose: boolean }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  return (
    <Section title={pick(card.title)} lead={pick(card.what)}>
      <DescriptionList
        items={[
          { name: t.due, value: <Amounts card={card} /> },
          {
            name: t.period,
            value: (
              <>
                {pick(card.period)} {card.verified ? null : <Doubt />}
              </>
            ),
          },
          { name: t.basis, value: card.basis },
          ...(card.oldest === null ? [] : [{ name: t.oldest, value: <Oldest card={card} on={card.oldest} /> }]),
        ]}
      />
      <Which card={card} />
      <Actions>
        {card.open !== null ? (
          <Link to={`/desk/destruction/${card.open}`}>{t.open}</Link>
        ) : mayPropose && card.due > 0 ? (
          <Propose card={card} />
        ) : null}
      </Actions>
    </Section>
  );
}

function Amounts({ card: { due, more, held } }: { card: ClassCard }) {
  const t = useText(retentionMessages);
  return (
    <>
      {due === 0 ? t.none : more ? t.dueMore({ count: due }) : t.dueCount({ count: due })}{' '}
      {held.length === 0 ? null : <Tag tone="amber">{t.heldCount({ count: held.length })}</Tag>}
    </>
  );
}

function Oldest({ card: { explanation }, on }: { card: ClassCard; on: string }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <>
      {formats.date(on)}{' '}
      {explanation === null ? null : (
        <Explain
          label={t.explain}
          title={t.explain}
          explanation={{
            result: explanation.dueOn === null ? '' : formats.date(explanation.dueOn),
            rule: <p>{pick(explanation.title)}</p>,
            inputs: explanation.steps.map((step) => ({ name: formats.date(step.on), value: pick(step.text) })),
            edition: <p>{explanation.rule}</p>,
          }}
        />
      )}
    </>
  );
}

function Which({ card: { items, held, due } }: { card: ClassCard }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  if (items.length + held.length === 0) return null;
  const rows = [...held, ...items.map((item) => ({ ...item, hold: undefined }))];
  return (
    <Disclosure title={t.which}>
      <Table
        caption={due > items.length ? t.listed({ count: items.length }) : t.which}
        isCaptionHidden={due <= items.length}
        density="dense"
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          { id: 'number', title: t.number, isRowHeader: true, cell: (row) => row.label },
          { id: 'ended', title: t.ended, cell: (row) => formats.date(row.happenedOn) },
          { id: 'until', title: t.keptUntil, cell: (row) => formats.date(row.keptUntil) },
          {
            id: 'hold',
            title: t.why,
            cell: ({ hold }) => {
              if (hold === undefined) return '–';
              if (hold === null) return t.elsewhere;
              const { kind, reason, until, by } = hold;
              return `${pick(lists.holdKind[kind])}: ${reason} (${t.until({ on: formats.date(until), by })})`;
            },
          },
        ]}
      />
    </Disclosure>
  );
}

function Propose({ card }: { card: ClassCard }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const proposing = useMutation({
    mutationFn: (reason: string) => proposeDestruction({ class: card.id, reason }),
    onSuccess: async ({ id }) => {
      notify({ tone: 'success', title: t.proposedDone });
      await client.invalidateQueries({ queryKey: ['retention'] });
      go(`/desk/destruction/${id}`);
    },
  });
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t.propose}
      </Button>
      <ReasonSheet
        title={`${t.proposeTitle}: ${pick(card.title)}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        confirmLabel={t.propose}
        isPending={proposing.isPending}
        error={proposing.error}
        whoSees={t.proposeWho}
        whatTheySee={t.proposeWhat}
        basis={card.basis}
        takeBack={t.proposeBack}
        onConfirm={(reason) => proposing.mutate(reason)}
        label={t.reason}
        usual={t.reasonUsual}
        mostCharacters={300}
      />
    </>
  );
}
