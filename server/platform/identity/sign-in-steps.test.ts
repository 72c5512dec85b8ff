import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type IdentityServer, kindOf, newStaff, openIdentityServer, PASSWORD, signedIn, signIn } from './testing.ts';

let house: IdentityServer;
beforeAll(async () => {
  house = await openIdentityServer({ pg: inject('pg') });
});
afterAll(() => house.close());

/** RFC 6238 with the secret of an `otpauth://` address. */
function totp(uri: string): string {
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('one-time codes by text message', () => {
  it('are refused clearly until an SMS provider is set', async () => {
    const answer = await house.visitor().post('/auth/phone-number/send-otp', { phoneNumber: '13800000001' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'identity.sms-off', message: '短信通道未开通，请用密码登录。' } });
  });

  it('sign in once, and are only sent to numbers of accounts', async () => {
    const other = await openIdentityServer({ pg: inject('pg'), sms: true });
    const contact = { phone: '13900000002', displayName: '李老师', roles: ['customer-receiver'] as const, customerId: newId() };
    await other.write((unit) => other.identity.createContact(unit, contact));
    const visitor = other.visitor();
    for (const phoneNumber of ['13900000002', '13900000003'])
      expect((await visitor.post('/auth/phone-number/send-otp', { phoneNumber })).status).toBe(200);
    expect(other.sent.map(({ phone }) => phone)).toEqual(['13900000002']);
    expect(await visitor.post('/auth/phone-number/send-otp', { phoneNumber: '13900000002' })).toMatchObject({ status: 429 });

    const code = other.sent[0]?.code ?? '';
    const wrong = await visitor.post('/auth/phone-number/verify', { phoneNumber: '13900000002', code: code === '111111' ? '222222' : '111111' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'identity.wrong-code' } });
    expect((await visitor.post('/auth/phone-number/verify', { phoneNumber: '13900000002', code })).status).toBe(200);
    expect((await visitor.get('/session')).body).toMatchObject({ kind: 'contact', customerId: contact.customerId, codes: true });
    expect((await other.visitor().post('/auth/phone-number/verify', { phoneNumber: '13900000002', code })).status).toBe(401);
    await other.close();
  });
});

describe('two-step sign-in', () => {
  it('is switched on with a code, asked for at the next sign-in, and switched off with the password', async () => {
    const { userName: name } = await newStaff(house);
    const visitor = await signedIn(house, name);
    expect(await visitor.post('/auth/two-factor/enable', { password: 'wrong password' })).toMatchObject({
      status: 403,
      body: { code: 'identity.wrong-current-password' },
    });
    const { totpURI, backupCodes } = (await visitor.post('/auth/two-factor/enable', { password: PASSWORD })).body as {
      totpURI: string;
      backupCodes: string[];
    };
    expect((await visitor.post('/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect((await visitor.get('/session')).body).toMatchObject({ kind: 'staff', totp: true });

    const again = house.visitor();
    expect((await signIn(again, name)).body).toEqual({ totpNeeded: true });
    expect(await kindOf(again)).toBe('nobody');
    expect(await again.post('/auth/two-factor/verify-totp', { code: '000000' })).toMatchObject({
      status: 401,
      body: { code: 'identity.wrong-code' },
    });
    expect((await again.post('/auth/two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect(await kindOf(again)).toBe('staff');

    const without = house.visitor();
    await signIn(without, name);
    expect((await without.post('/auth/two-factor/verify-backup-code', { code: backupCodes[0] ?? '' })).status).toBe(200);
    expect(await kindOf(without)).toBe('staff');

    expect((await without.post('/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect((await signIn(house.visitor(), name)).body).toEqual({ totpNeeded: false });
  });

  it('ends for a lost second factor when the password is reset', async () => {
    const { accountId, userName } = await newStaff(house);
    const visitor = await signedIn(house, userName);
    const { totpURI } = (await visitor.post('/auth/two-factor/enable', { password: PASSWORD })).body as { totpURI: string };
    await visitor.post('/auth/two-factor/verify-totp', { code: totp(totpURI) });
    const password = await house.write((unit) => house.identity.resetPassword(unit, accountId, { clearTotp: true }));
    expect((await signIn(house.visitor(), userName, password)).body).toEqual({ totpNeeded: false });
  });
});

describe('cookies', () => {
  it('are Secure where people reach us by https', async () => {
    const other = await openIdentityServer({ pg: inject('pg'), publicUrl: 'https://service.example' });
    await other.write((unit) => other.identity.createStaff(unit, { userName: 'safe', displayName: '安', roles: ['driver'], password: PASSWORD }));
    const visitor = other.visitor();
    const { cookies } = await signIn(visitor, 'safe');
    expect(cookies[0]).toMatch(/^__Secure-xiannuo\.session_token=.*Secure/);
    expect(await kindOf(visitor)).toBe('staff');
    await other.close();
  });
});
