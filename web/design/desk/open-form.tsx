// A form belongs to the page, not to the row it was opened from: the row may leave the list while somebody types, the form and its words stay.
import { createContext, Fragment, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

type Form = (close: () => void) => ReactNode;

const Opening = createContext<(form: Form) => void>(() => undefined);

/** `const open = useOpenForm()`, then `open((close) => <Plan claim={claim} onDone={close} onClose={close} />)`. */
export const useOpenForm = (): ((form: Form) => void) => useContext(Opening);

type FormHostProps = { readonly path: string; readonly children: ReactNode };

/** Around all pages: one form at a time, gone with the page it was opened on. */
export function FormHost({ path, children }: FormHostProps) {
  const [opened, setOpened] = useState<{ readonly form: Form; readonly count: number }>();
  const open = useCallback((form: Form) => setOpened((last) => ({ form, count: (last?.count ?? 0) + 1 })), []);
  const close = useCallback(() => setOpened(undefined), []);
  useEffect(() => {
    if (path) close();
  }, [path, close]);
  return (
    <Opening value={open}>
      {children}
      <Fragment key={opened?.count}>{opened?.form(close)}</Fragment>
    </Opening>
  );
}
