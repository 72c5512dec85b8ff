// Creates an account and sets roles.
import { Form, Input } from 'antd';
import type { StaffRole } from '../../../server/kernel/actor.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useTexts } from '../../design/locale.ts';
import type { Account } from './accounts.tsx';
import { RoleChips } from './role-chips.tsx';

const texts = {
  create: { zh: '创建账号', en: 'New account' },
  roles: { zh: '{name}的岗位', en: 'Roles of {name}' },
  save: { zh: '保存', en: 'Save' },
  name: { zh: '姓名', en: 'Name' },
  userName: { zh: '用户名', en: 'User name' },
  userNameDo: { zh: '登录用，字母和数字', en: 'For signing in: letters and digits' },
  phone: { zh: '手机号', en: 'Phone' },
  phoneDo: { zh: '客户会在联系卡上看到；司机用它登录', en: 'Customers see it on their card; drivers sign in with it' },
  role: { zh: '岗位', en: 'Roles' },
  password: { zh: '初始密码', en: 'First password' },
  passwordDo: { zh: '留空由系统生成，保存后显示一次', en: 'Empty: made by the system and shown once' },
  needed: { zh: '请填写', en: 'Needed' },
  roleNeeded: { zh: '至少选择一个岗位', en: 'Choose at least one role' },
  rolesDo: { zh: '保存后立即生效，本人的页面会随之变化。', en: 'In force at once; the pages of this person change with it.' },
};

type New = {
  readonly displayName: string;
  readonly userName: string;
  readonly phone?: string;
  readonly roles: StaffRole[];
  readonly password?: string;
};
type AccountFormProps = { readonly onSecret: (secret: { name: string; password: string }) => void; readonly onClose: () => void };

export function AccountForm({ onSecret, onClose }: AccountFormProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<New>();
  const create = useSubmit(api.staff.create, {
    done: ({ password }) => {
      onSecret({ name: form.getFieldValue('displayName') as string, password });
      onClose();
    },
  });
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <FormDrawer<New>
      title={t('create')}
      submit={t('save')}
      form={form}
      initial={{ roles: [] }}
      error={create.error}
      busy={create.isPending}
      onSubmit={({ phone, password, ...fields }) =>
        create.mutate({ ...fields, ...(phone?.trim() ? { phone: phone.trim() } : {}), ...(password ? { password } : {}) })
      }
      onClose={onClose}
    >
      <div className="field-pair">
        <Form.Item name="displayName" label={t('name')} rules={needed}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="userName" label={t('userName')} extra={t('userNameDo')} rules={needed}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="roles" label={t('role')} rules={[{ required: true, type: 'array', min: 1, message: t('roleNeeded') }]}>
        <RoleChips />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} extra={t('phoneDo')}>
        <Input inputMode="tel" style={{ maxWidth: 220 }} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} extra={t('passwordDo')}>
        <Input.Password autoComplete="new-password" style={{ maxWidth: 220 }} />
      </Form.Item>
    </FormDrawer>
  );
}

export function RolesForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const set = useSubmit(api.staff.setRoles, { done: onClose, refresh: ['identity'] });
  return (
    <FormDrawer<{ roles: StaffRole[] }>
      title={t('roles', { name: account.displayName })}
      submit={t('save')}
      initial={{ roles: account.roles as StaffRole[] }}
      error={set.error}
      busy={set.isPending}
      onSubmit={({ roles }) => set.mutate({ accountId: account.id, roles })}
      onClose={onClose}
    >
      <Form.Item name="roles" label={t('role')} extra={t('rolesDo')} rules={[{ required: true, type: 'array', min: 1, message: t('roleNeeded') }]}>
        <RoleChips />
      </Form.Item>
    </FormDrawer>
  );
}
