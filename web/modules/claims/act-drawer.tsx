// The frame of an act on a claim: a drawer from the right, sent by its button or Ctrl+Enter, refused in the server's words.
import { Button, Drawer } from 'antd';
import { type ReactNode, useId, useRef } from 'react';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

type ActDrawerProps = {
  readonly title: ReactNode;
  readonly submit: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly ready?: boolean;
  readonly danger?: boolean;
  readonly width?: number;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Typing begins at once; the drawer alone would put the focus on its close button. */
function focusFirst(form: HTMLElement | null): void {
  if (!form || form.contains(document.activeElement)) return;
  form.querySelector<HTMLElement>('input:not([type=checkbox], [type=file], [type=radio]), textarea')?.focus();
}

export function ActDrawer(props: ActDrawerProps) {
  const { title, submit, error, busy, ready = true, danger = false, width = 640, onSubmit, onClose, children } = props;
  const t = useTexts(texts);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const send = () => {
    if (ready && !busy) onSubmit();
  };
  const foot = (
    <div className="act-foot">
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="primary" danger={danger} loading={busy} disabled={!ready} htmlType="submit" form={id}>
        {submit} <KeyHint keys="Ctrl+Enter" />
      </Button>
    </div>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      size={`min(${width}px, 100vw)`}
      footer={foot}
      afterOpenChange={(open) => open && focusFirst(form.current)}
    >
      <form
        id={id}
        ref={form}
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      >
        {children}
        <Refused error={error} onRetry={send} />
      </form>
    </Drawer>
  );
}
