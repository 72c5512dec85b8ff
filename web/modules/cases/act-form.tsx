// The frame of every act on a case: a small form over the case, sent by its button or Ctrl+Enter, refused in the server's words.
import { Button, Input, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { Field } from './choices.tsx';

const texts = { cancel: { zh: '取消', en: 'Cancel' } };

type ActFormProps = {
  readonly title: string;
  readonly submit: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly ready?: boolean;
  readonly danger?: boolean;
  /** What leaving the form is called, where the act itself is to cancel something. */
  readonly leave?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Typing begins at once; the dialog alone would put the focus on its close button. */
function focusFirst(form: HTMLFormElement | null): void {
  if (!form || form.contains(document.activeElement)) return;
  form.querySelector<HTMLElement>('input:not([type=checkbox], [type=file]), textarea, select')?.focus();
}

export function ActForm({ title, submit, error, busy, ready = true, danger = false, leave, onSubmit, onClose, children }: ActFormProps) {
  const t = useTexts(texts);
  const form = useRef<HTMLFormElement>(null);
  const send = () => {
    if (ready && !busy) onSubmit();
  };
  return (
    <Modal open afterOpenChange={(open) => open && focusFirst(form.current)} onCancel={onClose} title={title} footer={null} width={520}>
      <form
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
        <div className="act-foot">
          <Button onClick={onClose}>{leave ?? t('cancel')}</Button>
          <Button type="primary" danger={danger} htmlType="submit" loading={busy} disabled={!ready}>
            {submit} <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type WordsProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly focus?: boolean;
  readonly rows?: number;
};

export function Words({ label, value, onChange, placeholder, focus = false, rows = 3 }: WordsProps) {
  return (
    <Field label={label}>
      <Input.TextArea
        value={value}
        onChange={({ target }) => onChange(target.value)}
        placeholder={placeholder}
        autoFocus={focus}
        autoSize={{ minRows: rows, maxRows: 12 }}
        maxLength={4000}
      />
    </Field>
  );
}
