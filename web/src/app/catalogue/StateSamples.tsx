import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify, renewNotice } from '#lib/notices';
import { Problem } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Explain } from '#ui/ExplainSheet';
import { LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Menu } from '#ui/Menu';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { Kbd, Tag } from '#ui/Tag';
import { Term } from '#ui/Term';
import styles from './Catalogue.module.css';
import { catalogueMessages } from './messages.ts';

export function NoticeSamples() {
  const t = useText(catalogueMessages);
  const lost = new Problem('connection.lost', 0, null);
  return (
    <Section title={t.notices}>
      <div className={styles.grid}>
        <Notice title={t.info}>{t.body}</Notice>
        <Notice tone="success" title={t.success} />
        <Notice tone="warning" title={t.warning}>
          {t.body}
        </Notice>
        <Notice tone="danger" title={t.danger} action={<Button size="small">{t.more}</Button>} />
        <div className={styles.line}>
          <Notice tone="success" look="line">
            {t.info}
          </Notice>
        </div>
        <div className={styles.line}>
          <Tag>{t.below}</Tag>
          <Tag tone="blue">{t.summary}</Tag>
          <Tag tone="red">{t.met}</Tag>
          <Tag tone="amber">{t.check}</Tag>
          <Tag tone="green">{t.safe}</Tag>
          <Kbd>j</Kbd>
        </div>
        <EmptyState title={t.emptyTitle} action={<LinkButton to="/help">{t.send}</LinkButton>}>
          {t.emptyBody}
        </EmptyState>
        <div>
          <Skeleton isSample lines={3} />
          <Skeleton isSample shape="rows" lines={2} />
        </div>
        <Fault error={lost} wrote onRetry={() => undefined} />
        <ErrorState error={lost} onRetry={() => undefined} />
      </div>
    </Section>
  );
}

export function OverlaySamples() {
  const t = useText(catalogueMessages);
  const [open, setOpen] = useState<'confirm' | 'dialog' | null>(null);
  const close = () => setOpen(null);
  const longWork = () => {
    const id = notify({ tone: 'info', title: t.toastWorking, progress: 0.3 });
    setTimeout(() => renewNotice(id, { tone: 'success', title: t.success, progress: 1 }), 2000);
  };
  return (
    <Section title={t.overlays}>
      <Actions>
        <Button onPress={() => setOpen('confirm')}>{t.openConfirm}</Button>
        <Button onPress={() => setOpen('dialog')}>{t.openDialog}</Button>
        <Button onPress={() => notify({ tone: 'success', title: t.success })}>{t.toastShow}</Button>
        <Button onPress={longWork}>{t.toastProgress}</Button>
        <Menu
          label={t.menu}
          trigger={t.menu}
          actions={[
            { id: 'print', label: t.menuPrint, run: () => window.print() },
            { id: 'export', label: t.menuExport, run: () => undefined, isDisabled: true },
          ]}
        />
        <Term word={t.term} meaning={t.termMeaning} source={t.termSource} />
        <span>
          <strong>{t.score}</strong>{' '}
          <Explain
            explanation={{
              result: t.score,
              rule: t.scoreRule,
              inputs: [{ name: t.scoreInput, value: '81 / 132' }],
              edition: t.scoreEdition,
            }}
          />
        </span>
      </Actions>
      <ConfirmSheet
        title={t.confirmTitle}
        isOpen={open === 'confirm'}
        onClose={close}
        onConfirm={close}
        confirmLabel={t.confirmGo}
        whoSees={t.confirmWho}
        whatTheySee={t.confirmWhat}
        howLong={t.confirmLong}
        basis={t.confirmBasis}
        takeBack={t.confirmBack}
      />
      <Dialog
        title={t.openDialog}
        isOpen={open === 'dialog'}
        onClose={close}
        actions={<Button onPress={close}>{t.save}</Button>}
      >
        <p>{t.body}</p>
      </Dialog>
    </Section>
  );
}
