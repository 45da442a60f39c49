import type { CaseView } from '@boru/contract/cases';
import { useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { takeStep } from '../api.ts';
import { useStep } from '../useStep.ts';
import { companyMessages } from './messages.ts';

const readText = (kept: unknown): string | null => (typeof kept === 'string' && kept !== '' ? kept : null);

export function Reply({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const pick = usePick();
  const draft = useDraft(`case.${file.id}.reply`, '', readText);
  const send = useStep(
    () => takeStep(file.id, 'reply', { version: file.version, body: draft.value.trim() }),
    t.sent,
    draft.clear,
  );
  const agency = file.owner === null ? '' : pick(file.owner.name);
  return (
    <Section title={t.reply}>
      <div data-print="hide">
        <FormStack>
          <TextArea
            label={t.replyLabel}
            description={draft.restored ? t.draftKept : t.replyHint({ agency })}
            value={draft.value}
            onChange={draft.set}
            maxCharacters={4000}
            maxLength={4000}
            rows={4}
          />
          {send.error === null ? null : <Fault error={send.error} wrote />}
          <Actions>
            <Button
              look="primary"
              isDisabled={draft.value.trim() === ''}
              isPending={send.isPending}
              onPress={() => send.mutate()}
            >
              {t.send}
            </Button>
          </Actions>
        </FormStack>
      </div>
    </Section>
  );
}
