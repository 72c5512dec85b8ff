// Switches two-step sign-in on (scan, confirm by a code, keep the spare codes) and off.
import { Button, Form, Input } from 'antd';
import { toDataURL } from 'qrcode';
import { useState } from 'react';
import { CopyButton, Section } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused } from '../../design/states.tsx';
import { authPost, useSessionChange } from '../session.ts';
import { useAttempt } from './use-attempt.ts';

const texts = {
  title: { zh: '两步验证', en: 'Two-step sign-in' },
  on: { zh: '已开启', en: 'On' },
  off: { zh: '未开启', en: 'Off' },
  why: {
    zh: '登录时除密码外，再输入手机身份验证器上的 6 位数字。',
    en: 'Besides the password, signing in asks for six digits from an authenticator on your phone.',
  },
  password: { zh: '现在的密码', en: 'Current password' },
  needed: { zh: '请填写{what}', en: '{what} is needed' },
  begin: { zh: '开启', en: 'Switch on' },
  end: { zh: '关闭两步验证', en: 'Switch off' },
  scan: { zh: '用身份验证器扫描二维码，再输入它显示的 6 位数字。', en: 'Scan with your authenticator, then type the six digits it shows.' },
  picture: { zh: '两步验证二维码', en: 'QR code of the two-step sign-in' },
  code: { zh: '6 位数字', en: 'Six digits' },
  confirm: { zh: '确认开启', en: 'Confirm' },
  spare: {
    zh: '备用码：手机丢失时每个可用一次。请现在抄下保存，以后不再显示。',
    en: 'Spare codes, each good for one sign-in without the phone. Keep them now: they are not shown again.',
  },
  copy: { zh: '复制备用码', en: 'Copy the codes' },
};

type Setup = { readonly picture: string; readonly codes: readonly string[] };

export function TwoStep({ on }: { readonly on: boolean }) {
  const t = useTexts(texts);
  const [setup, setSetup] = useState<Setup>();
  const attempt = useAttempt();
  const changed = useSessionChange();
  const submit = ({ password }: { password: string }) =>
    attempt.run(async () => {
      if (on) {
        await authPost('two-factor/disable', { password });
        return changed();
      }
      const { totpURI, backupCodes } = await authPost('two-factor/enable', { password });
      setSetup({ picture: await toDataURL(totpURI, { margin: 2, width: 200 }), codes: backupCodes });
    });
  return (
    <Section title={t('title')} icon="shield" extra={<ToneTag tone={on ? 'accent' : 'plain'}>{t(on ? 'on' : 'off')}</ToneTag>}>
      <p className="quiet">{t('why')}</p>
      {setup && !on ? (
        <Confirm setup={setup} />
      ) : (
        <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={submit} key={String(on)}>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('needed', { what: t('password') }) }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Refused error={attempt.error} />
          <Button htmlType="submit" loading={attempt.busy} danger={on} style={{ marginTop: 12 }}>
            {t(on ? 'end' : 'begin')}
          </Button>
        </Form>
      )}
    </Section>
  );
}

function Confirm({ setup }: { readonly setup: Setup }) {
  const t = useTexts(texts);
  const attempt = useAttempt();
  const changed = useSessionChange();
  const submit = ({ code }: { code: string }) =>
    attempt.run(async () => {
      await authPost('two-factor/verify-totp', { code: code.trim() });
      await changed();
    });
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={submit}>
      <p>{t('scan')}</p>
      <img src={setup.picture} alt={t('picture')} width={200} height={200} />
      <p className="quiet">{t('spare')}</p>
      <p>
        <code>{setup.codes.join('  ')}</code> <CopyButton text={setup.codes.join('\n')}>{t('copy')}</CopyButton>
      </p>
      <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('needed', { what: t('code') }) }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} style={{ maxWidth: 160 }} />
      </Form.Item>
      <Refused error={attempt.error} />
      <Button type="primary" htmlType="submit" loading={attempt.busy} style={{ marginTop: 12 }}>
        {t('confirm')}
      </Button>
    </Form>
  );
}
