import { useText } from '#lib/i18n';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import { Actions } from './Page.tsx';

interface MoreProps {
  readonly query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Below a list that goes on: the next page is added where the reader stands. Nothing when the list has ended. */
export function More({ query }: MoreProps) {
  const t = useText(uiMessages);
  if (!query.hasNextPage) return null;
  return (
    <Actions>
      <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        {t.more}
      </Button>
    </Actions>
  );
}
