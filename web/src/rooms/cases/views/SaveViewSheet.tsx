import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { useSession } from '#lib/session';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { useViewNames } from '../desk/Views.tsx';
import { saveView, useViewDeed } from './api.ts';
import { viewMessages } from './messages.ts';
import type { Narrowing } from './narrowing.ts';

interface SaveViewProps {
  readonly narrowing: Narrowing;
  /** The conditions as the reader reads them. */
  readonly words: readonly string[];
  readonly onClose: () => void;
}

export function SaveViewSheet({ narrowing, words, onClose }: SaveViewProps) {
  const t = useText(viewMessages);
  const locale = useLocale();
  const { has } = useSession();
  const views = useViewNames();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const send = useViewDeed(() => saveView({ ...narrowing, name: name.trim(), shared }), onClose, t.saved);
  const wrong = fieldError(send.error, 'name', locale);
  return (
    <ConfirmSheet
      title={t.saveTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.saveGo}
      isDisabled={name.trim() === ''}
      isPending={send.isPending}
      {...(wrong === undefined ? { error: send.error } : {})}
    >
      <FormStack>
        <p className="small">{t.saveLead}</p>
        <p className="small">
          <strong>{t.keeps}</strong>: {[views[narrowing.view], ...words].join(', ')}
        </p>
        <TextField
          label={t.name}
          description={t.nameHint}
          isRequired
          value={name}
          onChange={setName}
          maxLength={40}
          error={wrong}
        />
        {has('agency.auditor') ? null : (
          <Checkbox label={t.share} isSelected={shared} onChange={setShared} detail={t.shareHint} />
        )}
      </FormStack>
    </ConfirmSheet>
  );
}
