// A password or key that is shown this once: large, easy to copy, and closed only on purpose.
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { CopyButton } from '../controls.tsx';
import { Icon } from '../icon.tsx';
import { useTexts } from '../locale.ts';
import './secret-once.css';

const texts = {
  once: { zh: '只显示这一次。关闭后无法再查看，只能重新生成。', en: 'Shown only now. After closing it can only be made anew.' },
  copy: { zh: '复制', en: 'Copy' },
  kept: { zh: '我已保存', en: 'I have kept it' },
};

type SecretOnceProps = { readonly title: string; readonly secret: string; readonly children?: ReactNode; readonly onClose: () => void };

export function SecretOnce({ title, secret, children, onClose }: SecretOnceProps) {
  const t = useTexts(texts);
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      }
    >
      {children}
      <p className="secret">
        <code>{secret}</code>
        <CopyButton text={secret}>{t('copy')}</CopyButton>
      </p>
      <p className="secret-once">
        <Icon name="alert" size={16} /> {t('once')}
      </p>
    </Modal>
  );
}
