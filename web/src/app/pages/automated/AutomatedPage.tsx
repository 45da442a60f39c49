import { useText } from '#lib/i18n';
import { LinkButton } from '#ui/Link';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { automatedMessages } from './messages.ts';

const parts = ['routing', 'screening', 'rescreening', 'diagnosis', 'clocks', 'files', 'exposure'] as const;
type Part = (typeof parts)[number];

/** What rules compute and what people decide, part by part (개인정보 보호법 제37조의2). */
export function AutomatedPage() {
  const t = useText(automatedMessages);
  const columns: Column<Part>[] = [
    { id: 'what', title: t.what, isRowHeader: true, cell: (part) => t[part] },
    { id: 'does', title: t.does, cell: (part) => t[`${part}Does`] },
    { id: 'doesNot', title: t.doesNot, cell: (part) => t[`${part}Not`] },
    { id: 'who', title: t.who, cell: (part) => t[`${part}Who`] },
  ];
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="prose">
        <p>{t.rule}</p>
      </div>
      <Section title={t.table}>
        <Table caption={t.table} isCaptionHidden columns={columns} rows={parts} keyOf={(part) => part} />
      </Section>
      <Section title={t.rightsTitle}>
        <div className="prose">
          <p>{t.rights}</p>
          <p>{t.rightsPeriod}</p>
          <p>
            <LinkButton to="/help">{t.rightsGo}</LinkButton>
          </p>
        </div>
      </Section>
    </Page>
  );
}
