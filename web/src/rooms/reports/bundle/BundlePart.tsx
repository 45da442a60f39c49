import { BundlePurpose } from '@boru/contract/incident-items';
import { incidentWords } from '@boru/contract/words-incidents';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { bytesText } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { type Evidence, itemsQuery } from '../evidence/api.ts';
import type { ChannelTable, Incident } from '../incidents/api.ts';
import styles from '../incidents/Incidents.module.css';
import { LockFields } from './LockFields.tsx';
import { MadeBundle } from './MadeBundle.tsx';
import { type Lock, largestBundle } from './making.ts';
import { bundleMessages } from './messages.ts';
import { useFiles, useMaking } from './useBundle.ts';

/** One sealed file for police, a lawyer or a mediator, made here and sent nowhere. */
export function BundlePart({ incident, table }: { incident: Incident; table: ChannelTable }) {
  const query = useQuery(itemsQuery(incident.id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(evidence) => <Making incident={incident} table={table} evidence={evidence} />}
    </Loaded>
  );
}

interface Props {
  readonly incident: Incident;
  readonly table: ChannelTable;
  readonly evidence: Evidence;
}

function Making({ incident, table, evidence }: Props) {
  const t = useText(bundleMessages);
  const pick = usePick();
  const [purpose, setPurpose] = useState<BundlePurpose>('police');
  const [recipient, setRecipient] = useState('');
  const [lock, setLock] = useState<Lock | null>({ kind: 'passphrase' });
  const files = useFiles(incident, evidence);
  const { make, bytes } = useMaking();
  if (make.data !== undefined) return <MadeBundle made={make.data} onAgain={make.reset} />;
  const isTooLarge = files.size > largestBundle;
  return (
    <FormStack>
      <p className="prose">{t.lead}</p>
      <Notice tone="warning" title={t.where} />
      <RadioGroup
        label={t.purpose}
        direction="row"
        options={BundlePurpose.options.map((id) => ({ id, label: pick(incidentWords.bundlePurpose[id]) }))}
        value={purpose}
        onChange={(id) => setPurpose(BundlePurpose.options.find((one) => one === id) ?? purpose)}
      />
      <TextField
        label={t.recipient}
        description={t.recipientHint}
        isRequired
        maxLength={100}
        value={recipient}
        onChange={setRecipient}
      />
      <LockFields value={lock} onChange={setLock} />
      <Files files={files} />
      {isTooLarge ? <Notice tone="danger" title={t.tooLarge} isLive /> : null}
      {make.error === null ? null : <MakeFault error={make.error} />}
      {make.isPending ? <p role="status">{t.making({ size: bytesText(bytes) })}</p> : null}
      <Actions>
        <Button
          look="primary"
          isPending={make.isPending}
          isDisabled={lock === null || recipient.trim() === '' || isTooLarge || files.isLooking}
          onPress={() => {
            if (lock === null) return;
            const to = { purpose, recipient: recipient.trim(), lock };
            make.mutate({ incident, table, evidence, attached: files.attached, ...to });
          }}
        >
          {t.make}
        </Button>
      </Actions>
    </FormStack>
  );
}

/** What the server refused says so itself; anything else is a file that is no longer what was looked at. */
function MakeFault({ error }: { error: unknown }) {
  const t = useText(bundleMessages);
  return isProblem(error) ? <Fault error={error} wrote /> : <Notice tone="danger" title={t.changed} isLive />;
}

function Files({ files }: { files: ReturnType<typeof useFiles> }) {
  const t = useText(bundleMessages);
  const input = useRef<HTMLInputElement | null>(null);
  return (
    <section aria-label={t.files}>
      <p>
        <strong>{t.files}</strong>
      </p>
      <p className="small muted">{t.filesHint}</p>
      <ul className={styles.list} aria-label={t.files}>
        {files.attached.map((one) => (
          <li key={`${one.file.name} ${one.sha256}`} className={styles.fingerprint}>
            {one.file.name} <span className="small muted">{bytesText(one.file.size)}</span>{' '}
            <Button
              size="small"
              look="quiet"
              aria-label={t.removeNamed({ name: one.file.name })}
              onPress={() => files.remove(one)}
            >
              {t.remove}
            </Button>
            <p className="small">{one.entry === null ? t.matchesNone : t.matches({ entry: one.entry })}</p>
          </li>
        ))}
      </ul>
      {files.isLooking ? <p role="status">{t.looking}</p> : null}
      {files.unreadable.map((name) => (
        <Notice key={name} tone="danger" title={t.unreadable({ name })} isLive />
      ))}
      <Button size="small" isDisabled={files.isLooking} onPress={() => input.current?.click()}>
        {t.choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.choose}
        onChange={(event) => {
          files.add([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was taken out.
          event.target.value = '';
        }}
      />
    </section>
  );
}
