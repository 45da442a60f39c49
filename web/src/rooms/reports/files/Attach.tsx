import type { CleanRefusal } from '@boru/engines/metadata';
import { useRef } from 'react';
import { bytesText } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Disclosure } from '#ui/Disclosure';
import { Notice } from '#ui/Notice';
import styles from './Attach.module.css';
import { loadCleaning } from './examining.ts';
import { fileMessages } from './messages.ts';
import { type Attachments, type Item, mostFiles } from './useAttachments.ts';

/** Chooses files, shows what each tells besides its content, and lets nothing leave before that is decided. */
export function Attach({ attachments, isSending }: { attachments: Attachments; isSending: boolean }) {
  const t = useText(fileMessages);
  const input = useRef<HTMLInputElement | null>(null);
  const { items, add, isReady } = attachments;
  return (
    <fieldset className={styles.attach}>
      <legend className={styles.legend}>{t.files}</legend>
      <p className="small muted">{t.hint}</p>
      <div>
        <Button
          size="small"
          isDisabled={isSending}
          onPress={() => {
            loadCleaning().catch(() => undefined);
            input.current?.click();
          }}
        >
          {t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t.choose}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was taken out.
            event.target.value = '';
          }}
        />
      </div>
      {items.length === 0 ? null : (
        <ul className={styles.items} aria-label={t.files}>
          {items.map((item) => (
            <li key={item.id} className={styles.item}>
              <Chosen item={item} attachments={attachments} isSending={isSending} />
            </li>
          ))}
        </ul>
      )}
      {items.length > mostFiles ? <Notice tone="danger">{t.tooMany}</Notice> : null}
      {isSending && items.length > 0 ? <Notice>{t.keepOpen}</Notice> : null}
      {!isReady && items.some(({ examined }) => examined?.cleaned === null) ? <Notice>{t.notReady}</Notice> : null}
    </fieldset>
  );
}

function Chosen({ item, attachments, isSending }: { item: Item; attachments: Attachments; isSending: boolean }) {
  const t = useText(fileMessages);
  const { file, examined, isKept, isTooLarge, sent } = item;
  const percent = Math.floor((sent ?? 0) * 100);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{file.name}</span>
        <span className="small muted">{bytesText(file.size)}</span>
        {isSending ? null : (
          <Button
            size="small"
            look="link"
            aria-label={t.removeNamed({ name: file.name })}
            onPress={() => attachments.remove(item.id)}
          >
            {t.remove}
          </Button>
        )}
      </div>
      {isTooLarge ? <Notice tone="danger">{t.tooLarge}</Notice> : null}
      {!isTooLarge && examined === null ? <p className="small muted">{t.looking}</p> : null}
      {examined === null ? null : <Details examined={examined} />}
      {examined === null || isSending ? null : (
        <Checkbox
          label={t.keep}
          detail={t.keepDetail}
          isSelected={isKept}
          isDisabled={sent !== null}
          onChange={(value) => attachments.keep(item.id, value)}
        />
      )}
      {isSending && sent !== null ? (
        <div>
          <p className="small">{t.sending({ percent })}</p>
          <progress className={styles.bar} value={percent} max={100} aria-label={t.sending({ percent })} />
        </div>
      ) : null}
    </>
  );
}

function Details({ examined }: { examined: NonNullable<Item['examined']> }) {
  const t = useText(fileMessages);
  const why: Record<CleanRefusal | 'unloaded', string> = {
    unloaded: t.whyUnloaded,
    kind: t.whyKind,
    damaged: t.whyDamaged,
    size: t.whySize,
    locked: t.whyLocked,
    packed: t.whyPacked,
  };
  if (examined.refusal !== null)
    return (
      <Notice tone="warning" title={t.cannotClean}>
        <p>{why[examined.refusal]}</p>
        <p>{examined.refusal === 'unloaded' ? t.unloadedBody : t.cannotCleanBody}</p>
      </Notice>
    );
  const found = examined.found ?? [];
  if (found.length === 0) return <p className="small">{t.clean}</p>;
  return (
    <Disclosure title={t.found({ count: found.length })} level={4}>
      <ul className={styles.found}>
        {found.map(({ where, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two blocks of a file may say the same; their place is what they are
          <li key={at}>
            <strong>{where}</strong> {text === '' ? <span className="muted">{t.nothingReadable}</span> : text}
          </li>
        ))}
      </ul>
      <p className="small">{t.foundAfter}</p>
    </Disclosure>
  );
}
