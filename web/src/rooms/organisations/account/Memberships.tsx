import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { type Session, sessionQuery, useForgetEverythingSeen, useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Tag } from '#ui/Tag';
import { useAnyRoleName } from '../names.ts';
import styles from './Account.module.css';
import { landingOf, switchMembership } from './api.ts';
import { accountMessages } from './messages.ts';

type Membership = Session['memberships'][number];

export function Memberships() {
  const t = useText(accountMessages);
  const { session } = useSession();
  if (session.memberships.length === 0)
    return (
      <EmptyState size="small" title={t.membershipNone} action={<LinkButton to="/register">{t.registerGo}</LinkButton>}>
        {t.membershipNoneHow}
      </EmptyState>
    );
  return (
    <>
      {session.memberships.length > 1 ? <p className={styles.lead}>{t.membershipsLead}</p> : null}
      <div className={styles.rows}>
        {session.memberships.map((membership) => (
          <Row key={membership.id} membership={membership} />
        ))}
      </div>
    </>
  );
}

function Row({ membership }: { membership: Membership }) {
  const t = useText(accountMessages);
  const pick = usePick();
  const roleName = useAnyRoleName();
  const go = useGo();
  const client = useQueryClient();
  const forget = useForgetEverythingSeen();
  const change = useMutation({
    mutationFn: () => switchMembership(membership.id),
    onSuccess: async () => {
      await forget();
      go(landingOf(await client.fetchQuery({ ...sessionQuery, staleTime: 0 })));
    },
  });
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <strong>{membership.organisation === null ? t.boru : pick(membership.organisation.name)}</strong>
        <p className="small muted">{roleName(membership.role)}</p>
        {change.error === null ? null : <Fault error={change.error} />}
      </div>
      {membership.current ? (
        <Tag tone="green">{t.current}</Tag>
      ) : (
        <Button size="small" isPending={change.isPending} onPress={() => change.mutate()}>
          {t.switchGo}
        </Button>
      )}
    </div>
  );
}
