import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Doubt } from '#ui/Doubt';
import { Fault } from '#ui/ErrorState';
import { Actions } from '#ui/Page';
import { type Asked, sign } from './api.ts';
import { pledgeMessages } from './messages.ts';
import styles from './Pledge.module.css';

/** 비밀유지 서약: asked once per case, where its content will stand. */
export function PledgeAsk({ caseId, asked }: { caseId: string; asked: Asked }) {
  const t = useText(pledgeMessages);
  const pick = usePick();
  const client = useQueryClient();
  const pledge = useMutation({
    mutationFn: () => sign(caseId, asked),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.done });
      // Contacts, diagnoses and cards of the company open with it, whichever room shows them.
      await client.invalidateQueries();
    },
    // The words have changed meanwhile: the page shows the new ones.
    onError: () => client.invalidateQueries(),
  });
  const { statute } = asked;
  return (
    <section className={styles.ask} aria-labelledby="pledge-title" data-print="hide">
      <h2 id="pledge-title">{pick(asked.title)}</h2>
      <p className="muted">{t.lead}</p>
      <ol>
        {asked.paragraphs.map((paragraph) => (
          <li key={paragraph.ko}>{pick(paragraph)}</li>
        ))}
      </ol>
      <blockquote className="small" lang="ko">
        {statute.law} {statute.article} ({statute.edition}): {statute.text}{' '}
        {statute.verified ? null : <Doubt note={t.unchecked} />}
      </blockquote>
      <p className="small muted">
        {t.edition({ text: pick(asked.title), version: String(asked.textVersion) })}{' '}
        {asked.verified ? null : <Doubt note={t.draft} />} · {t.kept}
      </p>
      {pledge.error === null ? null : <Fault error={pledge.error} />}
      <Actions>
        <Button look="primary" isPending={pledge.isPending} onPress={() => pledge.mutate()}>
          {t.go}
        </Button>
      </Actions>
    </section>
  );
}
