import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { FormStack, Section } from '#ui/Page';
import { repliesQuery, revokeReplies } from './api.ts';
import { noticeMessages } from './messages.ts';

/** Nothing where this installation takes no mail, and nothing while it is not known: it is a part that most do not need. */
export function Replies() {
  const t = useText(noticeMessages);
  const { data } = useQuery(repliesQuery);
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: revokeReplies,
    onSuccess: async ({ revoked }) => {
      notify({ tone: 'success', title: t.repliesRevoked({ count: revoked }) });
      await client.invalidateQueries({ queryKey: repliesQuery.queryKey });
    },
  });
  if (data === undefined || !data.isOpen) return null;
  return (
    <Section title={t.repliesTitle} lead={t.repliesLead}>
      <FormStack>
        <p>
          {t.repliesLive({ count: data.live })}
          {data.live === 0 ? null : ` · ${t.repliesRevokeWhy}`}
        </p>
        {revoking.error === null ? null : <Fault error={revoking.error} />}
        {data.live === 0 ? null : (
          <div>
            <Button isPending={revoking.isPending} onPress={() => revoking.mutate()}>
              {t.repliesRevoke}
            </Button>
          </div>
        )}
      </FormStack>
    </Section>
  );
}
