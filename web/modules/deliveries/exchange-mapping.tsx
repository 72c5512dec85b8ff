// Which column of the platform's table is which field of ours. A real file of theirs fills in the headers.
import { Alert, Button, Drawer, Input, Radio, Select, Space, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import type { Mapping, Mappings } from './exchange-page.tsx';

const texts = {
  new: { zh: '新建对照表', en: 'New mapping' },
  edit: { zh: '修改对照表', en: 'Change the mapping' },
  name: { zh: '名称（平台叫什么）', en: 'Name of the platform' },
  receipts: { zh: '导入验收回单', en: 'Signed receipts in' },
  orders: { zh: '导入采购单', en: 'Orders in' },
  notes: { zh: '导出送货明细', en: 'Notes out' },
  sample: { zh: '拖一份平台的文件进来，自动填列名', en: 'Drop a file of the platform to fill in its columns' },
  header: { zh: '平台的列名', en: 'Their column' },
  field: { zh: '我们的字段', en: 'Our field' },
  skip: { zh: '不用这一列', en: 'Not used' },
  add: { zh: '加一列', en: 'Add a column' },
  remove: { zh: '删掉这一列', en: 'Remove this column' },
  missing: { zh: '回单里没写到的商品', en: 'Lines the receipt does not name' },
  refuse: { zh: '整张不导入，提示缺少哪些（推荐）', en: 'Leave the receipt out and say which lack (recommended)' },
  'as-delivered': { zh: '按送货单全收', en: 'Take them as delivered' },
  active: { zh: '启用', en: 'In use' },
  save: { zh: '保存', en: 'Save' },
  guessed: { zh: '已按列名猜好 {count} 列，请核对后保存。', en: '{count} columns were guessed. Check, then save.' },
};

type Column = { readonly header: string; readonly field: string };
type Shape = Pick<Mapping, 'name' | 'direction' | 'options' | 'active'> & { readonly columns: readonly Column[] };
const EMPTY: Shape = { name: '', direction: 'receipts', columns: [], options: { missingLines: 'refuse', format: 'xlsx' }, active: true };

type EditMappingProps = { readonly mapping: Mapping | undefined; readonly fields: Mappings['fields']; readonly onClose: () => void };

export function EditMapping({ mapping, fields, onClose }: EditMappingProps) {
  const t = useTexts(texts);
  const [shape, setShape] = useState<Shape>(mapping ?? EMPTY);
  const change = (part: Partial<Shape>) => setShape((before) => ({ ...before, ...part }));
  const add = useSubmit(api.deliveries.addMapping, { done: onClose });
  const edit = useSubmit(api.deliveries.changeMapping, { done: onClose });
  const save = () => {
    const { name, direction, options, active } = shape;
    const columns = shape.columns.filter(({ header, field }) => header.trim() && field) as Mapping['columns'];
    if (mapping) edit.mutate({ name, direction, options, columns, active, mappingId: mapping.id, version: mapping.version });
    else add.mutate({ name, direction, options, columns });
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(mapping ? 'edit' : 'new')}
      size="min(760px, 100vw)"
      extra={
        <Button type="primary" loading={add.isPending || edit.isPending} disabled={!shape.name.trim()} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="stack">
        <Refused error={add.error ?? edit.error} />
        <Input aria-label={t('name')} placeholder={t('name')} value={shape.name} onChange={({ target }) => change({ name: target.value })} />
        <Radio.Group
          value={shape.direction}
          onChange={({ target }) => change({ direction: target.value })}
          options={(['receipts', 'orders', 'notes'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Sample fields={fields} direction={shape.direction} onColumns={(columns) => change({ columns })} />
        <Columns columns={shape.columns} fields={fields.filter((field) => field[shape.direction])} onChange={(columns) => change({ columns })} />
        {shape.direction === 'receipts' && (
          <div>
            <strong>{t('missing')}</strong>
            <Radio.Group
              className="exchange-choices"
              value={shape.options.missingLines}
              onChange={({ target }) => change({ options: { ...shape.options, missingLines: target.value } })}
              options={(['refuse', 'as-delivered'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </div>
        )}
        {shape.direction === 'notes' && (
          <Radio.Group
            value={shape.options.format}
            onChange={({ target }) => change({ options: { ...shape.options, format: target.value } })}
            options={(['xlsx', 'csv'] as const).map((value) => ({ value, label: value.toUpperCase() }))}
          />
        )}
        {mapping && (
          <Space>
            <Switch checked={shape.active} onChange={(active) => change({ active })} aria-label={t('active')} />
            {t('active')}
          </Space>
        )}
      </div>
    </Drawer>
  );
}

type ColumnsProps = {
  readonly columns: readonly Column[];
  readonly fields: Mappings['fields'];
  readonly onChange: (columns: readonly Column[]) => void;
};

function Columns({ columns, fields, onChange }: ColumnsProps) {
  const t = useTexts(texts);
  const english = useLocale() === 'en';
  const options = [{ value: '', label: t('skip') }, ...fields.map(({ field, zh, en }) => ({ value: field as string, label: english ? en : zh }))];
  const put = (at: number, column: Column) => onChange(columns.map((one, index) => (index === at ? column : one)));
  return (
    <div className="exchange-columns">
      <strong>{t('header')}</strong>
      <strong>{t('field')}</strong>
      <span />
      {columns.map((column, at) => (
        <ColumnRow
          key={at}
          column={column}
          options={options}
          onChange={(one) => put(at, one)}
          onRemove={() => onChange(columns.filter((_, index) => index !== at))}
        />
      ))}
      <Button icon={<Icon name="plus" size={14} />} onClick={() => onChange([...columns, { header: '', field: '' }])}>
        {t('add')}
      </Button>
    </div>
  );
}

type ColumnRowProps = {
  readonly column: Column;
  readonly options: { value: string; label: string }[];
  readonly onChange: (column: Column) => void;
  readonly onRemove: () => void;
};

function ColumnRow({ column, options, onChange, onRemove }: ColumnRowProps) {
  const t = useTexts(texts);
  return (
    <>
      <Input aria-label={t('header')} value={column.header} onChange={({ target }) => onChange({ ...column, header: target.value })} />
      <Select
        aria-label={t('field')}
        value={column.field}
        options={options}
        onChange={(field) => onChange({ ...column, field })}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <button type="button" className="bare faint" aria-label={t('remove')} onClick={onRemove}>
        <Icon name="close" size={16} />
      </button>
    </>
  );
}

type SampleProps = {
  readonly fields: Mappings['fields'];
  readonly direction: Mapping['direction'];
  readonly onColumns: (columns: readonly Column[]) => void;
};

/** A header that says our word for a field, or holds it, is that field. */
function Sample({ fields, direction, onColumns }: SampleProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [guessed, setGuessed] = useState<number>();
  const read = useSubmit(api.deliveries.readTable, {
    done: ({ headers }) => {
      const columns = guess(
        headers,
        fields.filter((field) => field[direction]),
      );
      setGuessed(columns.filter(({ field }) => field).length);
      onColumns(columns);
    },
  });
  const fileId = uploads.ids.at(-1);
  useEffect(() => {
    if (fileId) read.mutate({ fileId });
  }, [fileId]);
  return (
    <>
      <FileDrop uploads={uploads} accept=".xlsx,.csv">
        {t('sample')}
      </FileDrop>
      <Refused error={read.error} />
      {guessed !== undefined && <Alert type="info" showIcon title={t('guessed', { count: guessed })} />}
    </>
  );
}

function guess(headers: readonly string[], fields: Mappings['fields']): Column[] {
  const taken = new Set<string>();
  return headers
    .filter((header) => header !== '')
    .map((header) => {
      const found =
        fields.find(({ field, zh }) => !taken.has(field) && header === zh) ??
        fields.find(({ field, zh }) => !taken.has(field) && (header.includes(zh) || zh.includes(header)));
      if (found) taken.add(found.field);
      return { header, field: found?.field ?? '' };
    });
}
