import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { PasskeySection } from '../passkeys/PasskeySection.tsx';
import { Unread } from '../readers/Unread.tsx';
import { type Keys, keysQuery } from './api.ts';
import { DeskKeySection } from './DeskKeySection.tsx';
import { KeyGate } from './KeyGate.tsx';
import { MakeKey } from './MakeKey.tsx';
import { deskMessages } from './messages.ts';
import { Recover } from './Recover.tsx';
import { Team } from './Team.tsx';

/** Who reads, with which keys. A manager names people and holds no key by that; the team makes and hands on keys. */
export function KeysPage() {
  const t = useText(deskMessages);
  const query = useQuery(keysQuery);
  return (
    <Page>
      <PageHeader
        title={t.keysTitle}
        lead={t.keysLead}
        crumbs={[{ label: t.title, to: '/desk/reports' }, { label: t.keysTitle }]}
      />
      {isProblem(query.error, 'thing.not_found') ? (
        <EmptyState title={t.notNamed}>{t.notNamedBody}</EmptyState>
      ) : (
        <Loaded
          query={query}
          skeleton={<Skeleton lines={8} height="40rem" />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(keys) => <Parts keys={keys} />}
        </Loaded>
      )}
    </Page>
  );
}

function Parts({ keys }: { keys: Keys }) {
  const isTeam = keys.people.some(({ self, team }) => self && team);
  return (
    <>
      <Unread keys={keys} />
      <Team keys={keys} />
      {isTeam ? (
        <KeyGate>
          {(ring, now) => (
            <>
              <DeskKeySection ring={ring} keys={now} />
              <PasskeySection ring={ring} keys={now} />
              <Recover ring={ring} keys={now} />
            </>
          )}
        </KeyGate>
      ) : null}
      {isTeam && keys.locked !== null ? <Again /> : null}
    </>
  );
}

/** For a forgotten passphrase: the old key is ended, and what was shared with it has to be shared anew. */
function Again() {
  const t = useText(deskMessages);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <MakeKey isAgain onDone={() => setOpen(false)} />;
  return (
    <Section title={t.keyAgainTitle} lead={t.keyAgainLead}>
      <Button onPress={() => setOpen(true)}>{t.keyAgain}</Button>
    </Section>
  );
}
