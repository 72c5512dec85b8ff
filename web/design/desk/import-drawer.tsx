// Reads a table (XLSX, CSV) into the system: template, file, and what became of every row.
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../locale.ts';
import { FileDrop } from '../photo-capture.tsx';
import { Refused } from '../states.tsx';
import { useUploads } from '../use-uploads.ts';

const texts = {
  first: { zh: '1. 下载模板并填写', en: '1. Fill in the template' },
  second: { zh: '2. 选择填好的文件', en: '2. Choose the file' },
  drop: { zh: '拖放 XLSX 或 CSV 文件到这里，或点击选择', en: 'Drop an XLSX or CSV file here, or click to choose' },
  third: { zh: '3. 导入', en: '3. Import' },
  run: { zh: '开始导入', en: 'Import' },
  again: { zh: '再导入一个文件', en: 'Import another file' },
  close: { zh: '关闭', en: 'Close' },
};

type ImportDrawerProps = {
  readonly title: string;
  readonly rules: ReactNode;
  /** What the first two steps are called, where the table comes from somebody else. */
  readonly steps?: readonly [first: string, second: string];
  readonly template: ReactNode;
  readonly busy: boolean;
  readonly error: unknown;
  readonly report: ReactNode;
  readonly onRun: (fileId: string) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
};

export function ImportDrawer({ title, rules, steps, template, busy, error, report, onRun, onReset, onClose }: ImportDrawerProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const fileId = uploads.ids.at(-1);
  const again = () => {
    uploads.clear();
    onReset();
  };
  return (
    <Drawer open onClose={onClose} title={title} size="min(780px, 100vw)">
      {report ? (
        <div className="stack">
          {report}
          <div className="row">
            <Button onClick={again}>{t('again')}</Button>
            <Button type="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="stack">
          <div>
            <strong>{steps?.[0] ?? t('first')}</strong>
            <div className="quiet" style={{ margin: '4px 0 8px' }}>
              {rules}
            </div>
            {template}
          </div>
          <div>
            <strong>{steps?.[1] ?? t('second')}</strong>
            <div style={{ marginTop: 8 }}>
              <FileDrop uploads={uploads} accept=".xlsx,.csv">
                {t('drop')}
              </FileDrop>
            </div>
          </div>
          <div className="stack">
            <strong>{t('third')}</strong>
            <Refused error={error} onRetry={() => fileId && onRun(fileId)} />
            <div>
              <Button type="primary" disabled={!fileId || uploads.busy} loading={busy} onClick={() => fileId && onRun(fileId)}>
                {t('run')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Drawer>
  );
}
