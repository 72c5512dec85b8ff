// Keys with which other programs (ERP, WMS) call: each with its scopes and an end.
import { Button, Checkbox, Form, Input, Popconfirm, Radio, type TableProps } from 'antd';
import { useState } from 'react';
import { DAY } from '../../../server/kernel/time.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { DataTable } from '../../design/desk/data-table.tsx';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { SecretOnce } from '../../design/desk/secret-once.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow, useNow } from '../../design/now.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';

const texts = {
  list: { zh: '接口密钥', en: 'API keys' },
  create: { zh: '创建密钥', en: 'New key' },
  name: { zh: '用途', en: 'Purpose' },
  nameDo: { zh: '如：ERP 同步送货单', en: 'Such as: delivery notes from the ERP' },
  scopes: { zh: '可以做什么', en: 'What it may do' },
  ends: { zh: '有效期', en: 'Valid for' },
  days: { zh: '{count} 天', en: '{count} days' },
  until: { zh: '有效期至', en: 'Valid until' },
  used: { zh: '最近使用', en: 'Last used' },
  never: { zh: '未使用', en: 'never' },
  state: { zh: '状态', en: 'State' },
  valid: { zh: '有效', en: 'Valid' },
  expired: { zh: '已过期', en: 'Expired' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  revoke: { zh: '撤销', en: 'Revoke' },
  revokeSure: { zh: '撤销后，使用它的程序立即不能访问。', en: 'Programs using it are shut out at once.' },
  none: { zh: '还没有接口密钥', en: 'No API keys yet' },
  noneDo: { zh: 'ERP、WMS 等系统用密钥调用接口，每个系统一把。', en: 'ERP, WMS and others call with a key of their own.' },
  secret: { zh: '新密钥', en: 'New key' },
  secretDo: {
    zh: '请保存到调用方的配置里，请求时放在 Authorization: Bearer 之后。',
    en: 'Keep it in the calling program; send it after Authorization: Bearer.',
  },
  needed: { zh: '请填写', en: 'Needed' },
  scopesNeeded: { zh: '至少选择一项', en: 'Choose at least one' },
};

type Key = Answer<typeof api.staff.listApiKeys>['items'][number];

export function ApiKeys() {
  const t = useTexts(texts);
  const read = useRead(api.staff.listApiKeys, {});
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  const columns = useColumns();
  const create = (
    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen(true)}>
      {t('create')}
    </Button>
  );
  return (
    <WhenRead read={read} rows={4}>
      {({ items }) => (
        <>
          {items.length > 0 && <div className="filter-bar">{create}</div>}
          <DataTable
            rows={items}
            rowKey="id"
            columns={columns}
            label={t('list')}
            empty={
              <Empty title={t('none')} icon="lock" action={create}>
                {t('noneDo')}
              </Empty>
            }
          />
          {open && <KeyForm onSecret={setSecret} onClose={() => setOpen(false)} />}
          {secret && (
            <SecretOnce title={t('secret')} secret={secret} onClose={() => setSecret(undefined)}>
              {t('secretDo')}
            </SecretOnce>
          )}
        </>
      )}
    </WhenRead>
  );
}

function useColumns(): NonNullable<TableProps<Key>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('name'),
      key: 'name',
      render: (_, key) => (
        <div className="two-lines">
          <strong>{key.name}</strong>
          <small className="quiet">
            <code>{key.hint}</code>
          </small>
        </div>
      ),
    },
    { title: t('scopes'), key: 'scopes', responsive: ['md'], render: (_, key) => <Scopes names={key.scopes} /> },
    { title: t('until'), key: 'until', responsive: ['md'], render: (_, key) => <TimeText at={key.expiresAt} style="date" /> },
    {
      title: t('used'),
      key: 'used',
      responsive: ['md'],
      render: (_, key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} style="relative" /> : <span className="quiet">{t('never')}</span>),
    },
    { title: t('state'), key: 'state', render: (_, key) => <KeyState apiKey={key} /> },
    { key: 'acts', align: 'right', render: (_, key) => <Revoke apiKey={key} /> },
  ];
}

function KeyState({ apiKey }: { readonly apiKey: Key }) {
  const t = useTexts(texts);
  const now = useNow(60_000);
  if (apiKey.revokedAt) return <ToneTag>{t('revoked')}</ToneTag>;
  const expired = Date.parse(apiKey.expiresAt) <= now;
  return <ToneTag tone={expired ? 'plain' : 'accent'}>{t(expired ? 'expired' : 'valid')}</ToneTag>;
}

function Scopes({ names }: { readonly names: readonly string[] }) {
  const say = useSay();
  const { data } = useRead(api.staff.permissions, {});
  const label = (name: string) => {
    const known = data?.permissions.find((one) => one.name === name);
    return known ? say(known.label) : name;
  };
  return <div className="scope-names">{names.map(label).join('、')}</div>;
}

function Revoke({ apiKey }: { readonly apiKey: Key }) {
  const t = useTexts(texts);
  const revoke = useSubmit(api.staff.revokeApiKey);
  if (!apiKey.can.revoke) return null;
  return (
    <>
      <Popconfirm title={t('revokeSure')} okText={t('revoke')} okButtonProps={{ danger: true }} onConfirm={() => revoke.mutate({ keyId: apiKey.id })}>
        <Button size="small" danger type="text" loading={revoke.isPending}>
          {t('revoke')}
        </Button>
      </Popconfirm>
      <Refused error={revoke.error} />
    </>
  );
}

type Fields = { readonly name: string; readonly scopes: string[]; readonly days: number };
const TERMS = [30, 90, 180, 365];

function KeyForm({ onSecret, onClose }: { readonly onSecret: (key: string) => void; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.staff.permissions, {});
  const create = useSubmit(api.staff.createApiKey, {
    done: ({ key }) => {
      onSecret(key);
      onClose();
    },
  });
  return (
    <FormDrawer<Fields>
      title={t('create')}
      submit={t('create')}
      initial={{ days: 90, scopes: [] }}
      error={create.error}
      busy={create.isPending}
      onSubmit={({ name, scopes, days }) => create.mutate({ name, scopes, expiresAt: new Date(serverNow() + days * DAY).toISOString() })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input autoFocus maxLength={60} placeholder={t('nameDo')} />
      </Form.Item>
      <Form.Item name="days" label={t('ends')}>
        <Radio.Group optionType="button" options={TERMS.map((count) => ({ value: count, label: t('days', { count }) }))} />
      </Form.Item>
      <WhenRead read={read} rows={5}>
        {({ permissions }) => (
          <Form.Item name="scopes" label={t('scopes')} rules={[{ required: true, type: 'array', min: 1, message: t('scopesNeeded') }]}>
            <Checkbox.Group
              className="scope-checks"
              options={permissions.filter(({ forKeys }) => forKeys).map(({ name, label }) => ({ value: name, label: say(label) }))}
            />
          </Form.Item>
        )}
      </WhenRead>
    </FormDrawer>
  );
}
