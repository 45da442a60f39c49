import { useMutation } from '@tanstack/react-query';
import { fetchFile } from '#lib/download';
import { Button } from './Button.tsx';
import { Fault } from './ErrorState.tsx';
import { Actions } from './Page.tsx';

type Format = 'pdf' | 'hwpx';
interface Props {
  readonly addressOf: (format: Format) => string;
  readonly labels: Readonly<Record<Format, string>>;
}

/** One paper in the two formats of Korean offices. */
export function PaperButtons({ addressOf, labels }: Props) {
  const taking = useMutation({ mutationFn: (format: Format) => fetchFile(addressOf(format)) });
  return (
    <>
      {taking.error === null ? null : <Fault error={taking.error} />}
      <Actions>
        {(['pdf', 'hwpx'] as const).map((format) => (
          <Button
            key={format}
            isPending={taking.isPending && taking.variables === format}
            onPress={() => taking.mutate(format)}
          >
            {labels[format]}
          </Button>
        ))}
      </Actions>
    </>
  );
}
