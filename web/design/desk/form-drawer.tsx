// The frame of a form on the desk: a drawer from the right (the whole screen on a phone), sent by its button or Ctrl+Enter.
import { Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { KeyHint } from '../controls.tsx';
import { useTexts } from '../locale.ts';
import { Refused } from '../states.tsx';
import './desk-parts.css';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

type FormDrawerProps<T extends object> = {
  readonly title: ReactNode;
  readonly submit: string;
  readonly form?: FormInstance<T>;
  readonly initial?: Partial<T>;
  readonly error: unknown;
  readonly busy: boolean;
  readonly ready?: boolean;
  readonly danger?: boolean;
  readonly width?: number;
  readonly onSubmit: (values: T) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** `<FormDrawer title submit error={change.error} busy={change.isPending} onSubmit={…} onClose={…}>` with `Form.Item`s inside. */
export function FormDrawer<T extends object>(props: FormDrawerProps<T>) {
  const { title, submit, initial, error, busy, ready = true, danger = false, width = 520, onSubmit, onClose, children } = props;
  const t = useTexts(texts);
  const [own] = Form.useForm<T>();
  const form = props.form ?? own;
  // What was typed is not lost by a click beside the form, nor by Esc: only by the buttons that say so.
  const [touched, setTouched] = useState(false);
  const foot = (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="primary" danger={danger} loading={busy} disabled={!ready} onClick={() => form.submit()}>
        {submit} <span className="wide-only">{<KeyHint keys="Ctrl+Enter" />}</span>
      </Button>
    </div>
  );
  return (
    <Drawer open mask={{ closable: false }} keyboard={!touched} onClose={onClose} title={title} size={`min(${width}px, 100vw)`} footer={foot}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the form inside */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy || !ready) return;
          event.preventDefault();
          form.submit();
        }}
      >
        <Form<T>
          form={form}
          layout="vertical"
          requiredMark="optional"
          scrollToFirstError
          {...(initial ? { initialValues: initial } : {})}
          onFinish={onSubmit}
          onValuesChange={() => setTouched(true)}
          disabled={busy}
        >
          {children}
          <Refused error={error} />
        </Form>
      </div>
    </Drawer>
  );
}
