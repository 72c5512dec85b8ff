// One's own account: password and two-step sign-in.
import { App, Button, Form, Input } from 'antd';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import { labelOf, roleLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { authPost, useSession } from '../session.ts';
import { TwoStep } from './two-step.tsx';
import { useAttempt } from './use-attempt.ts';

const texts = {
  title: { zh: '账号与安全', en: 'Account and security' },
  me: { zh: '我的账号', en: 'My account' },
  name: { zh: '姓名', en: 'Name' },
  roles: { zh: '岗位', en: 'Roles' },
  password: { zh: '修改密码', en: 'Change the password' },
  current: { zh: '现在的密码', en: 'Current password' },
  fresh: { zh: '新密码', en: 'New password' },
  short: { zh: '至少 8 位', en: 'At least 8 characters' },
  needed: { zh: '请填写{what}', en: '{what} is needed' },
  change: { zh: '修改密码', en: 'Change' },
  changed: { zh: '密码已修改', en: 'The password is changed' },
};

export default function AccountPage() {
  const t = useTexts(texts);
  const say = useSay();
  const session = useSession();
  const roles = session?.roles.map((role) => say(labelOf(roleLabels, role))).join('、') ?? '';
  return (
    <div className="stack" style={{ maxWidth: 640 }}>
      <PageHeader title={t('title')} />
      <Section title={t('me')} icon="user">
        <Facts
          items={[
            { label: t('name'), value: session?.name },
            { label: t('roles'), value: roles },
          ]}
        />
      </Section>
      <TwoStep on={session?.totp ?? false} />
      <PasswordChange />
    </div>
  );
}

type Passwords = { readonly currentPassword: string; readonly newPassword: string };

function PasswordChange() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const attempt = useAttempt();
  const submit = (passwords: Passwords) =>
    attempt.run(async () => {
      await authPost('change-password', passwords);
      form.resetFields();
      void message.success(t('changed'));
    });
  return (
    <Section title={t('password')} icon="lock">
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="currentPassword" label={t('current')} rules={[{ required: true, message: t('needed', { what: t('current') }) }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="newPassword" label={t('fresh')} extra={t('short')} rules={[{ required: true, min: 8, message: t('short') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Refused error={attempt.error} />
        <Button type="primary" htmlType="submit" loading={attempt.busy} style={{ marginTop: 12 }}>
          {t('change')}
        </Button>
      </Form>
    </Section>
  );
}
