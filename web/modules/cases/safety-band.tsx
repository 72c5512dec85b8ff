// What concerns food safety stands first, in a band of its own.
import type { ReactNode } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = { safety: { zh: '食品安全 · 优先处理', en: 'Food safety · first' } };

export function SafetyBand({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const t = useTexts(texts);
  if (count === 0) return null;
  return (
    <section className="queue-band" aria-label={t('safety')}>
      <h2>
        <Icon name="shield" size={15} /> {t('safety')} <span className="number">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
