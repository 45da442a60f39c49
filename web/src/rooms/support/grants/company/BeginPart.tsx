import { useText } from '#lib/i18n';
import { useGo } from '#lib/navigation';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions } from '#ui/Page';
import { useGrantDeed } from '../api.ts';
import { startApplication } from '../api-applications.ts';
import { grantMessages } from '../messages.ts';
import { applicationMessages } from './messages.ts';

/** On the public page of a call: the way to one's own application, by who is looking. */
export function BeginPart({ callId }: { callId: string }) {
  const t = useText(grantMessages);
  const own = useText(applicationMessages);
  const go = useGo();
  const { session, known } = useSession();
  const beginning = useGrantDeed(
    async () => go(`/company/applications/${(await startApplication(callId)).id}`),
    own.begin,
  );
  if (!known) return null;
  if (session.kind === 'anonymous')
    return (
      <Actions>
        <LinkButton look="primary" to={`/sign-in?next=/support/calls/${callId}`}>
          {t.applySignIn}
        </LinkButton>
      </Actions>
    );
  if (session.kind !== 'company') return <Notice>{t.applyDesk}</Notice>;
  return (
    <>
      {beginning.error === null ? null : <Fault error={beginning.error} />}
      <Actions>
        <Button look="primary" isPending={beginning.isPending} onPress={() => beginning.mutate()}>
          {t.apply}
        </Button>
        <span className="small muted">{own.beginWhy}</span>
      </Actions>
    </>
  );
}
