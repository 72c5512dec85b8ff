// Accounts of our people. A first or new password is shown once, to be handed over.
import { App, Button, Dropdown, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { DataTable } from '../../design/desk/data-table.tsx';
import { SecretOnce } from '../../design/desk/secret-once.tsx';
import { Icon } from '../../design/icon.tsx';
import { labelOf, roleLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Avatar } from '../../design/people.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { AccountForm, RolesForm } from './account-forms.tsx';

const texts = {
  list: { zh: '人员', en: 'People' },
  search: { zh: '姓名、用户名、岗位', en: 'Name, user name, role' },
  create: { zh: '创建账号', en: 'New account' },
  person: { zh: '姓名', en: 'Name' },
  userName: { zh: '用户名', en: 'User name' },
  roles: { zh: '岗位', en: 'Roles' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '在用', en: 'Active' },
  inactive: { zh: '已停用', en: 'Inactive' },
  totp: { zh: '两步验证', en: 'Two-step' },
  acts: { zh: '更多操作：{name}', en: 'More: {name}' },
  setRoles: { zh: '更改岗位', en: 'Change roles' },
  reset: { zh: '重置密码', en: 'Reset the password' },
  resetTotp: { zh: '重置密码并关闭两步验证', en: 'Reset the password and two-step sign-in' },
  deactivate: { zh: '停用账号', en: 'Deactivate' },
  reactivate: { zh: '恢复账号', en: 'Reactivate' },
  resetSure: { zh: '重置{name}的密码？', en: 'Reset the password of {name}?' },
  resetDo: { zh: '原密码立即失效，已登录的设备会退出。', en: 'The old one stops working and devices are signed out.' },
  offSure: { zh: '停用{name}？', en: 'Deactivate {name}?' },
  offDo: { zh: '立即退出登录；历史记录保留，可以随时恢复。', en: 'Signed out at once; the record stays, and it can be undone.' },
  password: { zh: '{name}的新密码', en: 'New password of {name}' },
  tell: { zh: '请把用户名和密码交给本人：', en: 'Hand over user name and password:' },
  none: { zh: '没有这样的人员', en: 'Nobody like that' },
};

export type Account = Answer<typeof api.staff.list>['items'][number];
type Secret = { readonly name: string; readonly password: string };
type Open = { readonly act: 'create' } | { readonly act: 'roles'; readonly account: Account } | undefined;

export function Accounts() {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.staff.list, {});
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Open>();
  const [secret, setSecret] = useState<Secret>();
  const columns = useColumns((account) => setOpen({ act: 'roles', account }), setSecret);
  const matches = (one: Account) =>
    [one.displayName, one.userName, one.phone ?? '', ...one.roles.map((role) => say(labelOf(roleLabels, role)))].some((text) =>
      text.toLowerCase().includes(words.trim().toLowerCase()),
    );
  return (
    <WhenRead read={read} rows={8}>
      {({ items, can }) => (
        <>
          <div className="filter-bar">
            <Input
              allowClear
              placeholder={t('search')}
              aria-label={t('search')}
              style={{ maxWidth: 280 }}
              onChange={({ target }) => setWords(target.value)}
            />
            {can.create && (
              <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen({ act: 'create' })}>
                {t('create')}
              </Button>
            )}
          </div>
          <DataTable rows={items.filter(matches)} rowKey="id" columns={columns} label={t('list')} empty={<Empty title={t('none')} icon="people" />} />
          {open?.act === 'create' && <AccountForm onSecret={setSecret} onClose={() => setOpen(undefined)} />}
          {open?.act === 'roles' && <RolesForm account={open.account} onClose={() => setOpen(undefined)} />}
          {secret && (
            <SecretOnce title={t('password', { name: secret.name })} secret={secret.password} onClose={() => setSecret(undefined)}>
              {t('tell')}
            </SecretOnce>
          )}
        </>
      )}
    </WhenRead>
  );
}

function useColumns(onRoles: (account: Account) => void, onSecret: (secret: Secret) => void): NonNullable<TableProps<Account>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('person'),
      key: 'name',
      render: (_, one) => (
        <span className={`person-cell${one.active ? '' : ' off'}`}>
          <Avatar name={one.displayName} size={30} />
          <span className="two-lines">
            <strong>{one.displayName}</strong>
            <small className="quiet">{[one.userName, one.phone].filter(Boolean).join(' · ')}</small>
          </span>
        </span>
      ),
    },
    { title: t('roles'), key: 'roles', render: (_, one) => <Roles roles={one.roles} /> },
    {
      title: t('state'),
      key: 'state',
      responsive: ['md'],
      render: (_, one) => (
        <span className="row">
          <ToneTag tone={one.active ? 'accent' : 'plain'}>{t(one.active ? 'active' : 'inactive')}</ToneTag>
          {one.totp && (
            <ToneTag tone="info" icon="shield">
              {t('totp')}
            </ToneTag>
          )}
        </span>
      ),
    },
    { key: 'acts', align: 'right', render: (_, one) => <Acts account={one} onRoles={() => onRoles(one)} onSecret={onSecret} /> },
  ];
}

function Roles({ roles }: { readonly roles: readonly string[] }) {
  const say = useSay();
  return (
    <span className="role-tags">
      {roles.map((role) => (
        <ToneTag key={role}>{say(labelOf(roleLabels, role))}</ToneTag>
      ))}
    </span>
  );
}

type ActsProps = { readonly account: Account; readonly onRoles: () => void; readonly onSecret: (secret: Secret) => void };

function Acts({ account, onRoles, onSecret }: ActsProps) {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  const { id: accountId, displayName: name, can, totp } = account;
  const reset = useSubmit(api.staff.resetPassword, { done: ({ password }) => onSecret({ name, password }) });
  const deactivate = useSubmit(api.staff.deactivate);
  const reactivate = useSubmit(api.staff.reactivate);
  const askReset = (clearTotp: boolean) =>
    modal.confirm({
      title: t('resetSure', { name }),
      content: t('resetDo'),
      okText: t('reset'),
      onOk: () => reset.mutate({ accountId, clearTotp }),
    });
  const askOff = () =>
    modal.confirm({
      title: t('offSure', { name }),
      content: t('offDo'),
      okText: t('deactivate'),
      okButtonProps: { danger: true },
      onOk: () => deactivate.mutate({ accountId }),
    });
  const items = [
    ...(can.setRoles ? [{ key: 'roles', label: t('setRoles'), onClick: onRoles }] : []),
    ...(can.resetPassword ? [{ key: 'reset', label: t('reset'), onClick: () => askReset(false) }] : []),
    ...(can.resetPassword && totp ? [{ key: 'totp', label: t('resetTotp'), onClick: () => askReset(true) }] : []),
    ...(can.deactivate ? [{ key: 'off', label: t('deactivate'), danger: true, onClick: askOff }] : []),
    ...(can.reactivate ? [{ key: 'on', label: t('reactivate'), onClick: () => reactivate.mutate({ accountId }) }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <button type="button" className="bare faint" aria-label={t('acts', { name })}>
          <Icon name="settings" size={17} />
        </button>
      </Dropdown>
      <Refused error={reset.error ?? deactivate.error ?? reactivate.error} />
    </>
  );
}
