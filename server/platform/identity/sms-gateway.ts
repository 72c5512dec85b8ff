// One-time codes through the company's SMS gateway: one HTTP request for each, whatever provider stands behind it.
import type { SendCode } from './sign-in.ts';

export type SmsGateway = { readonly url: string; readonly token?: string | undefined };
const PATIENCE = 10_000;

/** `POST url` with `{ phone, code, text }` and the token as bearer; anything but 2xx is a failure the person at the door is told of. */
export const sendByGateway =
  ({ url, token }: SmsGateway): SendCode =>
  async (phone, code) => {
    const text = `您的登录验证码是 ${code}，5 分钟内有效。`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ phone, code, text }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  };
