import { contentFields } from '@boru/engines/merkle';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import styles from './Audit.module.css';
import { headQuery, type Proof, proofQuery } from './api.ts';
import { checkHere } from './checking.ts';
import { auditMessages } from './messages.ts';
import { saveText } from './saving.ts';

/** One entry, checked in the browser before it is offered to be taken outside. */
export function ProofSheet({ entryKey, onClose }: { entryKey: string; onClose: () => void }) {
  const t = useText(auditMessages);
  const query = useQuery(proofQuery(entryKey));
  return (
    <Dialog title={t.sheetTitle} isOpen onClose={onClose} place="side">
      <Loaded
        query={query}
        skeleton={<Skeleton lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(proof) => <Checked proof={proof} entryKey={entryKey} />}
      </Loaded>
    </Dialog>
  );
}

function Checked({ proof, entryKey }: { proof: Proof; entryKey: string }) {
  const t = useText(auditMessages);
  const names = useFieldNames();
  const formats = useFormats();
  const head = useQuery(headQuery);
  if (head.data === undefined) return <Skeleton lines={2} />;
  const found = checkHere(proof, head.data.key);
  const file = `boru-proof-${entryKey}.json`;
  const { entry, content } = proof;
  const order = ['kind', 'id', 'at', 'what', 'actorKind', 'agencyId', ...(content ? contentFields[entry.kind] : [])];
  // What is hashed is the count of microseconds since 1970; people read the other.
  const at = `${formats.dateTime(new Date(Number(entry.at) / 1000).toISOString())} · ${entry.at}`;
  const values: Readonly<Record<string, string | null>> = { ...entry, ...content?.fields, at };
  return (
    <div className={styles.sheet}>
      {found.holds ? (
        <Notice tone="success" isLive>
          {t.sheetHolds({ index: Number(found.index), size: Number(found.checkpoint.size) })}
          {found.disclosed ? null : ` ${t.sheetHeadOnly}`}
        </Notice>
      ) : (
        <Notice tone="danger" isLive>
          {t.sheetBroken}
        </Notice>
      )}
      <DescriptionList
        size="small"
        items={order.map((field) => ({
          name: names[field] ?? field,
          value: <span className={styles.value}>{values[field] || t.sheetNothing}</span>,
        }))}
      />
      <Button onPress={() => saveText(file, `${JSON.stringify(proof, null, 2)}\n`)}>{t.sheetSave}</Button>
      <p className="small muted">{t.sheetCommand}</p>
      <code className={styles.command}>{`npm run --silent boru -- audit check-proof ${file} ${head.data.key}`}</code>
    </div>
  );
}

function useFieldNames(): Readonly<Record<string, string>> {
  const t = useText(auditMessages);
  return {
    kind: t.fieldKind,
    id: t.fieldId,
    at: t.fieldAt,
    what: t.fieldWhat,
    actorKind: t.fieldActorKind,
    agencyId: t.fieldAgencyId,
    requestId: t.fieldRequestId,
    personId: t.fieldPersonId,
    actorName: t.fieldActorName,
    readerName: t.fieldActorName,
    agencyName: t.fieldAgencyName,
    companyId: t.fieldCompanyId,
    caseId: t.fieldCaseId,
    subjectId: t.fieldSubjectId,
    detail: t.fieldDetail,
    sections: t.fieldSections,
    address: t.address,
    reason: t.fieldReason,
    basis: t.fieldBasis,
  };
}
