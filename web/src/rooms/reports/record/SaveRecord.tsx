import { useMutation } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Frame';
import { Notice } from '#ui/Notice';
import { recordMessages } from './messages.ts';
import { saveRecord } from './saving.ts';

/** What the file is and what it gives away stand before the button: it is the one thing of a report that stays on a machine. */
export function SaveRecord({ entropy }: { entropy: Uint8Array }) {
  const t = useText(recordMessages);
  const save = useMutation({ mutationFn: () => saveRecord(entropy), gcTime: 0 });
  return (
    <Section title={t.title} lead={t.what}>
      <FormStack>
        <p className="small muted">{t.trace}</p>
        {save.error === null ? null : <Fault error={save.error} />}
        {save.data === false ? (
          <Notice tone="danger" title={t.wrong} isLive>
            {t.wrongNext}
          </Notice>
        ) : null}
        {save.data === true ? (
          <Notice tone="success" isLive>
            {t.saved}
          </Notice>
        ) : null}
        <Actions>
          <Button isPending={save.isPending} onPress={() => save.mutate()}>
            {t.save}
          </Button>
        </Actions>
      </FormStack>
    </Section>
  );
}
