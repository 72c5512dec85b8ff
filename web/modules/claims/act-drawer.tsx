// The frame of an act on a claim: a drawer from the right, sent by its button or Ctrl+Enter, refused in the server's words.
import { Button, Drawer } from 'antd';
import { type ReactNode, useId } from 'react';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { useActFrame } from '../cases/act-form.tsx';

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

const TYPED = 'input:not([type=checkbox], [type=file], [type=radio]), textarea';

export function ActDrawer(props: ActDrawerProps) {
  const { title, submit, error, busy, ready = true, danger = false, width = 640, onSubmit, onClose, children } = props;
  const t = useTexts(texts);
  const id = useId();
  const { form, send, afterOpenChange, stay } = useActFrame({ ready, busy, onSubmit, typed: TYPED });
  const foot = (
    <div className="act-foot">
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="primary" danger={danger} loading={busy} disabled={!ready} htmlType="submit" form={id}>
        {submit} <KeyHint keys="Ctrl+Enter" />
      </Button>
    </div>
  );
  return (
    <Drawer open {...stay} onClose={onClose} title={title} size={`min(${width}px, 100vw)`} footer={foot} afterOpenChange={afterOpenChange}>
      <form id={id} {...form}>
        {children}
        <Refused error={error} onRetry={send} />
      </form>
    </Drawer>
  );
}
