import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { isProblem } from '#lib/problem';
import { Button } from '#ui/Button';

/** A harmless deed without a question; a failure is said in the bell, since a row has no room for it. */
export function QuickDeed({ label, said, run }: { label: string; said: string; run: () => Promise<unknown> }) {
  const client = useQueryClient();
  const locale = useLocale();
  const deed = useMutation({
    mutationFn: run,
    onSuccess: () => notify({ tone: 'success', title: said }),
    onError: (error) =>
      notify({
        tone: 'danger',
        title: (isProblem(error) ? error.title(locale) : null) ?? label,
        detail: (isProblem(error) ? error.next(locale) : null) ?? undefined,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['administration'] }),
  });
  return (
    <Button size="small" isPending={deed.isPending} onPress={() => deed.mutate()}>
      {label}
    </Button>
  );
}
