import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import type { Column } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { useActorNames, useBasisName, useDeedName, useSectionNames } from '../names.ts';
import styles from './Audit.module.css';
import type { Entry } from './api.ts';
import { auditMessages } from './messages.ts';

interface Doing {
  readonly onProve: (key: string) => void;
  readonly onCompany: (companyId: string) => void;
}

/** Who, when, from where, whose, what, why; and the proof. */
export function useEntryColumns({ onProve, onCompany }: Doing): readonly Column<Entry>[] {
  const t = useText(auditMessages);
  const formats = useFormats();
  const actors = useActorNames();
  const what = useWhat();
  const basisName = useBasisName();
  return [
    { id: 'at', title: t.at, cell: (row) => <span className="tabular">{formats.dateTime(row.at)}</span> },
    {
      id: 'what',
      title: t.what,
      isRowHeader: true,
      cell: (row) => (
        <>
          {what(row)}
          <code className={styles.second}>{row.what}</code>
        </>
      ),
    },
    { id: 'who', title: t.who, cell: (row) => row.personName ?? actors[row.actorKind] },
    { id: 'address', title: t.address, cell: (row) => <span className="tabular">{row.address ?? '–'}</span> },
    {
      id: 'company',
      title: t.company,
      cell: ({ companyId, companyName }) =>
        companyId === null ? (
          '–'
        ) : (
          <Button look="link" size="small" onPress={() => onCompany(companyId)}>
            {companyName ?? t.hiddenCompany}
          </Button>
        ),
    },
    {
      id: 'why',
      title: t.why,
      cell: ({ reason, basis, erased }) =>
        erased ? (
          <Tag tone="amber">{t.erased}</Tag>
        ) : (
          [reason, ...basis.map(basisName)].filter((part) => part !== '').join(' · ') || '–'
        ),
    },
    {
      id: 'proof',
      title: t.proof,
      cell: (row) => (
        <Button
          look="link"
          size="small"
          aria-label={t.proveRow({ at: formats.dateTime(row.at) })}
          onPress={() => onProve(row.key)}
        >
          {t.prove}
        </Button>
      ),
    },
  ];
}

function useWhat(): (row: Entry) => string {
  const t = useText(auditMessages);
  const deedName = useDeedName();
  const sections = useSectionNames();
  return ({ kind, what, sections: seen }) =>
    kind === 'audit' ? deedName(what) : t.read({ sections: seen.map((section) => sections[section]).join(' · ') });
}
