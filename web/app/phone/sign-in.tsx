// Sign-in on a phone: number and password, or a code by SMS where the installation sends them.
import { Button, Input } from 'antd-mobile';
import { type FormEvent, useEffect, useState } from 'react';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { DemoSignIns } from '../demo-sign-ins.tsx';
import type { Face } from '../page.ts';
import { useSession } from '../session.ts';
import { useSignIn } from '../sign-in.ts';
import { LocaleSwitch, ThemeSwitch } from '../switches.tsx';

const texts = {
  portal: { zh: '食堂端', en: 'Canteen' },
  driver: { zh: '司机端', en: 'Driver' },
  portalDo: { zh: '送货单上的二维码可直接扫码打开，无需登录。', en: 'Scan the code on the delivery note: no sign-in needed.' },
  driverDo: { zh: '用登记的手机号登录。', en: 'Sign in with your registered phone.' },
  phone: { zh: '手机号', en: 'Phone' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '验证码', en: 'Code' },
  enter: { zh: '登录', en: 'Sign in' },
  send: { zh: '获取验证码', en: 'Send code' },
  wait: { zh: '{seconds} 秒后可重发', en: 'Again in {seconds} s' },
  byCode: { zh: '用短信验证码登录', en: 'Use a code by SMS' },
  byPassword: { zh: '用密码登录', en: 'Use a password' },
  totp: { zh: '动态验证码（6 位）', en: 'Authenticator code (6 digits)' },
  failed: { zh: '登录失败', en: 'Sign-in failed' },
};

type FieldProps = {
  readonly label: string;
  readonly name: string;
  readonly type?: 'tel' | 'password' | 'text';
  readonly complete: string;
  readonly numeric?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Field({ label, name, type = 'text', complete, numeric, value, onChange }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: antd-mobile's Input is an input
    <label className="phone-field">
      <span>{label}</span>
      <Input
        name={name}
        type={type}
        autoComplete={complete}
        {...(numeric ? { inputMode: 'numeric' as const } : {})}
        value={value}
        onChange={onChange}
        clearable
      />
    </label>
  );
}

/** Seconds until another code may be asked for. */
function useWait(): [number, () => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, () => setSeconds(60)];
}

export function PhoneSignIn({ face, notice }: { readonly face: Exclude<Face, 'desk'>; readonly notice?: React.ReactNode }) {
  const t = useTexts(texts);
  const session = useSession();
  const signIn = useSignIn('phone');
  const [byCode, setByCode] = useState(false);
  const [form, setForm] = useState({ phone: '', secret: '' });
  const [wait, startWait] = useWait();
  const phone = form.phone.replace(/\s/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signIn.step === 'totp') return signIn.withTotp(form.secret);
    return byCode ? signIn.withPhoneCode(phone, form.secret) : signIn.withPassword(phone, form.secret);
  };
  const setSecret = (secret: string) => setForm((now) => ({ ...now, secret }));
  const askCode = () => {
    startWait();
    void signIn.sendCode(phone);
  };
  const switchWay = () => {
    setByCode(!byCode);
    setSecret('');
  };
  const secretLabel = signIn.step === 'totp' ? t('totp') : byCode ? t('code') : t('password');
  return (
    <main className="enter">
      <div className="enter-card">
        <div className="enter-top">
          <span className="brand">
            <img src={`/icons/${face}.svg`} alt="" />
            {session?.company?.name ?? '鲜诺'}
          </span>
          <span>
            <LocaleSwitch />
            <ThemeSwitch />
          </span>
        </div>
        <h1>{t(face)}</h1>
        <p className="quiet">{t(`${face}Do`)}</p>
        {notice}
        <form onSubmit={submit}>
          {signIn.step === 'password' && (
            <Field
              label={t('phone')}
              name="phone"
              type="tel"
              complete="tel"
              value={form.phone}
              onChange={(value) => setForm((now) => ({ ...now, phone: value }))}
            />
          )}
          {byCode && signIn.step === 'password' ? (
            <div className="phone-code">
              <Field label={secretLabel} name="code" numeric complete="one-time-code" value={form.secret} onChange={setSecret} />
              <Button size="small" disabled={wait > 0 || phone.length < 11} onClick={askCode}>
                {wait > 0 ? t('wait', { seconds: wait }) : t('send')}
              </Button>
            </div>
          ) : (
            <Field
              label={secretLabel}
              name="secret"
              type={signIn.step === 'totp' ? 'text' : 'password'}
              numeric={signIn.step === 'totp'}
              complete={signIn.step === 'totp' ? 'one-time-code' : 'current-password'}
              value={form.secret}
              onChange={setSecret}
            />
          )}
          <Button block color="primary" size="large" type="submit" loading={signIn.busy} disabled={!form.secret}>
            {t('enter')}
          </Button>
        </form>
        {session?.codes && signIn.step === 'password' && (
          <Button block fill="none" onClick={switchWay}>
            {t(byCode ? 'byPassword' : 'byCode')}
          </Button>
        )}
        {signIn.error ? (
          <div style={{ marginTop: 16 }}>
            <Refused error={signIn.error} title={t('failed')} />
          </div>
        ) : null}
        <DemoSignIns face={face} busy={signIn.busy} onPick={signIn.withPassword} />
      </div>
    </main>
  );
}
