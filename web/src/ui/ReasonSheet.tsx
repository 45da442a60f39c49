import { useState } from 'react';
import { useText } from '#lib/i18n';
import { ConfirmSheet, type ConfirmSheetProps } from './ConfirmSheet.tsx';
import { uiMessages } from './messages.ts';
import { TextArea } from './TextField.tsx';

interface ReasonSheetProps extends Omit<ConfirmSheetProps, 'onConfirm' | 'children' | 'isDisabled'> {
  readonly label: string;
  readonly description?: string;
  /** What stands in the field at first. */
  readonly usual?: string;
  readonly mostCharacters: number;
  /** Called with the reason, without spaces around it and never empty. */
  readonly onConfirm: (reason: string) => void;
}

/** A step that wants a reason and nothing else. */
export function ReasonSheet({ label, description, usual = '', mostCharacters, onConfirm, ...sheet }: ReasonSheetProps) {
  const t = useText(uiMessages);
  const [reason, setReason] = useState(usual);
  const [wasTried, setTried] = useState(false);
  const said = reason.trim();
  return (
    <ConfirmSheet
      {...sheet}
      onConfirm={() => {
        setTried(true);
        if (said !== '') onConfirm(said);
      }}
    >
      <TextArea
        label={label}
        description={description}
        value={reason}
        onChange={setReason}
        maxCharacters={mostCharacters}
        rows={3}
        isRequired
        error={wasTried && said === '' ? t.reasonNeeded : undefined}
      />
    </ConfirmSheet>
  );
}
