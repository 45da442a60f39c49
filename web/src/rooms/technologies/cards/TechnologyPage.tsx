import type { CardDetail } from '@boru/contract/technologies';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState, Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Card, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { archiveCard, cardQuery, helpAddress, seenCards } from '../api.ts';
import { WhatFollows } from '../duties/WhatFollows.tsx';
import { technologyMessages } from '../messages.ts';
import { listWord, standingWord, statusTone, statusWord, verdictWord } from '../words.ts';
import { Comparison } from './Comparison.tsx';
import { EditCard } from './EditCard.tsx';
import { FindingNotice } from './FindingNotice.tsx';
import { cardMessages } from './messages.ts';
import { Papers } from './Papers.tsx';

/** One technology card: what it names, against which edition it was checked, and what comes next. */
export function TechnologyPage() {
  const query = useQuery(cardQuery(usePathParam('technologyId')));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page>
          <Skeleton shape="block" height="40rem" />
        </Page>
      }
      fault={(error, retry) => (
        <Page>
          <ErrorState error={error} onRetry={retry} />
        </Page>
      )}
    >
      {(card) => <Detail card={card} />}
    </Loaded>
  );
}

function Detail({ card }: { card: CardDetail }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const old = card.items.some((item) => !item.inForce);
  return (
    <Page>
      <PageHeader
        title={card.name}
        crumbs={[{ label: t.title, to: '/company/technologies' }, { label: card.name }]}
        meta={card.archived ? <Tag>{t.archivedTag}</Tag> : <Tag>{words[standingWord[card.standing]]}</Tag>}
        actions={<Buttons card={card} />}
      />
      <FindingNotice card={card} />
      {old ? (
        <Notice tone="warning" title={t.oldEdition} action={<LinkButton to="/check">{t.again}</LinkButton>}>
          <p>{t.oldEditionWhy}</p>
        </Notice>
      ) : null}
      <Facts card={card} />
      <Section title={t.items}>
        {card.items.length === 0 ? <p className="muted">{t.noItems}</p> : null}
        {card.items.map((item) => (
          <Card
            key={`${item.edition}/${item.item}`}
            title={item.item}
            tag={<Tag tone={statusTone[item.status]}>{words[statusWord[item.status]]}</Tag>}
          >
            <p lang="ko">{item.text}</p>
            <p className="small muted">
              {words[listWord(item.list)]} · {pick(item.editionName)}
            </p>
          </Card>
        ))}
        <p className="small muted">{words.notice}</p>
      </Section>
      {card.items.length === 0 ? null : (
        <Section title={t.follows} lead={t.followsLead}>
          <WhatFollows on={todayInSeoul()} lists={new Set(card.items.map((item) => item.list))} />
        </Section>
      )}
      <Papers card={card} />
      <Comparison card={card} />
      <Versions card={card} />
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/check/determination" label={t.nextLabel} />
    </Page>
  );
}

function Facts({ card }: { card: CardDetail }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        { name: t.field, value: pick(card.field) },
        ...(card.product === null ? [] : [{ name: t.product, value: card.product }]),
        { name: t.verdict, value: words[verdictWord[card.verdict]] },
        { name: t.screenedOn, value: formats.date(card.screenedOn) },
        { name: t.standing, value: words[standingWord[card.standing]] },
        {
          name: t.quantities,
          value:
            card.quantities.length === 0
              ? t.noQuantities
              : card.quantities.map((q) => `${pick(q.name)} ${formats.number(q.value)} ${q.unit}`).join(', '),
        },
        {
          name: t.basis,
          value: [...card.basis.terms, ...card.basis.stages].map((word) => pick(word)).join(', ') || t.noBasis,
        },
        ...(card.note === null ? [] : [{ name: t.note, value: card.note }]),
        { name: t.engine, value: `${card.engine.version} / ${card.engine.catalogue}` },
      ]}
    />
  );
}

function Buttons({ card }: { card: CardDetail }) {
  const t = useText(cardMessages);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  const away = useMutation({
    mutationFn: () => archiveCard(card.id, card.version, !card.archived),
    onSuccess: async () => {
      setAsking(false);
      await client.invalidateQueries(seenCards);
    },
  });
  return (
    <Actions>
      <LinkButton to={helpAddress(card.items.map((item) => item.item))} look="primary">
        {t.askHelp}
      </LinkButton>
      {card.may.includes('update') && !card.archived ? (
        <Button onPress={() => setEditing(true)}>{t.edit}</Button>
      ) : null}
      {card.may.includes('archive') ? (
        card.archived ? (
          <Button isPending={away.isPending} onPress={() => away.mutate()}>
            {t.restore}
          </Button>
        ) : (
          <Button onPress={() => setAsking(true)}>{t.archive}</Button>
        )
      ) : null}
      {away.error !== null && !asking ? <Fault error={away.error} wrote /> : null}
      <ConfirmSheet
        title={t.archiveTitle}
        isOpen={asking}
        isDanger
        isPending={away.isPending}
        error={away.error}
        onClose={() => setAsking(false)}
        confirmLabel={t.archive}
        onConfirm={() => away.mutate()}
      >
        <p>{t.archiveSafe}</p>
      </ConfirmSheet>
      {editing ? <EditCard card={card} onClose={() => setEditing(false)} /> : null}
    </Actions>
  );
}

function Versions({ card }: { card: CardDetail }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const formats = useFormats();
  if (card.versions.length < 2) return null;
  const columns: Column<CardDetail['versions'][number]>[] = [
    { id: 'version', title: t.version, isRowHeader: true, isNumeric: true, cell: (row) => formats.number(row.version) },
    { id: 'at', title: t.changedAt, cell: (row) => formats.dateTime(row.changedAt) },
    { id: 'name', title: t.name, cell: (row) => row.name },
    { id: 'standing', title: t.standing, cell: (row) => words[standingWord[row.standing]] },
  ];
  return (
    <Section title={t.versions}>
      <Table
        caption={t.versions}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={card.versions}
        keyOf={(row) => String(row.version)}
      />
    </Section>
  );
}
