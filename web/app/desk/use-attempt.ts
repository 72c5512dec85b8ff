import { useCallback, useState } from 'react';

/** A step that may be refused, for routes that are no endpoints (those use `useSubmit`). */
export function useAttempt() {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown }>({ busy: false, error: undefined });
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setState({ busy: true, error: undefined });
    try {
      await work();
      setState({ busy: false, error: undefined });
    } catch (error) {
      setState({ busy: false, error });
    }
  }, []);
  return { ...state, run };
}
