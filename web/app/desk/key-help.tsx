import { Modal } from 'antd';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { useShortcuts } from '../shortcuts.ts';

const texts = {
  title: { zh: '快捷键', en: 'Keys' },
  note: { zh: '输入文字时不起作用。', en: 'They rest while you type.' },
  close: { zh: '关闭', en: 'Close' },
};

const shown = (keys: string): string => keys.replace('mod', /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl');

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const shortcuts = useShortcuts();
  // A page's own meaning of a key hides the general one.
  const inForce = shortcuts.filter((one, index) => shortcuts.findLastIndex(({ keys }) => keys === one.keys) === index);
  return (
    <Modal open onCancel={onClose} footer={null} title={t('title')} width={440}>
      <ul className="key-list">
        {inForce.map(({ keys, label }) => (
          <li key={keys}>
            <span>{label}</span>
            <KeyHint keys={shown(keys)} />
          </li>
        ))}
      </ul>
      <p className="quiet">{t('note')}</p>
    </Modal>
  );
}
