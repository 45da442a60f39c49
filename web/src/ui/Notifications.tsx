import { type ReactNode, useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { hideNotice, type PassingNotice, readAllNotices, useNotices } from '#lib/notices';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Notifications.module.css';

const SHOWN_FOR = 6000;

/** Short words at the edge of the page; they go by themselves, and the bell keeps them. Faults stay until dismissed. */
export function Toasts() {
  const shown = useNotices().filter((notice) => notice.shown);
  return (
    <div className={styles.toasts} role="status" aria-live="polite" data-print="hide">
      {shown.slice(0, 3).map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice }: { notice: PassingNotice }) {
  const t = useText(uiMessages);
  const stays = notice.tone === 'danger' || (notice.progress !== undefined && notice.progress !== 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a renewed notice starts its time again
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => hideNotice(notice.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice.id, notice.at, stays]);
  return (
    <div className={styles.toast} data-tone={notice.tone}>
      <NoticeWords notice={notice} />
      <AriaButton className={styles.dismiss ?? ''} aria-label={t.dismiss} onPress={() => hideNotice(notice.id)}>
        <Icon name="close" size="small" />
      </AriaButton>
    </div>
  );
}

function NoticeWords({ notice }: { notice: PassingNotice }) {
  return (
    <div className={styles.words}>
      <strong>{notice.title}</strong>
      {notice.detail === undefined ? null : <p>{notice.detail}</p>}
      {notice.progress === undefined ? null : (
        <progress
          className={styles.progress}
          aria-label={notice.title}
          {...(notice.progress === null ? {} : { value: notice.progress, max: 1 })}
        />
      )}
      {notice.action === undefined ? null : (
        <Button look="link" size="small" onPress={notice.action.run}>
          {notice.action.label}
        </Button>
      )}
    </div>
  );
}

/** `unread` and the children tell of what waits elsewhere, such as notices that the server keeps. */
export function Bell({ unread: elsewhere = 0, children }: { unread?: number; children?: ReactNode }) {
  const t = useText(uiMessages);
  const formats = useFormats();
  const notices = useNotices();
  const unread = notices.filter((notice) => !notice.read).length + elsewhere;
  return (
    <DialogTrigger
      onOpenChange={(open) => {
        if (!open) readAllNotices();
      }}
    >
      <AriaButton className={styles.bell ?? ''}>
        <Icon name="bell" />
        <span className="visually-hidden">{unread === 0 ? t.notices : t.unreadNotices({ count: unread })}</span>
        {unread === 0 ? null : (
          <span className={styles.badge} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </AriaButton>
      <Popover className={styles.panel ?? ''} placement="bottom end">
        <AriaDialog className={styles.dialog ?? ''} aria-label={t.notices}>
          {children === undefined ? null : <div className={styles.elsewhere}>{children}</div>}
          {notices.length === 0 && elsewhere === 0 ? <p className={styles.none}>{t.noNotices}</p> : null}
          <ul>
            {notices.map((notice) => (
              <li key={notice.id} className={styles.item} data-tone={notice.tone}>
                <NoticeWords notice={notice} />
                <time className={styles.when}>{formats.time(notice.at)}</time>
              </li>
            ))}
          </ul>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
