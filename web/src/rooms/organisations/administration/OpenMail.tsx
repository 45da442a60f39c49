import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Dialog } from '#ui/Dialog';
import styles from './Administration.module.css';
import { type Mail, openMail } from './api.ts';
import { administrationMessages } from './messages.ts';

/** Reading somebody's letter leaves a trace, and the reader is told before. */
export function OpenMail({ mail }: { mail: Mail }) {
  const t = useText(administrationMessages);
  const [isAsking, setAsking] = useState(false);
  const opening = useMutation({ mutationFn: () => openMail(mail.id), onSuccess: () => setAsking(false) });
  return (
    <>
      <Button size="small" aria-label={`${t.open}: ${mail.subject}`} onPress={() => setAsking(true)}>
        {t.open}
      </Button>
      <ConfirmSheet
        title={t.openTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => opening.mutate()}
        confirmLabel={t.open}
        isPending={opening.isPending}
        error={opening.error}
      >
        <p>{t.openBody}</p>
      </ConfirmSheet>
      {opening.data === undefined ? null : (
        <Dialog title={mail.subject} isOpen onClose={() => opening.reset()} width="wide">
          <p className="small muted">{mail.recipient}</p>
          <p className={styles.body}>{opening.data.bodyText ?? ''}</p>
        </Dialog>
      )}
    </>
  );
}
