import type { CaseTies } from '@boru/contract/case-ties';
import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack } from '#ui/Page';
import { Soon } from '#ui/Soon';
import { TextField } from '#ui/TextField';
import styles from '../Cases.module.css';
import { useStatusNames } from '../names.ts';
import { useStep } from '../useStep.ts';
import { linkCase, tiesQuery, turnWatch, unlinkCase } from './api.ts';
import { tieMessages } from './messages.ts';

/** Who watches this case, and which other cases belong to it. */
export function Ties({ file }: { file: CaseView }) {
  const query = useQuery(tiesQuery(file.id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={4} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {(ties) => (
        <>
          <Watching caseId={file.id} ties={ties} />
          <Related caseId={file.id} ties={ties} />
        </>
      )}
    </Loaded>
  );
}

function Watching({ caseId, ties }: { caseId: string; ties: CaseTies }) {
  const t = useText(tieMessages);
  const turn = useStep(() => turnWatch(caseId, !ties.watching), ties.watching ? t.unwatched : t.watched);
  const names = ties.watchers.map(({ name, self }) => (self ? `${name} (${t.me})` : name));
  return (
    <section data-print="hide">
      <h2>{t.watchTitle}</h2>
      <p className="small">{names.length === 0 ? t.watchNone : names.join(', ')}</p>
      {ties.mayTie ? (
        <>
          <Button size="small" isPending={turn.isPending} onPress={() => turn.mutate()}>
            {ties.watching ? t.unwatch : t.watch}
          </Button>
          <p className="small muted">{t.watchHint}</p>
        </>
      ) : null}
      {turn.error === null ? null : <Fault error={turn.error} />}
    </section>
  );
}

function Related({ caseId, ties }: { caseId: string; ties: CaseTies }) {
  const t = useText(tieMessages);
  return (
    <section>
      <h2>{t.relatedTitle}</h2>
      {ties.related.length === 0 ? <p className="small">{t.relatedNone}</p> : null}
      <ul className={styles.facts}>
        {ties.related.map((tie) => (
          <li key={tie.id} className="small">
            <Tie caseId={caseId} tie={tie} />
          </li>
        ))}
      </ul>
      {ties.mayTie ? (
        <div data-print="hide">
          <Disclosure look="bare" title={t.add}>
            <NewTie caseId={caseId} />
          </Disclosure>
        </div>
      ) : null}
    </section>
  );
}

function Tie({ caseId, tie }: { caseId: string; tie: CaseTies['related'][number] }) {
  const t = useText(tieMessages);
  const statuses = useStatusNames();
  const remove = useStep(() => unlinkCase(caseId, tie.id), t.removed);
  return (
    <>
      <Link to={`/desk/cases/${tie.caseId}`}>{tie.title}</Link>
      <br />
      <span className="tabular">{tie.number}</span> · {tie.companyName} · {statuses[tie.status]}
      {tie.why === null ? null : (
        <>
          <br />
          {tie.why}
        </>
      )}
      <Soon about={tie.id} />
      {tie.mayUnlink ? (
        <p data-print="hide">
          <Button size="small" look="quiet" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {t.remove({ number: tie.number ?? '' })}
          </Button>
        </p>
      ) : null}
      {remove.error === null ? null : <Fault error={remove.error} />}
    </>
  );
}

function NewTie({ caseId }: { caseId: string }) {
  const t = useText(tieMessages);
  const locale = useLocale();
  const [number, setNumber] = useState('');
  const [why, setWhy] = useState('');
  const send = useStep(
    () => linkCase(caseId, { number: number.trim(), why: why.trim() === '' ? null : why.trim() }),
    t.linked,
    () => {
      setNumber('');
      setWhy('');
    },
  );
  const wrong = fieldError(send.error, 'number', locale);
  return (
    <FormStack>
      <TextField
        size="small"
        label={t.number}
        description={t.numberHint}
        isRequired
        value={number}
        onChange={setNumber}
        maxLength={40}
        error={wrong}
      />
      <TextField size="small" label={t.why} value={why} onChange={setWhy} maxLength={200} />
      <p className="small muted">{t.relatedHint}</p>
      <Button size="small" isDisabled={number.trim() === ''} isPending={send.isPending} onPress={() => send.mutate()}>
        {t.go}
      </Button>
      {send.error === null || wrong !== undefined ? null : <Fault error={send.error} wrote />}
    </FormStack>
  );
}
