import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Chips } from '#ui/Chips';
import { Clock } from '#ui/Clock';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { Card, NextStep, Section } from '#ui/Page';
import { Pagination } from '#ui/Pagination';
import { Receipt } from '#ui/Receipt';
import { Progress, StepIndicator } from '#ui/Steps';
import { Table } from '#ui/Table';
import { Tabs } from '#ui/Tabs';
import { Tag } from '#ui/Tag';
import { Timeline } from '#ui/Timeline';
import styles from './Catalogue.module.css';
import { catalogueMessages } from './messages.ts';

const today = '2026-11-22';

export function DataSamples() {
  const t = useText(catalogueMessages);
  const formats = useFormats();
  const [page, setPage] = useState(2);
  const rows = [
    { name: t.companyOne, city: t.cityValue, amount: 30_000_000 },
    { name: t.companyTwo, city: t.cityOther, amount: 1_850_000 },
  ];
  return (
    <Section title={t.data}>
      <Table
        caption={t.table}
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          { id: 'name', title: t.company, cell: (row) => row.name, isRowHeader: true },
          { id: 'city', title: t.city, cell: (row) => row.city },
          { id: 'amount', title: t.amount, cell: (row) => formats.won(row.amount), isNumeric: true },
        ]}
      />
      <Pagination page={page} pages={9} onPage={setPage} />
      <ChipSample />
      <div className={styles.grid}>
        <Tabs
          label={t.data}
          items={[
            { id: 'one', label: t.tabOne, count: 7, content: t.tabOneBody },
            { id: 'two', label: t.tabTwo, content: t.tabTwoBody },
          ]}
        />
        <div>
          <Disclosure title={t.disclosure} isOpenAtFirst>
            {t.disclosureBody}
          </Disclosure>
          <Disclosure title={t.disclosure}>{t.disclosureBody}</Disclosure>
        </div>
        <Card
          title={t.companyOne}
          tag={<Tag tone="amber">{t.check}</Tag>}
          actions={<Button size="small">{t.more}</Button>}
        >
          <DescriptionList
            items={[
              { name: t.industry, value: t.battery },
              { name: t.city, value: t.cityValue },
            ]}
          />
        </Card>
        <div className={styles.stack}>
          <StepIndicator label={t.steps} steps={[t.stepOne, t.stepTwo, t.stepThree]} current={1} />
          <Progress label={t.answered} value={12} max={48} text="12 / 48" />
        </div>
      </div>
    </Section>
  );
}

export function StorySamples() {
  const t = useText(catalogueMessages);
  return (
    <Section title={t.story}>
      <div className={styles.line}>
        <Clock due="2026-11-21" today={today} what={t.clockWhat} />
        <Clock due="2026-11-22T15:00:00+09:00" today={today} what={t.clockWhat} />
        <Clock due="2026-11-23" today={today} />
        <Clock due="2026-11-25" today={today} />
        <Clock due="2026-12-02" today={today} />
        <Clock due="2026-11-20" today={today} isSettled />
      </div>
      <div className={styles.grid}>
        <Timeline
          label={t.timeline}
          entries={[
            { id: '1', kind: 'fact', at: '2026-11-22T16:20:00+09:00', body: t.fact },
            { id: '2', kind: 'words', at: '2026-11-22T16:20:00+09:00', who: t.speaker, body: t.words },
            { id: '3', kind: 'note', at: '2026-11-23T09:40:00+09:00', who: t.agency, body: t.note },
            {
              id: '4',
              kind: 'paper',
              at: '2026-11-23T10:05:00+09:00',
              who: t.agency,
              body: t.paper,
              actions: <Button size="small">{t.more}</Button>,
            },
          ]}
        />
        <Receipt title={t.receipt} number="2026-00412" at="2026-11-22T16:20:00+09:00" next={t.receiptNext} />
      </div>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/ui" label={t.more} />
    </Section>
  );
}

function ChipSample() {
  const t = useText(catalogueMessages);
  const [chip, setChip] = useState('one');
  return (
    <>
      <Chips
        label={t.data}
        value={chip}
        onChange={setChip}
        chips={[
          { id: 'one', label: t.tabOne, count: 7 },
          { id: 'two', label: t.tabTwo },
        ]}
      />
      <p>
        {t.companyOne} <Doubt asOf="2026-11" />
      </p>
    </>
  );
}
