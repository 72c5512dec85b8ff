// Registering or changing a supplier; licences one by one, only those there are.
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import {
  LICENCE_KIND_CODES,
  LICENCES,
  type LicenceKind,
  SUPPLIER_KIND_CODES,
  SUPPLIER_KINDS,
  type SupplierKind,
} from '../../../server/modules/suppliers/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import type { Supplier } from './suppliers-page.tsx';

const texts = {
  add: { zh: '登记供应商', en: 'Register a supplier' },
  change: { zh: '更改供应商', en: 'Change the supplier' },
  save: { zh: '保存', en: 'Save' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  kindTip: { zh: '农户、合作社和仅售预包装食品的，法律不要求食品许可', en: 'The law asks no food licence of farms and prepacked-only sellers' },
  address: { zh: '地址', en: 'Address' },
  ledger: { zh: '进货台账必记', en: 'The purchase ledger needs it' },
  contact: { zh: '联系人', en: 'Contact' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '通知邮箱', en: 'E-mail for notices' },
  licences: { zh: '许可证照', en: 'Licences' },
  licence: { zh: '证照', en: 'Licence' },
  number: { zh: '编号', en: 'Number' },
  validTo: { zh: '有效期至', en: 'Valid until' },
  addLicence: { zh: '加一张', en: 'Add one' },
  remove: { zh: '删除', en: 'Remove' },
  remark: { zh: '备注', en: 'Remark' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Licence = { kind: LicenceKind; number: string; validTo?: Dayjs | null };
type Fields = {
  name: string;
  kind: SupplierKind;
  address?: string;
  contact?: string;
  phone?: string;
  email?: string;
  licences?: Licence[];
  remark?: string;
};

const dated = ({ licences, ...supplier }: Supplier): Partial<Fields> => ({
  ...supplier,
  licences: licences.map(({ validTo, ...one }) => ({ ...one, validTo: validTo ? dayjs(validTo) : null })),
});

export function SupplierForm({ supplier, onClose }: { readonly supplier?: Supplier; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const register = useSubmit(api.suppliers.register, { done: onClose, refresh: ['receiving'] });
  const change = useSubmit(api.suppliers.change, { done: onClose, refresh: ['receiving'] });
  const save = ({ licences = [], name, kind, address, contact, phone, email, remark }: Fields) => {
    const held = licences.map(({ validTo, ...one }) => ({ ...one, validTo: validTo?.format('YYYY-MM-DD') ?? null }));
    const fields = { name, kind, address: address ?? '', contact: contact ?? '', phone: phone ?? '', email: email ?? '', remark: remark ?? '' };
    if (supplier) change.mutate({ supplierId: supplier.id, ...fields, licences: held });
    else register.mutate({ ...fields, licences: held });
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDrawer<Fields>
      title={t(supplier ? 'change' : 'add')}
      submit={t('save')}
      initial={supplier ? dated(supplier) : { kind: 'wholesaler' }}
      error={register.error ?? change.error}
      busy={register.isPending || change.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input maxLength={80} autoFocus={!supplier} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} extra={t('kindTip')}>
        <Select options={SUPPLIER_KIND_CODES.map((code) => ({ value: code, label: say(SUPPLIER_KINDS[code]) }))} />
      </Form.Item>
      <Form.Item name="address" label={t('address')} extra={t('ledger')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="contact" label={t('contact')} extra={t('ledger')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={21} inputMode="tel" />
        </Form.Item>
      </div>
      <Form.Item name="email" label={t('email')}>
        <Input maxLength={120} inputMode="email" />
      </Form.Item>
      <Licences />
      <Form.Item name="remark" label={t('remark')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormDrawer>
  );
}

function Licences() {
  const t = useTexts(texts);
  const say = useSay();
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form.Item label={t('licences')}>
      <Form.List name="licences">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="field-pair">
                <Form.Item name={[name, 'kind']} rules={needed}>
                  <Select placeholder={t('licence')} options={LICENCE_KIND_CODES.map((code) => ({ value: code, label: say(LICENCES[code]) }))} />
                </Form.Item>
                <Form.Item name={[name, 'number']} rules={needed}>
                  <Input placeholder={t('number')} maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'validTo']}>
                  <DatePicker placeholder={t('validTo')} style={{ width: '100%' }} />
                </Form.Item>
                <Button type="text" danger onClick={() => remove(name)}>
                  {t('remove')}
                </Button>
              </div>
            ))}
            <Button icon={<Icon name="plus" size={15} />} onClick={() => add({})}>
              {t('addLicence')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
