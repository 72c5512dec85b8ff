// The notes one sees, as a table: in our columns or in those of a platform.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useExport } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  export: { zh: '导出', en: 'Export' },
  ours: { zh: '全部列（XLSX）', en: 'All our columns (XLSX)' },
  what: { zh: '送货明细', en: 'notes' },
  made: { zh: '{notes} 张送货单，{rows} 行', en: '{notes} notes, {rows} rows' },
};

type Filter = Parameters<typeof api.deliveries.exportNotes>[0]['filter'];

export function ExportNotes({ filter }: { readonly filter: Filter }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState(false);
  const mappings = useRead(api.deliveries.mappings, {}, { enabled: opened });
  const { begin, starting, dialog } = useExport(api.deliveries.exportNotes, t('what'), (summary) =>
    t('made', { notes: Number(summary?.notes), rows: Number(summary?.rows) }),
  );
  const out = mappings.data?.items.filter(({ direction, active }) => direction === 'notes' && active) ?? [];
  const items = [{ key: '', label: t('ours') }, ...out.map(({ id, name }) => ({ key: id, label: name }))];
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => begin({ mappingId: key || null, filter }) }} onOpenChange={setOpened} trigger={['click']}>
        <Button icon={<Icon name="file" size={16} />} loading={starting}>
          {t('export')}
        </Button>
      </Dropdown>
      {dialog}
    </>
  );
}
