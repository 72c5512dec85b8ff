// The steps of a sign-in, the same for all faces: name or phone with password, then a code where the account asks for one.
import { useState } from 'react';
import { authPost, useSessionChange } from './session.ts';

export type SignInWay = 'username' | 'phone';

/** A code is the last step. */
const thenIn = async (step: Promise<object>): Promise<{ totpNeeded: boolean }> => step.then(() => ({ totpNeeded: false }));

export function useSignIn(way: SignInWay) {
  const changed = useSessionChange();
  const [state, setState] = useState<{ readonly step: 'password' | 'totp'; readonly busy: boolean; readonly error: unknown }>({
    step: 'password',
    busy: false,
    error: undefined,
  });
  const run = async (work: () => Promise<{ totpNeeded?: boolean }>) => {
    setState((now) => ({ ...now, busy: true, error: undefined }));
    try {
      const { totpNeeded = false } = await work();
      if (totpNeeded) return setState({ step: 'totp', busy: false, error: undefined });
      await changed();
    } catch (error) {
      setState((now) => ({ ...now, busy: false, error }));
    }
  };
  return {
    ...state,
    withPassword: (name: string, password: string) =>
      run(() =>
        way === 'username'
          ? authPost('sign-in/username', { username: name, password })
          : authPost('sign-in/phone-number', { phoneNumber: name, password }),
      ),
    withTotp: (code: string) => run(() => thenIn(authPost('two-factor/verify-totp', { code }))),
    sendCode: async (phone: string) => {
      setState((now) => ({ ...now, error: undefined }));
      await authPost('phone-number/send-otp', { phoneNumber: phone }).catch((error: unknown) => setState((now) => ({ ...now, error })));
    },
    withPhoneCode: (phone: string, code: string) => run(() => authPost('phone-number/verify', { phoneNumber: phone, code })),
    back: () => setState({ step: 'password', busy: false, error: undefined }),
  };
}
