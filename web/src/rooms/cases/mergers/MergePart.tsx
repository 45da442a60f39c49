import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack } from '#ui/Page';
import { momentText } from '../ClockLine.tsx';
import { useStep } from '../useStep.ts';
import { type MergeOption, mergeCases, mergeOptionsQuery, mergersQuery } from './api.ts';
import { mergerMessages } from './messages.ts';

/** The same thing came twice: by two forms, or by a call and a form. */
export function MergePart({ file }: { file: CaseView }) {
  const t = useText(mergerMessages);
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(mergersQuery(file.id));
  if (data === undefined || !data.mayMerge) return null;
  return (
    <section data-print="hide">
      <h2>{t.title}</h2>
      <p className="small muted">{t.lead}</p>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen ? <MergeSheet file={file} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function MergeSheet({ file, onClose }: { file: CaseView; onClose: () => void }) {
  const t = useText(mergerMessages);
  const query = useQuery(mergeOptionsQuery(file.id));
  const waiting = (content: React.ReactNode) => (
    <Dialog title={t.title} isOpen onClose={onClose}>
      {content}
    </Dialog>
  );
  return (
    <Loaded
      query={query}
      skeleton={waiting(<Skeleton lines={4} />)}
      fault={(error, retry) => waiting(<Fault error={error} onRetry={retry} />)}
    >
      {({ items }) =>
        items.length === 0 ? waiting(<p>{t.none}</p>) : <Choose file={file} items={items} onClose={onClose} />
      }
    </Loaded>
  );
}

interface ChooseProps {
  readonly file: CaseView;
  readonly items: readonly MergeOption[];
  readonly onClose: () => void;
}

function Choose({ file, items, onClose }: ChooseProps) {
  const t = useText(mergerMessages);
  const pick = usePick();
  const go = useGo();
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(items.find(({ refusal }) => refusal === null)?.id ?? null);
  const option = items.find(({ id }) => id === chosen);
  const send = useStep(
    async () => {
      if (option === undefined) return;
      const { keptId } = await mergeCases(file.id, file.version, option);
      go(`/desk/cases/${keptId}`);
    },
    t.merged,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.title}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.go}
      isDisabled={option === undefined || option.refusal !== null}
      isPending={send.isPending}
      error={send.error}
      whoSees={`${t.sight} ${t.company}`}
      takeBack={t.back}
    >
      <FormStack>
        <RadioGroup
          label={t.choose}
          options={items.map(({ id, title, number, submittedAt, refusal }) => ({
            id,
            label: title,
            detail: `${t.detail({ number: number ?? '', date: formats.dateTime(submittedAt) })}${refusal === null ? '' : ` · ${pick(refusal)}`}`,
            isDisabled: refusal !== null,
          }))}
          value={chosen}
          onChange={setChosen}
        />
        {option === undefined ? null : <Preview file={file} option={option} />}
      </FormStack>
    </ConfirmSheet>
  );
}

function Preview({ file, option }: { file: CaseView; option: MergeOption }) {
  const t = useText(mergerMessages);
  const formats = useFormats();
  const numbers = [file.number ?? '', option.number ?? ''] as const;
  const [stays, ends] = option.keepsThis ? numbers : ([numbers[1], numbers[0]] as const);
  return (
    <DescriptionList
      size="small"
      items={[
        { name: t.stays, value: t.staysValue({ number: stays }) },
        { name: t.ends, value: ends },
        {
          name: t.clock,
          value: option.dueAt === null ? t.clockNone : t.clockValue({ date: momentText(formats, option.dueAt) }),
        },
        { name: t.passes, value: t.passesValue },
      ]}
    />
  );
}
