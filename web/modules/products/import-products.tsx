// Products from a table; what became of every row is said.
import { Button } from 'antd';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { ImportDrawer } from '../../design/desk/import-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ImportReport } from './import-report.tsx';

const texts = {
  title: { zh: '导入商品', en: 'Import products' },
  rules: {
    zh: '每行一个商品，按编码认商品：没有的登记，有的更新；空白单元格不改动原有内容。一次最多 20,000 行。',
    en: 'One row per product, known by its code: new ones are registered, known ones updated; empty cells change nothing. At most 20,000 rows.',
  },
  template: { zh: '下载模板（XLSX）', en: 'Download the template (XLSX)' },
  registered: { zh: '新登记', en: 'Registered' },
  changed: { zh: '已更新', en: 'Updated' },
};

export function ImportProducts({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const run = useSubmit(api.products.importFile);
  const figures = run.data && [
    { label: t('registered'), value: run.data.registered },
    { label: t('changed'), value: run.data.changed },
  ];
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      template={
        <Button href="/api/products/import/template" download icon={<Icon name="file" size={16} />}>
          {t('template')}
        </Button>
      }
      busy={run.isPending}
      error={run.error}
      report={run.data && figures && <ImportReport report={run.data} figures={figures} />}
      onRun={(fileId) => run.mutate({ fileId })}
      onReset={run.reset}
      onClose={onClose}
    />
  );
}

const priceTexts = {
  title: { zh: '导入价格', en: 'Import prices' },
  rules: {
    zh: '模板里已列出全部在售商品，填单价（元，最多两位小数）即可；没填单价的行不导入。单位可写公斤、斤等。',
    en: 'The template lists every product on sale: fill in the price in yuan (two decimals at most). Rows without a price are left out.',
  },
  template: { zh: '下载模板（XLSX）', en: 'Download the template (XLSX)' },
  taken: { zh: '已填入', en: 'Taken' },
};

export function ImportPrices({ sheetId, onClose }: { readonly sheetId: string; readonly onClose: () => void }) {
  const t = useTexts(priceTexts);
  const run = useSubmit(api.products.importSheet);
  return (
    <ImportDrawer
      title={t('title')}
      rules={t('rules')}
      template={
        <Button href="/api/price-sheets/import/template" download icon={<Icon name="file" size={16} />}>
          {t('template')}
        </Button>
      }
      busy={run.isPending}
      error={run.error}
      report={run.data && <ImportReport report={run.data} figures={[{ label: t('taken'), value: run.data.taken }]} />}
      onRun={(fileId) => run.mutate({ sheetId, fileId })}
      onReset={run.reset}
      onClose={onClose}
    />
  );
}
