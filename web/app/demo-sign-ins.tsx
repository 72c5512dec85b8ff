// A demo installation offers its people as chips; a real one says nothing and this shows nothing.
import { useSay, useTexts } from '../design/locale.ts';
import type { Face } from './page.ts';
import { type DemoSignIn, useSession } from './session.ts';

const texts = { demo: { zh: '演示账号，点一下即可登录', en: 'Demo accounts: one tap signs in' } };

const labelOf = (label: DemoSignIn['label']) => (typeof label === 'string' ? { zh: label, en: label } : label);

type DemoSignInsProps = { readonly face: Face; readonly busy: boolean; readonly onPick: (name: string, password: string) => void };

export function DemoSignIns({ face, busy, onPick }: DemoSignInsProps) {
  const t = useTexts(texts);
  const say = useSay();
  const people = useSession()?.demo?.filter((one) => one.face === face) ?? [];
  if (people.length === 0) return null;
  return (
    <div className="demo">
      <p className="quiet">{t('demo')}</p>
      <div className="row">
        {people.map((one) => {
          const name = one.userName ?? one.phone ?? '';
          return (
            <button key={name} type="button" className="demo-chip" disabled={busy} onClick={() => onPick(name, one.password)}>
              {say(labelOf(one.label))}
            </button>
          );
        })}
      </div>
    </div>
  );
}
