import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import type { HookSecret } from './api.ts';
import { hookMessages } from './messages.ts';

/** Shown once: it lives in this page's memory and nowhere else in the browser. */
export function SecretShown({ secret, onClose }: { secret: HookSecret | null; onClose: () => void }) {
  const t = useText(hookMessages);
  const formats = useFormats();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <Dialog
      title={t.secretTitle}
      isOpen={secret !== null}
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" onPress={onClose}>
          {t.kept}
        </Button>
      }
    >
      {secret === null ? null : (
        <FormStack>
          <Notice tone="warning" title={t.secretOnce}>
            {secret.formerUntil === null ? null : t.secretFormer({ until: formats.dateTime(secret.formerUntil) })}
          </Notice>
          <TextField label={t.secretTitle} value={secret.secret} isReadOnly />
          <div>
            <Button onPress={() => void copy(secret.secret)}>{copied === secret.secret ? t.copied : t.copy}</Button>
          </div>
          <p>{t.secretHow}</p>
        </FormStack>
      )}
    </Dialog>
  );
}
