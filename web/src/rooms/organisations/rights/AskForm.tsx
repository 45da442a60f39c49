import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { NotReassured, useReassurance } from '../account/useReassurance.tsx';
import { askRights, type Kind, type Own } from './api.ts';
import { lastDay } from './DueLine.tsx';
import { rightsMessages } from './messages.ts';

export function AskForm({ kinds }: { kinds: Own['kinds'] }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const formats = useFormats();
  const [kind, setKind] = useState<Kind>('access');
  const [wish, setWish] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  return (
    <FormStack>
      <p>{t.askLead}</p>
      <RadioGroup
        label={t.kind}
        options={kinds.map((one) => ({
          id: one.kind,
          label: pick(one.title),
          detail:
            one.dueAt === null ? one.basis : t.kindDue({ basis: one.basis, due: formats.date(lastDay(one.dueAt)) }),
        }))}
        value={kind}
        onChange={(id) => setKind(kinds.find((one) => one.kind === id)?.kind ?? kind)}
      />
      {kind === 'deletion' ? <Notice tone="warning">{t.deletionWarn}</Notice> : null}
      <TextArea
        label={t.wish}
        description={t.wishHint}
        value={wish}
        onChange={setWish}
        maxCharacters={1000}
        rows={4}
        isRequired
        error={isMissing && wish.trim() === '' ? t.wishNeeded : undefined}
      />
      <Actions>
        <Button
          look="primary"
          onPress={() => {
            setMissing(wish.trim() === '');
            if (wish.trim() !== '') setOpen(true);
          }}
        >
          {t.send}
        </Button>
      </Actions>
      <Sending
        kind={kind}
        wish={wish.trim()}
        basis={kinds.find((one) => one.kind === kind)?.basis}
        isOpen={isOpen}
        onClose={(isSent) => {
          setOpen(false);
          if (isSent) setWish('');
        }}
      />
    </FormStack>
  );
}

interface SendingProps {
  readonly kind: Kind;
  readonly wish: string;
  readonly basis: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: (isSent: boolean) => void;
}

/** Who will see the request, before it is sent; the passphrase is asked for when the sign-in is not fresh. */
function Sending({ kind, wish, basis, isOpen, onClose }: SendingProps) {
  const t = useText(rightsMessages);
  const client = useQueryClient();
  const { ask, question } = useReassurance();
  const sending = useMutation({
    mutationFn: () => ask((passphrase) => askRights({ kind, wish }, passphrase)),
    onSuccess: async () => {
      onClose(true);
      notify({ tone: 'success', title: t.sent });
      await client.invalidateQueries({ queryKey: ['rights', 'own'] });
    },
  });
  return (
    <>
      <ConfirmSheet
        title={t.sendTitle}
        isOpen={isOpen}
        onClose={() => onClose(false)}
        onConfirm={() => sending.mutate()}
        confirmLabel={t.send}
        isPending={sending.isPending}
        error={sending.error instanceof NotReassured ? null : sending.error}
        whoSees={t.sendWho}
        whatTheySee={t.sendWhat}
        basis={basis}
        takeBack={t.sendBack}
        isDanger={kind === 'deletion'}
      />
      {question}
    </>
  );
}
