import { Button, Form, Input } from 'antd';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { DemoSignIns } from '../demo-sign-ins.tsx';
import { useSession } from '../session.ts';
import { useSignIn } from '../sign-in.ts';
import { LocaleSwitch, ThemeSwitch } from '../switches.tsx';

const texts = {
  brand: { zh: '鲜诺', en: 'Xiannuo' },
  title: { zh: '工作台登录', en: 'Sign in to the desk' },
  sub: { zh: '投标时的服务承诺，每一条都在这里兑现。', en: 'Every promise of the bid is kept here.' },
  name: { zh: '用户名或手机号', en: 'User name or phone' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  needed: { zh: '请填写{what}', en: '{what} is needed' },
  code: { zh: '动态验证码', en: 'Authenticator code' },
  codeDo: { zh: '打开手机上的身份验证器，输入 6 位数字。', en: 'Open your authenticator and type the six digits.' },
  back: { zh: '返回', en: 'Back' },
  failed: { zh: '登录失败', en: 'Sign-in failed' },
};

export function DeskSignIn() {
  const t = useTexts(texts);
  const signIn = useSignIn('username');
  const company = useSession()?.company?.name;
  const required = (what: string) => [{ required: true, message: t('needed', { what }) }];
  return (
    <main className="enter">
      <div className="enter-card">
        <div className="enter-top">
          <span className="brand">
            <img src="/icons/desk.svg" alt="" />
            {company ?? t('brand')}
          </span>
          <span>
            <LocaleSwitch />
            <ThemeSwitch />
          </span>
        </div>
        <h1>{t('title')}</h1>
        <p className="quiet">{signIn.step === 'totp' ? t('codeDo') : t('sub')}</p>
        {signIn.step === 'password' ? (
          <Form<{ name: string; password: string }>
            layout="vertical"
            requiredMark={false}
            onFinish={({ name, password }) => signIn.withPassword(name.trim(), password)}
          >
            <Form.Item name="name" label={t('name')} rules={required(t('name'))}>
              <Input size="large" autoComplete="username" autoFocus />
            </Form.Item>
            <Form.Item name="password" label={t('password')} rules={required(t('password'))}>
              <Input.Password size="large" autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={signIn.busy}>
              {t('enter')}
            </Button>
          </Form>
        ) : (
          <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => signIn.withTotp(code.trim())}>
            <Form.Item name="code" label={t('code')} rules={required(t('code'))}>
              <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" size="large" block loading={signIn.busy}>
              {t('enter')}
            </Button>
            <Button type="link" block onClick={signIn.back}>
              {t('back')}
            </Button>
          </Form>
        )}
        {signIn.error ? (
          <div style={{ marginTop: 16 }}>
            <Refused error={signIn.error} title={t('failed')} />
          </div>
        ) : null}
        {signIn.step === 'password' && <DemoSignIns face="desk" busy={signIn.busy} onPick={signIn.withPassword} />}
      </div>
    </main>
  );
}
