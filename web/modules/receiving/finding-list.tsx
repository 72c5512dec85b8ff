// What was found about a line: in words, with how far it goes.
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import type { Looked } from './draft-line.ts';
import { texts } from './texts.ts';

type Finding = Looked['findings'][number];

export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(texts);
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-live="polite">
      {findings.map(({ code, level, text, confirmed, field }) => (
        <li key={`${code} ${field} ${text}`} className={`finding finding-${level === 'note' || level === 'form' ? level : 'stop'}`}>
          <Icon name={level === 'note' ? 'help' : 'alert'} size={16} />
          <span>
            {text} {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
          </span>
        </li>
      ))}
    </ul>
  );
}
