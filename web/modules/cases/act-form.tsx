// The frame of every act on a case: a small form over the case, sent by its button or Ctrl+Enter, refused in the server's words.
import { Button, Input, Modal } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
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

const TYPED = 'input:not([type=checkbox], [type=file]), textarea, select';

type Frame = { readonly ready: boolean; readonly busy: boolean; readonly onSubmit: () => void; readonly typed?: string };

/** How every act is sent: by its button or Ctrl+Enter, once. Typing begins at once: the frame alone would put the focus on its close button. */
export function useActFrame({ ready, busy, onSubmit, typed = TYPED }: Frame) {
  const ref = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState(false);
  const send = () => {
    if (ready && !busy) onSubmit();
  };
  const form = {
    ref,
    className: 'act-form',
    onInput: () => setTouched(true),
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      send();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      send();
    },
  };
  const afterOpenChange = (open: boolean) => {
    if (!open || !ref.current || ref.current.contains(document.activeElement)) return;
    ref.current.querySelector<HTMLElement>(typed)?.focus();
  };
  // What was typed is not lost by a click beside the form, nor by Esc: only by the buttons that say so.
  const stay = { mask: { closable: false }, keyboard: !touched };
  return { form, send, afterOpenChange, stay };
}

export function ActForm({ title, submit, error, busy, ready = true, danger = false, leave, onSubmit, onClose, children }: ActFormProps) {
  const t = useTexts(texts);
  const { form, send, afterOpenChange, stay } = useActFrame({ ready, busy, onSubmit });
  return (
    // It does not grow into place: who is quick would click beside what still moves.
    <Modal open {...stay} transitionName="" afterOpenChange={afterOpenChange} onCancel={onClose} title={title} footer={null} width={520}>
      <form {...form}>
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
